/** Access that nobody has said yes to. */
import { isAtWork } from "../model/due.ts";
import type { Grant, Identity, Scope } from "../model/facts.ts";
import type { World } from "../model/world.ts";
import { judgeFixes, roleOf, usersOf } from "./parts/separation.ts";
import { defineRule } from "./rule.ts";

export const grantApproverMissing = defineRule({
  id: "grant-approver-missing",
  title: "Grant has no approver",
  why: "Whoever needs access asks, somebody else decides. Where no approver is written nobody has weighed the risk, and after an incident nobody can say who did.",
  since: "0.1.0",
  level: "error",
  formats: "native",
  looksAt: ["grant", "identity", "scope"],
  messages: {
    grant: "{title} has no approver",
    privileged: "{title} is privileged and has no approver",
    elevated: { text: "{title} has elevated rights and no approver", level: "warning" },
    scope: {
      text: '{title}: the scope "{scope}" was requested by {requester} and has no approver',
      level: "warning",
    },
  },
  support: "direct",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-01" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "PCI DSS", version: "4.0.1", id: "7.2.3" },
    { framework: "PCI DSS", version: "4.0.1", id: "8.2.4" },
    { framework: "CIS Controls", version: "8.1", id: "6.1" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.18" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC6.2" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC6.3" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-06" },
  ],
  citedByArticles: ["PR.AC-4"],
  requirements: ["0.01"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  sre: { contact: "#sre" }
  security: { contact: "#security", function: security }
access:
  - subject: team:sre
             ^^^^^^^^ error grant-approver-missing: Grant to team:sre has no approver
    scopes: ["k8s:get,list pods@ns/shop"]
    maxDuration: 4h
    justification: required
`,
      good: `
nhi: 1
teams:
  sre: { contact: "#sre" }
  security: { contact: "#security", function: security }
access:
  - subject: team:sre
    scopes: ["k8s:get,list pods@ns/shop"]
    maxDuration: 4h
    justification: required
    approvedBy: security
`,
    },
  ],
  check(subject, { world, report }) {
    const { it } = subject;
    const { approvedBy } = it;
    if (approvedBy.is !== "absent") return;
    const fixesFor = (holder: Grant | Identity, scope?: Scope) =>
      judgeFixes(
        "approvedBy",
        approvedBy,
        "approve",
        [...usersOf(holder, world), ...(scope ? roleOf("requester", scope.requestedBy) : [])],
        world,
      );
    if (it.kind === "grant") {
      report({ say: "grant", with: { title: it.title }, at: it.at, fixes: fixesFor(it) });
    } else if (it.kind === "identity") {
      const { value, because, at } = world.privilege(it);
      if (value === "standard" || !isAtWork(it)) return;
      const reasons = [{ label: value, value: because, at }];
      report({ say: value, with: { title: it.title }, at: it.id.at, because: reasons, fixes: fixesFor(it) });
    } else if ("holder" in subject && subject.holder.kind === "identity") {
      const { holder } = subject;
      const { requestedBy } = it;
      if (requestedBy.is !== "present" || !isUnapproved(holder, world)) return;
      report({
        say: "scope",
        with: { title: holder.title, scope: it.text, requester: requestedBy.value },
        at: it.at,
        related: [{ at: requestedBy.at, text: `Requested by ${requestedBy.value}` }],
        fixes: fixesFor(holder, it),
      });
    }
  },
});

/** The identity's own approval covers its scopes; an elevated identity without one is reported itself. */
const isUnapproved = (holder: Identity, world: World): boolean =>
  holder.approvedBy.is === "absent" && isAtWork(holder) && world.privilege(holder).value === "standard";
