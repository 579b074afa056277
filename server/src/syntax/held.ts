/** What the syntax layer remembers of each segment beside what it shows, and how a segment is made. */
import type { Language } from "../text/source.ts";
import type { Cut } from "./cuts.ts";
import type { JsonPart } from "./json-part.ts";
import type { Node, SyntaxProblem } from "./node.ts";
import { Placed, type Said } from "./placed.ts";
import { Mark, read, type Tree, UNREAD } from "./tree.ts";

/** A segment with what is needed to go on from it: how it was cut, what it says on its own, what its neighbours add. */
export interface Held {
  readonly segment: Placed;
  readonly cut: Cut;
  readonly tree: Tree;
  readonly context: Context;
  /** Bits of `Mark`; 0: it needs no neighbour and no neighbour needs it. */
  readonly marks: number;
}

/** What a segment's neighbours add to it. */
export interface Context {
  /** Its YAML document is a template: nothing is read from it. */
  readonly silent: boolean;
  readonly extra: readonly SyntaxProblem[];
  /** What the segment's own aliases stand for in other segments. */
  readonly direct: ReadonlyMap<string, Node>;
  /** The trees that those nodes come from, and the trees that those need in turn. */
  readonly deps: readonly Tree[];
}

const NONE: ReadonlyMap<string, Node> = new Map();

export const PLAIN: Context = { silent: false, extra: [], direct: NONE, deps: [] };
export const SILENT: Context = { silent: true, extra: [], direct: NONE, deps: [] };

/** More soft problems than this in one segment are not worth reading. */
const MANY = 20;
const SOFT: ReadonlySet<string> = new Set(["duplicate-key", "alias-unknown"]);

/** A segment as it is before its neighbours are looked at. `tree`: what the same text said before. */
export function make(uri: string, language: Language, text: string, cut: Cut, tree: Tree | undefined): Held {
  const { claim } = cut;
  const known =
    claim && (language === "json" || claim.reads?.(text) !== false)
      ? (tree ?? read(text, language, partOf(cut, language), claim.braces))
      : UNREAD;
  return assemble(uri, language, text, cut, known, PLAIN);
}

/** What a JSON part is read as; undefined for a whole text. */
function partOf({ kind, first, before }: Cut, language: Language): JsonPart | undefined {
  if (language !== "json" || kind === "document") return undefined;
  return { opens: first, header: kind === "header", entry: kind === "entry", list: before?.list ?? false };
}

/** Whether what was read of a text that was cut as `a` holds for the same text cut as `b`. */
export const readsAlike = (a: Cut, b: Cut, language: Language): boolean =>
  a.claim?.braces === b.claim?.braces &&
  a.claim?.reads === b.claim?.reads &&
  (language !== "json" ||
    (a.kind === b.kind && a.first === b.first && (a.kind !== "entry" || a.before?.list === b.before?.list)));

/** The same segment among other neighbours: a new object. */
export function remake({ segment, cut, tree }: Held, context: Context): Held {
  const { uri, language, text } = segment;
  const made = assemble(uri, language, text, cut, tree, context);
  made.segment.follow(segment);
  return made;
}

function assemble(
  uri: string,
  language: Language,
  text: string,
  cut: Cut,
  tree: Tree,
  context: Context,
): Held {
  const said: Said = {
    uri,
    text,
    kind: cut.kind,
    format: cut.claim?.format,
    section: cut.section,
    language,
    root: context.silent ? undefined : tree.root,
    comments: tree.comments,
    problems: context.silent ? context.extra : chosen(tree.problems, context.extra),
    resolve: resolver(tree, context),
  };
  const segment = new Placed(said);
  return { segment, cut, tree, context, marks: marksOf(cut, tree, context) };
}

/** The segment as it is, cut alike but with other knowledge. */
export const recut = (held: Held, cut: Cut): Held => ({
  segment: held.segment,
  cut,
  tree: held.tree,
  context: held.context,
  marks: marksOf(cut, held.tree, held.context),
});

function marksOf(cut: Cut, tree: Tree, context: Context): number {
  let marks = tree.marks;
  if (cut.flaw) marks |= Mark.flaw;
  if (cut.kind === "header" || cut.kind === "piece") marks |= Mark.top;
  if (context !== PLAIN) marks |= Mark.context;
  return marks;
}

const unresolved = (): undefined => undefined;

function resolver({ anchors }: Tree, { direct, deps }: Context): (name: string) => Node | undefined {
  if (anchors.size === 0 && direct.size === 0) return unresolved;
  return (name) => {
    const near = direct.get(name) ?? anchors.get(name);
    if (near) return near;
    for (const dep of deps) {
      const node = dep.anchors.get(name);
      if (node) return node;
    }
    return undefined;
  };
}

/** One error of the syntax at most, the first; where there is none, repeated keys and unknown aliases. A wrong encoding is told beside. */
function chosen(own: readonly SyntaxProblem[], extra: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
  if (extra.length === 0) return own;
  const all = [...own, ...extra].sort((a, b) => a.start - b.start);
  const encoding = all.filter(({ code }) => code === "encoding");
  const hard = all.find(({ code }) => code !== "encoding" && !SOFT.has(code));
  return [...encoding, ...(hard ? [hard] : all.filter(({ code }) => SOFT.has(code)).slice(0, MANY))];
}
