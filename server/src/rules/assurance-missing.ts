/** Nobody knows how sure it was who asked, and who said yes. */
import { isHeldByPeople } from "../model/governed.ts";
import { askEvidence } from "./parts/ask.ts";
import { isOver } from "./parts/session.ts";
import { defineRule } from "./rule.ts";

export const assuranceMissing = defineRule({
  id: "assurance-missing",
  title: "It is not stated how the human requester or approver was authenticated",
  why: "An approval is worth as much as the certainty about who gave it. For an administrator's right it is written down how requester and approver signed in.",
  since: "0.1.0",
  level: "hint",
  formats: "native",
  looksAt: "grant",
  messages: {
    missing: "{title} is privileged, and it is not stated how requester and approver were authenticated",
  },
  support: "partial",
  controls: [
    { framework: "NIST SP 800-63", version: "4", id: "SP 800-63-4 s3 DIRM" },
    { framework: "NIST SP 800-63", version: "4", id: "SP 800-63B-4 s2" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-2" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-12" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-02" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-03" },
    { framework: "PCI DSS", version: "4.0.1", id: "8.6.1" },
    { framework: "CIS Controls", version: "8.1", id: "6.5" },
  ],
  citedByArticles: ["SP 800-63"],
  requirements: ["0.21"],
  examples: [
    {
      bad: `
nhi: 1
policy: { accountable: security }
access:
  - subject: team:sre
             ^^^^^^^^ hint assurance-missing: Grant to team:sre is privileged, and it is not stated how requester and approver were authenticated
    scopes: ["k8s:admin@cluster/prod"]
    maxDuration: 4h
    justification: required
    approvedBy: security
    session: { recorded: true, logTo: "splunk:pam", reviewedBy: security }
`,
      good: `
nhi: 1
policy: { accountable: security }
access:
  - subject: team:sre
    scopes: ["k8s:admin@cluster/prod"]
    maxDuration: 4h
    justification: required
    approvedBy: security
    session: { recorded: true, logTo: "splunk:pam", reviewedBy: security }
    assurance: https://wiki.acme.example/pam/aal2-sign-in
`,
    },
  ],
  check({ it }, { world, report }) {
    const { assurance } = it;
    if (assurance.is !== "absent" || isOver(it, world)) return;
    if (world.privilege(it).value !== "privileged" || !isHeldByPeople(it, world)) return;
    report({
      say: "missing",
      with: { title: it.title },
      at: it.at,
      fixes: [
        {
          title: "Say how requester and approver prove who they are",
          class: "choice",
          preferred: true,
          edits: [
            {
              do: "put",
              to: assurance.to,
              value: askEvidence("What says how they are authenticated (a sign-in standard: path or URL)?"),
            },
          ],
        },
      ],
    });
  },
});
