/** The tolerant tree of one segment. Spans count from the segment's start. */
import type { Language } from "../text/source.ts";
import type { Segment, Span } from "../text/span.ts";

export type Node = MapNode | ListNode | ScalarNode | AliasNode;

interface Common extends Span {
  /** The name behind `&`, where there is one. */
  readonly anchor?: string;
  /** The tag as written (`!Ref`), where there is one. */
  readonly tag?: string;
}

export interface ScalarNode extends Common {
  readonly kind: "scalar";
  /** The decoded text: escapes and folding done. A plain `~`, `null` or `12` is still text here; see `coreType`. */
  readonly value: string;
  readonly style: "plain" | "single" | "double" | "literal" | "folded";
}

export interface MapNode extends Common {
  readonly kind: "map";
  readonly flow: boolean;
  readonly pairs: readonly Pair[];
}

/** `start` is the key's start; `end` the value's end, or behind the colon where nothing is written. */
export interface Pair extends Span {
  readonly key: ScalarNode;
  /** undefined: nothing is written behind the colon. */
  readonly value: Node | undefined;
}

export interface ListNode extends Common {
  readonly kind: "list";
  readonly flow: boolean;
  readonly items: readonly Item[];
}

/** One entry of a list. A block item starts at its dash. */
export interface Item extends Span {
  readonly value: Node | undefined;
}

export interface AliasNode extends Common {
  readonly kind: "alias";
  readonly name: string;
}

/** A comment with its `#`, without the line break. */
export interface Comment extends Span {
  readonly text: string;
}

/** What is not valid YAML or JSON, in our words. `code` is stable, `message` says what was expected. */
export interface SyntaxProblem extends Span {
  readonly code: string;
  readonly message: string;
  /** `note`: worth saying once, no fault (a template). */
  readonly grade: "error" | "note";
}

/**
 * What the segment is: a whole YAML document (or file), one top-level key with its value, the line of a section whose
 * entries are segments of their own, or one such entry (a map of one pair, or a list of one item).
 */
export type SegmentKind = "document" | "piece" | "header" | "entry";

export interface ParsedSegment extends Segment {
  readonly kind: SegmentKind;
  /** The format that claimed the YAML document which this segment is part of; undefined: nobody's, and never parsed. */
  readonly format: string | undefined;
  /** For an entry: the top-level key that it stands under. */
  readonly section?: string | undefined;
  readonly language: Language;
  readonly root: Node | undefined;
  readonly comments: readonly Comment[];
  readonly problems: readonly SyntaxProblem[];
  /** The node that an alias stands for, in this or another segment of the YAML document; undefined where no anchor has that name. */
  readonly resolve: (name: string) => Node | undefined;
}

export type Path = readonly (string | number)[];

/** The scalar's type in the YAML 1.2 core schema; quoted and block scalars are strings. */
export function coreType(node: ScalarNode): "null" | "bool" | "int" | "float" | "string" {
  if (node.style !== "plain" || node.tag === "!!str") return "string";
  const text = node.value;
  if (isWordly(text.charCodeAt(0))) return "string";
  if (text === "" || text === "~" || /^null$/i.test(text)) return "null";
  if (/^(true|false)$/i.test(text)) return "bool";
  if (/^[-+]?[0-9]+$|^0o[0-7]+$|^0x[0-9a-fA-F]+$/.test(text)) return "int";
  if (
    /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$|^[-+]?\.(inf|Inf|INF)$|^\.(nan|NaN|NAN)$/.test(
      text,
    )
  )
    return "float";
  return "string";
}

/** A letter with which nothing but a string starts: not one of `null`, `true`, `false`. Most texts start so, and are not looked at further. */
const isWordly = (code: number): boolean =>
  ((code > 96 && code < 123) || (code > 64 && code < 91)) && !"nNtTfF".includes(String.fromCharCode(code));
