/** A suppression under the pointer: what it hides, until when, with whose word and why. The ledger says the same of all of them. */
import { formatDay } from "../../model/day.ts";
import type { Facts, Suppression } from "../../model/facts.ts";
import { valueOf } from "../../model/field.ts";
import type { Finding } from "../../rules/finding.ts";
import { rules } from "../../rules/registry.ts";
import { type Block, dotted, type Line, lines, quiet, strong } from "../prose.ts";
import { fromToday } from "./arithmetic.ts";
import { withContact } from "./people.ts";
import { place, type Telling } from "./telling.ts";

/** The suppression at an offset of the segment. */
export const suppressionAt = ({ suppressions }: Facts, offset: number): Suppression | undefined =>
  suppressions.find(({ at }) => at.start <= offset && offset <= at.end);

/** More places than these are counted. */
const MOST = 3;

export function silenceCard(telling: Telling, it: Suppression): readonly Block[] {
  const { workspace } = telling;
  const { world } = workspace;
  const until = valueOf(it.expires)?.day;
  const approver = valueOf(it.approvedBy);
  const reason = valueOf(it.reason);
  const hidden = workspace.uris.flatMap((uri) =>
    workspace.verdicts(uri).filter(({ covered }) => covered.includes(it)),
  );
  const places = hidden.slice(0, MOST).map(({ finding: { at } }): Line => [place(telling, at)]);
  const more = hidden.length - places.length;
  const over = until !== undefined && until < world.today;
  return lines(
    hidden.length > 0
      ? [
          strong(hidden.length === 1 ? "Hides 1 finding" : `Hides ${hidden.length} findings`),
          ": ",
          ...dotted(places, ", "),
          ...(more > 0 ? [` and ${more} more`] : []),
        ]
      : [strong("Hides nothing"), ` in ${OVER[it.reach]}`],
    [
      until === undefined ? "Without an end" : `${over ? "Ended on" : "Until"} ${formatDay(until)}, `,
      ...(until === undefined ? [] : [strong(fromToday(until, world.today))]),
      ...(approver === undefined
        ? [", approved by nobody"]
        : [", approved by ", ...withContact(telling, approver)]),
    ],
    reason === undefined ? [] : [`Reason: ${reason}`],
    ...it.rules.map(({ value }): Line => {
      const rule = rules.find(({ id }) => id === value);
      return rule ? [quiet(`${rule.id}: ${rule.title}`)] : [];
    }),
  );
}

const OVER: Readonly<Record<Suppression["reach"], string>> = {
  line: "its line",
  entity: "what begins on the next line",
  next: "what begins on the next line",
  file: "the file",
};

/** One that covered the finding until it ended. */
export const endedOver = (
  facts: Facts | undefined,
  { rule, at }: Finding,
  today: number,
): Suppression | undefined =>
  facts?.suppressions.find((one) => {
    const until = valueOf(one.expires)?.day;
    const names = one.rules.some(({ value }) => value === rule);
    const over = one.reach === "file" || (one.covers.start <= at.start && at.start <= one.covers.end);
    return until !== undefined && until < today && names && over;
  });
