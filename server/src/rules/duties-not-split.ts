/** One team on both sides of a line that the model draws. */

import { DUTY_REASONS } from "../model/duty-reasons.ts";
import type { PolicyEntry } from "../model/facts.ts";
import type { DutyRow, World } from "../model/world.ts";
import type { Fix } from "./finding.ts";
import { compensating, isRole, moveFixes, teamOf, teamsFor } from "./parts/duties.ts";
import { joinedIn } from "./parts/duty-split.ts";
import { beside, counts } from "./parts/levels.ts";
import { defineRule } from "./rule.ts";

export const dutiesNotSplit = defineRule({
  id: "duties-not-split",
  title:
    "One function holds both platform and policy (hint with a compensating control in a small organisation)",
  why: "Who runs the platform and writes its rules will bend the rules to what runs, and who works with the access will not refuse it to itself. A small organisation may be unable to separate the two; then something else has to make up for it, and be written down.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "policy",
  messages: {
    split: "{team} holds both {one} and {other}, which the {model} model keeps apart",
    soft: {
      text: "{team} holds both {one} and {other}, with a compensating control on record",
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
  requirements: ["1.04", "1.20"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
policy:
  model: shared
  accountable: security
  duties: { platform: security }
                      ^^^^^^^^ warning duties-not-split: security holds both platform and approve, which the shared model keeps apart
`,
      good: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
policy:
  model: shared
  accountable: security
`,
    },
  ],
  check({ it }, { world, report }) {
    // What the model itself gives to one team is the model's choice: only a cell of the policy can join what it keeps apart.
    if (it.key !== "duties" || !counts(it, world)) return;
    const { value: model } = world.policy.model;
    if (model === undefined) return;
    for (const { place, across, team } of joinedIn(world)) {
      if (!place.override) continue;
      const words = { team: isRole(team) ? `The ${team}` : team, one: place.duty, other: across.duty };
      const found = {
        at: place.override.at,
        related: across.holders.flatMap(({ ref, at, by }) =>
          at ? [{ at, text: `${across.duty} is held by ${isRole(ref) ? `the ${ref}` : ref} (${by})` }] : [],
        ),
        because: [
          { label: place.duty, value: DUTY_REASONS[place.duty].why },
          { label: across.duty, value: DUTY_REASONS[across.duty].why },
        ],
      };
      const recorded = compensating(world);
      const moves = movesOf(place, across, world);
      if (recorded)
        report({
          say: "soft",
          with: words,
          ...found,
          because: [...found.because, { label: "compensating", value: "on record", at: recorded.at }],
          fixes: moves,
        });
      else
        report({ say: "split", with: { ...words, model }, ...found, fixes: [...moves, record(it, moves)] });
    }
  },
});

/** The duty goes to those whom the model means, or to where the model puts it by itself. */
function movesOf(place: DutyRow, across: DutyRow, world: World): readonly Fix[] {
  const { override, duty, expected } = place;
  const taken = across.holders.map(({ ref }) => teamOf(ref, world));
  const teams = teamsFor(expected, world).filter((team) => !taken.includes(team));
  return override ? moveFixes({ duty, at: override.at }, teams) : [];
}

const record = (it: PolicyEntry, moves: readonly Fix[]): Fix => ({
  title: "Record the compensating control of an organisation too small to separate them",
  class: "choice",
  preferred: moves.length === 0,
  edits: [
    {
      do: "put",
      to: beside(it, "compensating"),
      value: {
        ask: "compensating",
        prompt: "What makes up for it (who looks at what, how often)?",
        sample: "The founders read the audit log each month",
        kind: "text",
      },
    },
  ],
});
