/** A world in which the same question is answered once. */
import type { World } from "../model/world.ts";

/** For one check, while which nothing changes: a dozen rules ask for the same owner, party and privilege. */
export function askedOnce(world: World): World {
  const asked: World = Object.create(world);
  return Object.assign(asked, {
    party: remembered(world.party),
    ownership: remembered(world.ownership),
    privilege: remembered(world.privilege),
  } satisfies Partial<World>);
}

function remembered<K, T>(answer: (of: K) => T): (of: K) => T {
  const known = new Map<K, T>();
  return (of) => {
    const before = known.get(of);
    if (before !== undefined) return before;
    const now = answer(of);
    known.set(of, now);
    return now;
  };
}
