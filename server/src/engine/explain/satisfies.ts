/**
 * Which rules a field of the manifest answers to, read off the rules' own examples: what the repaired document says
 * and the faulty one does not, or says otherwise, is what the rule asks for. So no table of fields and rules can go stale.
 */
import { keyAt, schemaAt } from "../../../../schemas/shape.ts";
import type { Control } from "../../frameworks/catalogue.ts";
import { levelOf } from "../../policy/levels.ts";
import { rules } from "../../rules/registry.ts";
import type { Rule } from "../../rules/rule.ts";
import type { Node, Path } from "../../syntax/node.ts";
import { parse } from "../../syntax/parse.ts";
import { fromRoot } from "../place.ts";
import { firstSentence, type Line, quiet } from "../prose.ts";
import { briefly, controlsBehind, ruleOf } from "./controls.ts";
import type { Telling } from "./telling.ts";

/** Why the field is asked for, and `Helps satisfy NIST CSF 2.0 GV.RR-02, …` with the rules; undefined where none asks. */
export function satisfiesLines(
  { workspace, uri }: Telling,
  path: Path,
  ai: boolean,
): { readonly why: string; readonly lines: readonly Line[] } | undefined {
  const on = ranked(rulesAbout(path)).filter((rule) => {
    const about = { path: workspace.pathOf(uri), within: "", format: "native" };
    return rule.support !== "own" && levelOf(rule, rule.level, about, workspace.world) !== "off";
  });
  const backed = on.filter(({ support }) => support === "direct" || support === "partial").slice(0, NAMED);
  const known = byWeight(backed, ai);
  const [first] = backed;
  if (!first || known.length === 0) return undefined;
  const shown = on.slice(0, NAMED).map(({ id }) => id);
  const more = on.length > NAMED ? ` and ${on.length - NAMED} more` : "";
  const strength = backed.some(({ support }) => support === "direct") ? "" : " in part";
  return {
    why: firstSentence(first.why),
    lines: [
      [`Helps satisfy${strength} `, ...briefly(known)],
      [quiet(`Checked by ${shown.join(", ")}${more}`)],
    ],
  };
}

const NAMED = 3;

/** What controls ask for first, conventions last. */
const ranked = (some: readonly Rule[]): readonly Rule[] =>
  (["direct", "partial", "convention"] as const).flatMap((one) =>
    some.filter(({ support }) => support === one),
  );

/** Controls that more of the rules rest on come first, those of direct support before the others. */
function byWeight(some: readonly Rule[], ai: boolean): readonly Control[] {
  const weights = new Map<Control, number>();
  for (const rule of some)
    for (const [nth, control] of controlsBehind(rule, ai).entries()) {
      // The first control of a rule is the one that says it best.
      const weight = (rule.support === "direct" ? 2 : 1) + (nth === 0 ? 2 : 0);
      weights.set(control, (weights.get(control) ?? 0) + weight);
    }
  return [...weights].sort(([, a], [, b]) => b - a).map(([control]) => control);
}

let made: ReadonlyMap<string, readonly Rule[]> | undefined;

/** The rules that ask for the field at the path; first those that ask for nothing else. */
export function rulesAbout(path: Path): readonly Rule[] {
  made ??= table();
  const asking = made.get(general(path)) ?? within(made, path);
  // The shape names the rule that speaks where the field is absent.
  const absent = ruleOf(keyAt(path)?.rule ?? "");
  return absent && !asking.includes(absent) ? [absent, ...asking] : asking;
}

/** A map or a list is asked for by what is asked for in it; a whole entry is asked for by nearly everybody. */
function within(all: ReadonlyMap<string, readonly Rule[]>, path: Path): readonly Rule[] {
  if (path.length < (path[0] === "policy" ? 2 : 3)) return [];
  const begin = `${general(path)}.`;
  return [...new Set([...all].flatMap(([at, some]) => (at.startsWith(begin) ? some : [])))];
}

function table(): ReadonlyMap<string, readonly Rule[]> {
  const found = new Map<string, { readonly rule: Rule; readonly rank: number }[]>();
  for (const rule of rules) {
    const fields = fieldsOf(rule);
    for (const [at, added] of fields) {
      const one = { rule, rank: fields.size + (added ? 0 : CHANGED) };
      const same = found.get(at);
      if (same) same.push(one);
      else found.set(at, [one]);
    }
  }
  return new Map(
    [...found].map(([at, some]) => [at, some.sort((a, b) => a.rank - b.rank).map(({ rule }) => rule)]),
  );
}

/** Who asks for few fields means them; of equal ones, who asks that the field be there comes before who asks that it say something else. */
const CHANGED = 0.5;

/**
 * The fields that differ between the faulty and the repaired examples, and whether the repair adds them.
 * An entry that is there only once repaired brings fields of its own: they do not count.
 */
function fieldsOf({ examples }: Rule): ReadonlyMap<string, boolean> {
  const mine = new Map<string, boolean>();
  for (const { bad, good, path } of examples) {
    if (path !== undefined && !/(^|\/)[^/]*nhi\.(ya?ml|json)$/.test(path)) continue;
    const [before, after] = [leaves(bad, path), leaves(good, path)];
    const entries = new Set([...before.values()].map(({ at }) => entryOf(at)));
    for (const [key, { at, text }] of after) {
      const there = before.get(key);
      if (there?.text !== text && (at[0] === "policy" || entries.has(entryOf(at))))
        mine.set(general(at), there === undefined || mine.get(general(at)) === true);
    }
  }
  return mine;
}

const entryOf = (path: Path): string => path.slice(0, 2).join("/");

interface Leaf {
  readonly at: Path;
  readonly text: string;
}

/** Lines of carets are drawn under the text, and headings above the files: neither belongs to it. */
const DRAWN = /^\s*(\^+|~+) /;

/** All scalars of a document by their paths. */
function leaves(text: string, path: string | undefined): ReadonlyMap<string, Leaf> {
  const found = new Map<string, Leaf>();
  for (const page of text.split(/^=== .*$/m)) {
    const plain = page
      .split("\n")
      .filter((line) => !DRAWN.test(line))
      .join("\n");
    const language = path?.endsWith(".json") ? "json" : "yaml";
    const { segments } = parse({ uri: "file:///example", version: 0, language, text: plain }, () => ({
      format: "native",
    }));
    for (const segment of segments) visit(segment.root, fromRoot(segment, []), found);
  }
  return found;
}

function visit(node: Node | undefined, path: Path, found: Map<string, Leaf>): void {
  if (node?.kind === "map")
    for (const { key, value } of node.pairs) visit(value, [...path, key.value], found);
  else if (node?.kind === "list")
    for (const [i, { value }] of node.items.entries()) visit(value, [...path, i], found);
  else if (node?.kind === "scalar") found.set(path.join("/"), { at: path, text: node.value });
}

/** `identities.*.credentials.#.rotated`: names of the writer's choice and positions in lists do not matter. */
export function general(path: Path): string {
  return path
    .map((step, i) => {
      if (typeof step === "number") return "#";
      return schemaAt(path.slice(0, i))?.is === "record" ? "*" : step;
    })
    .join(".");
}
