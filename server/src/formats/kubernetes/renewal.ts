/** How often cert-manager renews a Certificate that says so itself. */
import type { Duration } from "../../model/day.ts";
import { type Field, present } from "../../model/field.ts";
import { placeAt } from "../place.ts";
import { isExpression } from "../read.ts";
import { word } from "../word.ts";
import type { KubeObject } from "./object.ts";

const HOUR = 3_600_000;

/**
 * Its `duration` less `renewBefore`, in whole days where they are whole. Without a duration it is the default, which is short, and
 * nobody's word; a certificate authority lives long on purpose.
 */
export function renewal({ root }: KubeObject): Field<Duration> | undefined {
  const spec = placeAt(root, "spec");
  const life = word(placeAt(spec, "duration"));
  if (!life || word(placeAt(spec, "isCA"))?.value === "true") return undefined;
  const before = word(placeAt(spec, "renewBefore"));
  if ([life, before].some((one) => one && isExpression(one.value))) return { is: "elsewhere", at: life.at };
  const [whole, early] = [length(life.value), before ? length(before.value) : 0];
  if (whole === undefined || early === undefined || early >= whole) return undefined;
  const ms = whole - early;
  const days = ms / (24 * HOUR);
  return present(Number.isInteger(days) ? { months: 0, days, ms: 0 } : { months: 0, days: 0, ms }, life.at);
}

/** `8760h`, `2160h0m0s`, `90m`: the lengths that Go reads, in milliseconds. */
function length(written: string): number | undefined {
  const [all, hours, minutes, seconds] =
    /^(?:(\d{1,9}(?:\.\d+)?)h)?(?:(\d{1,9}(?:\.\d+)?)m)?(?:(\d{1,9}(?:\.\d+)?)s)?$/.exec(written) ?? [];
  if (!all) return undefined;
  return Number(hours ?? 0) * HOUR + Number(minutes ?? 0) * 60_000 + Number(seconds ?? 0) * 1000;
}
