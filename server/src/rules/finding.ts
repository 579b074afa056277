/** What a rule yields: data. Words come from its messages, level from `judge`, edits from `mend`. */
import type { Anchor } from "../model/field.ts";
import type { Spot } from "../text/span.ts";

/** Another place that belongs to the finding (the limit's line, the other approver, the first duplicate). */
export interface Related {
  readonly at: Spot;
  readonly text: string;
}

/** One line of the arithmetic: `rotated` 2026-06-01 · `limit` 90d (policy line 12) · `due` 2026-08-30 · `late` 84 days. */
export interface Reason {
  readonly label: string;
  readonly value: string;
  readonly at?: Spot | undefined;
}

/**
 * safe: may run on save and in bulk, changes no meaning · choice: needs a person's decision (an owner, a date, a scope) ·
 * attest: claims that something happened in the world; asks for evidence, never in bulk, never on save.
 */
export type FixClass = "safe" | "choice" | "attest";

/** A plain value that a fix writes; lists and maps in the style of their surroundings. */
export type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain };

/** A value that a person must give; the client asks. `sample` stands for it when the fix is tried out. */
export interface Ask {
  readonly ask: string;
  readonly prompt: string;
  readonly sample: string;
  /** How the client checks what is typed. */
  readonly kind: "text" | "date" | "evidence" | "team";
  /** Where a person writes in the text itself, the place is left empty: nobody else's words would do. */
  readonly blank?: true;
  /** Known good answers, best first; another may be given. */
  readonly choices?: readonly string[];
}

export type Edit =
  /** Write `value` at the anchor; maps on the way are made, an existing value is replaced. `first`: a new key goes before its siblings. */
  | { readonly do: "put"; readonly to: Anchor; readonly value: Plain | Ask; readonly first?: true }
  /** Replace what stands at the spot (a scalar) by `value`, in the scalar's own quotes where they fit. */
  | { readonly do: "replace"; readonly at: Spot; readonly value: string | Ask }
  /** Rename a key; its value stays. */
  | { readonly do: "rename"; readonly at: Spot; readonly to: string }
  /** Remove the map pair or list item at the anchor, with its own comments; an emptied parent becomes `{}` or `[]`, or goes with it. */
  | { readonly do: "remove"; readonly from: Anchor }
  /**
   * Write `key=value` words into the suppression at the spot (`in`), or a suppression of its own that begins with `head`: behind what
   * stands on the line, or on a line above it. Values with spaces stand in quotes.
   */
  | {
      readonly do: "note";
      readonly at: Spot;
      readonly where: "in" | "behind" | "above";
      readonly head?: string;
      readonly value: Plain;
    }
  /** Take the comment at the spot out, with its line where nothing else stands on it. Of an annotation the whole pair. */
  | { readonly do: "cut"; readonly at: Spot }
  /** Append to the list at the anchor; made where absent. */
  | { readonly do: "append"; readonly to: Anchor; readonly value: Plain | Ask };

export interface Fix {
  /** Imperative, without a full stop: `Set owner to payments (owns services/billing/**)`. */
  readonly title: string;
  readonly class: FixClass;
  readonly edits: readonly [Edit, ...Edit[]];
  /** The one a person would take first. */
  readonly preferred?: boolean;
}

export interface Finding {
  readonly rule: string;
  /** The message's id. */
  readonly say: string;
  readonly with: Readonly<Record<string, string>>;
  readonly at: Spot;
  readonly related: readonly Related[];
  readonly because: readonly Reason[];
  readonly fixes: readonly Fix[];
}
