/** The owner of an application answers for its need, not for the control that judges it. */

import type { Duty } from "../model/duties.ts";
import { DUTY_REASONS } from "../model/duty-reasons.ts";
import { cellsOf, expectedWords, isDuty, rowOf, teamsFor } from "./parts/duties.ts";
import { counts, isWide } from "./parts/levels.ts";
import { defineRule } from "./rule.ts";

export const appOwnerDesignsControl = defineRule({
  id: "app-owner-designs-control",
  title: "The application owner decides control design",
  why: "An application owner knows why the access is needed and is measured by delivery. Let the same person decide how the control works, and the control will fit the application instead of the risk.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: ["policy", "identity"],
  messages: {
    policy: "{duty} is given to the owner of each identity; in the {model} model it belongs to {expected}",
    identity: "{title}: its owner {team} holds {duty}, which belongs to {expected} in the {model} model",
  },
  support: "convention",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-5" },
    { framework: "NIST CSF", version: "2.0", id: "GV.RR-02" },
    { framework: "NIST CSF", version: "2.0", id: "GV.PO-01" },
  ],
  citedByArticles: [],
  requirements: ["3.08"],
  noFix:
    "Who designs the control instead is a decision about people and budgets; the related place shows which teams have the function.",
  examples: [
    {
      bad: `
nhi: 1
policy:
  model: hub-and-spoke
  accountable: identity
  sla: { revoke: 4h, rotate: 24h, recover: 4h, escalateAfter: 24h, escalateTo: cio }
  duties: { prevent: owner }
                     ^^^^^ warning app-owner-designs-control: prevent is given to the owner of each identity; in the hub-and-spoke model it belongs to identity
`,
      good: `
nhi: 1
policy:
  model: hub-and-spoke
  accountable: identity
  sla: { revoke: 4h, rotate: 24h, recover: 4h, escalateAfter: 24h, escalateTo: cio }
  duties: { prevent: identity }
`,
    },
  ],
  check({ it }, { world, report }) {
    if ("key" in it) {
      if (it.key !== "duties" || !counts(it, world)) return;
      for (const { duty, ref, reason, at } of cellsOf(it)) {
        if (ref !== "owner" || reason !== undefined) continue;
        const row = designRow(duty, world);
        if (!row) continue;
        const words = { duty, ...row.words };
        report({ say: "policy", with: words, at, related: row.related, because: row.because });
      }
      return;
    }
    if (it.duties.length === 0 || !isWide(world.policy.model.value)) return;
    const ownership = world.ownership(it);
    for (const { duty, holder, reason } of it.duties) {
      if (!isDuty(duty) || reason !== undefined) continue;
      const row = designRow(duty, world);
      if (!row) continue;
      const owner = ownership.is === "owned" ? ownership.answer.owner : undefined;
      const own = holder.value === "owner" || (owner && holds(holder.value, owner.value, world));
      if (!own || row.expected.some((team) => holds(holder.value, team, world))) continue;
      const team = owner?.value ?? "the owner";
      const words = { title: it.title, team, duty, ...row.words };
      report({ say: "identity", with: words, at: holder.at, related: row.related, because: row.because });
    }
  },
});

/** What a control is made of: whether accounts exist, the defaults, the exceptions, what counts as proof. Approving has its own rule. */
const DESIGN: ReadonlySet<Duty> = new Set(["exist", "prevent", "except", "evidence", "review"]);

function designRow(duty: Duty, world: Parameters<typeof rowOf>[1]) {
  const { value: model } = world.policy.model;
  if (!DESIGN.has(duty) || model === undefined || !isWide(model)) return undefined;
  const row = rowOf(duty, world);
  if (!row || row.expected.includes("owner")) return undefined;
  const teams = teamsFor(row.expected, world);
  return {
    words: { model, expected: expectedWords(row.expected) },
    expected: teams.map(({ id }) => id.value),
    related: teams
      .slice(0, 2)
      .map(({ id }) => ({ at: id.at, text: `${id.value} has the function that the model means` })),
    because: [
      { label: duty, value: DUTY_REASONS[duty].why },
      { label: "owner", value: DUTY_REASONS.justify.why },
    ],
  };
}

/** Whether two words are one team. */
function holds(a: string, b: string, world: Parameters<typeof rowOf>[1]): boolean {
  if (a === b) return true;
  const [one, other] = [world.party(a), world.party(b)];
  return one.is === "team" && other.is === "team" && one.team.id.value === other.team.id.value;
}
