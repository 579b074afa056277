/** Running an account's sessions is no reason for the account to live. */
import { DUTY_REASONS } from "../model/duty-reasons.ts";
import type { World } from "../model/world.ts";
import { cellsOf, functionOf, moveFixes, rowOf, teamOf, teamsFor } from "./parts/duties.ts";
import { counts, isWide } from "./parts/levels.ts";
import { defineRule } from "./rule.ts";

export const pamDecidesExistence = defineRule({
  id: "pam-decides-existence",
  title: "The PAM team decides whether the account should exist",
  why: "Privileged access management brokers sessions for accounts that are there. Whether one should be there at all is a question about identities, and the team that runs the vault has a reason to keep what is in it.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: ["policy", "identity"],
  messages: {
    policy:
      "{team} (function pam) decides whether accounts exist; in the {model} model the identity programme does",
    identity:
      "{title}: {team} (function pam) decides whether it exists; in the {model} model the identity programme does",
  },
  support: "convention",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "GV.RR-02" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-01" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2" },
  ],
  citedByArticles: ["PR.AC-4"],
  requirements: ["3.10"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  identity: { contact: "#identity", function: identity }
  vault-ops: { contact: "#vault-ops", function: pam }
  soc: { contact: "#soc", function: secops }
  it-ops: { contact: "#it-ops", function: it }
  grc: { contact: "#grc", function: compliance }
  cio: { contact: cio@acme.example, function: leadership }
policy:
  model: hub-and-spoke
  accountable: identity
  sla: { revoke: 4h, rotate: 24h, recover: 4h, escalateAfter: 24h, escalateTo: cio }
  duties: { exist: vault-ops }
                   ^^^^^^^^^ warning pam-decides-existence: vault-ops (function pam) decides whether accounts exist; in the hub-and-spoke model the identity programme does
`,
      good: `
nhi: 1
teams:
  identity: { contact: "#identity", function: identity }
  vault-ops: { contact: "#vault-ops", function: pam }
  soc: { contact: "#soc", function: secops }
  it-ops: { contact: "#it-ops", function: it }
  grc: { contact: "#grc", function: compliance }
  cio: { contact: cio@acme.example, function: leadership }
policy:
  model: hub-and-spoke
  accountable: identity
  sla: { revoke: 4h, rotate: 24h, recover: 4h, escalateAfter: 24h, escalateTo: cio }
  duties: { exist: identity }
`,
    },
  ],
  check({ it }, { world, report }) {
    if ("key" in it) {
      if (it.key !== "duties" || !counts(it, world)) return;
      const cell = cellsOf(it).find(({ duty }) => duty === "exist");
      // A reason makes it a decision of the organisation.
      if (!cell || cell.reason !== undefined) return;
      const found = foundAt(cell, world);
      if (found) report({ say: "policy", with: found.words, ...found.rest });
      return;
    }
    const own = it.duties.find(({ duty }) => duty === "exist");
    if (!own || own.reason !== undefined) return;
    const found = foundAt({ duty: "exist", ref: own.holder.value, at: own.holder.at }, world);
    if (found) report({ say: "identity", with: { title: it.title, ...found.words }, ...found.rest });
  },
});

type Exist = Pick<ReturnType<typeof cellsOf>[number], "duty" | "ref" | "at">;

function foundAt(cell: Exist, world: World) {
  const { value: model } = world.policy.model;
  if (model === undefined || !isWide(model) || functionOf(cell.ref, world) !== "pam") return undefined;
  const team = teamOf(cell.ref, world);
  const related =
    team?.function.is === "present"
      ? [{ at: team.function.at, text: `${team.id.value} has the function pam` }]
      : [];
  return {
    words: { team: cell.ref, model },
    rest: {
      at: cell.at,
      related,
      because: [{ label: "exist", value: DUTY_REASONS.exist.why }],
      fixes: moveFixes(cell, teamsFor(rowOf("exist", world)?.expected ?? [], world)),
    },
  };
}
