/** Google Cloud in Terraform: service accounts, their keys, and who is a member of which role. */
import { parseWhen } from "../../model/day.ts";
import type { Recipient, Scope } from "../../model/facts.ts";
import { present, UNSAYABLE } from "../../model/field.ts";
import { reachOf } from "../../model/reach.ts";
import { foreignScope } from "../blank.ts";
import { anchorOf, type Place, placeAt, spotOf } from "../place.ts";
import { type Block, inner, wordAt } from "./block.ts";
import { wordsAt } from "./policy.ts";
import { poolTrusts } from "./pool.ts";
import { grantOf, heldBy, identityOf, type Said } from "./said.ts";

export function googleSaid(block: Block): Said {
  const { type, body } = block;
  if (type === "google_service_account")
    return { identities: [identityOf(block, { type: "service-account", tags: undefined, how: "label" })] };
  if (type === "google_service_account_key") {
    const keepers = placeAt(body, "keepers");
    // A key that is made anew when its keepers change is rotated by something that we do not see.
    const more = keepers.node ? { rotated: { is: "elsewhere", at: spotOf(keepers) } as const } : KEY;
    return {
      credentials: [
        heldBy(block, placeAt(body, "service_account_id"), ["google_service_account"], "private-key", more),
      ],
    };
  }
  if (type === "google_iam_workload_identity_pool_provider") return { trusts: poolTrusts(block) };
  return /_iam_(member|binding)$/.test(type) ? membership(block) : {};
}

const KEY = {
  lives: { how: "forever", because: "a service account key is valid until it is deleted" },
} as const;

interface Member {
  readonly recipient: Recipient;
  readonly machine: boolean;
}

function membership(block: Block): Said {
  const { body, type } = block;
  const role = placeAt(body, "role");
  const name = wordAt(role);
  if (name === undefined || name.includes("${")) return {};
  const members = [...wordsAt(placeAt(body, "member")), ...wordsAt(placeAt(body, "members"))].map(memberOf);
  const kind = /^google_(\w+?)_iam_(?:member|binding)$/.exec(type)?.[1] ?? "";
  const where = wordAt(placeAt(body, WHERE[kind] ?? kind));
  const text = `gcp:${name}@${kind}${where === undefined || where.includes("${") ? "" : `s/${where}`}`;
  const scope = scopeOf(text, name, role, kind, members);
  const grant = grantOf(block, [scope], subjectOf(members));
  const ends = conditionEnd(body);
  const recipients = members.map(({ recipient }) => recipient);
  return { grants: [{ ...grant, recipients, ...(ends ? { expires: ends } : {}) }] };
}

const WHERE: Readonly<Record<string, string>> = {
  organization: "org_id",
  service_account: "service_account_id",
};

/** Owner and editor are an administrator's rights where they hold for a project and all above, and where a machine has them. */
function scopeOf(text: string, role: string, place: Place, kind: string, members: readonly Member[]): Scope {
  const told = reachOf(`gcp:${role}`);
  const machine = members.some((member) => member.machine);
  const broad = told.reach === "admin" || told.reach === "wildcard";
  const because = machine ? told.because : `${told.because}, held by people`;
  const shown =
    broad && !(/^(project|folder|organization)$/.test(kind) && machine)
      ? { reach: "elevated" as const, because }
      : told;
  const bounded = shown.reach === "admin" && kind !== "organization" ? `one ${kind}` : undefined;
  return foreignScope({ text, at: spotOf(place), entry: anchorOf(place), bounded, ...shown });
}

function memberOf({ value, at }: ReturnType<typeof wordsAt>[number]): Member {
  const machine = /serviceAccount:|google_service_account\.|service_account|workload_?identity_?pool/i.test(
    value,
  );
  const all = value === "allUsers" || value === "allAuthenticatedUsers";
  const account = /\bgoogle_service_account\.([A-Za-z_][\w-]*)/.exec(value)?.[1];
  const mail = /^serviceAccount:([^$]+)$/.exec(value)?.[1];
  const ref = account ? `tf:google_service_account.${account}` : mail && `gcp:${mail}`;
  const whom = all ? "everyone" : machine ? "account" : "person";
  return {
    recipient: { at, ref: ref ?? value, whom, place: undefined },
    machine: machine || all,
  };
}

function subjectOf(members: readonly Member[]) {
  const one = members.find(({ machine }) => machine) ?? members[0];
  return one ? present(one.recipient.ref, one.recipient.at) : UNSAYABLE;
}

/** `request.time < timestamp("2026-12-31T00:00:00Z")` is an end date. */
function conditionEnd(body: Place) {
  for (const one of inner(body, "condition")) {
    const place = placeAt(one, "expression");
    const date = /request\.time\s*<=?\s*timestamp\(\s*\\?["']([^"'\\]+)/.exec(wordAt(place) ?? "")?.[1];
    const when = date === undefined ? undefined : parseWhen(date);
    if (when) return present(when, spotOf(place));
  }
  return undefined;
}
