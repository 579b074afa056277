/** What a rule may ask about the rest of the workspace. Every question is remembered, so that the answer's change re-runs the rule. */
import type { Spot } from "../text/span.ts";
import type { Before } from "./before.ts";
import type { DeadBind } from "./bind-refs.ts";
import type { DateOrder } from "./date-order.ts";
import type { Day, Duration } from "./day.ts";
import type { Duty, Holder } from "./duties.ts";
import type {
  BreakGlass,
  Case,
  Control,
  Declaration,
  EvidenceText,
  Exception,
  Grant,
  Identity,
  OwnerClaim,
  OwnerRule,
  PolicyEntry,
  Privilege,
  Risk,
  Scope,
  SecretUse,
  Silence,
  Suppression,
  Team,
  TopKey,
} from "./facts.ts";
import type { Anchor, Sourced } from "./field.ts";
import type { Refused } from "./suppression.ts";

/** A limit with where it comes from; without `at` it is the built-in default. */
export interface Limit<T> {
  readonly value: T;
  readonly at: Spot | undefined;
}

/** `policy` with the built-in defaults filled in. */
export interface PolicyView {
  readonly model: Limit<"security-led" | "shared" | "hub-and-spoke" | "federated" | undefined>;
  readonly accountable: Limit<string | undefined>;
  readonly fallbackReviewer: Limit<string | undefined>;
  /** The longest time between rotations of a credential of that kind; 90 days where the policy is silent. */
  maxAge(credentialKind: string | undefined): Limit<Duration>;
  /** privileged 90d, elevated 180d, standard 1y. */
  reviewEvery(privilege: Privilege): Limit<Duration>;
  /** The longest elevation; 8h. */
  readonly maxDuration: Limit<Duration>;
  /** Before a limit: 14d. */
  readonly notice: Limit<Duration>;
  /** The longest grant: 90d. */
  readonly maxGrant: Limit<Duration>;
  /** The farthest expiry from today: 1y. */
  readonly maxExpiry: Limit<Duration>;
  /** Approved stores (patterns with `*`); empty: the policy names none, so nothing is unapproved. */
  readonly stores: Limit<readonly string[]>;
  /** The longest time for which a finding of that level may be silent: error 30d, warning 90d, information 180d, hint 1y. */
  maxSuppression(level: string): Limit<Duration>;
  /** Rules that nobody may silence. */
  readonly locked: Limit<readonly string[]>;
}

/** What a party reference (`owner`, `approvedBy` …) stands for. */
export type Party =
  | { readonly is: "team"; readonly team: Team }
  | { readonly is: "person"; readonly mail: string; readonly teams: readonly Team[] }
  /** Nothing in the workspace is called so. */
  | { readonly is: "unknown" }
  /** Two teams could be meant. */
  | { readonly is: "ambiguous"; readonly teams: readonly Team[] };

/** Who holds a duty, and by whose word. */
export interface DutyHolder {
  /** A team id, a word that names a party, or `owner` or `sponsor` of the thing itself. */
  readonly ref: string;
  /** `shared` (the model), `policy.duties`, `a delegation`, `identity "ci-bot"`. */
  readonly by: string;
  readonly at: Spot | undefined;
}

/** One row of the operating model, as this workspace fills it. */
export interface DutyRow {
  readonly duty: Duty;
  /** The functions to which the model gives it, first choice first. */
  readonly expected: readonly Holder[];
  /** The policy's own word for it. */
  readonly override:
    | { readonly ref: string; readonly reason: string | undefined; readonly at: Spot }
    | undefined;
  /** Several where several teams have the function; none where no team has it. */
  readonly holders: readonly DutyHolder[];
}

/** One answer of owner resolution. */
export interface Answer {
  readonly rung: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  readonly owner: Sourced<string>;
  readonly how: string;
  /** Only the repository's catch-all says so: its root OWNERS, or a line for every path. */
  readonly weak?: true;
}

/** Who owns an identity, by `design/owner-resolution.md`: the first rung that answers. */
export type Ownership =
  | { readonly is: "owned"; readonly answer: Answer; readonly others: readonly Answer[] }
  /** Written, but not readable here (an expression): never missing. */
  | { readonly is: "elsewhere"; readonly at: Spot }
  /** A rule says that nobody owns it, on purpose. */
  | { readonly is: "unowned"; readonly by: Spot }
  | { readonly is: "nobody" };

/** Why an approver or reviewer is not independent of a party: the steps, each with its place. */
export interface Overlap {
  readonly party: Sourced<string>;
  /** The party's role: `owner`, `subject`, `requestedBy`. */
  readonly role: string;
  /** `sec-leads is an alias of payments`, `alice@… leads payments`; empty when both are the same word. */
  readonly path: readonly { readonly text: string; readonly at: Spot | undefined }[];
}

export interface World {
  /** What things were before a change; undefined: nothing is compared. Does not change without everything being asked anew. */
  readonly before: Before | undefined;
  /** Today in UTC: given by the host (`--as-of`), never read from a clock. */
  readonly today: Day;
  readonly policy: PolicyView;
  /** Whether any file of the workspace lists teams; where none does, nobody can be unknown. */
  readonly listsTeams: boolean;
  /**
   * Whether the workspace says who owns what: lists teams, has `owners:` rules, OWNERS files or a catalogue, or a CODEOWNERS that
   * governs the identity's file.
   * Where it does not, an owner may be written down elsewhere, and nobody can be missing.
   */
  saysWhoOwns(identity: Identity): boolean;
  /** The teams of manifests in the order of their files. */
  teams(): readonly Team[];
  party(ref: string): Party;
  /** Team ids nearest to a misspelt word, best first, three at most. */
  nearestTeams(ref: string): readonly string[];
  ownership(identity: Identity): Ownership;
  /**
   * Where the owner `ref` of an object that names none is best written: under the key that the workspace's own files use most, where it
   * can hold that word, else where its format would write it. undefined: there is no place.
   */
  ownerAnchor(identity: Identity, ref: string): Anchor | undefined;
  /** Whether it is the first object of its folder for which only the repository's catch-all answers. */
  leadsFolder(identity: Identity): boolean;
  /** Who reviews changes of the file at the uri: the CODEOWNERS line or OWNERS file that answers; undefined: no file says who reviews what. */
  reviewersOf(uri: string): { readonly rule: OwnerRule | undefined } | undefined;
  /** The rule of `owners:` that holds for the identity, which may also say its sponsor, environment and criticality. */
  ownersRule(identity: Identity): OwnerRule | undefined;
  /** The privilege, written or computed from the scopes, with the place of what made it so. */
  privilege(of: Identity | Grant | BreakGlass): Limit<Privilege> & { readonly because: string };
  /** Whether the role that the grant describes is given to people only, as far as the workspace shows; false where nobody is given it. */
  givenToPeople(grant: Grant): boolean;
  /** The keys at the top of a manifest, first first. */
  topKeys(uri: string): readonly TopKey[];
  /** Declarations of that section and id, over all files, first first. */
  declared(section: string, id: string): readonly Declaration[];
  /** Known ids of a section, for suggestions. */
  ids(section: string): readonly string[];
  /** Whether every file that `extends` names was found; where not, an unknown name is no fault. */
  readonly complete: boolean;
  /** Whether the workspace has read a file at `path`, counted from the file at the uri `from`. */
  hasFile(from: string, path: string): boolean;
  /** Whether the file that `path` names, written in the file at the uri `from`, extends that file again. */
  extendsBack(from: string, path: string): boolean;
  /** Whether the proof that the file at the uri `from` names lies where it says; undefined: it is no path of the workspace, or nobody has looked. */
  isThere(from: string, ref: string): boolean | undefined;
  /** Whether all has been read that an exception with that `match` could cover: false for a file alone, and while a folder is being read. */
  sees(match: string): boolean;
  /** Whether any finding is hidden by it now; of that rule alone, where one is named. */
  hides(silence: Silence, rule?: string): boolean;
  /** Why it does not hide findings that it covers, each reason once. */
  refusals(silence: Silence): readonly Refused[];
  /** Suppressions in the file at the uri that reach beyond their segment, first first. */
  suppressions(uri: string): readonly Suppression[];
  /** The ids of all rules that there are. */
  readonly ruleIds: readonly string[];
  /** The first of the parties of whom `judge` is not independent: same team, through aliases, membership, lead or delegation. */
  overlap(
    judge: string,
    parties: readonly { readonly role: string; readonly ref: Sourced<string> }[],
  ): Overlap | undefined;
  /** Teams and people who would pass as an independent judge of these parties, best first, each with the reason. */
  independent(
    duty: "approve" | "review",
    parties: readonly { readonly role: string; readonly ref: Sourced<string> }[],
  ): readonly { readonly ref: string; readonly reason: string }[];
  /** Owners worth proposing for the identity, best first: what rules and neighbours say, then the known teams. */
  likelyOwners(identity: Identity): readonly { readonly ref: string; readonly reason: string }[];
  /** Whether the identity is bound by a native entry that answers for it. */
  boundBy(identity: Identity): Identity | undefined;
  /** What a native identity binds that no file declares, once every file has been read. Kinds of which the workspace has no files are left out, and names that are computed. */
  deadBinds(identity: Identity): readonly DeadBind[];
  /** The native entries that bind the foreign identity, or an account that gets the foreign grant, first first. */
  binders(of: Identity | Grant): readonly Identity[];
  /** What the role gives that the foreign grant hands out, where a file describes it; undefined: no file does, or it hands out none. */
  roleGiven(grant: Grant): readonly Scope[] | undefined;
  /** Entries of `access`, over all files. */
  access(): readonly Grant[];
  exceptions(): readonly Exception[];
  /** The native identity of that id, the first over all files; `id` without `identity:`. */
  identity(id: string): Identity | undefined;
  /** Grants whose subject is the identity of that id. */
  grantsTo(id: string): readonly Grant[];
  breakGlassPaths(): readonly BreakGlass[];
  controls(): readonly Control[];
  risks(): readonly Risk[];
  cases(): readonly Case[];
  /** All places that name this proof. */
  evidence(ref: string): readonly EvidenceText[];
  /** The earliest review that the proof at this place is said to show, among proofs that are made once. */
  firstReviewShownBy(ref: string): { readonly day: Day; readonly id: string } | undefined;
  /** The rows of the operating model's duty table; empty where the policy names no model. */
  dutyTable(): readonly DutyRow[];
  /**
   * Who holds the duty: by the identity's own word, else by a delegation for its file, else by the policy, else by the model.
   * `owner` and `sponsor` are resolved where an identity is given, and left out where none is; only the table shows them as words.
   * Empty where nobody can tell.
   */
  holders(duty: Duty, of?: Identity): readonly DutyHolder[];
  /** Which of day and month comes first in the dates of a key, as the workspace's own dates prove it; undefined: nothing proves it, or both. */
  dateOrder(key: string): DateOrder | undefined;
  /** Whether any file says of any stored secret who answers for it or how long it lasts. */
  readonly declaresSecrets: boolean;
  /** What the workspace knows of a stored secret: where it is used, first first, and the native identity that binds it. */
  secret(ref: string): { readonly uses: readonly SecretUse[]; readonly boundBy: Identity | undefined };
  /** A key of `policy` as written (`rules`, `paths`, `delegations`), the first over all files. */
  policyEntry(key: string): PolicyEntry | undefined;
  /** The path of the file that a place stands in, from the workspace root, with `/`. */
  pathOf(uri: string): string;
}

export type { OwnerClaim };
