/** A workflow in which one of the two sides has no part. */
import type { OperatingModel } from "../model/duties.ts";
import type { World } from "../model/world.ts";
import type { Fix } from "./finding.ts";
import { compensating, functionOf, moveFixes, rowOf, teamsFor } from "./parts/duties.ts";
import { missingIn } from "./parts/duty-table.ts";
import { counts, listed } from "./parts/levels.ts";
import { defineRule } from "./rule.ts";

export const teamExcluded = defineRule({
  id: "team-excluded",
  title: "IT or security is left out of the workflow",
  why: "Privileged access needs those who run it and those who judge it. Leave IT out and shadow paths grow beside the tool; leave security out and nobody says no.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "policy",
  messages: {
    excluded: "No duty of the {model} model is left to {side}: {duties} are all given to others",
    soft: {
      text: "No duty of the {model} model is left to {side}, with a compensating control on record",
      level: "hint",
    },
  },
  support: "partial",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-5" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AU-9(4)" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "NIST CSF", version: "2.0", id: "GV.RR-02" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.3" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC5.1" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-09" },
  ],
  citedByArticles: ["PR.AC-4"],
  requirements: ["0.02"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  sre: { contact: "#sre", function: platform }
  it-ops: { contact: "#it-ops", function: it }
  security: { contact: "#security", function: security }
policy:
  model: shared
  accountable: security
  duties:
  ^^^^^^ warning team-excluded: No duty of the shared model is left to IT: platform, recover and prevent are all given to others
    platform: { team: sre, reason: They run the vault }
    recover: { team: sre, reason: They are on call }
    prevent: { team: sre, reason: They own the pipelines }
`,
      good: `
nhi: 1
teams:
  sre: { contact: "#sre", function: platform }
  it-ops: { contact: "#it-ops", function: it }
  security: { contact: "#security", function: security }
policy:
  model: shared
  accountable: security
  duties:
    recover: { team: sre, reason: They are on call }
    prevent: { team: sre, reason: They own the pipelines }
`,
    },
  ],
  check({ it }, { world, report }) {
    // A model leaves nobody out by itself: it takes cells of the policy to do so.
    if (it.key !== "duties" || !counts(it, world)) return;
    const { value: model } = world.policy.model;
    if (model === undefined || !world.complete) return;
    const table = world.dutyTable();
    if (missingIn(table, model).length > 0) return;
    for (const [side, functions] of SIDES[model]) {
      const own = table.filter(({ expected }) => expected.some((one) => functions.includes(one)));
      const holds = table.some(({ holders }) =>
        holders.some(({ ref }) => {
          const what = functionOf(ref, world);
          // Of a team whose function nobody wrote nobody can say that it is on the other side.
          return what === undefined || functions.includes(what);
        }),
      );
      if (holds || !own.every(({ override }) => override)) continue;
      // Where no team has the function there is nobody to leave out.
      if (teamsFor(functions, world).length === 0) continue;
      const duties = listed(own.map(({ duty }) => duty));
      const soft = compensating(world) !== undefined;
      const found = {
        at: it.at,
        fixes: movesTo(
          functions,
          own.map(({ duty }) => duty),
          world,
        ),
      };
      if (soft) report({ say: "soft", with: { model, side }, ...found });
      else report({ say: "excluded", with: { model, side, duties }, ...found });
    }
  },
});

type Side = readonly [name: string, functions: readonly string[]];

const IT: Side = ["IT", ["it"]];
const SECURITY: Side = ["security", ["security"]];
const WIDE: Side = ["security", ["security", "secops", "pam", "identity"]];

/** Which sides each model cannot do without: a small organisation has no IT of its own. */
const SIDES: Readonly<Record<OperatingModel, readonly Side[]>> = {
  "security-led": [SECURITY],
  shared: [IT, SECURITY],
  "hub-and-spoke": [IT, WIDE],
  federated: [IT, WIDE],
};

/** One duty given back brings the side in again. */
function movesTo(
  functions: readonly string[],
  duties: readonly Parameters<typeof rowOf>[0][],
  world: World,
): readonly Fix[] {
  const teams = teamsFor(functions, world);
  return duties.slice(0, 3).flatMap((duty, i) => {
    const at = rowOf(duty, world)?.override?.at;
    return at ? moveFixes({ duty, at }, teams.slice(0, 1), i === 0) : [];
  });
}
