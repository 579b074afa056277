/** What a stretch of text says on its own, whatever stands around it. */
import type { Language } from "../text/source.ts";
import { namesOf } from "./anchors.ts";
import type { AliasNode, Comment, Node, SyntaxProblem } from "./node.ts";
import { repeatedKeys } from "./repeated.ts";
import { plainBreaks } from "./scan.ts";
import { judge } from "./slow.ts";
import { inOurWords } from "./words.ts";

export interface Tree {
  readonly root: Node | undefined;
  readonly comments: readonly Comment[];
  readonly problems: readonly SyntaxProblem[];
  readonly anchors: ReadonlyMap<string, Node>;
  readonly open: readonly AliasNode[];
  /** The note on a template, which silences its document. */
  readonly template?: SyntaxProblem;
  /** Said once per file. */
  readonly encoding?: SyntaxProblem;
  /** A mark of a merge conflict other than its first; said where no first one stands in the document. */
  readonly conflictRest?: SyntaxProblem;
  /** Bits of `Mark`: whether anybody outside has to look at this tree. */
  readonly marks: number;
}

/** Why a segment's neighbours matter to it, or it to them. */
export const Mark = {
  template: 1,
  conflict: 2,
  rest: 4,
  encoding: 8,
  anchors: 16,
  open: 32,
  flaw: 64,
  top: 128,
  context: 256,
} as const;

const NOTHING: readonly never[] = [];
const NO_ANCHORS: ReadonlyMap<string, Node> = new Map();

/** Of a text that nobody claimed. */
export const UNREAD: Tree = {
  root: undefined,
  comments: NOTHING,
  problems: NOTHING,
  anchors: NO_ANCHORS,
  open: NOTHING,
  marks: 0,
};

/** Reads a claimed text. Total. */
export function read(text: string, language: Language): Tree {
  if (language === "lines") return UNREAD;
  const plain = plainBreaks(text);
  const { root, comments, complaints } = judge(plain);
  const first = complaints[0];
  const problems = first ? [inOurWords(plain, first.code, first.message, first.at)] : repeatedKeys(root);
  const names = root && (plain.includes("&") || plain.includes("*")) ? namesOf(root) : undefined;
  const anchors = names?.anchors ?? NO_ANCHORS;
  const open = names?.open ?? NOTHING;
  const marks = (anchors.size > 0 ? Mark.anchors : 0) | (open.length > 0 ? Mark.open : 0);
  return { root, comments, problems, anchors, open, marks };
}
