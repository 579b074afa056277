/** Entries of `access`, `breakGlass` and `exceptions`. */
import type { BreakGlass, BreakGlassUse, Exception, Grant } from "../../model/facts.ts";
import { anchorOf, isBlank, itemsOf, type NamedPlace, type Place, placeAt } from "../place.ts";
import { duration, flag, text, when, within, word } from "../read.ts";
import { headOf } from "./check.ts";
import { privilegeOf } from "./identities.ts";
import { reviewOf, scopesOf } from "./parts.ts";

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
      reviewedBy: text(placeAt(map, "reviewedBy")),
      reviewedOn: when(placeAt(map, "reviewedOn")),
    })),
    review: reviewOf(at("review")),
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
  };
}

const useOf = (item: Place): BreakGlassUse => ({
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
  };
}
