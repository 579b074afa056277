/** The day that a run counts from. */
import { type Day, parseWhen } from "../../model/day.ts";
import { today } from "../host.node.ts";

/** The day of `--as-of`; today where it is not given. A text says what is wrong with it. */
export function dayOf(asOf: string | undefined): Day | string {
  if (asOf === undefined) return today();
  return parseWhen(asOf)?.day ?? `--as-of wants a day as YYYY-MM-DD, not "${asOf}"`;
}
