/** Entries of `teams`, `owners` and `policy`. */
import type { OwnerMatch, OwnerRule, PolicyEntry, Team } from "../../model/facts.ts";
import type { Sourced } from "../../model/field.ts";
import { toValue } from "../../syntax/parse.ts";
import type { Spot } from "../../text/span.ts";
import {
  anchorOf,
  isBlank,
  isWritten,
  itemsOf,
  type NamedPlace,
  type Place,
  placeAt,
  spotOf,
} from "../place.ts";
import { text, texts, word } from "../read.ts";

/** A team; undefined where something else than a map stands behind the id. A bare id is a team. */
export function teamOf({ name, keyAt, place }: NamedPlace): Team | undefined {
  if (place.node?.kind !== "map" && !isBlank(place)) return undefined;
  const at = (key: string): Place => placeAt(place, key);
  return {
    kind: "team",
    id: { value: name, at: keyAt },
    contact: text(at("contact")),
    function: text(at("function")),
    lead: text(at("lead")),
    aliases: texts(at("aliases")),
    status: word(at("status"), ["active", "disbanded"]),
    members: texts(at("members")),
    former: texts(at("former")),
  };
}

/** A path rule; undefined where match or owner cannot be read, so that half a rule un-owns nothing. */
export function ownerRuleOf(item: Place): OwnerRule | undefined {
  const match = matchOf(placeAt(item, "match"));
  const owner = written(placeAt(item, "owner"));
  if (!match || !owner) return undefined;
  const sponsor = written(placeAt(item, "sponsor"));
  const environment = written(placeAt(item, "environment"));
  const criticality = written(placeAt(item, "criticality"));
  return {
    source: "owners",
    match,
    owners: owner.value.toLowerCase() === "none" ? [] : [owner],
    ...(sponsor ? { sponsor } : {}),
    ...(environment ? { environment } : {}),
    ...(criticality ? { criticality } : {}),
  };
}

/** A key of the policy with its plain value. */
export function policyEntryOf({ name, keyAt, place }: NamedPlace): PolicyEntry {
  return {
    key: name,
    at: place.node?.kind === "scalar" ? spotOf(place) : keyAt,
    value: toValue(place.node, place.segment.resolve),
    entry: anchorOf(place),
    spotOf: (path) => spotBelow(place, path),
  };
}

function spotBelow(place: Place, path: readonly (string | number)[]): Spot | undefined {
  let here: Place | undefined = place;
  for (const step of path)
    here = here && (typeof step === "number" ? itemsOf(here)[step] : placeAt(here, step));
  return here && isWritten(here) ? spotOf(here) : undefined;
}

function matchOf(place: Place): Sourced<OwnerMatch> | undefined {
  if (place.node?.kind !== "map") {
    const path = written(place);
    return path && { value: { path: path.value }, at: path.at };
  }
  const value: Record<string, string> = {};
  for (const key of ["path", "kind", "name", "namespace", "label", "system"] as const) {
    const one = written(placeAt(place, key));
    if (one) value[key] = one.value;
  }
  return Object.keys(value).length > 0 ? { value, at: spotOf(place) } : undefined;
}

/** The text as it stands, an expression too: whoever asks for it knows that it is one. */
function written(place: Place): Sourced<string> | undefined {
  const { node } = place;
  return node?.kind === "scalar" && !isBlank(place)
    ? { value: node.value.trim(), at: spotOf(place) }
    : undefined;
}
