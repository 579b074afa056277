/** What a segment cannot know alone: a template elsewhere in its document, a key that stands twice, anchors of other segments. */
import { type Context, type Held, PLAIN, remake, SILENT } from "./held.ts";
import { endProblem, endsWell } from "./json-ends.ts";
import type { Node, SegmentKind, SyntaxProblem } from "./node.ts";
import { duplicateKey } from "./repeated.ts";
import { Mark, type Tree } from "./tree.ts";
import { flawed } from "./words.ts";

/** A segment that was made anew because its neighbours changed. */
export interface Remade {
  readonly old: Held;
  readonly now: Held;
}

/** Holds the segments to their neighbours, in place; tells which were made anew. Costs little where nothing has a mark. */
export function settle(held: Held[]): Remade[] {
  const remade: Remade[] = [];
  const seen: FileState = { encoding: false };
  let start = 0;
  let marks = 0;
  for (let i = 0; i <= held.length; i++) {
    const one = held[i];
    if (i > start && (!one || one.cut.first)) {
      if (marks !== 0) settleDocument(held, start, i, marks, seen, remade);
      start = i;
      marks = 0;
    }
    if (one) marks |= one.marks;
  }
  return remade;
}

interface FileState {
  encoding: boolean;
}

interface DocumentState {
  readonly file: FileState;
  readonly marks: number;
  readonly keys: Set<string>;
  readonly visible: Map<string, { readonly node: Node; readonly tree: Tree; readonly deps: readonly Tree[] }>;
  noted: boolean;
}

function settleDocument(
  held: Held[],
  start: number,
  end: number,
  marks: number,
  file: FileState,
  remade: Remade[],
): void {
  const state: DocumentState = { file, marks, keys: new Set(), visible: new Map(), noted: false };
  const silent = (marks & Mark.template) !== 0;
  for (let i = start; i < end; i++) {
    const old = held[i];
    const next = held[i + 1];
    if (!old || (!silent && old.marks === 0 && (!old.tree.ends || endsWell(old.tree.ends, next?.cut.kind))))
      continue;
    const context = silent ? silence(old, state) : contextOf(old, state, next?.cut.kind);
    const now = same(context, old.context) ? old : remake(old, context);
    if (now !== old) {
      held[i] = now;
      remade.push({ old, now });
    }
    if (!silent)
      for (const [name, node] of old.tree.anchors)
        state.visible.set(name, { node, tree: old.tree, deps: context.deps });
  }
}

function silence({ tree }: Held, state: DocumentState): Context {
  if (state.noted || !tree.template) return SILENT;
  state.noted = true;
  return { ...SILENT, extra: [tree.template] };
}

function contextOf(
  { cut, tree, segment }: Held,
  state: DocumentState,
  next: SegmentKind | undefined,
): Context {
  const extra: SyntaxProblem[] = [];
  const ending = tree.ends && endProblem(tree.ends, next);
  if (ending) extra.push(ending);
  if (cut.flaw) extra.push(flawed(segment.text, cut.flaw, cut.before?.name ?? ""));
  if (tree.root?.kind === "map" && (cut.kind === "header" || cut.kind === "piece"))
    for (const { key } of tree.root.pairs) {
      if (state.keys.has(key.value)) extra.push(duplicateKey(key.start, key.end, key.value));
      state.keys.add(key.value);
    }
  if (tree.conflictRest && (state.marks & Mark.conflict) === 0) extra.push(tree.conflictRest);
  if (tree.encoding && !state.file.encoding) {
    state.file.encoding = true;
    extra.push(tree.encoding);
  }
  if (tree.open.length === 0) return extra.length === 0 ? PLAIN : { ...PLAIN, extra };
  const direct = new Map<string, Node>();
  const deps = new Set<Tree>();
  for (const alias of tree.open) {
    const known = state.visible.get(alias.name);
    if (!known) {
      extra.push(unknownAlias(alias.start, alias.end, alias.name));
      continue;
    }
    direct.set(alias.name, known.node);
    deps.add(known.tree);
    for (const dep of known.deps) deps.add(dep);
  }
  return { silent: false, extra, direct, deps: [...deps] };
}

const unknownAlias = (start: number, end: number, name: string): SyntaxProblem => ({
  start,
  end,
  code: "alias-unknown",
  message: `\`*${name}\` is an alias, and no anchor \`&${name}\` stands above it. Quote it if the text means itself: "*${name}".`,
  grade: "error",
});

function same(a: Context, b: Context): boolean {
  if (a === b) return true;
  if (a.silent !== b.silent || a.extra.length !== b.extra.length) return false;
  if (a.direct.size !== b.direct.size || a.deps.length !== b.deps.length) return false;
  for (const [name, node] of a.direct) if (b.direct.get(name) !== node) return false;
  if (a.deps.some((tree, i) => tree !== b.deps[i])) return false;
  return a.extra.every((one, i) => {
    const other = b.extra[i];
    return (
      other?.code === one.code &&
      other.start === one.start &&
      other.end === one.end &&
      other.message === one.message
    );
  });
}
