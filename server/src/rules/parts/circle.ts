/** Teams that are listed in each other. */
import type { Reference, Team } from "../../model/facts.ts";
import type { World } from "../../model/world.ts";

/**
 * The teams through which a team is a member of itself, itself first, where the reference is one of its members. A circle is told
 * once: from the team whose id comes first.
 */
export function circleAt({ ref, field, section }: Reference, world: World): readonly Team[] | undefined {
  if (field !== "members" || section !== "teams") return undefined;
  const inner = world.party(ref.value);
  if (inner.is !== "team") return undefined;
  const outer = world
    .teams()
    .find(({ members }) => members.some(({ at }) => at.in === ref.at.in && at.start === ref.at.start));
  if (!outer) return undefined;
  const ways = new Map<string, readonly Team[]>([[inner.team.id.value, [outer]]]);
  const next = [inner.team];
  for (const team of next) {
    const way = ways.get(team.id.value) ?? [];
    if (team.id.value === outer.id.value)
      return way.every(({ id }) => outer.id.value <= id.value) ? way : undefined;
    for (const { value } of team.members) {
      const party = world.party(value);
      if (party.is !== "team" || ways.has(party.team.id.value)) continue;
      ways.set(party.team.id.value, [...way, team]);
      next.push(party.team);
    }
  }
  return undefined;
}
