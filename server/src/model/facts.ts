/** What one segment says, in the words of the subject. Plain data; every value knows its place. */
import type { Segment, Spot } from "../text/span.ts";
import type { Duration, When } from "./day.ts";
import type { Anchor, Field, Sourced } from "./field.ts";

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

/** A named thing that can be declared twice, referred to, navigated to. `section` is the manifest's section (`teams`, `identities` …). */
export interface Declaration {
  readonly section: string;
  readonly id: Sourced<string>;
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

/** Somebody says who owns something, and how: the rung of owner resolution, from 1 (strongest). */
export interface OwnerClaim {
  readonly rung: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  readonly owner: Sourced<string>;
  /** For the hover: `annotation nhi/owner`, `label team`. */
  readonly how: string;
}

/** A thing that lends its owner to what stands in it (a Namespace, a chart, provider tags). */
export interface Container {
  /** `k8s:Namespace/payments`. */
  readonly key: string;
  readonly id: Sourced<string>;
  readonly claims: readonly OwnerClaim[];
  /** For `owners:` rules that name the container's kind (`{ kind: Namespace, label: "team=sre" }`): its labels. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** A path rule of `owners:` or CODEOWNERS. Later rules win. */
export interface OwnerRule {
  readonly source: "owners" | "codeowners";
  readonly match: Sourced<OwnerMatch>;
  /** Empty list: un-owned on purpose (`owner: none`, a CODEOWNERS line without owner). */
  readonly owners: readonly Sourced<string>[];
  readonly sponsor?: Sourced<string>;
  readonly environment?: Sourced<string>;
  readonly criticality?: Sourced<string>;
}

export interface OwnerMatch {
  /** A glob from the workspace root (`owners`), or a CODEOWNERS pattern. */
  readonly path?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  /** `key=value`, or `key` alone. */
  readonly label?: string;
  readonly system?: string;
}

export interface Team {
  readonly kind: "team";
  readonly id: Sourced<string>;
  readonly contact: Field<string>;
  readonly function: Field<string>;
  readonly lead: Field<string>;
  readonly aliases: readonly Sourced<string>[];
  readonly status: Field<"active" | "disbanded">;
  readonly members: readonly Sourced<string>[];
  readonly former: readonly Sourced<string>[];
}

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
  /** One phrase that says why (`verbs "*" on every resource`). */
  readonly because: string;
  readonly justification: Field<string>;
  readonly requestedBy: Field<string>;
  readonly approvedBy: Field<string>;
  readonly approvedOn: Field<When>;
  readonly expires: Field<When>;
  readonly lastUsed: Field<When>;
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
  /** absent: no review is written at all. */
  readonly review: Field<Review>;
  readonly monitoring: Field<{ readonly logs: Field<string>; readonly by: Field<string> }>;
  readonly usedBy: readonly Sourced<string>[];
  readonly thirdParty: Field<{
    readonly vendor: Field<string>;
    readonly validatedBy: Field<string>;
    readonly assessedBy: Field<string>;
  }>;
  readonly agent: Field<{
    readonly actsFor: Field<string>;
    readonly humanApproval: Field<string>;
    readonly stop: Field<string>;
  }>;
  readonly controls: readonly Sourced<string>[];
  /** The list of what shows that the entry is true, where the format has one: proofs are appended there. */
  readonly evidence?: Anchor;
  readonly delegated: readonly string[];
}

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
    /** `as`: the same date in the right form, where only one reading is possible. */
    | { readonly is: "invalid"; readonly as?: string; readonly why: string };
}

/** A literal that looks like a secret. */
export interface SecretText {
  readonly kind: "secret";
  readonly at: Spot;
  /** What it looks like (`GitHub personal access token`), or the field that holds secrets by definition. */
  readonly looksLike: string;
  readonly field: string;
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
  readonly dates: readonly DateText[];
  readonly secrets: readonly SecretText[];
  readonly problems: readonly Problem[];
  /** Paths named by `extends`, as written. */
  readonly extends: readonly Sourced<string>[];
}

/** Facts with nothing in them, to build on. */
export const noFacts = (segment: Segment, format: string): Facts => ({
  segment,
  format,
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
  dates: [],
  secrets: [],
  problems: [],
  extends: [],
});
