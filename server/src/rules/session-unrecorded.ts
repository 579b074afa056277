/** Wide access of people that leaves no record of what was done. */

import type { Grant } from "../model/facts.ts";
import { isHeldByPeople } from "../model/governed.ts";
import type { World } from "../model/world.ts";
import type { Edit, Fix } from "./finding.ts";
import { judgeFixes, usersOf } from "./parts/separation.ts";
import { isOver, recordingRule, siemOf } from "./parts/session.ts";
import { defineRule } from "./rule.ts";

export const sessionUnrecorded = defineRule({
  id: "session-unrecorded",
  title: "Privileged session is not recorded",
  why: "A log says that somebody was in; a recording says what was done. Without one a privileged session cannot be reviewed, and an incident cannot be told apart from work.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "grant",
  messages: {
    absent: "{title} is {privilege}, and its sessions are not recorded",
    off: "{title} is {privilege}, and the recording of its sessions is switched off",
  },
  support: "partial",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AU-14" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-6(9)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AU-12" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "SI-4(20)" },
    { framework: "NIST CSF", version: "2.0", id: "PR.PS-04" },
    { framework: "NIST CSF", version: "2.0", id: "DE.CM-03" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.8.15" },
  ],
  citedByArticles: [],
  requirements: ["1.12"],
  examples: [
    {
      bad: `
nhi: 1
policy:
  accountable: security
  elevation: { sessionRecording: required, siem: "splunk:pam" }
access:
  - subject: team:sre
             ^^^^^^^^ warning session-unrecorded: Grant to team:sre is elevated, and its sessions are not recorded
    scopes: ["db:UPDATE@shop/orders"]
    maxDuration: 4h
    justification: required
    approvedBy: security
`,
      good: `
nhi: 1
policy:
  accountable: security
  elevation: { sessionRecording: required, siem: "splunk:pam" }
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
    const { session } = it;
    if (session.is !== "absent" && session.is !== "present") return;
    const recorded = session.is === "present" ? session.value.recorded : undefined;
    if (recorded && recorded.is !== "absent" && !(recorded.is === "present" && !recorded.value)) return;
    const rule = recordingRule(world);
    // A machine has no session that somebody could watch; its use is logged.
    if (!rule.required || isOver(it, world) || !isHeldByPeople(it, world)) return;
    const privilege = world.privilege(it);
    if (privilege.value === "standard") return;
    const words = { title: it.title, privilege: privilege.value };
    const rest = {
      because: [
        { label: privilege.value, value: privilege.because, at: privilege.at },
        { label: "recording", value: rule.because, at: rule.at },
      ],
      fixes: fixesOf(it, world),
    };
    if (recorded?.is === "present") report({ say: "off", with: words, at: recorded.at, ...rest });
    else report({ say: "absent", with: words, at: it.at, ...rest });
  },
});

/** Recorded, to where the policy sends such records, and read by somebody else than those who were in. */
function fixesOf(it: Grant, world: World): readonly Fix[] {
  const { session } = it;
  const log = siemOf(world);
  const title = log === undefined ? "Record the sessions" : `Record the sessions to ${log}`;
  const common = { title, class: "choice", preferred: true } as const;
  if (session.is === "absent") {
    const [reviewer] = world.independent("review", usersOf(it, world));
    const value = {
      recorded: true,
      ...(log === undefined ? {} : { logTo: log }),
      ...(reviewer ? { reviewedBy: reviewer.ref } : {}),
    };
    return reviewer ? [{ ...common, edits: [{ do: "put", to: session.to, value }] }] : [];
  }
  if (session.is !== "present") return [];
  const { recorded, logTo, reviewedBy } = session.value;
  const on: readonly Edit[] =
    recorded.is === "absent"
      ? [{ do: "put", to: recorded.to, value: true }]
      : recorded.is === "present"
        ? [{ do: "replace", at: recorded.at, value: "true" }]
        : [];
  const to: readonly Edit[] =
    logTo.is === "absent" && log !== undefined ? [{ do: "put", to: logTo.to, value: log }] : [];
  const [read] = judgeFixes("reviewedBy", reviewedBy, "review", usersOf(it, world), world);
  const by = reviewedBy.is === "absent" ? (read?.edits ?? []) : [];
  const [first, ...rest] = [...on, ...to, ...by];
  return first && (reviewedBy.is !== "absent" || by.length > 0)
    ? [{ ...common, edits: [first, ...rest] }]
    : [];
}
