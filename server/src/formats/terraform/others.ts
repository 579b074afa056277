/** Modules that cannot be read, GitHub's and Vault's resources: dates of rotation, literal secrets, policies. */
import type { Credential, HeldCredential, Identity, SecretText } from "../../model/facts.ts";
import { present, UNSAYABLE } from "../../model/field.ts";
import { findSecret } from "../../model/secrets.ts";
import { type Place, pairsOf, placeAt, spotOf } from "../place.ts";
import { type Block, titleOf } from "./block.ts";
import { containersOf } from "./container.ts";
import { credentialType, dateAt, dateTextAt, type RotationDate, rotationDates } from "./dates.ts";
import { ownerClaims } from "./owner.ts";
import { bareIdentity, credentialOf, type Said } from "./said.ts";

/** A credential for each date of rotation in the block. The block itself is what is known of its holder. */
export function datedSaid(block: Block): Said {
  const dates = rotationDates(block);
  if (dates.length === 0) return {};
  return {
    credentials: dates.map((date) => dated(block, date)),
    dates: dates.flatMap(({ key, place }) => dateTextAt(key, place, "past")),
  };
}

function dated(block: Block, { key, keyAt, place }: RotationDate): HeldCredential {
  const holder = holderOf(block);
  const kind = credentialType(key);
  const type: Credential["type"] = kind === undefined ? UNSAYABLE : present(kind, keyAt);
  const it = credentialOf(block, holder.id, type, { at: keyAt, rotated: dateAt(place) });
  return { it, holder };
}

/** The block itself, as what is known of a credential's holder. */
export function holderOf(block: Block): Identity {
  const tags = ["tags", "labels"].map((name) => placeAt(block.body, name)).find(({ node }) => node);
  return {
    ...bareIdentity(block, block.address, block.name.at, titleOf(block)),
    claims: ownerClaims(block, tags, "tag"),
    containers: containersOf(block),
  };
}

/** Known tokens among the attributes of a provider, or of a resource that stores a secret. */
export function secretsIn({ body }: Block, keys: readonly string[]): readonly SecretText[] {
  const found: SecretText[] = [];
  const visit = (map: Place, path: string, depth: number): void => {
    for (const { name, place } of pairsOf(map)) {
      const { node } = place;
      if (node?.kind === "map" && depth < 2) visit(place, `${path}${name}.`, depth + 1);
      if (node?.kind !== "scalar" || (keys.length > 0 && !keys.includes(name) && depth === 0)) continue;
      const secret = findSecret(node.value);
      if (secret)
        found.push({
          kind: "secret",
          at: spotOf(place),
          looksLike: secret.looksLike,
          field: `${path}${name}`,
        });
    }
  };
  visit(body, "", 0);
  return found;
}
