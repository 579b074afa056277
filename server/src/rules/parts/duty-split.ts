/** Which duties the model keeps apart, and whether the policy has joined two of them. */
import type { Duty } from "../../model/duties.ts";
import type { DutyRow, World } from "../../model/world.ts";
import { functionOf, teamOf } from "./duties.ts";

export interface Joined {
  /** The row whose cell in the policy joins the two. */
  readonly place: DutyRow;
  readonly across: DutyRow;
  /** Who holds both, as the cell names it. */
  readonly team: string;
}

/**
 * The pairs that a cell of `policy.duties` has joined, each cell once. What the model itself gives to one team is the model's
 * choice, as in a small organisation where security runs the tools too.
 */
export function joinedIn(world: World): readonly Joined[] {
  const table = new Map(world.dutyTable().map((row) => [row.duty, row]));
  const told = new Set<Duty>();
  return APART.flatMap(([first, second]): readonly Joined[] => {
    const [one, other] = [table.get(first), table.get(second)];
    const place = one?.override ? one : other;
    if (!one || !other || !place?.override || told.has(place.duty)) return [];
    if (one.expected.some((holder) => other.expected.includes(holder))) return [];
    const team = common(one, other, world);
    if (team === undefined) return [];
    told.add(place.duty);
    return [{ place, across: place === one ? other : one, team }];
  });
}

/** Running the platform against setting its policy, and using access against approving it. */
const APART: readonly (readonly [Duty, Duty])[] = [
  ["platform", "approve"],
  ["platform", "except"],
  ["platform", "review"],
  ["use", "approve"],
];

/** The team, or the function, that both have. */
function common(one: DutyRow, other: DutyRow, world: World): string | undefined {
  for (const { ref } of one.holders)
    for (const holder of other.holders) {
      if (ref === holder.ref) return ref;
      const [a, b] = [teamOf(ref, world), teamOf(holder.ref, world)];
      const what = functionOf(ref, world);
      if ((a && a === b) || (a && b && what !== undefined && what === functionOf(holder.ref, world)))
        return ref;
    }
  return undefined;
}
