/**
 * A fix as a snippet: what it asks becomes tab stops in the text, each with its sample.
 * The fix is written twice, with the samples and with marks that can be found again; where the marks stand, the tab stops go.
 */
import type { Ask } from "../rules/finding.ts";
import type { TextEdit } from "../text/edits.ts";
import { type Answers, answered } from "./asks.ts";
import { textEdits } from "./edits.ts";
import type { Mended } from "./fixes.ts";
import type { Offer } from "./offer.ts";
import type { Workspace } from "./workspace.ts";

/** An edit in offsets of the whole document; `snippet` holds tab stops, `text` is meant as it stands. */
export type SnippetEdit = Pick<TextEdit, "span"> & ({ readonly text: string } | { readonly snippet: string });

/** More choices than a person reads through; the first are the best. */
const MOST = 12;

/**
 * The edits of the fix with a tab stop for each thing that it asks: `${1:sample}`, or `${1|sample,other|}` where good answers are known.
 * Accepted as it comes, the snippet gives the text of the fix with its samples (`mended`). undefined: the fix asks nothing, or what it
 * asks cannot be found again in what it writes.
 */
export function snippetOf(
  workspace: Workspace,
  { fix, asks }: Offer,
  { uri, edits: plain }: Mended,
): readonly SnippetEdit[] | undefined {
  if (asks.length === 0) return undefined;
  const write = (answers: Answers): readonly TextEdit[] | undefined => {
    const made = textEdits(workspace, uri, answered(fix.edits, answers));
    return "refused" in made ? undefined : made;
  };
  const marks = new Map(asks.map(({ ask, sample }, i) => [ask, markOf(i, sample)]));
  const marked = write(Object.fromEntries(marks));
  const samples = asks.map(({ sample }) => sample);
  const places = marked && placesIn(marked, plain, samples);
  if (!places) return undefined;
  const stops = asks.map((ask, i) => {
    const forms = new Set(places.flat().flatMap((part) => (part.ask === i ? [part.form] : [])));
    const [form] = forms;
    if (form === undefined || forms.size > 1) return undefined;
    const others = choicesOf(ask).flatMap((choice) => {
      const made = write({ [ask.ask]: choice });
      const found = made && placesIn(marked, made, samples.with(i, choice));
      const written = new Set(found?.flat().flatMap((part) => (part.ask === i ? [part.form] : [])));
      return written.size === 1 ? [...written] : [];
    });
    return ask.blank ? blankStop(i + 1, form) : stopOf(i + 1, form, others);
  });
  if (stops.includes(undefined)) return undefined;
  const texts = places.map((parts) => parts.map(({ before, ask }) => escaped(before) + (stops[ask] ?? "")));
  return fromLineStarts(
    workspace,
    uri,
    plain.map(({ span }, i) => ({
      span,
      parts: texts[i]?.join("") ?? "",
      stops: places[i]?.some(({ ask }) => ask >= 0) === true,
    })),
  );
}

/** A word that nobody writes, as long as the sample, so that it is laid out alike. */
const markOf = (i: number, sample: string): string => `nhiAsk${i}q`.padEnd(sample.length, "q");

const MARK = /(["']?)nhiAsk(\d+)q+\1/g;

/** A stretch of an edit's text: `before`, then the answer to the ask with that number, as it is written (`form`); the last has none (-1). */
interface Part {
  readonly before: string;
  readonly ask: number;
  readonly form: string;
}

/** Where the answers stand in the edits: they must be those of the marked ones, with each answer in the place of its mark. */
function placesIn(
  marked: readonly TextEdit[],
  edits: readonly TextEdit[],
  answers: readonly string[],
): readonly (readonly Part[])[] | undefined {
  if (marked.length !== edits.length) return undefined;
  const all = marked.map(({ span, text }, i) => {
    const edit = edits[i];
    const isSame = edit?.span.start === span.start && edit.span.end === span.end;
    return isSame ? partsOf(text, edit.text, answers) : undefined;
  });
  return all.every((parts) => parts !== undefined) ? all : undefined;
}

function partsOf(marked: string, text: string, answers: readonly string[]): readonly Part[] | undefined {
  const parts: Part[] = [];
  let read = 0;
  let at = 0;
  for (const mark of marked.matchAll(MARK)) {
    const before = marked.slice(read, mark.index);
    read = mark.index + mark[0].length;
    if (!text.startsWith(before, at)) return undefined;
    at += before.length;
    const ask = Number(mark[2]);
    const form = formsOf(answers[ask] ?? "").find((one) => text.startsWith(one, at));
    if (!form) return undefined;
    parts.push({ before, ask, form });
    at += form.length;
  }
  const rest = marked.slice(read);
  return text.slice(at) === rest ? [...parts, { before: rest, ask: -1, form: "" }] : undefined;
}

/** The ways in which a text may be written; quoted ones first, since a plain one could be the beginning of no other. */
const formsOf = (text: string): readonly string[] => [
  JSON.stringify(text),
  `'${text.replaceAll("'", "''")}'`,
  text,
];

/** Answers that may be offered in a list. What would have to be escaped there is read differently by different editors. */
const choicesOf = ({ choices, sample }: Ask): readonly string[] =>
  [...new Set(choices)]
    .filter((one) => one !== sample && one !== "" && !/[$}\\\n\r]/.test(one))
    .slice(0, MOST);

/** With choices the whole word is chosen, quotes and all; without, the person types between the quotes. */
function stopOf(n: number, form: string, others: readonly string[]): string {
  const choices = [...new Set([form, ...others])].filter((one) => !/[$}\\]/.test(one));
  if (choices.length > 1 && choices[0] === form)
    return `\${${n}|${choices.map((one) => one.replace(/[,|]/g, "\\$&")).join(",")}|}`;
  const [, open = "", inner = "", close = ""] = /^(["']?)(.*)(\1)$/s.exec(form) ?? [];
  return `${escaped(open)}\${${n}:${escaped(inner)}}${escaped(close)}`;
}

/** Between quotes, since nobody knows what will be written there. */
const blankStop = (n: number, form: string): string => (form.startsWith("'") ? `'\${${n}}'` : `"\${${n}}"`);

const escaped = (text: string): string => text.replace(/[\\$}]/g, "\\$&");

interface Stretch {
  readonly span: TextEdit["span"];
  /** In the syntax of snippets. */
  readonly parts: string;
  /** Whether there is a tab stop in it. */
  readonly stops: boolean;
}

/**
 * Editors indent the lines of a snippet like the line that it begins on, and ours are indented already. So what has several lines
 * begins where its line begins, in front of any indent, and takes in what it passes on the way.
 */
function fromLineStarts(
  workspace: Workspace,
  uri: string,
  stretches: readonly Stretch[],
): readonly SnippetEdit[] {
  const text = (workspace.parsed(uri)?.segments ?? []).map((segment) => segment.text).join("");
  const startOf = ({ span: { start }, parts }: Stretch): number =>
    start > 0 && parts.includes("\n") ? text.lastIndexOf("\n", start - 1) + 1 : start;
  const from = (start: number, { span, parts, stops }: Stretch): Stretch => ({
    span: { start, end: span.end },
    parts: escaped(text.slice(start, span.start)) + parts,
    stops,
  });
  const out: Stretch[] = [];
  for (const stretch of stretches) {
    let now = stretch;
    for (let last = out.at(-1); last && startOf(now) < last.span.end; last = out.at(-1)) {
      const { parts, stops } = from(last.span.end, now);
      const span = { start: last.span.start, end: now.span.end };
      now = { span, parts: last.parts + parts, stops: last.stops || stops };
      out.pop();
    }
    out.push(from(startOf(now), now));
  }
  return out.map(({ span, parts, stops }) =>
    stops ? { span, snippet: parts } : { span, text: parts.replace(/\\([\\$}])/g, "$1") },
  );
}
