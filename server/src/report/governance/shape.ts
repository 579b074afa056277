/** What a governance report says, as plain data: the renderers add words and ink, never facts. Days are `YYYY-MM-DD`, lines count from 1. */
import type { Duty, OperatingModel } from "../../model/duties.ts";
import type { Level } from "../../rules/rule.ts";
import type { AccessRow, BreakGlassUseRow, ExceptionRow, ReviewRow } from "./shape-access.ts";
import type { CaseRow, ControlRow, RiskRow } from "./shape-cases.ts";

/** Keys are added, never renamed or removed. */
export const REPORT_VERSION = 1;

export interface Report {
  readonly version: typeof REPORT_VERSION;
  readonly title: string;
  /** The day from which limits are counted. */
  readonly asOf: string;
  readonly product: { readonly name: string; readonly version: string };
  /** What the report was narrowed to. */
  readonly filter: { readonly model: string | undefined; readonly framework: string | undefined };
  /** One for each workspace, in the order in which they were named. */
  readonly parts: readonly Part[];
}

export type Commit =
  | { readonly is: "commit"; readonly id: string; readonly branch: string | undefined }
  | { readonly is: "none"; readonly because: string };

export interface Part {
  readonly name: string;
  /** From the repository's root, with `/`; empty for the root itself. All paths of the part count from it. */
  readonly folder: string;
  readonly model: OperatingModel | undefined;
  readonly accountable: string | undefined;
  readonly commit: Commit;
  readonly files: readonly FileRow[];
  readonly duties: readonly DutyLine[];
  readonly delegations: readonly DelegationRow[];
  readonly population: Population;
  readonly identities: readonly IdentityRow[];
  readonly access: readonly AccessRow[];
  readonly findings: readonly FindingRow[];
  /** Counts of the findings that no exception hides. */
  readonly tally: Tally;
  readonly frameworks: readonly FrameworkRow[];
  readonly exceptions: readonly ExceptionRow[];
  /** Reviews, tests and attestations whose day has passed. */
  readonly overdue: readonly ReviewRow[];
  readonly breakGlass: readonly BreakGlassUseRow[];
  readonly closedCases: readonly CaseRow[];
  readonly openCases: readonly CaseRow[];
  readonly openRisks: readonly RiskRow[];
  readonly controls: readonly ControlRow[];
  readonly evidence: readonly EvidenceRow[];
}

export interface Place {
  /** From the part's folder, with `/`. */
  readonly file: string;
  readonly line: number;
}

export interface FileRow {
  readonly path: string;
  /** `native`, `kubernetes` …; what reads it. */
  readonly format: string;
  /** A file that counts without being reported on: above the folder, or named by `extends`. */
  readonly context: boolean;
  /** Of the bytes on the disk; undefined where it is on none. */
  readonly sha256: string | undefined;
}

export interface DutyLine {
  readonly duty: Duty;
  /** The team functions to which the model gives it, first choice first. */
  readonly expected: readonly string[];
  readonly holders: readonly {
    readonly ref: string;
    readonly contact: string | undefined;
    /** `shared`, `policy.duties` …: by whose word. */
    readonly by: string;
    readonly place: Place | undefined;
  }[];
  /** Why the policy departs from the model. */
  readonly reason: string | undefined;
}

export interface DelegationRow {
  readonly match: string;
  readonly to: string;
  readonly duties: readonly string[];
  readonly expires: string | undefined;
  readonly place: Place;
}

export type Ownership = "owned" | "unowned" | "no owner" | "elsewhere";

export const ROTATIONS = [
  "expired",
  "late",
  "no date",
  "elsewhere",
  "due soon",
  "in time",
  "nothing to rotate",
  "no credential",
  "not in use",
] as const;
/** The worst of its credentials, in this order. */
export type Rotation = (typeof ROTATIONS)[number];

export type ReviewState = "overdue" | "none" | "elsewhere" | "in time" | "not in use";

export interface IdentityRow {
  readonly id: string;
  readonly title: string;
  readonly system: string;
  readonly type: string;
  /** Words; where a manifest is silent, its default under its own name. */
  readonly environment: readonly string[];
  readonly ownership: Ownership;
  readonly owner: string | undefined;
  /** How the owner was found: `annotation nhi/owner`. */
  readonly ownerHow: string | undefined;
  readonly contact: string | undefined;
  readonly sponsor: string | undefined;
  readonly purpose: string | undefined;
  readonly privilege: string;
  readonly privilegeBecause: string;
  readonly status: string;
  readonly rotation: Rotation;
  readonly rotationDue: string | undefined;
  readonly review: ReviewState;
  readonly reviewDue: string | undefined;
  readonly reviewedBy: string | undefined;
  /** Objects of other files that are this identity. */
  readonly binds: readonly string[];
  readonly scopes: readonly string[];
  readonly place: Place;
}

export interface Count {
  readonly name: string;
  readonly count: number;
}

export interface Population {
  readonly identities: number;
  readonly ownership: readonly Count[];
  readonly type: readonly Count[];
  readonly environment: readonly Count[];
  readonly owner: readonly Count[];
  readonly privilege: readonly Count[];
  readonly status: readonly Count[];
  readonly rotation: readonly Count[];
  readonly review: readonly Count[];
}

export interface FindingRow {
  readonly rule: string;
  readonly title: string;
  readonly level: Level;
  readonly message: string;
  /** As exceptions name it: `identity:ci-bot`. */
  readonly about: string;
  readonly owner: string | undefined;
  /** Controls behind the rule. */
  readonly controls: readonly ControlName[];
  readonly support: "direct" | "partial" | "convention" | "own";
  readonly place: Place;
  readonly fingerprint: string;
  readonly hidden: Hidden | undefined;
}

/** The exception or comment that hides a finding. */
export interface Hidden {
  readonly reason: string;
  readonly approvedBy: string;
  readonly expires: string;
}

export interface ControlName {
  readonly framework: string;
  readonly version: string;
  readonly id: string;
}

export interface Tally {
  readonly level: readonly Count[];
  readonly rule: readonly Count[];
  readonly owner: readonly Count[];
  readonly hidden: number;
}

export interface FrameworkRow {
  readonly framework: string;
  readonly version: string;
  readonly controls: readonly FrameworkControl[];
}

/** A control that a rule rests on, or that a control of the product cites. */
export interface FrameworkControl {
  readonly id: string;
  readonly title: string | undefined;
  readonly url: string | undefined;
  readonly rules: readonly { readonly rule: string; readonly support: FindingRow["support"] }[];
  /** Findings that nothing hides. */
  readonly findings: readonly FindingRow[];
  readonly hidden: number;
  /** Ids of the product's controls that cite it. */
  readonly citedBy: readonly string[];
}

export interface ProofRow {
  readonly kind: string | undefined;
  readonly ref: string | undefined;
  readonly on: string | undefined;
  readonly by: string | undefined;
  readonly state: EvidenceState;
  readonly sha256: string | undefined;
}

/** file: hashed · missing: no such file · outside: beyond the repository, not opened · unread: there, not readable · elsewhere: a URL or another system's name, never looked up · none: no place is written. */
export type EvidenceState = "file" | "missing" | "outside" | "unread" | "elsewhere" | "none";

export interface EvidenceRow {
  readonly ref: string;
  readonly state: EvidenceState;
  readonly sha256: string | undefined;
  /** `case nhi-2026-101 evidence`: who names it. */
  readonly namedBy: readonly string[];
  readonly place: Place;
}
