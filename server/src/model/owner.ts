/** Who answers: teams, and what files say of owners. */
import type { Field, Sourced } from "./field.ts";

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
