/** What shows that something is true: a proof, where it lies and how long it counts. */
import type { Spot } from "../text/span.ts";
import type { When } from "./day.ts";
import type { Field } from "./field.ts";

export interface Proof {
  /** The text, or the whole entry. */
  readonly at: Spot;
  /** `log`, `ticket`, `report` …; absent where only a place is written. */
  readonly type: Field<string>;
  /** A path counted from the file, or a URL. */
  readonly ref: Field<string>;
  readonly on: Field<When>;
  readonly by: Field<string>;
  readonly expires: Field<When>;
}

/** The schemes that are looked up nowhere. */
export const isUrl = (ref: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(ref);
