/** Azure in Terraform: identities of its own, the roles that they are given, and what a key vault keeps until which day. */
import { present, UNSAYABLE } from "../../model/field.ts";
import { type Reach, reachOf } from "../../model/reach.ts";
import { foreignScope } from "../blank.ts";
import { anchorOf, type Place, placeAt, spotOf } from "../place.ts";
import { addressIn, type Block, inner, wordAt } from "./block.ts";
import { dateAt, dateTextAt } from "./dates.ts";
import { holderOf, secretsIn } from "./others.ts";
import { credentialOf, grantOf, identityOf, refsOf, type Said } from "./said.ts";

export function azureSaid(block: Block): Said {
  const { type, body } = block;
  switch (type) {
    case "azurerm_user_assigned_identity":
      return { identities: [userAssigned(block)] };
    case "azurerm_role_assignment":
      return assignment(block);
    case "azurerm_key_vault_secret":
      return { ...kept(block, undefined), secrets: secretsIn(block, ["value"]) };
    case "azurerm_key_vault_key":
      return kept(block, undefined, inner(body, "rotation_policy")[0]);
    case "azurerm_key_vault_certificate":
      return kept(block, "certificate", inner(body, "certificate_policy")[0]);
    default:
      return {};
  }
}

function userAssigned(block: Block) {
  const name = wordAt(placeAt(block.body, "name"));
  const refs = name === undefined || name.includes("${") ? [] : [`azure:identity/${name}`];
  return identityOf(block, { type: "workload", tags: placeAt(block.body, "tags"), how: "tag", refs });
}

/** `policy`: by which the vault renews it itself, on days that it alone knows. Where nobody wrote an end, nothing is asked for. */
function kept(block: Block, type: string | undefined, policy?: Place): Said {
  const end = placeAt(block.body, "expiration_date");
  if (!policy && wordAt(end) === undefined) return {};
  const expires = policy ? ({ is: "elsewhere", at: spotOf(policy) } as const) : dateAt(end);
  const holder = holderOf(block);
  const kind = type === undefined ? UNSAYABLE : present(type, block.name.at);
  const it = credentialOf(block, holder.id, kind, { expires });
  const dates = policy ? [] : dateTextAt("expiration_date", end, "future");
  return { credentials: [{ it, holder }], dates };
}

function assignment(block: Block): Said {
  const { body } = block;
  const [place, role] = roleAt(body);
  if (role === undefined) return {};
  const principal = principalOf(block);
  const where = whereOf(placeAt(body, "scope"));
  const told = milder(reachOf(`azure:${role}`), role, where, principal.whom, placeAt(body, "condition"));
  const scope = foreignScope({
    text: `azure:${role}${where.name === "" ? "" : `@${where.name}`}`,
    at: spotOf(place),
    entry: anchorOf(place),
    bounded: told.reach === "admin" ? where.part : undefined,
    ...told,
  });
  const { ref, whom, at } = principal;
  if (ref === undefined) return { grants: [grantOf(block, [scope])] };
  const recipients = [
    { at, ref, whom: whom === "machine" ? "account" : "person", place: undefined },
  ] as const;
  return { grants: [{ ...grantOf(block, [scope], present(ref, at)), recipients }] };
}

/** Roles that files name by their ids, which are the same in every tenant. */
const ROLES: Readonly<Record<string, string>> = {
  "8e3af657-a8ff-443c-a75c-2fe8c4bcb635": "Owner",
  "b24988ac-6180-42a0-ab88-20f7382dd24c": "Contributor",
  "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9": "User Access Administrator",
  "f58310d9-a9f6-439a-9e8d-f62e7b41a168": "Role Based Access Control Administrator",
  "acdd72a7-3385-48ef-bd42-f606fba81ae7": "Reader",
};

function roleAt(body: Place): readonly [Place, string | undefined] {
  const named = placeAt(body, "role_definition_name");
  const name = wordAt(named);
  if (name !== undefined) return [named, name.includes("${") ? undefined : name];
  const place = placeAt(body, "role_definition_id");
  const id = /([0-9a-f-]{36})"?\}?$/i.exec(wordAt(place) ?? "")?.[1];
  return [place, id && ROLES[id.toLowerCase()]];
}

interface Where {
  readonly name: string;
  /** The part of the tenant, where it is a whole subscription or more; undefined: less than that, or not known here. */
  readonly part: string | undefined;
}

const LITERAL =
  /^\/(?:(subscriptions)\/([^/]+)\/?|providers\/Microsoft\.Management\/(managementGroups)\/([^/]+)\/?)$/i;

function whereOf(place: Place): Where {
  const text = wordAt(place) ?? "";
  const literal = LITERAL.exec(text);
  if (literal?.[3]) return { name: `management-groups/${literal[4]}`, part: "one management group" };
  if (literal?.[2]?.includes("${")) return { name: "subscription", part: "one subscription" };
  if (literal) return { name: `subscriptions/${literal[2]}`, part: "one subscription" };
  if (/^\$\{\s*(?:data\.)?azurerm_management_group\.[\w-]+\.id\s*\}$/.test(text))
    return { name: "management-group", part: "one management group" };
  if (/^\$\{\s*(?:data\.)?azurerm_subscription\.[\w-]+(?:\[[^\]]*\])?\.id\s*\}$/.test(text))
    return { name: "subscription", part: "one subscription" };
  return { name: text.includes("${") ? "" : text.replace(/^\//, ""), part: undefined };
}

type Whom = "machine" | "person" | "unknown";

/** An administrator's right is one where a machine has it over a subscription or more, and nothing narrows it. */
function milder(told: Reach, role: string, { part }: Where, whom: Whom, condition: Place): Reach {
  if (told.reach !== "admin" && told.reach !== "wildcard") return told;
  const because =
    whom === "person"
      ? `${role}, held by people`
      : whom === "unknown"
        ? `${role}, held by somebody who is not named here`
        : part === undefined
          ? `${role} of less than a subscription, as far as this file says`
          : `${role}, narrowed by a condition`;
  return whom === "machine" && part !== undefined && !condition.node ? told : { reach: "elevated", because };
}

const PEOPLE = /\bazuread_(?:group|groups|user|users)\b|\bazurerm_client_config\b/;
const MACHINE =
  /\bazuread_(?:service_principal|application)\b|\bidentity(?:\[0\]|\.0|\[\*\])?\.(?:0\.)?principal_id|_identity\b/;

/** Who is given the role: by the word for the kind of principal, else by the block that the expression refers to. */
function principalOf(block: Block): { ref: string | undefined; whom: Whom; at: ReturnType<typeof spotOf> } {
  const place = placeAt(block.body, "principal_id");
  const [text, kind] = [wordAt(place) ?? "", wordAt(placeAt(block.body, "principal_type"))];
  const at = spotOf(place);
  const address = ["azurerm_user_assigned_identity", "azuread_service_principal"]
    .map((type) => (text.includes(`data.${type}`) ? undefined : addressIn(place, type)))
    .find((one) => one !== undefined);
  const ref = address && refsOf(block.folder, address)[1];
  if (kind === "Group" || kind === "User") return { ref, whom: "person", at };
  if (kind === "ServicePrincipal") return { ref, whom: "machine", at };
  const computed = text.startsWith("${");
  if (computed && PEOPLE.test(text)) return { ref, whom: "person", at };
  return { ref, whom: computed && MACHINE.test(text) ? "machine" : "unknown", at };
}
