/** Delegated work needs one place where risk is decided for all. */
import type { PolicyEntry } from "../model/facts.ts";
import type { World } from "../model/world.ts";
import type { Fix } from "./finding.ts";
import { teamOf } from "./parts/duties.ts";
import { askParty, beside, counts, teamsWith } from "./parts/levels.ts";
import { isDisbanded } from "./parts/owner.ts";
import { defineRule } from "./rule.ts";

export const councilMissing = defineRule({
  id: "council-missing",
  title: "Federated model without a risk council",
  why: "A federation hands the work to many teams and keeps the decision about risk in one place. Without the council each team decides for itself, and nobody sees the sum.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "policy",
  messages: {
    missing: "The federated model has no risk council: nobody grants exceptions for all",
    gone: "The risk council {team} is disbanded",
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
  requirements: ["3.22"],
  examples: [
    {
      bad: `
nhi: 1
policy:
  model: federated
         ^^^^^^^^^ warning council-missing: The federated model has no risk council: nobody grants exceptions for all
  accountable: identity
  sla: { revoke: 4h, rotate: 24h, recover: 4h, escalateAfter: 24h, escalateTo: cio }
`,
      good: `
nhi: 1
policy:
  model: federated
  accountable: identity
  sla: { revoke: 4h, rotate: 24h, recover: 4h, escalateAfter: 24h, escalateTo: cio }
  council: cio
`,
    },
  ],
  check({ it }, { world, report }) {
    if (it.key !== "model" && it.key !== "council") return;
    if (world.policy.model.value !== "federated" || !counts(it, world)) return;
    if (it.key === "council") {
      const team = typeof it.value === "string" ? teamOf(it.value, world) : undefined;
      if (!team || !isDisbanded(team) || team.status.is !== "present") return;
      const related = [{ at: team.status.at, text: `${team.id.value} is disbanded` }];
      const fixes = candidates(world).map((id, i) => setting(id, i, { do: "replace", at: it.at, value: id }));
      report({ say: "gone", with: { team: team.id.value }, at: it.at, related, fixes });
      return;
    }
    // A team with that function is the council, as for every other cell of the table.
    if (world.policyEntry("council") || !world.complete || teamsWith(["council"], world).length > 0) return;
    report({ say: "missing", at: it.at, fixes: adding(it, world) });
  },
});

const candidates = (world: World): readonly string[] =>
  teamsWith(["council", "leadership", "compliance"], world).slice(0, 4);

const setting = (id: string, i: number, edit: Fix["edits"][0]): Fix => ({
  title: `Make ${id} the risk council`,
  class: "choice",
  preferred: i === 0,
  edits: [edit],
});

function adding(it: PolicyEntry, world: World): readonly Fix[] {
  const to = beside(it, "council");
  const known = candidates(world).map((id, i) => setting(id, i, { do: "put", to, value: id }));
  if (known.length > 0) return known;
  const value = askParty("council", "Which team is the risk council?", [], world);
  return [{ title: "Add a council", class: "choice", preferred: true, edits: [{ do: "put", to, value }] }];
}
