/** What one segment says, in the words of the subject. Plain data; every value knows its place. */
import type { Segment, Spot } from "../text/span.ts";
import type { When } from "./day.ts";
import type { Anchor, Field, Sourced } from "./field.ts";
import type { Case, Control, Risk } from "./governance.ts";
import type { BreakGlass, Grant } from "./grant.ts";
import type { Credential, Identity } from "./identity.ts";
import type { Container, OwnerRule, Team } from "./owner.ts";
import type { AgentTools, Pipeline, SecretUse } from "./pipeline.ts";
import type { Suppression } from "./suppression.ts";
import type { Trust } from "./trust.ts";

export type { Case, Control, Milestone, RaciRow, Risk, Severity } from "./governance.ts";
export type { BreakGlass, BreakGlassUse, Grant, Recipient, RoleName } from "./grant.ts";
export type {
  Credential,
  DutyOverride,
  Identity,
  IdentityType,
  Offboarding,
  Privilege,
  Review,
  ReviewTrigger,
  Scope,
} from "./identity.ts";
export type { Container, OwnerClaim, OwnerKey, OwnerMatch, OwnerRule, StrayOwner, Team } from "./owner.ts";
export type { AgentTools, Pipeline, PipelineRight, Replaceable, SecretUse } from "./pipeline.ts";
export type { Proof } from "./proof.ts";
export type { Silence, Suppression } from "./suppression.ts";
export type { Trust } from "./trust.ts";

/** A named thing that can be declared twice, referred to, navigated to. `section` is the manifest's section (`teams`, `identities` …). */
export interface Declaration {
  readonly section: string;
  readonly id: Sourced<string>;
}

/** A key at the top of a manifest; `nhi` says the version of the schema. */
export interface TopKey {
  readonly kind: "topKey";
  /** undefined: what stands there could not be read, and may be any key. */
  readonly name: string | undefined;
  readonly at: Spot;
}

/** A word that names a team, person, identity, control, risk, case or rule. */
export interface Reference {
  readonly to: "team" | "party" | "identity" | "control" | "risk" | "case" | "file";
  readonly ref: Sourced<string>;
  /** The field that holds it (`owner`, `approvedBy`), for messages. */
  readonly field: string;
  /** The manifest's section that holds it: the owner of an identity and the owner of a risk are asked about by different rules. */
  readonly section?: string;
}

/** Any field that holds a date, for the rules about dates themselves. */
export interface DateText {
  readonly kind: "date";
  /** The key as written (`rotated`). */
  readonly key: string;
  readonly at: Spot;
  /** As written. */
  readonly text: string;
  /** `past`: says that something happened; `future`: a limit; `any`: either. */
  readonly tense: "past" | "future" | "any";
  readonly reading:
    | { readonly is: "date"; readonly when: When }
    | { readonly is: "placeholder" }
    /** Day and month cannot be told apart by this text alone. */
    | { readonly is: "ambiguous"; readonly dayFirst: When; readonly monthFirst: When }
    /** `as`: the same date in the right form, where only one reading is possible. */
    | { readonly is: "invalid"; readonly as?: string; readonly why: string };
  /** The order of day and month that this text leaves no doubt about, where the year comes last. */
  readonly proves?: "day-first" | "month-first";
}

/** A literal that looks like a secret. */
export interface SecretText {
  readonly kind: "secret";
  readonly at: Spot;
  /** What it looks like (`GitHub personal access token`), or the field that holds secrets by definition. */
  readonly looksLike: string;
  readonly field: string;
  /** How this file refers to a value that is kept elsewhere (`${GITHUB_TOKEN}`), where it can. */
  readonly reference?: string;
}

/** What is wrong with the text itself: for the rules `manifest-syntax` and `manifest-shape`. */
export interface Problem {
  readonly kind: "problem";
  readonly rule: "manifest-syntax" | "manifest-shape";
  readonly code: string;
  readonly message: string;
  readonly at: Spot;
  readonly grade: "error" | "note";
  /** The format of the document, where it is not our own. */
  readonly foreign?: string;
  /** The nearest known name, where the fault is an unknown key or word. */
  readonly rename?: string;
}

/** One key of `policy`, which merges over the files of a workspace. Read through `World.policy`. */
export interface PolicyEntry {
  readonly key: string;
  readonly at: Spot;
  /** Plain value: text, number, lists and maps of them, as validated by the manifest's schema. */
  readonly value: unknown;
  /** Where the key is written; its neighbours stand beside it. */
  readonly entry: Anchor;
  /** The place of a value below this key by its path (`maxAge.certificate` has the path ["certificate"]); the key's own value without one. */
  readonly spotOf: (path: readonly (string | number)[]) => Spot | undefined;
}

/** An entry of `exceptions`. */
export interface Exception {
  readonly kind: "exception";
  readonly at: Spot;
  readonly rule: Field<string>;
  readonly match: Field<string>;
  readonly reason: Field<string>;
  readonly approvedBy: Field<string>;
  readonly expires: Field<When>;
  readonly compensating: Field<string>;
  /** The whole entry, for removing it. */
  readonly entry: Anchor;
}

/** A control of a framework as somebody cites it: `NIST CSF 2.0 PR.AA-05`. */
export interface CitationText {
  readonly kind: "citation";
  readonly text: string;
  readonly at: Spot;
  /** All that the same list cites, this one included. */
  readonly list: readonly string[];
  readonly entry: Anchor;
  /** The section and the id of the entry that cites it; the id is empty in a list of entries without one. */
  readonly section: string;
  readonly of: string;
  readonly field: string;
}

/** A place where a proof is said to lie: a path in the workspace, or a URL. */
export interface EvidenceText {
  readonly kind: "evidence";
  readonly ref: string;
  readonly at: Spot;
  readonly section: string;
  readonly of: string;
  readonly field: string;
}

/** A credential whose identity is declared elsewhere; `holder` is what this place knows of that identity. */
export interface HeldCredential {
  readonly it: Credential;
  readonly holder: Identity;
}

/** All that one segment says. */
export interface Facts {
  readonly segment: Segment;
  readonly format: string;
  readonly topKeys: readonly TopKey[];
  readonly declarations: readonly Declaration[];
  readonly references: readonly Reference[];
  readonly teams: readonly Team[];
  readonly identities: readonly Identity[];
  /** Credentials that stand apart from their identity (a token Secret). The others are in `Identity.credentials`. */
  readonly credentials: readonly HeldCredential[];
  readonly grants: readonly Grant[];
  readonly breakGlass: readonly BreakGlass[];
  readonly containers: readonly Container[];
  readonly ownerRules: readonly OwnerRule[];
  readonly policy: readonly PolicyEntry[];
  readonly exceptions: readonly Exception[];
  readonly suppressions: readonly Suppression[];
  readonly controls: readonly Control[];
  readonly risks: readonly Risk[];
  readonly cases: readonly Case[];
  readonly citations: readonly CitationText[];
  readonly evidence: readonly EvidenceText[];
  readonly trusts: readonly Trust[];
  readonly pipelines: readonly Pipeline[];
  readonly secretUses: readonly SecretUse[];
  readonly agentTools: readonly AgentTools[];
  readonly dates: readonly DateText[];
  readonly secrets: readonly SecretText[];
  readonly problems: readonly Problem[];
  /** Paths named by `extends`, as written. */
  readonly extends: readonly Sourced<string>[];
  /** Systems of which it makes things under names that it does not tell (`k8s`, of a chart): a name that no file declares may be one of theirs. */
  readonly unnamed: readonly string[];
}

/** Facts with nothing in them, to build on. */
export const noFacts = (segment: Segment, format: string): Facts => ({
  segment,
  format,
  topKeys: [],
  declarations: [],
  references: [],
  teams: [],
  identities: [],
  credentials: [],
  grants: [],
  breakGlass: [],
  containers: [],
  ownerRules: [],
  policy: [],
  exceptions: [],
  suppressions: [],
  controls: [],
  risks: [],
  cases: [],
  citations: [],
  evidence: [],
  trusts: [],
  pipelines: [],
  secretUses: [],
  agentTools: [],
  dates: [],
  secrets: [],
  problems: [],
  extends: [],
  unnamed: [],
});
