/** Access that is given: to people, teams and foreign subjects, and in an emergency. */
import type { Spot } from "../text/span.ts";
import type { Duration, When } from "./day.ts";
import type { Anchor, Field, Sourced } from "./field.ts";
import type { Privilege, Review, Scope } from "./identity.ts";

/** Access of a person or team (`access[]`), or a foreign binding that gives rights. */
export interface Grant {
  readonly kind: "grant";
  readonly system: string;
  /** Where a finding about something absent sits: the subject's value. */
  readonly at: Spot;
  readonly title: string;
  readonly entry: Anchor;
  readonly subject: Field<string>;
  readonly scopes: readonly Scope[];
  readonly privilege: Field<Privilege>;
  readonly mode: Field<"jit" | "window" | "standing">;
  readonly justification: Field<string>;
  readonly requestedBy: Field<string>;
  readonly approvedBy: Field<string>;
  readonly approvedOn: Field<When>;
  readonly maxDuration: Field<Duration>;
  readonly window: Field<{ readonly from: Field<When>; readonly to: Field<When> }>;
  readonly expires: Field<When>;
  readonly session: Field<{ readonly reviewedBy: Field<string>; readonly reviewedOn: Field<When> }>;
  readonly review: Field<Review>;
  /** Where rights are described in one place and given in another: the role that this describes, or that it gives and to whom. */
  readonly describes?: RoleName | undefined;
  readonly gives?: (RoleName & { readonly to: "people" | "machines" | "nobody" }) | undefined;
}

/** A role by its kind and name, and where it holds; without a place it is not said in this file. */
export interface RoleName {
  /** `k8s:ClusterRole/view`. */
  readonly ref: string;
  /** `ns/payments`, `cluster`. */
  readonly place: string | undefined;
}

export interface BreakGlassUse {
  readonly on: Field<When>;
  readonly by: Field<string>;
  readonly attestedBy: Field<string>;
  readonly attestedOn: Field<When>;
}

export interface BreakGlass {
  readonly kind: "breakGlass";
  readonly id: Sourced<string>;
  readonly entry: Anchor;
  readonly owner: Field<string>;
  readonly activatedBy: Field<string>;
  readonly approvedBy: Field<string>;
  readonly preApproved: Field<boolean>;
  readonly justification: Field<string>;
  readonly scopes: readonly Scope[];
  readonly maxDuration: Field<Duration>;
  readonly audit: Field<string>;
  readonly tested: Field<When>;
  readonly testEvery: Field<Duration>;
  readonly uses: readonly BreakGlassUse[];
}
