/** Entra in Terraform: applications, and the secrets and certificates by which they sign in. */

import { parseDuration } from "../../model/day.ts";
import type { Credential, DateText, HeldCredential, Identity, OwnerClaim } from "../../model/facts.ts";
import { present } from "../../model/field.ts";
import { ownerIn } from "../../model/owner-keys.ts";
import { isExpression } from "../../model/ownership.ts";
import { type Place, placeAt, spotOf } from "../place.ts";
import { type Block, inner, wordAt } from "./block.ts";
import { dateAt, dateTextAt } from "./dates.ts";
import { heldBy, identityOf, type Said } from "./said.ts";

const OWNERS = [
  "azuread_application",
  "azuread_application_registration",
  "azuread_service_principal",
] as const;

export function entraSaid(block: Block): Said {
  const { type, body } = block;
  switch (type) {
    case "azuread_application":
    case "azuread_application_registration": {
      const secrets = inner(body, "password").map((one) => secret(block, one, "client-secret"));
      return {
        identities: [application(block)],
        credentials: secrets.map(({ held }) => held),
        dates: secrets.flatMap(({ dates }) => dates),
      };
    }
    case "azuread_application_password":
    case "azuread_service_principal_password":
      return said(secret(block, body, "client-secret"));
    case "azuread_application_certificate":
    case "azuread_service_principal_certificate":
      return said(secret(block, body, "certificate"));
    default:
      return {};
  }
}

function application(block: Block): Identity {
  const identity = identityOf(block, { type: "oauth-app", tags: undefined, how: "tag" });
  return { ...identity, claims: [...identity.claims, ...ownersIn(block)] };
}

/** The field that Entra keeps for whom to call, and the directory's owners: those are ids of people, whom no file names. */
function ownersIn({ body }: Block): readonly OwnerClaim[] {
  const reference = placeAt(body, "service_management_reference");
  const written = wordAt(reference) ?? "";
  if (/[A-Za-z]/.test(written) && !isExpression(written) && !GUID.test(written)) {
    const owner = { value: ownerIn(written).owner, at: spotOf(reference) };
    return [{ rung: 3, owner, how: "service_management_reference" }];
  }
  const owners = placeAt(body, "owners");
  const named = written !== "" ? reference : owners;
  const none = named.node === undefined || (named.node.kind === "list" && named.node.items.length === 0);
  return none ? [] : [{ rung: 7, owner: { value: "${}", at: spotOf(named) }, how: String(named.step) }];
}

const GUID = /^\s*\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?\s*$/i;

interface Dated {
  readonly held: HeldCredential;
  readonly dates: readonly DateText[];
}

const said = ({ held, dates }: Dated): Said => ({ credentials: [held], dates });

/** The end is a date, or a time from the making on: when that was only the state knows, but no secret is used for longer. */
function secret(block: Block, place: Place, type: string): Dated {
  const end = placeAt(place, "end_date");
  const relative = placeAt(place, "end_date_relative");
  const expires: Credential["expires"] = relative.node
    ? { is: "elsewhere", at: spotOf(relative) }
    : dateAt(end);
  const lasts = parseDuration(wordAt(relative) ?? "");
  const trigger = placeAt(place, "rotate_when_changed");
  const every = lasts && { rotateEvery: present(lasts, spotOf(relative)) };
  const more = trigger.node
    ? { expires, rotated: { is: "elsewhere", at: spotOf(trigger) } as const }
    : { expires, ...every };
  const user = ["application_id", "application_object_id", "service_principal_id"]
    .map((key) => placeAt(block.body, key))
    .find((one) => wordAt(one) !== undefined);
  return {
    held: heldBy(block, user ?? placeAt(block.body, "application_id"), OWNERS, type, more),
    dates: dateTextAt("end_date", end, "future"),
  };
}
