/** Who answers: teams, and what files say of owners. */
import { type Field, type Sourced, UNSAYABLE } from "./field.ts";

/** Somebody says who owns something, and how: the rung of owner resolution, from 1 (strongest). */
export interface OwnerClaim {
  readonly rung: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  readonly owner: Sourced<string>;
  /** For the hover: `annotation nhi/owner`, `label team`. */
  readonly how: string;
  /** Under which key it stands, where the same key could be written on another object of the system. */
  readonly key?: OwnerKey;
}

/** A key that holds an owner: the way from an object's root to it (`metadata`, `labels`, `team`). */
export interface OwnerKey {
  readonly path: readonly string[];
  /** Only letters, digits, `-`, `_` and `.` may stand there, as in a Kubernetes label. */
  readonly plain?: true;
}

/** A thing that lends its owner to what stands in it (a Namespace, a chart, provider tags). */
export interface Container {
  /** `k8s:Namespace/payments`. */
  readonly key: string;
  readonly id: Sourced<string>;
  readonly claims: readonly OwnerClaim[];
  /** Keys of the containers in which it stands itself (a kustomization in an overlay, in a Namespace). */
  readonly within?: readonly string[];
  /** For `owners:` rules that name the container's kind (`{ kind: Namespace, label: "team=sre" }`): its labels. */
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * A rule of `owners:` or CODEOWNERS, where later ones win; what an OWNERS file or an entry of a catalogue says of its folder, where
 * the nearest one wins (`match.path` is that folder with its slash, empty for the root; of an entry also `kind` and `name`).
 */
export interface OwnerRule {
  readonly source: "owners" | "codeowners" | "owners-file" | "catalog";
  readonly match: Sourced<OwnerMatch>;
  /** For the hover, where the source alone does not say it: `Backstage Component "billing"`. */
  readonly how?: string;
  /** What stands in an owner's place and is none. A rule with nothing else in it says nothing of anybody. */
  readonly strays?: readonly StrayOwner[];
  /** Empty list: un-owned on purpose (`owner: none`, a CODEOWNERS line without owner). */
  readonly owners: readonly Sourced<string>[];
  readonly sponsor?: Sourced<string>;
  readonly environment?: Sourced<string>;
  readonly criticality?: Sourced<string>;
}

/** A word that cannot be read as an owner. */
export interface StrayOwner extends Sourced<string> {
  readonly why: "comma" | "sign" | "other";
  /** What must have been meant, where there is one reading only. */
  readonly repair?: string;
}

export interface OwnerMatch {
  /** A glob from the workspace root (`owners`), a CODEOWNERS pattern, or a folder (`owners-file`, `catalog`). */
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
  /** Named by a file that is no manifest of ours: a group of a catalogue, an alias of OWNERS_ALIASES, an owner in CODEOWNERS. */
  readonly from?: "catalog" | "aliases" | "codeowners";
  readonly id: Sourced<string>;
  readonly contact: Field<string>;
  readonly function: Field<string>;
  readonly lead: Field<string>;
  readonly aliases: readonly Sourced<string>[];
  readonly status: Field<"active" | "disbanded">;
  readonly members: readonly Sourced<string>[];
  readonly former: readonly Sourced<string>[];
}

/** A team of which a file tells no more than its name. */
export const teamNamed = (from: NonNullable<Team["from"]>, id: Sourced<string>): Team => ({
  kind: "team",
  from,
  id,
  contact: UNSAYABLE,
  function: UNSAYABLE,
  lead: UNSAYABLE,
  aliases: [],
  status: UNSAYABLE,
  members: [],
  former: [],
});
