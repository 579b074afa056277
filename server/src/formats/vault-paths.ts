/** The paths of a Vault policy as rights: in a policy file, and where Terraform holds one as a text. */
import type { Scope } from "../model/facts.ts";
import { reachOf } from "../model/reach.ts";
import { foreignScope } from "./blank.ts";
import { anchorOf, itemsOf, type Place, pairsOf, placeAt, spotOf } from "./place.ts";

/** The rights that the `path` blocks below the place give, one for each path. What is denied gives none. */
export const vaultScopes = (root: Place): readonly Scope[] =>
  pairsOf(root).flatMap(({ name, place }) =>
    name === "path" ? pairsOf(place).flatMap((one) => scopesOf(one.name, one.keyAt, one.place)) : [],
  );

/** Rights of Vault before it had capabilities. */
const LEGACY: Readonly<Record<string, string>> = { write: "create,read,update,delete,list", sudo: "sudo" };

function scopesOf(path: string, at: Scope["at"], block: Place): readonly Scope[] {
  const listed = placeAt(block, "capabilities");
  const rights = itemsOf(listed).flatMap(({ node }) => (node?.kind === "scalar" ? [node.value] : []));
  const { node } = placeAt(block, "policy");
  const old = node?.kind === "scalar" ? (LEGACY[node.value] ?? "read") : "";
  const words = rights.length > 0 ? rights.join(",") : old;
  if (words === "" || rights.includes("deny") || (node?.kind === "scalar" && node.value === "deny"))
    return [];
  if (words.includes("${")) return [];
  // A path that is put together elsewhere may be narrow.
  const text = `vault:${words}@${path}`;
  const told = path.includes("${")
    ? { reach: "narrow" as const, because: "the path is not in this file" }
    : reachOf(text);
  const sudo = itemsOf(listed).find(({ node: one }) => one?.kind === "scalar" && one.value === "sudo");
  const where = told.reach === "admin" && sudo ? spotOf(sudo) : at;
  return [foreignScope({ text, at: where, entry: anchorOf(block), ...told })];
}
