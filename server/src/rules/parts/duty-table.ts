/** How the empty cells of a duty table are filled: a function for a team that bears its name, new teams, or the cells by name. */
import type { Duty, OperatingModel } from "../../model/duties.ts";
import type { PolicyEntry, Team } from "../../model/facts.ts";
import { partyName } from "../../model/parties-names.ts";
import type { DutyRow, World } from "../../model/world.ts";
import type { Edit, Fix, Plain } from "../finding.ts";
import { askContact, functionEdit, isRole, newTeam, putCells } from "./duties.ts";
import { listed } from "./levels.ts";
import { isDisbanded } from "./owner.ts";

/** Rows that nobody holds. That a federated model lacks its council is told by a rule of its own. */
export const missingIn = (table: readonly DutyRow[], model: OperatingModel): readonly DutyRow[] =>
  table.filter(
    ({ holders, expected }) =>
      holders.length === 0 && !(model === "federated" && expected.includes("council")),
  );

/** The fixes for empty cells, the surest first. Each fills all of them. */
export function fillings(it: PolicyEntry, missing: readonly DutyRow[], world: World): readonly Fix[] {
  const groups = byFunction(missing);
  return [naming(it, groups, world), writing(it, groups, world), adding(it, groups, world)]
    .flatMap((fix) => fix ?? [])
    .map((fix, i) => ({ ...fix, preferred: i === 0 }));
}

type Groups = ReadonlyMap<string, readonly Duty[]>;

function byFunction(missing: readonly DutyRow[]): Groups {
  const groups = new Map<string, Duty[]>();
  for (const { duty, expected } of missing) {
    const what = expected.find((one) => !isRole(one)) ?? "security";
    groups.set(what, [...(groups.get(what) ?? []), duty]);
  }
  return groups;
}

/** Other words under which a team of the function goes. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  security: ["security", "infosec", "sec"],
  it: ["it", "it-ops", "it-platform"],
  identity: ["identity", "iam"],
  secops: ["secops", "soc"],
  compliance: ["compliance", "grc"],
};

/** Teams that are called like the function and have none: only the word is missing. */
function naming(it: PolicyEntry, groups: Groups, world: World): Fix | undefined {
  const edits: Edit[] = [];
  const words: string[] = [];
  for (const what of groups.keys()) {
    const names = NAMES[what] ?? [what];
    const team = world.teams().find(({ id }) => names.includes(partyName(id.value).last));
    const edit = team && !isDisbanded(team) && functionEdit(team, what, it.at.in.uri);
    if (!team || !edit) return undefined;
    edits.push(edit);
    words.push(team.id.value === what ? what : `${team.id.value}: ${what}`);
  }
  const [first, ...rest] = edits;
  const title = `Write the function of the ${words.length === 1 ? "team" : "teams"} ${listed(words)}`;
  return first && { title, class: "choice", edits: [first, ...rest] };
}

/** All empty cells in one table; for each function one team is asked for, with the reason why it stands in. */
function writing(it: PolicyEntry, groups: Groups, world: World): Fix | undefined {
  const free = standIns(world);
  if (free.length < groups.size) return undefined;
  const cells: Partial<Record<Duty, Plain>> = {};
  for (const [i, [what, duties]] of [...groups].entries()) {
    const team = {
      ask: `holds-${what}`,
      prompt: `Which team holds ${listed(duties)} (function ${what})?`,
      sample: free[i] ?? "",
      kind: "team",
      choices: free,
    } as const;
    const reason = {
      ask: `reason-${what}`,
      prompt: `Why that team, and none with the function ${what}?`,
      sample: `No team with the function ${what} yet`,
      kind: "text",
    } as const;
    for (const duty of duties) cells[duty] = { team, reason };
  }
  const [first, ...rest] = putCells(it, cells, world);
  const title = "Write the missing duties into policy.duties, with who holds them and why";
  return first && { title, class: "choice", edits: [first, ...rest] };
}

/** Engineering must neither approve nor grant exceptions; a team that leads, or whose function nobody wrote, may stand in. */
const standIns = (world: World): readonly string[] => {
  // Who reviews the reviewer cannot be the reviewer too.
  const fallback = world.policy.fallbackReviewer.value;
  const busy = new Set(world.dutyTable().flatMap(({ holders }) => holders.map(({ ref }) => ref)));
  const rank = (team: Team): number => {
    if (team.id.value === fallback) return 9;
    // Who holds nothing yet joins no two duties that the model keeps apart.
    if (busy.has(team.id.value)) return 2;
    if (team.function.is !== "present") return 1;
    return ["engineering", "vendor", "business"].includes(team.function.value) ? 9 : 0;
  };
  return world
    .teams()
    .filter((team) => !isDisbanded(team) && rank(team) < 9)
    .sort((a, b) => rank(a) - rank(b))
    .map(({ id }) => id.value);
};

/** A team for each function that no team has. */
function adding(it: PolicyEntry, groups: Groups, world: World): Fix | undefined {
  const taken = new Set(world.teams().map(({ id }) => id.value));
  const edits: Edit[] = [];
  const ids: string[] = [];
  for (const what of groups.keys()) {
    const id = taken.has(what) ? `${what}-team` : what;
    const to = newTeam(id, it.at.in.uri, world);
    if (!to || taken.has(id)) return undefined;
    ids.push(id);
    edits.push({ do: "put", to, value: { contact: askContact(id), function: what } });
  }
  const [first, ...rest] = edits;
  const title = `Declare the ${ids.length === 1 ? "team" : "teams"} ${listed(ids)} with the function`;
  return first && { title, class: "choice", edits: [first, ...rest] };
}
