/** For the tests of rewrite: a text as one segment, edits made on it, the new text back. */
import assert from "node:assert/strict";
import type { Node, ParsedSegment, Path, SegmentKind } from "../../server/src/syntax/node.ts";
import { type Around, rewrite, type SymbolicEdit } from "../../server/src/syntax/rewrite.ts";
import { judge } from "../../server/src/syntax/slow.ts";
import { apply } from "../../server/src/text/edits.ts";

export interface Setting {
  readonly language?: ParsedSegment["language"];
  readonly kind?: SegmentKind;
  readonly around?: Around;
}

export function segmentOf(
  text: string,
  { language = "yaml", kind = "document" }: Setting = {},
): ParsedSegment {
  const { root, comments } = language === "lines" ? { root: undefined, comments: [] } : judge(text);
  return {
    uri: "file:///nhi.yaml",
    text,
    base: 0,
    line: 0,
    kind,
    format: "native",
    language,
    root,
    comments,
    problems: [],
    resolve: (name) => root && anchored(root, name),
  };
}

function anchored(node: Node, name: string): Node | undefined {
  if (node.kind !== "alias" && node.anchor === name) return node;
  const inner = node.kind === "map" ? node.pairs : node.kind === "list" ? node.items : [];
  for (const { value } of inner) {
    const found = value && anchored(value, name);
    if (found) return found;
  }
  return undefined;
}

/** The text after the edits, which must be made. */
export function mend(text: string, edits: readonly SymbolicEdit[], setting: Setting = {}): string {
  const done = rewrite(segmentOf(text, setting), edits, setting.around);
  assert.ok(!("refused" in done), `refused: ${"refused" in done ? done.refused : ""}`);
  return apply(text, done);
}

/** Why the edits are not made. */
export function refusal(text: string, edits: readonly SymbolicEdit[], setting: Setting = {}): string {
  const done = rewrite(segmentOf(text, setting), edits, setting.around);
  return "refused" in done ? done.refused : `not refused: ${apply(text, done)}`;
}

type Content = Extract<SymbolicEdit, { do: "put" }>["value"];

export const put = (path: Path, value: Content, first?: true): SymbolicEdit => ({
  do: "put",
  to: { path },
  value,
  ...(first ? { first } : {}),
});
export const append = (path: Path, value: Content): SymbolicEdit => ({ do: "append", to: { path }, value });
export const remove = (path: Path): SymbolicEdit => ({ do: "remove", from: { path } });

/** Replace the only place where `old` is written. */
export function replace(text: string, old: string, value: string): SymbolicEdit {
  const start = text.indexOf(old);
  return { do: "replace", at: { start, end: start + old.length }, value };
}

export function rename(text: string, old: string, to: string): SymbolicEdit {
  const start = text.indexOf(old);
  return { do: "rename", at: { start, end: start + old.length }, to };
}
