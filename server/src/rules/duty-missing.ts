/** A cell of the duty table that stays empty, or that leads to nobody who could act. */
import { DUTY_REASONS } from "../model/duty-reasons.ts";
import type { PolicyEntry } from "../model/facts.ts";
import type { DutyRow, World } from "../model/world.ts";
import type { Fix, Reason } from "./finding.ts";
import { cellsOf, expectedWords, isRole, moveFixes, putCells, teamsFor } from "./parts/duties.ts";
import { fillings, missingIn } from "./parts/duty-table.ts";
import { counts, listed } from "./parts/levels.ts";
import { isDisbanded } from "./parts/owner.ts";
import { defineRule } from "./rule.ts";

export const dutyMissing = defineRule({
  id: "duty-missing",
  title: "A duty of the chosen operating model is held by nobody",
  why: "When each team takes a duty for the other's, nobody does it: standing access stays, reviews are weak, and it shows only after an incident. A model is in force when each of its duties leads to one team.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "policy",
  messages: {
    missing: "Nobody holds {duties}: no team has the function {functions}",
    ambiguous:
      'The {model} model gives {duties} to the function "{function}", and {teams} have it: the file must say which',
    // Where no team is listed at all, they may be listed where we were not asked to look.
    noTeams: {
      text: "The {model} model gives duties to functions, and no file lists a team",
      level: "hint",
    },
    gone: "{duty} is held by {team}, which is disbanded",
    unclear: '{duty} is held by "{ref}", which can mean {teams}',
  },
  support: "direct",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "GV.RR-02" },
    { framework: "NIST CSF", version: "2.0", id: "RS.MA-01" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IR-8" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IR-4" },
    { framework: "CIS Controls", version: "8.1", id: "17.5" },
    { framework: "CIS Controls", version: "8.1", id: "17.1" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.24" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC7.4" },
    { framework: "NIST CSF", version: "2.0", id: "RS.CO-02" },
    { framework: "NIST CSF", version: "2.0", id: "RS.CO-03" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IR-6" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.26" },
    { framework: "NIST CSF", version: "2.0", id: "DE.CM-03" },
    { framework: "NIST CSF", version: "2.0", id: "DE.CM-09" },
    { framework: "NIST CSF", version: "2.0", id: "DE.AE-02" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2(12)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AU-6" },
  ],
  citedByArticles: ["GV.OC", "PR.AC"],
  requirements: ["1.02", "1.03", "1.08", "2.01", "2.03", "3.01"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  it-ops: { contact: "#it-ops", function: it }
  guard: { contact: "#guard", function: security }
  guard-eu: { contact: "#guard-eu", function: security }
policy:
  model: shared
         ^^^^^^ warning duty-missing: The shared model gives exist, approve, detect, contain, except, remediate and close to the function "security", and guard and guard-eu have it: the file must say which
  accountable: guard
  duties: { monitor: guard, review: guard, evidence: guard-eu }
`,
      good: `
nhi: 1
teams:
  it-ops: { contact: "#it-ops", function: it }
  guard: { contact: "#guard", function: security }
  guard-eu: { contact: "#guard-eu", function: compliance }
policy:
  model: shared
  accountable: guard
  duties: { monitor: guard, review: guard, evidence: { team: guard-eu, reason: They keep the archive } }
`,
    },
    {
      bad: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security" }
policy:
  model: security-led
         ^^^^^^^^^^^^ warning duty-missing: Nobody holds exist, approve, monitor, detect, contain, review, except, platform, remediate, close and evidence: no team has the function security
  accountable: security
  fallbackReviewer: platform
`,
      good: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
policy:
  model: security-led
  accountable: security
  fallbackReviewer: platform
`,
    },
  ],
  check({ it }, { world, report }) {
    if (it.key !== "model" && it.key !== "duties") return;
    if (!counts(it, world)) return;
    if (it.key === "duties") {
      for (const { duty, ref, at } of cellsOf(it)) {
        if (isRole(ref)) continue;
        const party = world.party(ref);
        const expected = world.dutyTable().find((row) => row.duty === duty)?.expected ?? [];
        const fixes = moveFixes({ duty, at }, teamsFor(expected, world));
        if (party.is === "team" && isDisbanded(party.team)) {
          const { status, id } = party.team;
          const related =
            status.is === "present" ? [{ at: status.at, text: `${id.value} is disbanded` }] : [];
          report({ say: "gone", with: { duty, team: ref }, at, related, fixes });
        } else if (party.is === "ambiguous") {
          const teams = listed(
            party.teams.map(({ id }) => id.value),
            "or",
          );
          report({ say: "unclear", with: { duty, ref, teams }, at, fixes });
        }
      }
      return;
    }
    const { value: model } = world.policy.model;
    // Teams may stand in a file that is not here: then nobody can tell.
    if (model === undefined || !world.complete) return;
    if (!world.listsTeams) {
      report({ say: "noTeams", with: { model }, at: it.at });
      return;
    }
    const table = world.dutyTable();
    const missing = missingIn(table, model);
    if (missing.length > 0) {
      const duties = listed(missing.map(({ duty }) => duty));
      const functions = listed([...new Set(missing.map(({ expected }) => expectedWords(expected)))], "or");
      const fixes = fillings(it, missing, world);
      report({ say: "missing", with: { duties, functions }, at: it.at, because: reasonsOf(missing), fixes });
    }
    for (const [what, rows] of byFunction(table)) {
      const teams = rows[0]?.holders.map(({ ref }) => ref) ?? [];
      const words = { model, duties: listed(rows.map(({ duty }) => duty)), function: what };
      report({
        say: "ambiguous",
        with: { ...words, teams: listed(teams) },
        at: it.at,
        related: world
          .teams()
          .filter(({ id }) => teams.includes(id.value))
          .map(({ id }) => ({ at: id.at, text: `${id.value} has the function ${what}` })),
        because: reasonsOf(rows),
        fixes: choosing(it, rows, teams, world),
      });
    }
  },
});

/** Why each of the duties is where the model puts it, for the hover. */
const reasonsOf = (rows: readonly DutyRow[]): readonly Reason[] =>
  rows.slice(0, 4).map(({ duty }) => ({ label: duty, value: DUTY_REASONS[duty].why }));

/** Rows that several teams could hold, by the function that they share. */
function byFunction(table: readonly DutyRow[]): ReadonlyMap<string, readonly DutyRow[]> {
  const rows = new Map<string, DutyRow[]>();
  for (const row of table) {
    if (row.override || row.holders.length < 2) continue;
    const what = row.expected.find((one) => !isRole(one)) ?? "";
    rows.set(what, [...(rows.get(what) ?? []), row]);
  }
  return rows;
}

function choosing(
  it: PolicyEntry,
  rows: readonly DutyRow[],
  teams: readonly string[],
  world: World,
): readonly Fix[] {
  return teams.slice(0, 4).flatMap((team, i): readonly Fix[] => {
    const cells = Object.fromEntries(rows.map(({ duty }) => [duty, team]));
    const [first, ...rest] = putCells(it, cells, world);
    const title = `Give them to ${team} in policy.duties`;
    return first ? [{ title, class: "choice", preferred: i === 0, edits: [first, ...rest] }] : [];
  });
}
