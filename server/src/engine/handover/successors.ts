/** Who could take over: parties whose plan brings no finding, best first, each with the reason. */
import { valueOf } from "../../model/field.ts";
import { peopleOf } from "../../model/team-names.ts";
import type { Workspace } from "../workspace.ts";
import { planOf } from "./handover.ts";
import { heldBy, sameParty } from "./held.ts";

export interface Successor {
  readonly ref: string;
  readonly reason: string;
  /** How many findings the hand-over would bring; 0: the solver has nothing against it. */
  readonly brings: number;
}

/** More candidates are not tried. */
const MOST = 8;
const COLLEAGUES = 3;

/** Whom rules and neighbours propose for what the party owns, then the party's own teams and colleagues, then the teams that are known. */
export function successorsOf(
  workspace: Workspace,
  uris: readonly string[],
  from: string,
): readonly Successor[] {
  const { world } = workspace;
  const isFrom = sameParty(world, from);
  const found = new Map<string, string>();
  const propose = (ref: string, reason: string): void => {
    if (found.size < MOST && !isFrom(ref) && !found.has(ref)) found.set(ref, reason);
  };
  const votes = new Map<string, { readonly reason: string; count: number }>();
  for (const { identity } of heldBy(workspace, uris, from))
    for (const { ref, reason } of identity ? world.likelyOwners(identity) : []) {
      const vote = votes.get(ref) ?? { reason, count: 0 };
      vote.count++;
      votes.set(ref, vote);
    }
  const party = world.party(from);
  if (party.is === "person")
    for (const team of party.teams) {
      propose(team.id.value, "a team of theirs");
      for (const person of peopleOf(team).slice(0, COLLEAGUES)) propose(person, `of ${team.id.value}, too`);
    }
  for (const [ref, { reason, count }] of [...votes].sort(([, a], [, b]) => b.count - a.count))
    if (reason !== "known team") propose(ref, `${reason}, for ${count} of what is owned`);
  const own = party.is === "team" ? valueOf(party.team.function) : undefined;
  const known = world.teams().filter(({ status }) => valueOf(status) !== "disbanded");
  // Who does the same work is nearer than who only exists.
  const nearness = (does: string | undefined): number => (party.is === "team" && does === own ? 0 : 1);
  for (const { id, does } of known
    .map((team) => ({ id: team.id.value, does: valueOf(team.function) }))
    .sort((a, b) => nearness(a.does) - nearness(b.does)))
    propose(id, does === undefined ? "known team" : `known team, function ${does}`);
  return [...found]
    .map(([ref, reason]) => ({
      ref,
      reason,
      brings: planOf(workspace, uris, from, { to: ref }).brings.length,
    }))
    .sort((a, b) => a.brings - b.brings);
}
