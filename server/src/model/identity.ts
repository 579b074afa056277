/** Who or what acts: an identity with its scopes, credentials and reviews. */
import type { Spot } from "../text/span.ts";
import type { Duration, When } from "./day.ts";
import { type Anchor, type Field, type Sourced, UNSAYABLE } from "./field.ts";
import type { OwnerClaim } from "./owner.ts";
import type { Proof } from "./proof.ts";

export type IdentityType =
  | "service-account"
  | "workload"
  | "ci-cd"
  | "api-key"
  | "oauth-app"
  | "certificate"
  | "ssh-key"
  | "database-account"
  | "bot"
  | "ai-agent"
  | "admin-account";

export type Privilege = "standard" | "elevated" | "privileged";

/** A permission as the system spells it, with what the format knows about its reach. */
export interface Scope {
  readonly kind: "scope";
  /** `aws:s3:GetObject@arn:…`; the whole string as written, or as the format composes it. */
  readonly text: string;
  readonly at: Spot;
  /**
   * What the format can tell: an administrator's right of the system; a wildcard that can write; reach into secrets, identities,
   * permissions or production data; reading or narrow. Decided in the format, because only it knows the system.
   */
  readonly reach: "admin" | "wildcard" | "elevated" | "narrow";
  /** The word at `at` where it is a part of the right only, in the system's own terms; absent: the whole right. */
  readonly part?: "verb" | "resource" | "action" | "policy" | undefined;
  /** The word that could stand at `at` instead, where the system has one for less of the same (`read-all` for `write-all`). */
  readonly narrower?: string | undefined;
  /** One phrase that says why (`verbs "*" on every resource`). */
  readonly because: string;
  /** The part of the system at which an administrator's right ends, where it is not the whole (`one project`). */
  readonly bounded?: string | undefined;
  /** How it lets its holder widen its own rights (`bind on clusterroles`), where it does. */
  readonly escalates?: string | undefined;
  readonly justification: Field<string>;
  readonly requestedBy: Field<string>;
  readonly approvedBy: Field<string>;
  readonly approvedOn: Field<When>;
  readonly expires: Field<When>;
  readonly lastUsed: Field<When>;
  /** The day on which this permission was last changed. */
  readonly changedOn: Field<When>;
  /** The whole entry, for removing it. */
  readonly entry: Anchor;
  /** `governed`: this scope stands in a break-glass path, which has rules of its own. */
  readonly in: "identity" | "access" | "break-glass" | "foreign";
}

export interface Credential {
  readonly kind: "credential";
  /** The identity that proves itself with it. */
  readonly of: Sourced<string>;
  /** The manifest's credential kinds, or a foreign one (`k8s-token-secret`). */
  readonly type: Field<string>;
  /** Where a finding about something absent sits: the kind's value, or the entry's first line. */
  readonly at: Spot;
  /** Where keys of this credential are written; `path` is the entry itself. */
  readonly entry: Anchor;
  /** Kinds that never rotate (`oidc-federation`, `workload-identity`) need no date. */
  readonly rotates: boolean;
  /** Made by its system without an end: why, in one phrase (`a token Secret is valid until it is deleted`). Absent: it ends, or nobody can tell. */
  readonly lives?: { readonly how: "forever"; readonly because: string } | undefined;
  readonly store: Field<string>;
  readonly rotated: Field<When>;
  readonly rotateEvery: Field<Duration>;
  readonly expires: Field<When | "never">;
  readonly runbook: Field<string>;
  readonly rotatedBy: Field<string>;
}

export interface Review {
  readonly every: Field<Duration | "ad-hoc">;
  readonly last: Field<When>;
  readonly by: Field<string>;
  readonly evidence: Field<string>;
  readonly proofs: readonly Proof[];
}

/** How a retired identity was taken out of service. */
export interface Offboarding {
  readonly trigger: Field<string>;
  readonly revokedOn: Field<When>;
  readonly accessRemovedOn: Field<When>;
  readonly dependenciesConfirmedOn: Field<When>;
  readonly by: Field<string>;
  readonly proofs: readonly Proof[];
}

/** An event that asks for a review out of turn. */
export interface ReviewTrigger {
  /** The word that says what happened, or the entry's first line. */
  readonly at: Spot;
  readonly entry: Anchor;
  readonly type: Field<"outage" | "audit-finding" | "leak" | "incident">;
  readonly on: Field<When>;
  readonly reviewedOn: Field<When>;
  readonly by: Field<string>;
}

/** A duty that somebody else holds for this identity than for the rest. */
export interface DutyOverride {
  readonly duty: string;
  readonly holder: Sourced<string>;
  readonly reason: string | undefined;
}

export interface Identity {
  readonly kind: "identity";
  /** `native`, `kubernetes` …: the format. */
  readonly system: string;
  readonly id: Sourced<string>;
  /** For messages: `identity "ci-bot"`, `ServiceAccount "payments/ci-bot"`. */
  readonly title: string;
  /** Foreign refs by which manifests bind to it (`k8s:ServiceAccount/payments/ci-bot`). */
  readonly refs: readonly string[];
  /** For `owners:` rules that match by more than path. */
  readonly traits: {
    readonly kind?: string;
    readonly name?: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly type: Field<IdentityType>;
  /** The owner written for the identity itself (native `owner`), or where it could be written in the repository's own way. */
  readonly owner: Field<string>;
  /** What else the object itself says of its owner (rungs 1 and 3). */
  readonly claims: readonly OwnerClaim[];
  /** Keys of the containers it stands in (rung 4). */
  readonly containers: readonly string[];
  readonly sponsor: Field<string>;
  readonly purpose: Field<string>;
  readonly environment: Field<readonly string[]>;
  readonly privilege: Field<Privilege>;
  readonly status: Field<"planned" | "active" | "suspended" | "retired">;
  readonly bind: readonly Sourced<string>[];
  readonly scopes: readonly Scope[];
  readonly requestedBy: Field<string>;
  readonly approvedBy: Field<string>;
  readonly approvedOn: Field<When>;
  readonly credentials: readonly Credential[];
  /** Where they would be written; only where the format has a place for them and nothing stands there, not even an empty list. */
  readonly credentialsTo?: Anchor;
  /** absent: no review is written at all. */
  readonly review: Field<Review>;
  readonly monitoring: Field<{
    readonly logs: Field<string>;
    readonly alerts: Field<string>;
    readonly by: Field<string>;
    readonly explainedBy: Field<string>;
  }>;
  readonly usedBy: readonly Sourced<string>[];
  readonly thirdParty: Field<{
    readonly vendor: Field<string>;
    readonly validatedBy: Field<string>;
    readonly assessedBy: Field<string>;
    readonly assessedOn: Field<When>;
  }>;
  readonly agent: Field<{
    readonly actsFor: Field<string>;
    readonly humanApproval: Field<string>;
    readonly stop: Field<string>;
  }>;
  readonly controls: readonly Sourced<string>[];
  /** The list of what shows that the entry is true, where the format has one: proofs are appended there. */
  readonly evidence?: Anchor;
  readonly proofs: readonly Proof[];
  readonly tier: Field<"privileged-tooling">;
  readonly lastUsed: Field<When>;
  /** What runs as it. */
  readonly workloads: readonly Sourced<string>[];
  readonly application: Field<{ readonly name: Field<string>; readonly status: Field<"active" | "retired"> }>;
  /** Who runs it day by day, where that is not the owner. */
  readonly operatedBy: Field<string>;
  /** The last day of an interim owner. */
  readonly ownerUntil: Field<When>;
  readonly reviewTriggers: readonly ReviewTrigger[];
  readonly offboarding: Field<Offboarding>;
  readonly duties: readonly DutyOverride[];
}

/** What only our own manifest has words for: the other formats say nothing of it. */
export const NATIVE_ONLY = {
  proofs: [],
  tier: UNSAYABLE,
  lastUsed: UNSAYABLE,
  workloads: [],
  application: UNSAYABLE,
  operatedBy: UNSAYABLE,
  ownerUntil: UNSAYABLE,
  reviewTriggers: [],
  offboarding: UNSAYABLE,
  duties: [],
} as const satisfies Partial<Identity>;
