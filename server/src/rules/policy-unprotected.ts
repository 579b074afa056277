/** Rules that their own subjects may change are no rules. */
import type { OwnerRule, Team } from "../model/facts.ts";
import { valueOf } from "../model/field.ts";
import type { World } from "../model/world.ts";
import { sameParty } from "./parts/owner.ts";
import { defineRule } from "./rule.ts";

export const policyUnprotected = defineRule({
  id: "policy-unprotected",
  title: "No CODEOWNERS rule sends the policy to the governance team",
  why: "Whoever may merge a change of the policy decides about limits, approvers and exceptions. Where the governance team is not asked, the governed set their own terms.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "policy",
  messages: {
    uncovered: "No rule sends changes of the policy to a reviewer, so that anybody may change it",
    unowned: 'The rule "{path}" leaves the policy without a reviewer',
    others: 'Changes of the policy go to {owners} (rule "{path}"), not to {accountable}',
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
  requirements: ["1.04"],
  noFix: "The rule belongs into CODEOWNERS, another file, and only its readers know who may approve there",
  examples: [
    {
      bad: `
=== CODEOWNERS
/web/ @acme/app
=== nhi.yaml
nhi: 1
teams:
  app: { contact: "#app" }
  security: { contact: "#security", function: security }
policy:
  model: security-led
         ^^^^^^^^^^^^ warning policy-unprotected: No rule sends changes of the policy to a reviewer, so that anybody may change it
  accountable: security
  fallbackReviewer: app
`,
      good: `
=== CODEOWNERS
/web/ @acme/app
/nhi.yaml @acme/security
=== nhi.yaml
nhi: 1
teams:
  app: { contact: "#app" }
  security: { contact: "#security", function: security }
policy:
  model: security-led
  accountable: security
  fallbackReviewer: app
`,
    },
  ],
  check({ it }, { world, report }) {
    // Told once: at the model, or at the accountable team where the policy names no model.
    if (it.key !== "model" && !(it.key === "accountable" && world.policyEntry("model") === undefined)) return;
    // Where no file says who reviews what, that is settled elsewhere.
    const reviewers = world.reviewersOf(it.at.in.uri);
    if (!reviewers) return;
    const { rule } = reviewers;
    if (!rule) {
      report({ say: "uncovered", at: it.at });
      return;
    }
    const path = rule.match.value.path ?? "";
    const related = [{ at: rule.match.at, text: "This rule answers for the file" }];
    if (rule.owners.length === 0) report({ say: "unowned", with: { path }, at: it.at, related });
    else if (isOthers(rule, world)) {
      const owners = rule.owners.map(({ value }) => value).join(", ");
      const accountable = world.policy.accountable.value ?? "a team that governs";
      report({ say: "others", with: { owners, path, accountable }, at: it.at, related });
    }
  },
});

const GOVERN: ReadonlySet<string> = new Set([
  "security",
  "identity",
  "compliance",
  "leadership",
  "council",
  "pam",
]);

/** Whether all reviewers are known and none of them governs. Of one whom the workspace knows by name only nobody can tell. */
function isOthers({ owners }: OwnerRule, world: World): boolean {
  const accountable = world.policy.accountable.value;
  return owners.every(({ value }) => {
    if (accountable !== undefined && sameParty(value, accountable, world)) return false;
    const party = world.party(value);
    const teams = party.is === "team" ? [party.team] : party.is === "person" ? party.teams : [];
    return teams.length > 0 && teams.every((team) => !governs(team, accountable));
  });
}

const governs = (team: Team, accountable: string | undefined): boolean =>
  team.from !== undefined || team.id.value === accountable || GOVERN.has(valueOf(team.function) ?? "");
