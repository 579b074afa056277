/** The words in which reach is told. */
import type { Scope } from "./facts.ts";

/** The reach with one phrase that says why. */
export interface Reach {
  readonly reach: Scope["reach"];
  readonly because: string;
}

/** `<system>:<permission>[@<resource>]`, taken apart. */
export interface ScopeParts {
  readonly system: string;
  readonly permission: string;
  /** Empty where none is named: the permission holds everywhere. */
  readonly resource: string;
}

export const narrow = (because: string): Reach => ({ reach: "narrow", because });
export const elevated = (because: string): Reach => ({ reach: "elevated", because });
export const wildcard = (because: string): Reach => ({ reach: "wildcard", because });
export const admin = (because: string): Reach => ({ reach: "admin", because });

/** No resource, or all of them. */
export const everywhere = (resource: string): boolean => resource === "" || /^\*(?:[./:]\*)*$/.test(resource);
