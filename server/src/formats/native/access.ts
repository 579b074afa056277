/** Entries of `access`, `breakGlass` and `exceptions`. */
import type { BreakGlass, BreakGlassUse, Exception, Grant } from "../../model/facts.ts";
import { anchorOf, isBlank, itemsOf, type NamedPlace, type Place, placeAt } from "../place.ts";
import { duration, flag, text, texts, when, within, word } from "../read.ts";
import { headOf } from "./check.ts";
import { privilegeOf } from "./identities.ts";
import { proofOf, proofsOf, reviewOf, scopesOf } from "./parts.ts";

/** A grant; undefined where the entry is no map. */
export function grantOf(item: Place): Grant | undefined {
  if (item.node?.kind !== "map") return undefined;
  const at = (key: string): Place => placeAt(item, key);
  const subject = text(at("subject"));
  return {
    kind: "grant",
    system: "native",
    at: subject.is === "present" ? subject.at : headOf(item),
    title: subject.is === "present" ? `Grant to ${subject.value}` : "Grant",
    entry: anchorOf(item),
    subject,
    scopes: scopesOf(at("scopes"), "access"),
    privilege: privilegeOf(at("privilege")),
    mode: word(at("mode"), ["jit", "window", "standing"]),
    justification: text(at("justification")),
    requestedBy: text(at("requestedBy")),
    approvedBy: text(at("approvedBy")),
    approvedOn: when(at("approvedOn")),
    maxDuration: duration(at("maxDuration")),
    window: within(at("window"), (map) => ({
      from: when(placeAt(map, "from")),
      to: when(placeAt(map, "to")),
    })),
    expires: when(at("expires")),
    session: within(at("session"), (map) => ({
      recorded: flag(placeAt(map, "recorded")),
      logTo: text(placeAt(map, "logTo")),
      reviewedBy: text(placeAt(map, "reviewedBy")),
      reviewedOn: when(placeAt(map, "reviewedOn")),
    })),
    review: reviewOf(at("review")),
    accountable: text(at("accountable")),
    assurance: proofOf(at("assurance")),
    pathCheck: within(at("pathCheck"), (map) => ({
      controls: texts(placeAt(map, "controls")),
      on: when(placeAt(map, "on")),
      by: text(placeAt(map, "by")),
    })),
    agreedBy: texts(at("agreedBy")),
    policy: text(at("policy")),
    proofs: proofsOf(at("evidence")),
    evidence: anchorOf(at("evidence")),
  };
}

/** An emergency path; undefined where something else than a map stands behind the id. */
export function breakGlassOf({ name, keyAt, place }: NamedPlace): BreakGlass | undefined {
  if (place.node?.kind !== "map" && !isBlank(place)) return undefined;
  const at = (key: string): Place => placeAt(place, key);
  return {
    kind: "breakGlass",
    id: { value: name, at: keyAt },
    entry: anchorOf(place),
    owner: text(at("owner")),
    activatedBy: text(at("activatedBy")),
    approvedBy: text(at("approvedBy")),
    preApproved: flag(at("preApproved")),
    justification: text(at("justification")),
    scopes: scopesOf(at("scopes"), "break-glass"),
    maxDuration: duration(at("maxDuration")),
    audit: text(at("audit")),
    tested: when(at("tested")),
    testEvery: duration(at("testEvery")),
    uses: itemsOf(at("uses")).map(useOf),
    purpose: word(at("kind"), ["emergency-access", "owner-recovery"]),
    reviewWithin: duration(at("reviewWithin")),
    agreedBy: texts(at("agreedBy")),
    agreedTo: anchorOf(at("agreedBy")),
    auditBy: text(at("auditBy")),
    recovery: within(at("recovery"), (map) => ({
      path: text(placeAt(map, "path")),
      owner: text(placeAt(map, "owner")),
      trigger: text(placeAt(map, "trigger")),
    })),
  };
}

const useOf = (item: Place): BreakGlassUse => ({
  at: headOf(item),
  entry: anchorOf(item),
  incident: text(placeAt(item, "incident")),
  proofs: proofsOf(placeAt(item, "evidence")),
  on: when(placeAt(item, "on")),
  by: text(placeAt(item, "by")),
  attestedBy: text(placeAt(item, "attestedBy")),
  attestedOn: when(placeAt(item, "attestedOn")),
});

/** An exception; undefined where the entry is no map. */
export function exceptionOf(item: Place): Exception | undefined {
  if (item.node?.kind !== "map") return undefined;
  const rule = text(placeAt(item, "rule"));
  return {
    kind: "exception",
    at: rule.is === "present" ? rule.at : headOf(item),
    rule,
    match: text(placeAt(item, "match")),
    reason: text(placeAt(item, "reason")),
    approvedBy: text(placeAt(item, "approvedBy")),
    expires: when(placeAt(item, "expires")),
    compensating: text(placeAt(item, "compensating")),
    entry: anchorOf(item),
  };
}
