/** An entry of `identities` as an identity. */
import type { CREDENTIAL_KINDS } from "../../../../schemas/identity.ts";
import { PRIVILEGES, TYPES } from "../../../../schemas/shared.ts";
import type {
  Credential,
  DutyOverride,
  Identity,
  IdentityType,
  Privilege,
  ReviewTrigger,
} from "../../model/facts.ts";
import { type Field, present, type Sourced, valueOf } from "../../model/field.ts";
import {
  anchorOf,
  isBlank,
  itemsOf,
  type NamedPlace,
  type Place,
  pairsOf,
  placeAt,
  spotOf,
} from "../place.ts";
import { duration, either, text, texts, when, within, word } from "../read.ts";
import { headOf } from "./check.ts";
import { proofsOf, reviewOf, scopesOf } from "./parts.ts";

/** The identity; undefined where something else than a map stands behind the id. */
export function identityOf({ name, keyAt, place }: NamedPlace): Identity | undefined {
  if (place.node?.kind !== "map" && !isBlank(place)) return undefined;
  const at = (key: string): Place => placeAt(place, key);
  const id: Sourced<string> = { value: name, at: keyAt };
  const type = word(at("type"), IDENTITY_TYPES);
  return {
    kind: "identity",
    system: "native",
    id,
    title: `Identity "${name}"`,
    refs: [`identity:${name}`],
    traits: { name, ...(type.is === "present" ? { kind: type.value } : {}) },
    type,
    owner: text(at("owner")),
    claims: [],
    containers: [],
    sponsor: text(at("sponsor")),
    purpose: text(at("purpose")),
    environment: wordOrList(at("environment")),
    privilege: privilegeOf(at("privilege")),
    status: word(at("status"), ["planned", "active", "suspended", "retired"]),
    bind: texts(at("bind")),
    scopes: scopesOf(at("scopes"), "identity"),
    requestedBy: text(at("requestedBy")),
    approvedBy: text(at("approvedBy")),
    approvedOn: when(at("approvedOn")),
    credentials: itemsOf(at("credentials")).flatMap((item) => credentialOf(item, id)),
    ...(isBlank(at("credentials")) ? { credentialsTo: anchorOf(at("credentials")) } : {}),
    review: reviewOf(at("review")),
    monitoring: within(at("monitoring"), (map) => ({
      logs: text(placeAt(map, "logs")),
      alerts: text(placeAt(map, "alerts")),
      explainedBy: text(placeAt(map, "explainedBy")),
      by: text(placeAt(map, "by")),
    })),
    usedBy: texts(at("usedBy")),
    thirdParty: within(at("thirdParty"), (map) => ({
      vendor: text(placeAt(map, "vendor")),
      validatedBy: text(placeAt(map, "validatedBy")),
      assessedBy: text(placeAt(map, "assessedBy")),
      assessedOn: when(placeAt(map, "assessedOn")),
    })),
    agent: within(at("agent"), (map) => ({
      actsFor: text(placeAt(map, "actsFor")),
      humanApproval: textOrList(placeAt(map, "humanApproval")),
      stop: text(placeAt(map, "stop")),
    })),
    controls: texts(at("controls")),
    evidence: anchorOf(at("evidence")),
    proofs: proofsOf(at("evidence")),
    ...lifeOf(at),
  };
}

/** What changes over the identity's life. */
function lifeOf(at: (key: string) => Place) {
  return {
    tier: word(at("tier"), ["privileged-tooling"]),
    lastUsed: when(at("lastUsed")),
    workloads: texts(at("workloads")),
    application: within(at("application"), (map) => ({
      name: text(placeAt(map, "name")),
      status: word(placeAt(map, "status"), ["active", "retired"]),
    })),
    operatedBy: text(at("operatedBy")),
    ownerUntil: when(at("ownerUntil")),
    reviewTriggers: itemsOf(at("reviewTriggers")).flatMap(triggerOf),
    offboarding: within(at("offboarding"), (map) => ({
      trigger: text(placeAt(map, "trigger")),
      revokedOn: when(placeAt(map, "revokedOn")),
      accessRemovedOn: when(placeAt(map, "accessRemovedOn")),
      dependenciesConfirmedOn: when(placeAt(map, "dependenciesConfirmedOn")),
      by: text(placeAt(map, "by")),
      proofs: proofsOf(placeAt(map, "evidence")),
    })),
    duties: pairsOf(at("duties")).flatMap(overrideOf),
  } satisfies Partial<Identity>;
}

function triggerOf(item: Place): readonly ReviewTrigger[] {
  if (item.node?.kind !== "map") return [];
  const type = word(placeAt(item, "kind"), ["outage", "audit-finding", "leak", "incident"]);
  return [
    {
      at: type.is === "present" ? type.at : headOf(item),
      entry: anchorOf(item),
      type,
      on: when(placeAt(item, "on")),
      reviewedOn: when(placeAt(item, "reviewedOn")),
      by: text(placeAt(item, "by")),
    },
  ];
}

function overrideOf({ name, place }: NamedPlace): readonly DutyOverride[] {
  const holder = text(place.node?.kind === "map" ? placeAt(place, "team") : place);
  if (holder.is !== "present") return [];
  const { value, at } = holder;
  return [{ duty: name, holder: { value, at }, reason: valueOf(text(placeAt(place, "reason"))) }];
}

/** The privilege as written. */
export const privilegeOf = (place: Place): Field<Privilege> => word(place, PRIVILEGE_WORDS);

function credentialOf(item: Place, of: Sourced<string>): readonly Credential[] {
  if (item.node?.kind !== "map") return [];
  const kind = placeAt(item, "kind");
  const type = text(kind);
  const expires = placeAt(item, "expires");
  return [
    {
      kind: "credential",
      of,
      type,
      at: type.is === "present" ? type.at : headOf(item),
      entry: anchorOf(item),
      rotates: !(type.is === "present" && NEVER_ROTATES.has(type.value)),
      store: text(placeAt(item, "store")),
      rotated: when(placeAt(item, "rotated")),
      rotateEvery: duration(placeAt(item, "rotateEvery")),
      expires: either(when(expires), word(expires, ["never"])),
      runbook: text(placeAt(item, "runbook")),
      rotatedBy: text(placeAt(item, "rotatedBy")),
    },
  ];
}

const namesOf = <T extends string>(words: Readonly<Record<T, string>>): readonly T[] =>
  Object.keys(words) as T[];

const IDENTITY_TYPES: readonly IdentityType[] = namesOf(TYPES);
const PRIVILEGE_WORDS: readonly Privilege[] = namesOf(PRIVILEGES);
const NEVER_ROTATES: ReadonlySet<string> = new Set([
  "oidc-federation",
  "workload-identity",
] satisfies (keyof typeof CREDENTIAL_KINDS)[]);

function wordOrList(place: Place): Field<readonly string[]> {
  if (place.node?.kind === "list")
    return present(
      texts(place).map(({ value }) => value),
      spotOf(place),
    );
  const one = text(place);
  return one.is === "present" ? present([one.value], one.at) : one;
}

/** A list as one text: for fields whose exact content no rule reads. */
function textOrList(place: Place): Field<string> {
  const list = wordOrList(place);
  return list.is === "present" ? present(list.value.join(", "), list.at) : list;
}
