/** An emergency path that may not open. */
import { addTo, formatDay, formatDuration, parseDuration, roughly } from "../model/day.ts";
import { inDays } from "../model/due.ts";
import { defineRule } from "./rule.ts";

export const breakglassUntested = defineRule({
  id: "breakglass-untested",
  title: "Path not tested within its interval",
  why: "The first time that an emergency path is opened must not be the emergency: tokens run out, people leave, and the vault that holds the key may be what is down.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "breakGlass",
  messages: {
    never: 'Break-glass path "{path}" has never been tested',
    overdue: 'Break-glass path "{path}": the test was due on {due}, {late} ago',
  },
  support: "partial",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-5" },
    { framework: "NIST CSF", version: "2.0", id: "ID.IM-04" },
    { framework: "NIST CSF", version: "2.0", id: "RC.RP-01" },
  ],
  citedByArticles: ["SP 800-63"],
  requirements: ["1.06"],
  noFix: "Only a test can show that the path opens; then its day is written here",
  examples: [
    {
      bad: `
nhi: 1
breakGlass:
  prod-admin:
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    maxDuration: 1h
    preApproved: true
    audit: "splunk:breakglass"
    reviewWithin: 24h
    tested: 2026-05-01
            ^^^^^^^^^^ warning breakglass-untested: Break-glass path "prod-admin": the test was due on 2026-10-28, 25 days ago
`,
      good: `
nhi: 1
breakGlass:
  prod-admin:
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    maxDuration: 1h
    preApproved: true
    audit: "splunk:breakglass"
    reviewWithin: 24h
    tested: 2026-11-02
`,
    },
  ],
  check({ it }, { world, report }) {
    const { tested, testEvery } = it;
    const path = it.id.value;
    if (tested.is === "absent") {
      report({ say: "never", with: { path }, at: it.id.at });
      return;
    }
    if (tested.is !== "present" || (testEvery.is !== "present" && testEvery.is !== "absent")) return;
    const period = testEvery.is === "present" ? testEvery.value : HALF_A_YEAR;
    if (!period || roughly(period) <= 0) return;
    const { day } = tested.value;
    const due = addTo(day, period);
    const late = world.today - due;
    if (late <= 0) return;
    const at = testEvery.is === "present" ? testEvery.at : undefined;
    const source = at ? "testEvery" : "built-in default, not your policy; the number is our choice";
    const limit = formatDuration(period);
    report({
      say: "overdue",
      with: { path, due: formatDay(due), late: inDays(late) },
      at: tested.at,
      related: at ? [{ at, text: `The interval of ${limit} is set here` }] : [],
      because: [
        { label: "tested", value: formatDay(day), at: tested.at },
        { label: "limit", value: `${limit} (${source})`, at },
        { label: "due", value: formatDay(due) },
        { label: "late", value: inDays(late) },
      ],
    });
  },
});

const HALF_A_YEAR = parseDuration("180d");
