/** What a governance report says of risks, cases and the product's own controls. */
import type { Place, ProofRow } from "./shape.ts";

export interface CaseRow {
  readonly id: string;
  readonly identity: string | undefined;
  readonly severity: string | undefined;
  readonly status: string | undefined;
  readonly opened: string | undefined;
  readonly openedBy: string | undefined;
  readonly assignee: string | undefined;
  readonly due: string | undefined;
  /** Undefined where it is not late. */
  readonly daysLate: number | undefined;
  readonly containment: string | undefined;
  readonly notified: string | undefined;
  readonly resolution: string | undefined;
  readonly closed: string | undefined;
  readonly closedBy: string | undefined;
  /** Days from opened to closed. */
  readonly daysOpen: number | undefined;
  readonly proofs: readonly ProofRow[];
  readonly place: Place;
}

export interface RiskRow {
  readonly id: string;
  readonly name: string | undefined;
  readonly severity: string | undefined;
  readonly status: string | undefined;
  readonly treatment: string | undefined;
  readonly owner: string | undefined;
  readonly contact: string | undefined;
  readonly acceptedBy: string | undefined;
  readonly opened: string | undefined;
  readonly due: string | undefined;
  /** `written`, or the key of the policy that gives it. */
  readonly dueBy: string | undefined;
  readonly daysLate: number | undefined;
  readonly identities: readonly string[];
  readonly controls: readonly string[];
  readonly case: string | undefined;
  readonly place: Place;
}

export interface ControlRow {
  readonly id: string;
  readonly name: string | undefined;
  readonly owner: string | undefined;
  readonly team: string | undefined;
  readonly surface: string | undefined;
  readonly protects: string | undefined;
  readonly exceptionsBy: string | undefined;
  readonly released: string | undefined;
  readonly raci: readonly {
    readonly phase: string;
    readonly responsible: readonly string[];
    readonly accountable: readonly string[];
  }[];
  readonly frameworks: readonly string[];
  readonly evidence: readonly { readonly shows: string; readonly proof: ProofRow }[];
  readonly milestones: readonly {
    readonly name: string | undefined;
    readonly due: string | undefined;
    readonly doneOn: string | undefined;
    readonly by: string | undefined;
  }[];
  readonly place: Place;
}
