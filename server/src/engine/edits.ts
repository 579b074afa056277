/** Symbolic edits find their text: by segment in YAML, by the whole document in JSON, whose commas stand between entries. */
import type { Ask, Edit } from "../rules/finding.ts";
import type { ParsedSegment, Path } from "../syntax/node.ts";
import { parse, textOf } from "../syntax/parse.ts";
import { rewrite } from "../syntax/rewrite.ts";
import type { Around } from "../syntax/rewrite-style.ts";
import { inOrder, type TextEdit } from "../text/edits.ts";
import type { Segment } from "../text/span.ts";
import type { Workspace } from "./workspace.ts";

/** An edit in which nothing is left to ask. */
export type Answered = Edit extends infer E
  ? E extends { readonly value: infer V }
    ? Omit<E, "value"> & { readonly value: Exclude<V, Ask> }
    : E
  : never;

/** Text edits of the whole document, in order; all of them or none. */
export function textEdits(
  workspace: Workspace,
  uri: string,
  edits: readonly Answered[],
): readonly TextEdit[] | { readonly refused: string } {
  const around = aroundOf(workspace, uri);
  const out: TextEdit[] = [];
  for (const [segment, own] of bySegment(edits)) {
    if (segment.uri !== uri) return { refused: "The change belongs to another file" };
    const target = targetOf(workspace, segment);
    if (!target) return { refused: "The text has changed since" };
    const made = rewrite(target.segment, own.map(target.move), around);
    if ("refused" in made) return made;
    const { base } = target.segment;
    for (const { span, text } of made)
      out.push({ span: { start: span.start + base, end: span.end + base }, text });
  }
  return inOrder(out) ?? { refused: "The changes overlap" };
}

function bySegment(edits: readonly Answered[]): ReadonlyMap<Segment, readonly Answered[]> {
  const groups = new Map<Segment, Answered[]>();
  for (const edit of edits) {
    const segment = placeOf(edit);
    const same = groups.get(segment);
    if (same) same.push(edit);
    else groups.set(segment, [edit]);
  }
  return groups;
}

/** The uri of the document that the edit changes. */
export const fileOf = (edit: Edit): string => placeOf(edit).uri;

const placeOf = (edit: Edit): Segment => {
  switch (edit.do) {
    case "put":
    case "append":
      return edit.to.in;
    case "remove":
      return edit.from.in;
    default:
      return edit.at.in;
  }
};

interface Target {
  readonly segment: ParsedSegment;
  /** The edit as seen from the target. */
  readonly move: (edit: Answered) => Answered;
}

/** The segment to write in; undefined where it is no part of the document any more. */
function targetOf(workspace: Workspace, segment: Segment): Target | undefined {
  const parsed = workspace.parsed(segment.uri);
  const own = parsed?.segments.find((one) => one === segment);
  if (!parsed || !own) return undefined;
  if (own.language !== "json" || own.kind === "document") return { segment: own, move: (edit) => edit };
  const { uri, version, language } = parsed;
  const format = own.format ?? "";
  const [whole] = parse({ uri, version, language, text: textOf(parsed) }, () => ({ format })).segments;
  if (!whole) return undefined;
  const before = parsed.segments.filter(
    ({ section, base }) => section === own.section && base < own.base,
  ).length;
  const path = (steps: Path): Path => {
    if (own.section === undefined) return steps;
    const [first, ...rest] = steps;
    return [own.section, ...(typeof first === "number" ? [before + first, ...rest] : steps)];
  };
  return { segment: whole, move: (edit) => moved(edit, whole, own.base, path) };
}

function moved(edit: Answered, to: Segment, base: number, path: (steps: Path) => Path): Answered {
  switch (edit.do) {
    case "put":
    case "append":
      return { ...edit, to: { in: to, path: path(edit.to.path) } };
    case "remove":
      return { ...edit, from: { in: to, path: path(edit.from.path) } };
    default:
      return { ...edit, at: { in: to, start: edit.at.start + base, end: edit.at.end + base } };
  }
}

/** What a segment cannot see of its document: the line breaks in use, and which anchors are used elsewhere. */
function aroundOf(workspace: Workspace, uri: string): Around {
  const segments = workspace.parsed(uri)?.segments ?? [];
  const broken = segments.find(({ text }) => text.includes("\n"));
  return {
    ...(broken && { eol: broken.text.includes("\r\n") ? "\r\n" : "\n" }),
    aliased: (anchor) => segments.some(({ text }) => text.includes(`*${anchor}`)),
  };
}
