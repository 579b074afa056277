/** Vault in Terraform: a policy that stands in the file as a text. */
import { placeAt } from "../place.ts";
import { vaultScopes } from "../vault-paths.ts";
import { type Block, wordAt } from "./block.ts";
import { grantOf, type Said } from "./said.ts";

export function vaultSaid(block: Block): Said {
  if (block.type !== "vault_policy") return {};
  const scopes = vaultScopes(placeAt(block.body, "policy"));
  const name = wordAt(placeAt(block.body, "name"));
  const known = name !== undefined && !name.includes("${");
  const describes = known ? { ref: `vault:policy/${name}`, place: undefined } : undefined;
  return scopes.length > 0 ? { grants: [{ ...grantOf(block, scopes), describes }] } : {};
}
