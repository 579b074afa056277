/** Access that is given: to people, teams and foreign subjects, and in an emergency. */
import type { Spot } from "../text/span.ts";
import type { Duration, When } from "./day.ts";
import { type Anchor, type Field, type Sourced, UNSAYABLE } from "./field.ts";
import type { Privilege, Review, Scope } from "./identity.ts";
import type { Proof } from "./proof.ts";

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
  readonly session: Field<{
    readonly recorded: Field<boolean>;
    readonly logTo: Field<string>;
    readonly reviewedBy: Field<string>;
    readonly reviewedOn: Field<When>;
  }>;
  readonly review: Field<Review>;
  /** Who answers for the access once it is given. */
  readonly accountable: Field<string>;
  /** How requester and approver proved who they are. */
  readonly assurance: Field<Proof>;
  readonly pathCheck: Field<{
    readonly controls: readonly Sourced<string>[];
    readonly on: Field<When>;
    readonly by: Field<string>;
  }>;
  readonly agreedBy: readonly Sourced<string>[];
  /** The policy under which it is given. */
  readonly policy: Field<string>;
  readonly proofs: readonly Proof[];
  /** Where proofs are, or would be, written. */
  readonly evidence?: Anchor;
  /** Where rights are described in one place and given in another: the role that this describes, or that it gives and to whom. */
  readonly describes?: RoleName | undefined;
  /** Who gets it, where a foreign file says so. */
  readonly recipients?: readonly Recipient[] | undefined;
  readonly gives?: (RoleName & { readonly to: "people" | "machines" | "nobody" }) | undefined;
}

/** What only our own manifest has words for: the other formats say nothing of it. */
export const NATIVE_GRANT_ONLY = {
  accountable: UNSAYABLE,
  assurance: UNSAYABLE,
  pathCheck: UNSAYABLE,
  agreedBy: [],
  policy: UNSAYABLE,
  proofs: [],
} as const satisfies Partial<Grant>;

/** Somebody who gets a right from a foreign binding. */
export interface Recipient {
  readonly at: Spot;
  /** As manifests bind to it (`k8s:ServiceAccount/payments/ci-bot`), or the name as written. */
  readonly ref: string;
  /** One account; the account that everything in a namespace runs as by default; all service accounts; everybody who is signed in, or everybody at all; a person or group. */
  readonly whom: "account" | "default-account" | "every-account" | "everyone" | "person";
  /** Where the account lives (`ns/payments`); undefined where that is not said. */
  readonly place: string | undefined;
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
  readonly incident: Field<string>;
  /** Its day, or the entry's first line. */
  readonly at: Spot;
  readonly entry: Anchor;
  readonly proofs: readonly Proof[];
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
  readonly purpose: Field<"emergency-access" | "owner-recovery">;
  readonly reviewWithin: Field<Duration>;
  readonly agreedBy: readonly Sourced<string>[];
  /** Where `agreedBy` is, or would be, written. */
  readonly agreedTo: Anchor;
  /** Who keeps the trail. */
  readonly auditBy: Field<string>;
  readonly recovery: Field<{
    readonly path: Field<string>;
    readonly owner: Field<string>;
    readonly trigger: Field<string>;
  }>;
}
