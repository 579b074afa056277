/** The operating model as this workspace fills it: duty, function, who holds it and how to reach them, and by whose word. */

import { formatDay } from "../../model/day.ts";
import { delegationsIn } from "../../model/delegations.ts";
import { DUTIES, type Duty } from "../../model/duties.ts";
import { DUTY_REASONS } from "../../model/duty-reasons.ts";
import type { DutyHolder, DutyRow } from "../../model/world.ts";
import { type Block, code, dotted, type Line, lines, list, quiet, strong, table } from "../prose.ts";
import { withContact } from "./people.ts";
import { place, type Telling } from "./telling.ts";

/** For `policy.model`: what is open first, then the table, then what is handed on. */
export function modelTable(telling: Telling): readonly Block[] {
  const { world } = telling.workspace;
  const rows = world.dutyTable();
  if (rows.length === 0) return [];
  const open = rows.filter(({ holders }) => holders.length === 0).map(({ duty }) => duty);
  const torn = rows.filter(({ holders }) => holders.length > 1).map(({ duty }) => duty);
  const held = rows.length - open.length - torn.length;
  return [
    ...lines(
      [`${held} of ${rows.length} duties lead to one holder`],
      open.length > 0 ? [strong("Nobody holds"), ` ${open.join(", ")}`] : undefined,
      torn.length > 0 ? [strong("Two could hold"), ` ${torn.join(", ")}`] : undefined,
    ),
    ...table(
      [["Duty"], ["Function"], ["Held by"], ["By"]],
      grouped(telling, rows).map(({ duties, what, who, by }) => [[duties.join(", ")], [what], who, by]),
    ),
    ...handedOn(telling),
  ];
}

/** For one duty of `policy.duties`: to whom the model gives it, who holds it here, and why it sits there. */
export function dutyCard(telling: Telling, name: string): readonly Block[] {
  const { world } = telling.workspace;
  const model = world.policy.model.value;
  const duty = DUTIES.find((one) => one === name);
  if (!duty) return [];
  const row = world.dutyTable().find((one) => one.duty === duty);
  const { why, requirements } = DUTY_REASONS[duty];
  const expected = row?.expected.map((one): Line => [strong(one)]) ?? [];
  return [
    ...lines(
      model && row ? ["The model ", code(model), " gives it to ", ...dotted(expected, ", else ")] : undefined,
      row ? ["Held by ", ...whoLine(telling, row.holders), ...reasonOf(row)] : undefined,
    ),
    ...lines([why], [quiet(`Requirements ${requirements.join(", ")} of the articles`)]),
  ];
}

interface Group {
  readonly duties: Duty[];
  readonly what: string;
  readonly who: Line;
  readonly by: Line;
}

/** Duties that the same team holds for the same reason share a row. */
function grouped(telling: Telling, rows: readonly DutyRow[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const { duty, expected, holders } = row;
    const what = expected.join(" or ");
    const key = JSON.stringify([what, holders.map(({ ref, by, at }) => [ref, by, at?.start])]);
    const group = groups.get(key);
    if (group) group.duties.push(duty);
    else groups.set(key, { duties: [duty], what, who: whoLine(telling, holders), by: byLine(telling, row) });
  }
  return [...groups.values()];
}

function whoLine(telling: Telling, holders: readonly DutyHolder[]): Line {
  if (holders.length === 0) return [strong("nobody")];
  return dotted(
    holders.map(({ ref }) =>
      ref === "owner" || ref === "sponsor" ? [`the ${ref}`] : withContact(telling, ref),
    ),
    " or ",
  );
}

/** The model itself, or the line that says otherwise. */
function byLine(telling: Telling, { holders, override }: DutyRow): Line {
  const [first] = holders;
  if (!first) return ["-"];
  if (!override && first.by !== "policy.council") return ["model"];
  return first.at ? [place(telling, first.at)] : [first.by];
}

const reasonOf = ({ override }: DutyRow): Line =>
  override?.reason === undefined ? [] : [`: ${override.reason}`];

/** Delegations, those that have run out marked. */
function handedOn(telling: Telling): readonly Block[] {
  const { world } = telling.workspace;
  const { today } = world;
  const entry = world.policyEntry("delegations");
  if (!entry) return [];
  return list(
    delegationsIn(entry).map(({ match, to, duties, expires }): Line => {
      const over = expires !== undefined && expires.day < today;
      const until = expires
        ? [over ? strong(` ran out on ${formatDay(expires.day)}`) : `, until ${formatDay(expires.day)}`]
        : [];
      return [
        code(match),
        `: ${[...duties].join(", ")} delegated to `,
        ...withContact(telling, to),
        ...until,
      ];
    }),
  );
}
