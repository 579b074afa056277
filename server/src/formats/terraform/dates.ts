/** Dates in Terraform: rotation and end dates under keys that organisations coin, each in its own order of day and month. */
import { readForeignDate } from "../../model/date-order.ts";
import type { When } from "../../model/day.ts";
import type { DateText } from "../../model/facts.ts";
import { type Field, present, type Sourced, UNSAYABLE } from "../../model/field.ts";
import { type Spot, spot } from "../../text/span.ts";
import { isBlank, type Place, pairsOf, spotOf } from "../place.ts";
import { isExpression } from "../read.ts";
import { type Block, wordAt } from "./block.ts";

/** A date at a place. One that is ambiguous is elsewhere: other dates of its key tell its order. Computed ones are automation. */
export function dateAt(place: Place): Field<When> {
  const value = wordAt(place);
  if (value === undefined) return UNSAYABLE;
  const at = spotOf(place);
  if (isExpression(value)) return { is: "elsewhere", at };
  const { reading } = readForeignDate(value);
  if (reading.is === "date") return present(reading.when, dayIn(at));
  return { is: reading.is === "ambiguous" ? "elsewhere" : "garbled", at };
}

/** Of a moment (`2027-01-31T12:00:00Z`) the day alone: what replaces it leaves the hour, without which providers refuse the text. */
function dayIn(at: Spot): Spot {
  const written = /\d{4}-\d\d-\d\d(?=T)/.exec(at.in.text.slice(at.start, at.end));
  return written ? spot(at.in, at.start + written.index, at.start + written.index + 10) : at;
}

/** The same as a fact for the rules about dates; nothing where it is computed or not written. */
export function dateTextAt(key: string, place: Place, tense: DateText["tense"]): readonly DateText[] {
  const text = wordAt(place);
  if (text === undefined || isExpression(text)) return [];
  return [{ kind: "date", key, at: spotOf(place), text, tense, ...readForeignDate(text) }];
}

/** `serviceaccount_token_rotated_date`, `auth_token_rotated_date`, `custom_token_rotation_date`, `rotated_at`, `last_rotated`. */
const ROTATED =
  /(?:^|_)(?:rotated_(?:date|at|on)|rotation_date|last_rotated(?:_at|_on)?|last_rotation(?:_date)?)$/;

export interface RotationDate {
  readonly key: string;
  readonly keyAt: Sourced<string>["at"];
  readonly place: Place;
}

/** Attributes of the block, and of the maps in it, that say when something was rotated. */
export function rotationDates({ body }: Block): readonly RotationDate[] {
  const found: RotationDate[] = [];
  const visit = (map: Place, depth: number): void => {
    for (const { name: key, keyAt, place } of pairsOf(map)) {
      if (place.node?.kind === "map" && depth < 2) visit(place, depth + 1);
      else if (ROTATED.test(key) && place.node?.kind === "scalar" && !isBlankWord(place))
        found.push({ key, keyAt, place });
    }
  };
  visit(body, 0);
  return found;
}

/** `null` leaves a module's own default; an empty text is a date that nobody filled in. */
const isBlankWord = (place: Place): boolean =>
  isBlank(place) && place.node?.kind === "scalar" && place.node.style === "plain";

/** What a key says of the credential that it dates. */
export function credentialType(key: string): string | undefined {
  if (/password|passphrase/.test(key)) return "password";
  if (/cert/.test(key)) return "certificate";
  if (/token/.test(key)) return "api-token";
  return /(?:^|_)key(?:_|$)/.test(key) ? "access-key" : undefined;
}
