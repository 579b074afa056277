/** A value and the honest ways of not having one. */
import type { Segment, Spot } from "../text/span.ts";

/** A value with the place where it stands. */
export interface Sourced<T> {
  readonly value: T;
  readonly at: Spot;
}

/** Where something could be written: the path from the segment's root, the key to write included. Missing maps on the way are made. */
export interface Anchor {
  readonly in: Segment;
  readonly path: readonly (string | number)[];
}

/**
 * present: written and read · absent: the format has a place for it, nothing is written · garbled: something is written
 * that cannot be read, a shape problem says so · elsewhere: an expression, an alias out of reach, a template: written, but its
 * value is not in this file · unsayable: the format has no word for it.
 */
export type Field<T> =
  | { readonly is: "present"; readonly value: T; readonly at: Spot }
  | { readonly is: "absent"; readonly to: Anchor }
  | { readonly is: "garbled"; readonly at: Spot }
  | { readonly is: "elsewhere"; readonly at: Spot }
  | { readonly is: "unsayable" };

export const UNSAYABLE: Field<never> = { is: "unsayable" };

export const present = <T>(value: T, at: Spot): Field<T> => ({ is: "present", value, at });

/** The value where it is present, else undefined. */
export const valueOf = <T>(field: Field<T>): T | undefined =>
  field.is === "present" ? field.value : undefined;

/** Where anything is written for the field, readable or not. */
export const placeOf = (field: Field<unknown>): Spot | undefined => ("at" in field ? field.at : undefined);
