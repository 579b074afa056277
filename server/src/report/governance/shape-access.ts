/** What a governance report says of access: grants, exceptions, reviews, and uses of emergency paths. */
import type { Place, ProofRow } from "./shape.ts";

export interface AccessRow {
  readonly subject: string | undefined;
  readonly scopes: readonly string[];
  readonly privilege: string;
  readonly mode: string;
  readonly justification: string | undefined;
  readonly approvedBy: string | undefined;
  readonly maxDuration: string | undefined;
  /** `2026-11-30 20:00 UTC to 2026-11-30 22:00 UTC`. */
  readonly window: string | undefined;
  readonly expires: string | undefined;
  readonly recorded: boolean | undefined;
  readonly sessionReviewedBy: string | undefined;
  readonly place: Place;
}

export interface ExceptionRow {
  readonly rule: string | undefined;
  readonly match: string | undefined;
  readonly reason: string | undefined;
  readonly approvedBy: string | undefined;
  readonly expires: string | undefined;
  readonly compensating: string | undefined;
  /** running: it hides, or would hide, a finding · over: its last day has passed · incomplete: it hides nothing, because reason, approver or end is missing. */
  readonly state: "running" | "over" | "incomplete";
  readonly daysLeft: number | undefined;
  /** Findings that it hides today. */
  readonly hides: number;
  readonly place: Place;
}

export interface ReviewRow {
  readonly kind: "review" | "delegation" | "break-glass test" | "milestone" | "out of turn" | "attestation";
  /** `Identity "ad-sync"`. */
  readonly title: string;
  readonly owner: string | undefined;
  readonly by: string | undefined;
  readonly last: string | undefined;
  readonly due: string;
  readonly daysLate: number;
  /** `90d (review.every)`: the length and what sets it. */
  readonly limit: string | undefined;
  readonly place: Place;
}

export interface BreakGlassUseRow {
  readonly path: string;
  readonly owner: string | undefined;
  readonly on: string | undefined;
  readonly by: string | undefined;
  readonly incident: string | undefined;
  readonly attestedBy: string | undefined;
  readonly attestedOn: string | undefined;
  /** The last good day of the attestation, where `reviewWithin` sets one. */
  readonly attestBy: string | undefined;
  readonly state: "attested" | "attested late" | "not attested" | "overdue";
  readonly proofs: readonly ProofRow[];
  readonly place: Place;
}
