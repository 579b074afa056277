/** Client secrets and certificates of an application, with their end. The secrets themselves never stand in a manifest. */
import { readDate } from "../../model/date-text.ts";
import type { When } from "../../model/day.ts";
import type { Credential, DateText } from "../../model/facts.ts";
import { type Field, present, type Sourced, UNSAYABLE } from "../../model/field.ts";
import { blankCredential } from "../blank.ts";
import { anchorOf, itemsOf, type Place, placeAt, spotOf } from "../place.ts";
import { when } from "../read.ts";
import { sourcedAt, textAt } from "./text.ts";

const LISTS = [
  ["passwordCredentials", "client-secret"],
  ["keyCredentials", "certificate"],
] as const;

export const credentialsOf = (root: Place, of: Sourced<string>): readonly Credential[] =>
  LISTS.flatMap(([key, type]) =>
    itemsOf(placeAt(root, key)).flatMap((item) =>
      item.node?.kind === "map" ? [credential(item, of, type)] : [],
    ),
  );

function credential(item: Place, of: Sourced<string>, type: string): Credential {
  const name = sourcedAt(placeAt(item, "displayName"));
  const at = name?.at ?? spotOf(placeAt(item, "keyId"));
  const end = written(endOf(item));
  // Where the end is written it is the limit; the first day says how old a secret without one is.
  const rotated = end.is === "unsayable" ? written(startOf(item)) : UNSAYABLE;
  return { ...blankCredential(of, present(type, at), at, anchorOf(item)), expires: end, rotated };
}

const endOf = (item: Place): Place => dated(item, ["endDateTime", "endDate"]);
const startOf = (item: Place): Place => dated(item, ["startDateTime", "startDate"]);

const dated = (item: Place, keys: readonly [string, string]): Place => {
  const first = placeAt(item, keys[0]);
  return first.node ? first : placeAt(item, keys[1]);
};

/** A date that the portal left out is not missed: a template's secret has none until it is made. */
const written = (place: Place): Field<When> => (sourcedAt(place) ? when(place) : UNSAYABLE);

/** The dates as written, for the rules about dates themselves. */
export const datesOf = (root: Place): readonly DateText[] =>
  LISTS.flatMap(([list]) =>
    itemsOf(placeAt(root, list)).flatMap((item) => [
      ...dateText(endOf(item), "future"),
      ...dateText(startOf(item), "any"),
    ]),
  );

function dateText(place: Place, tense: DateText["tense"]): readonly DateText[] {
  const text = textAt(place);
  if (text === undefined || text.trim() === "" || when(place).is === "elsewhere") return [];
  return [{ kind: "date", key: String(place.step), at: spotOf(place), text, tense, reading: readDate(text) }];
}
