/** Conditions of a binding: the end that `request.time` sets, and whether anything else narrows it. */
import { readDate } from "../../model/date-text.ts";
import type { When } from "../../model/day.ts";
import type { DateText } from "../../model/facts.ts";
import { type Field, present, UNSAYABLE } from "../../model/field.ts";
import { isExpression } from "../../model/ownership.ts";
import { type Spot, spot } from "../../text/span.ts";
import { type Place, placeAt, spotOf } from "../place.ts";

export interface Condition {
  readonly expires: Field<When>;
  /** The end as written, for the rules about dates. */
  readonly date: DateText | undefined;
  /** A condition on something other than time stands there. */
  readonly narrows: boolean;
}

/** Nothing is asked. */
export const NO_CONDITION: Condition = { expires: UNSAYABLE, date: undefined, narrows: false };

const END =
  /request\.time\s*<=?\s*timestamp\(\s*["']([^"']{1,40})["']\s*\)|timestamp\(\s*["']([^"']{1,40})["']\s*\)\s*>=?\s*request\.time/;

/** `condition`: the map with `expression`, or nothing. */
export function conditionOf(condition: Place): Condition {
  const { node } = placeAt(condition, "expression");
  if (node?.kind !== "scalar")
    return condition.node?.kind === "map" ? { ...NO_CONDITION, narrows: true } : NO_CONDITION;
  const whole = spotOf(placeAt(condition, "expression"));
  const match = END.exec(node.value.slice(0, 4000));
  const text = match?.[1] ?? match?.[2];
  if (match === null || text === undefined) return { ...NO_CONDITION, narrows: node.value.trim() !== "" };
  const narrows = node.value.replace(END, "").replace(/[\s()&]/g, "") !== "";
  // Of two alternatives the other may hold on.
  if (node.value.includes("||")) return { ...NO_CONDITION, narrows };
  const at = within(whole, text);
  if (isExpression(text)) return { ...NO_CONDITION, expires: { is: "elsewhere", at }, narrows };
  const reading = readDate(text);
  const date: DateText = { kind: "date", key: "request.time", at, text, tense: "future", reading };
  return {
    expires: reading.is === "date" ? present(reading.when, at) : { is: "garbled", at },
    date,
    narrows,
  };
}

/** The text at its own place where it stands there as it is read. */
function within(at: Spot, text: string): Spot {
  const offset = at.in.text.slice(at.start, at.end).indexOf(text);
  return offset < 0 ? at : spot(at.in, at.start + offset, at.start + offset + text.length);
}
