/** Many hold duties; one has to answer for the risk. */
import type { PolicyEntry } from "../model/facts.ts";
import type { World } from "../model/world.ts";
import type { Fix } from "./finding.ts";
import { teamOf } from "./parts/duties.ts";
import { askParty, beside, counts, isWide, teamsWith } from "./parts/levels.ts";
import { isDisbanded } from "./parts/owner.ts";
import { defineRule } from "./rule.ts";

export const accountableMissing = defineRule({
  id: "accountable-missing",
  title: "Nobody is accountable for the risk decision",
  why: "Shared duties without one accountable team end as nobody's: everybody did their part, and the risk was decided by no one. Accountable means for the risk, not for running the system.",
  since: "0.1.0",
  level: "error",
  formats: "native",
  looksAt: "policy",
  messages: {
    missing: "The {model} model names nobody who is accountable for the risk decision",
    gone: "{team} is accountable for the risk decision and is disbanded",
  },
  support: "partial",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "GV.RR-01" },
    { framework: "NIST CSF", version: "2.0", id: "GV.RR-02" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "PM-29" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "PM-10" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC1.3" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.2" },
  ],
  citedByArticles: ["AI RMF GOVERN"],
  requirements: ["1.09"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
policy:
  model: shared
         ^^^^^^ error accountable-missing: The shared model names nobody who is accountable for the risk decision
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
    if (it.key !== "model" && it.key !== "accountable") return;
    if (!counts(it, world)) return;
    if (it.key === "accountable") {
      const team = typeof it.value === "string" ? teamOf(it.value, world) : undefined;
      if (!team || !isDisbanded(team) || team.status.is !== "present") return;
      const related = [{ at: team.status.at, text: `${team.id.value} is disbanded` }];
      const fixes = candidates(world).map(
        (id, i): Fix => ({
          title: `Make ${id} accountable`,
          class: "choice",
          preferred: i === 0,
          edits: [{ do: "replace", at: it.at, value: id }],
        }),
      );
      report({ say: "gone", with: { team: team.id.value }, at: it.at, related, fixes });
      return;
    }
    const { value: model } = world.policy.model;
    // A file that is not here may name the team.
    if (model === undefined || world.policyEntry("accountable") || !world.complete) return;
    report({ say: "missing", with: { model }, at: it.at, fixes: adding(it, world) });
  },
});

/** The team that decides by the model comes first; where there is a hub, the risk is its own. */
const candidates = (world: World): readonly string[] => {
  const hub = isWide(world.policy.model.value) ? teamsWith(["identity"], world) : [];
  return hub.length > 0 ? hub : teamsWith(["security", "leadership", "identity"], world).slice(0, 4);
};

function adding(it: PolicyEntry, world: World): readonly Fix[] {
  const to = beside(it, "accountable");
  const known = candidates(world).map(
    (id, i): Fix => ({
      title: `Make ${id} accountable`,
      class: "choice",
      preferred: i === 0,
      edits: [{ do: "put", to, value: id }],
    }),
  );
  if (known.length > 0) return known;
  const value = askParty("accountable", "Which one team answers for the risk decision?", [], world);
  return [{ title: "Add accountable", class: "choice", preferred: true, edits: [{ do: "put", to, value }] }];
}
