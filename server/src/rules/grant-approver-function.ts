/** An approval counts from those whose duty it is. */
import { mayBeRetired } from "../model/due.ts";
import { DUTY_REASONS } from "../model/duty-reasons.ts";
import type { DutyHolder, World } from "../model/world.ts";
import { listed } from "./parts/levels.ts";
import { judgeFixes, keepsDutiesApart, roleOf, titleOf, usersOf } from "./parts/separation.ts";
import { defineRule } from "./rule.ts";

export const grantApproverFunction = defineRule({
  id: "grant-approver-function",
  title: "The approver does not hold the approve duty of the operating model",
  why: "The model names who approves, so that approvals follow one set of criteria. A yes from somebody else may be independent, and is still no approval under the policy.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: ["grant", "identity", "scope"],
  messages: {
    other: "{title} is approved by {approver}; the duty to approve is held by {holders} ({by})",
    scope:
      '{title}: the scope "{scope}" is approved by {approver}; the duty to approve is held by {holders} ({by})',
  },
  support: "partial",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-5" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-6(1)" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.3" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC1.3" },
  ],
  citedByArticles: [],
  requirements: ["0.01"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  sre: { contact: "#sre" }
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
policy:
  model: shared
  accountable: security
access:
  - subject: team:sre
    scopes: ["k8s:cluster-admin@cluster/prod"]
    maxDuration: 4h
    justification: required
    session: { recorded: true, logTo: "siem:pam", reviewedBy: security }
    approvedBy: platform
                ^^^^^^^^ warning grant-approver-function: Grant to team:sre is approved by platform; the duty to approve is held by security (shared)
`,
      good: `
nhi: 1
teams:
  sre: { contact: "#sre" }
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
policy:
  model: shared
  accountable: security
access:
  - subject: team:sre
    scopes: ["k8s:cluster-admin@cluster/prod"]
    maxDuration: 4h
    justification: required
    session: { recorded: true, logTo: "siem:pam", reviewedBy: security }
    approvedBy: security
`,
    },
  ],
  check(subject, { world, report }) {
    const { it } = subject;
    const { approvedBy } = it;
    const holder = "holder" in subject ? subject.holder : subject.it;
    if (approvedBy.is !== "present" || holder.kind === "breakGlass") return;
    if (holder.kind === "identity" && mayBeRetired(holder)) return;
    if (!keepsDutiesApart(holder, world)) return;
    const holders = world.holders("approve", holder.kind === "identity" ? holder : undefined);
    if (holders.length === 0 || mayApprove(approvedBy.value, holders, world)) return;
    const scope = it.kind === "scope" ? it : undefined;
    const parties = [...(scope ? roleOf("requester", scope.requestedBy) : []), ...usersOf(holder, world)];
    // The one who wants it says yes: the graver fault, told by its own rule.
    if (world.overlap(approvedBy.value, parties)) return;
    // Where those who hold the duty are the ones who ask, somebody else has to say yes.
    if (holders.every(({ ref }) => world.overlap(ref, parties))) return;
    const words = {
      title: titleOf(holder),
      approver: approvedBy.value,
      holders: listed(
        holders.map(({ ref }) => ref),
        "or",
      ),
      by: holders[0]?.by ?? "",
    };
    const found = {
      at: approvedBy.at,
      related: holders.flatMap(({ ref, by, at }) => (at ? [{ at, text: `${ref} approves by ${by}` }] : [])),
      because: [{ label: "approve", value: DUTY_REASONS.approve.why }],
      fixes: judgeFixes("approvedBy", approvedBy, "approve", parties, world).filter(({ edits: [edit] }) =>
        holders.some(({ ref }) => "value" in edit && edit.value === teamName(ref, world)),
      ),
    };
    if (scope) report({ say: "scope", with: { ...words, scope: scope.text }, ...found });
    else report({ say: "other", with: words, ...found });
  },
});

/**
 * Those who hold the duty, people of theirs, and who answers for the risk or sits above: the accountable team and the council.
 * A person of whom no team is known may be one of the holders that list nobody; a name that nobody knows is told elsewhere.
 */
function mayApprove(approver: string, holders: readonly DutyHolder[], world: World): boolean {
  const party = world.party(approver);
  if (party.is === "unknown" || party.is === "ambiguous") return true;
  const above = [world.policy.accountable.value, world.policyEntry("council")?.value];
  const judges = [
    ...holders.map(({ ref }) => ref),
    ...above.flatMap((one) => (typeof one === "string" ? [one] : [])),
  ];
  for (const ref of judges) {
    if (ref === approver) return true;
    const one = world.party(ref);
    if (one.is === "unknown" || one.is === "ambiguous") return true;
    if (one.is === "person" && party.is === "person" && one.mail === party.mail) return true;
    if (one.is !== "team") continue;
    if (party.is === "person" && one.team.members.length === 0 && party.teams.length === 0) return true;
    if (party.is === "team" && party.team.id.value === one.team.id.value) return true;
    // Belonging is told by the same steps as everywhere: a member, a lead, a team within.
    if (world.overlap(approver, [{ role: "holder", ref: { value: ref, at: one.team.id.at } }])) return true;
  }
  return false;
}

/** The word by which proposals name the holder. */
const teamName = (ref: string, world: World): string => {
  const party = world.party(ref);
  return party.is === "team" ? party.team.id.value : ref;
};
