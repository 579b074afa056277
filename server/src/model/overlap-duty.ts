/** Who holds a duty in this workspace, and to whom it is delegated. */
import type { Spot } from "../text/span.ts";
import { DUTIES, type Duty, type Holder, holdersOf } from "./duties.ts";
import type { Identity } from "./facts.ts";
import type { Asking } from "./index-ask.ts";
import { pathMatcher } from "./owner-match.ts";
import { knownTeams, partyOf } from "./parties.ts";
import { policyEntry, policyView, valueAt } from "./policy-view.ts";
import type { DutyHolder, DutyRow } from "./world.ts";

/** The teams that hold the duty: the policy's own word, else the preset of its model. Several where several have the function; none where nobody can tell. */
export function dutyHolders(ask: Asking, duty: Duty): readonly DutyHolder[] {
  const duties = policyEntry(ask, "duties");
  const own = valueAt(duties?.value, [duty]);
  const ref = typeof own === "string" ? own : valueAt(own, ["team"]);
  if (typeof ref === "string" && ref.trim() !== "")
    return isRole(ref) ? [] : [{ ref, by: "policy.duties", at: duties?.spotOf([duty]) ?? duties?.at }];
  const { model } = policyView(ask);
  if (model.value === undefined) return [];
  const by = model.value;
  for (const holder of holdersOf(duty, by)) {
    const teams = teamsWith(ask, holder);
    if (teams.length > 0) return teams.map((id) => ({ ref: id, by, at: model.at }));
  }
  return [];
}

/** Ids of the active teams with that function; `owner` and `sponsor` are no functions. */
export const teamsWith = (ask: Asking, holder: Holder): readonly string[] =>
  knownTeams(ask)
    .filter((team) => team.function === holder && !team.disbanded)
    .map(({ id }) => id);

export interface Delegation {
  readonly duty: "approve" | "review";
  readonly to: string;
  readonly match: string;
  readonly at: Spot | undefined;
}

/** Delegations by which approving or reviewing moves away from the team `holder` for the file `uri`. */
export function delegatedTo(ask: Asking, holder: string, uri: string): readonly Delegation[] {
  const entry = policyEntry(ask, "delegations");
  if (!entry || !Array.isArray(entry.value)) return [];
  const path = ask.index.pathOf(uri);
  return entry.value.flatMap((one: unknown, i) => {
    const to = valueAt(one, ["to"]);
    const duties = valueAt(one, ["duties"]);
    const match = valueAt(one, ["match"]);
    if (typeof to !== "string" || !Array.isArray(duties) || !covers(match, path)) return [];
    return (["approve", "review"] as const)
      .filter(
        (duty) => duties.includes(duty) && dutyHolders(ask, duty).some(({ ref }) => isTeam(ask, ref, holder)),
      )
      .map((duty) => ({
        duty,
        to,
        match: typeof match === "string" ? match : "some paths",
        at: entry.spotOf([i, "to"]) ?? entry.at,
      }));
  });
}

const isRole = (word: string): boolean => word === "owner" || word === "sponsor";

function isTeam(ask: Asking, ref: string, id: string): boolean {
  const party = partyOf(ask, ref);
  return party.is === "team" && party.team.id.value === id;
}

/** A delegation says for which paths; what else it may say is not decided on a path alone. */
function covers(match: unknown, path: string): boolean {
  const glob = typeof match === "string" ? match : valueAt(match, ["path"]);
  return typeof glob === "string" && pathMatcher(glob)(path);
}

/** See `World.holders`. */
export function holdersFor(ask: Asking, duty: Duty, of: Identity | undefined): readonly DutyHolder[] {
  const own = of?.duties.find((one) => one.duty === duty);
  if (of && own) return [{ ref: own.holder.value, by: of.title, at: own.holder.at }];
  return dutyHolders(ask, duty);
}

/** See `World.dutyTable`. */
export function dutyTable(ask: Asking): readonly DutyRow[] {
  const { model } = policyView(ask);
  const { value } = model;
  if (value === undefined) return [];
  return DUTIES.map((duty) => ({
    duty,
    expected: holdersOf(duty, value),
    override: undefined,
    holders: dutyHolders(ask, duty),
  }));
}
