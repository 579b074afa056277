/** What hides a finding: a suppression, which is a comment beside it, or an exception, which is an entry of the manifest. */
import type { Segment, Span, Spot } from "../text/span.ts";
import type { Duration, When } from "./day.ts";
import type { Exception } from "./facts.ts";
import type { Field, Sourced } from "./field.ts";
import type { StrayWord } from "./suppression-words.ts";
import type { Overlap } from "./world.ts";

export type Silence = Exception | Suppression;

/** A comment `# nhi-ignore …`, or a Kubernetes annotation `nhi/ignore`. */
export interface Suppression {
  readonly kind: "suppression";
  /** The comment, or the annotation's value. */
  readonly at: Spot;
  /** The word that begins it; of an annotation its first rule, or the whole value. */
  readonly head: Spot;
  readonly form: "comment" | "annotation";
  /**
   * line: what stands on its line · entity: what begins on the next line of content, with all that belongs to it · next: the same, where
   * that is in the segment behind · file: the file.
   */
  readonly reach: "line" | "entity" | "next" | "file";
  /** The stretch of its segment that a line or an entity covers. */
  readonly covers: Span;
  /** Content stands above it in its segment: no place for one that is for the whole file. */
  readonly late: boolean;
  /** Its segment was read whole: what it finds nothing in may hold more where the text is broken or a template. */
  readonly whole: boolean;
  readonly rules: readonly Sourced<string>[];
  readonly reason: Field<string>;
  readonly approvedBy: Field<string>;
  readonly expires: Field<When>;
  readonly stray: readonly (Pick<StrayWord, "text" | "is"> & { readonly at: Spot })[];
}

/** Why a suppression that is sound in itself does not hide a finding that it covers. */
export type Refused =
  | {
      readonly is: "too-long";
      readonly level: string;
      readonly cap: Duration;
      readonly capAt: Spot | undefined;
    }
  /** Who approves it gains by it. */
  | { readonly is: "self"; readonly approver: string; readonly overlap: Overlap };

/** Whether a text of our rules may never be hidden: what is said about silence itself, and what cannot be read. */
export const isNeverHidden = (rule: string): boolean =>
  /^(suppression|exception)-/.test(rule) || rule === "manifest-syntax" || rule === "internal";

/** The ids of the rules that the silence is for. */
export const rulesOf = (silence: Silence): readonly string[] =>
  silence.kind === "suppression"
    ? silence.rules.map(({ value }) => value)
    : silence.rule.is === "present"
      ? [silence.rule.value]
      : [];

/** Whether the segment stands directly behind the other one in its file, as the file is now. */
export const follows = (segment: Segment, before: Segment): boolean =>
  before.base + before.text.length === segment.base;
