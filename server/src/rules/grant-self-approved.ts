/** The one who wants the access says yes to it. */

import { mayBeRetired } from "../model/due.ts";
import type { BreakGlass, Grant, Identity, Scope } from "../model/facts.ts";
import type { World } from "../model/world.ts";
import {
  becauseOf,
  judgeFixes,
  keepsDutiesApart,
  type Role,
  relatedTo,
  roleOf,
  titleOf,
  usersOf,
  way,
} from "./parts/separation.ts";
import { defineRule } from "./rule.ts";

export const grantSelfApproved = defineRule({
  id: "grant-self-approved",
  title: "The requester, subject or owner approves, directly or through teams, aliases and delegation",
  why: "An approval by the one who asks is no approval: the misuse that hurts most is operations staff granting themselves privileged access. A second pair of eyes has to belong to somebody else.",
  since: "0.1.0",
  level: "error",
  formats: "native",
  looksAt: ["grant", "identity", "scope", "breakGlass"],
  messages: {
    same: "{title} is approved by {approver}, its own {role}",
    through: "{title} is approved by {approver}, who is not independent of the {role} {party}: {way}",
    scope: '{title}: the scope "{scope}" is approved by {approver}, its own {role}',
    scopeThrough:
      '{title}: the scope "{scope}" is approved by {approver}, who is not independent of the {role} {party}: {way}',
  },
  support: "direct",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-5" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.3" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC6.3" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC5.1" },
    { framework: "PCI DSS", version: "4.0.1", id: "7.2.3" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-04" },
  ],
  citedByArticles: ["PR.AC-4"],
  requirements: ["0.05", "0.06"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  sre: { contact: "#sre" }
  security: { contact: "#security", function: security }
access:
  - subject: team:sre
    scopes: ["k8s:cluster-admin@cluster/prod"]
    maxDuration: 4h
    accountable: security
    session: { recorded: true, logTo: "splunk:pam", reviewedBy: security }
    justification: required
    approvedBy: sre
                ^^^ error grant-self-approved: Grant to team:sre is approved by sre, its own subject
`,
      good: `
nhi: 1
teams:
  sre: { contact: "#sre" }
  security: { contact: "#security", function: security }
access:
  - subject: team:sre
    scopes: ["k8s:cluster-admin@cluster/prod"]
    maxDuration: 4h
    accountable: security
    session: { recorded: true, logTo: "splunk:pam", reviewedBy: security }
    justification: required
    approvedBy: security
`,
    },
  ],
  check(subject, { world, report }) {
    const { it } = subject;
    const { approvedBy } = it;
    const holder = "holder" in subject ? subject.holder : subject.it;
    if (approvedBy.is !== "present" || !asks(holder, world)) return;
    const scope = it.kind === "scope" ? it : undefined;
    const parties = partiesOf(holder, scope, world);
    const overlap = world.overlap(approvedBy.value, parties);
    if (!overlap) return;
    const words = { title: titleOf(holder), approver: approvedBy.value, role: overlap.role };
    const longer = { ...words, party: overlap.party.value, way: way(overlap) };
    const place = {
      at: approvedBy.at,
      related: relatedTo(overlap),
      because: becauseOf("approvedBy", approvedBy, overlap),
      fixes: judgeFixes("approvedBy", approvedBy, "approve", parties, world),
    };
    if (scope && overlap.path.length > 0)
      report({ say: "scopeThrough", with: { ...longer, scope: scope.text }, ...place });
    else if (scope) report({ say: "scope", with: { ...words, scope: scope.text }, ...place });
    else if (overlap.path.length > 0) report({ say: "through", with: longer, ...place });
    else report({ say: "same", with: words, ...place });
  },
});

type Holder = Identity | Grant | BreakGlass;

/** Standard rights may be approved by their owner; what is given up needs no approval any more. */
const asks = (holder: Holder, world: World): boolean =>
  !(holder.kind === "identity" && mayBeRetired(holder)) && keepsDutiesApart(holder, world);

function partiesOf(holder: Holder, scope: Scope | undefined, world: World): readonly Role[] {
  return [...(scope ? roleOf("requester", scope.requestedBy) : []), ...usersOf(holder, world)];
}
