/** Controls of the product, the risk register, and the cases that are dealt with. */
import type { Spot } from "../text/span.ts";
import type { Duration, When } from "./day.ts";
import type { Anchor, Field, Sourced } from "./field.ts";
import type { Proof } from "./proof.ts";

export const RACI_PHASES = ["design", "change", "incident", "review"] as const;
export type RaciPhase = (typeof RACI_PHASES)[number];

export interface RaciRow {
  /** The row's key. */
  readonly at: Spot;
  readonly responsible: readonly Sourced<string>[];
  /** Exactly one where the row is right. */
  readonly accountable: readonly Sourced<string>[];
  /** Where the accountable is, or would be, written. */
  readonly accountableTo: Anchor;
  readonly consulted: readonly Sourced<string>[];
  /** Whether the row, or who is accountable in it, stands where we cannot read it. */
  readonly unread: boolean;
}

export interface Milestone {
  /** The name, or the entry's first line. */
  readonly at: Spot;
  readonly entry: Anchor;
  readonly name: Field<string>;
  readonly due: Field<When>;
  readonly doneOn: Field<When>;
  readonly by: Field<string>;
  readonly type: Field<"milestone" | "incident">;
}

export const CONTROL_EVIDENCE = ["logging", "rotation", "revocation", "recovery"] as const;
export const CONTROL_MINIMUM = ["assurance", "scope", "logging", "revocation"] as const;
export const CONTROL_LEVELS = ["rotate", "revoke", "recover"] as const;

export interface Control {
  readonly kind: "control";
  readonly id: Sourced<string>;
  /** For messages: `Control "sso"`. */
  readonly title: string;
  readonly entry: Anchor;
  /** The control in a few words (`title` in the manifest). */
  readonly name: Field<string>;
  readonly owner: Field<string>;
  readonly team: Field<string>;
  readonly surface: Field<string>;
  readonly protects: Field<string>;
  readonly mayChange: Field<readonly Sourced<string>[]>;
  readonly exceptionsBy: Field<string>;
  /** By phase; a phase that is not written has no row. The place of a nested map is its key: what it lacks is told there. */
  readonly raci: Field<Partial<Record<RaciPhase, RaciRow>>>;
  readonly minimum: Field<
    Record<(typeof CONTROL_MINIMUM)[number], Field<string>> & { readonly by: Field<string> }
  >;
  readonly sla: Field<Record<(typeof CONTROL_LEVELS)[number], Field<Duration>>>;
  /** A proof that is not written is absent. */
  readonly evidence: Field<Record<(typeof CONTROL_EVIDENCE)[number], Field<Proof>>>;
  readonly milestones: readonly Milestone[];
  readonly milestonesTo: Anchor;
  readonly frameworks: readonly Sourced<string>[];
  readonly frameworksTo: Anchor;
  readonly boundary: Field<string>;
  readonly affects: readonly Sourced<string>[];
  readonly decides: readonly Sourced<string>[];
  readonly platforms: readonly Sourced<string>[];
  readonly overseer: Field<string>;
  readonly iamReview: Field<Proof>;
  readonly credentialsInProduct: Field<boolean>;
  readonly failureHandling: Field<Proof>;
  readonly released: Field<When | boolean>;
}

export type Severity = "critical" | "high" | "medium" | "low";

export interface Risk {
  readonly kind: "risk";
  readonly id: Sourced<string>;
  /** For messages: `Risk "stale-keys"`. */
  readonly title: string;
  readonly entry: Anchor;
  readonly name: Field<string>;
  readonly owner: Field<string>;
  readonly severity: Field<Severity>;
  readonly status: Field<"open" | "investigating" | "remediating" | "accepted" | "closed">;
  readonly opened: Field<When>;
  readonly identities: readonly Sourced<string>[];
  readonly controls: readonly Sourced<string>[];
  readonly due: Field<When>;
  readonly treatment: Field<"mitigate" | "accept" | "transfer" | "avoid">;
  readonly acceptedBy: Field<string>;
  readonly case: Field<string>;
}

export interface Case {
  readonly kind: "case";
  readonly id: Sourced<string>;
  /** For messages: `Case "leaked-key"`. */
  readonly title: string;
  readonly entry: Anchor;
  readonly identity: Field<string>;
  readonly severity: Field<Severity>;
  readonly status: Field<"open" | "contained" | "remediating" | "resolved" | "closed">;
  readonly openedBy: Field<string>;
  readonly opened: Field<When>;
  readonly assignee: Field<string>;
  readonly risk: Field<string>;
  readonly signal: Field<string>;
  readonly due: Field<When>;
  readonly containment: Field<{
    readonly action: Field<string>;
    readonly by: Field<string>;
    readonly on: Field<When>;
  }>;
  readonly technicalRemediation: Field<string>;
  readonly businessNotification: Field<string>;
  readonly notify: Field<{
    readonly by: Field<string>;
    readonly on: Field<When>;
    readonly to: Field<string>;
  }>;
  readonly resolution: Field<string>;
  readonly resolvedBy: Field<string>;
  readonly closed: Field<When>;
  readonly closedBy: Field<string>;
  readonly proofs: readonly Proof[];
  readonly proofsTo: Anchor;
}
