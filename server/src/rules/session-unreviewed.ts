/** A recording that nobody looks at. */
import { judgeFixes, usersOf } from "./parts/separation.ts";
import { recordingRule } from "./parts/session.ts";
import { defineRule } from "./rule.ts";

export const sessionUnreviewed = defineRule({
  id: "session-unreviewed",
  title: "Recorded session has no reviewer afterwards",
  why: "A recording that nobody watches deters nobody. Somebody other than those who were in looks at it afterwards, and is named before the session begins.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "grant",
  messages: {
    nobody: "{title}: its sessions are recorded, and nobody is named to look at them afterwards",
  },
  support: "direct",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-5" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CA-2(1)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CA-7(1)" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "NIST CSF", version: "2.0", id: "ID.IM-01" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.3" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.35" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC4.1" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC6.3" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-04" },
  ],
  citedByArticles: ["PR.AC-4"],
  requirements: ["0.10"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  sre: { contact: "#sre" }
  security: { contact: "#security", function: security }
policy: { accountable: security }
access:
  - subject: team:sre
    scopes: ["db:UPDATE@shop/orders"]
    maxDuration: 4h
    justification: required
    approvedBy: security
    session: { recorded: true, logTo: "splunk:pam" }
                         ^^^^ warning session-unreviewed: Grant to team:sre: its sessions are recorded, and nobody is named to look at them afterwards
`,
      good: `
nhi: 1
teams:
  sre: { contact: "#sre" }
  security: { contact: "#security", function: security }
policy: { accountable: security }
access:
  - subject: team:sre
    scopes: ["db:UPDATE@shop/orders"]
    maxDuration: 4h
    justification: required
    approvedBy: security
    session: { recorded: true, logTo: "splunk:pam", reviewedBy: security }
`,
    },
  ],
  check({ it }, { world, report }) {
    const { session, window } = it;
    if (session.is !== "present") return;
    const { recorded, reviewedBy } = session.value;
    if (reviewedBy.is !== "absent" || recorded.is !== "present" || !recorded.value) return;
    // Until a window has closed there is no session that somebody could have looked at.
    if (
      window.is === "present" &&
      window.value.to.is === "present" &&
      window.value.to.value.day >= world.today
    )
      return;
    if (world.privilege(it).value === "standard" || !recordingRule(world).required) return;
    report({
      say: "nobody",
      with: { title: it.title },
      at: recorded.at,
      fixes: judgeFixes("reviewedBy", reviewedBy, "review", usersOf(it, world), world),
    });
  },
});
