/** What a stretch of text says on its own, whatever stands around it. */
import type { Language } from "../text/source.ts";
import { namesOf } from "./anchors.ts";
import type { Claim } from "./claim.ts";
import { tooDeep } from "./depth.ts";
import { readFast } from "./fast.ts";
import { readHcl } from "./hcl-read.ts";
import { readJson } from "./json.ts";
import { type JsonEnds, type JsonPart, readJsonPart } from "./json-part.ts";
import type { AliasNode, Comment, Node, SyntaxProblem } from "./node.ts";
import { oddities } from "./odd.ts";
import { quickly } from "./quick.ts";
import { repair } from "./repair.ts";
import { repeatedKeys } from "./repeated.ts";
import { plainBreaks } from "./scan.ts";
import { judge } from "./slow.ts";
import { template } from "./templates.ts";
import { said } from "./words.ts";

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
  /** How a part of a JSON text ends; its neighbours decide whether that is right. */
  readonly ends?: JsonEnds;
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

/** Reads a claimed text. `part`: it is a part of a JSON text. `braces`: as the claim says. Total. */
export function read(text: string, language: Language, part?: JsonPart, braces?: Claim["braces"]): Tree {
  if (language === "lines") return UNREAD;
  const plain = plainBreaks(text);
  if (language === "json") return ofJson(plain, part);
  if (language === "hcl") return { ...UNREAD, ...readHcl(plain) };
  const note = braces === "words" && !plain.includes("{%") ? undefined : template(plain);
  if (note) return { ...UNREAD, template: note, marks: Mark.template };
  const odd = oddities(plain);
  const own = readYaml(odd?.text ?? plain, odd?.problem);
  const { problems, marks } = own;
  const broken = odd?.encoding ? { ...own, encoding: odd.encoding, marks: marks | Mark.encoding } : own;
  const conflict = problems.find(({ code }) => code === "conflict");
  if (!conflict) return broken;
  if (/^<{7}(?!\S)/m.test(plain)) return { ...broken, marks: broken.marks | Mark.conflict };
  return { ...broken, problems: NOTHING, conflictRest: conflict, marks: broken.marks | Mark.rest };
}

function ofJson(text: string, part: JsonPart | undefined): Tree {
  const odd = oddities(text);
  const plain = odd?.text ?? text;
  const { root, comments, problem, ends } = part
    ? readJsonPart(plain, part)
    : { ...readJson(plain), ends: undefined };
  const first = firstOf(problem, odd?.problem);
  const tree: Tree = { ...UNREAD, root, comments, problems: first ? [first] : repeatedKeys(root) };
  const ended = ends ? { ...tree, ends } : tree;
  return odd?.encoding ? { ...ended, encoding: odd.encoding, marks: Mark.encoding } : ended;
}

const firstOf = (a: SyntaxProblem | undefined, b: SyntaxProblem | undefined): SyntaxProblem | undefined =>
  a && b ? (b.start < a.start ? b : a) : (a ?? b);

/** At most one syntax error per segment; keys are compared where there is none. */
const listed = (first: SyntaxProblem | undefined, root: Node | undefined): readonly SyntaxProblem[] =>
  first ? [first] : repeatedKeys(root);

/** By the fast parser where it can, else by the other one, mended where that complains. */
function readYaml(text: string, odd: SyntaxProblem | undefined): Tree {
  const fast = readFast(text);
  if (fast) return { ...UNREAD, ...fast, problems: odd ? [odd] : repeatedKeys(fast.root) };
  const quick = quickly(text);
  if (quick) return tree(quick, listed(firstOf(quick.problem, odd), quick.root));
  const json = /^\s*[[{]/.test(text) ? readJson(text) : undefined;
  if (json && !json.problem)
    return { ...UNREAD, root: json.root, problems: odd ? [odd] : repeatedKeys(json.root) };
  const deep = tooDeep(text);
  if (deep !== undefined) return { ...UNREAD, problems: [said("nesting", deep, deep + 1)] };
  try {
    const judged = judge(text);
    if (judged.complaints.length === 0) return tree(judged, odd ? [odd] : repeatedKeys(judged.root));
    const repaired = repair(text, judged);
    return tree(repaired, listed(firstOf(repaired.problem, odd), repaired.root));
  } catch {
    return { ...UNREAD, problems: [said("nesting", 0, Math.min(1, text.length))] };
  }
}

function tree({ root, comments }: Pick<Tree, "root" | "comments">, problems: readonly SyntaxProblem[]): Tree {
  const { anchors, open } = root ? namesOf(root) : UNREAD;
  const marks = (anchors.size > 0 ? Mark.anchors : 0) | (open.length > 0 ? Mark.open : 0);
  return { root, comments, problems, anchors, open, marks };
}
