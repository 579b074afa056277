/** Wide access of a machine that nobody would see being misused. */
import { isAtWork } from "../model/due.ts";
import type { Identity } from "../model/facts.ts";
import type { World } from "../model/world.ts";
import type { Edit, Fix } from "./finding.ts";
import { askText } from "./parts/ask.ts";
import { siemOf } from "./parts/session.ts";
import { defineRule } from "./rule.ts";

export const monitoringMissing = defineRule({
  id: "monitoring-missing",
  title: "No log destination, alert route or monitoring owner",
  why: "A stolen credential behaves like its owner, so misuse shows only in what it does. Where use is logged nowhere, or nobody watches, a privileged identity can be misused for months.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "identity",
  messages: {
    nothing: "{title} is {privilege}: its use is logged nowhere, and nobody watches it",
    nowhere: "{title} is {privilege}: its use is logged nowhere",
    blind: "{title} is {privilege}: {by} watches it, and no log or alert is named",
    unwatched: "{title} is {privilege}: its use is logged to {logs}, and nobody watches it",
  },
  support: "direct",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "PR.PS-04" },
    { framework: "NIST CSF", version: "2.0", id: "DE.AE-02" },
    { framework: "NIST CSF", version: "2.0", id: "DE.AE-03" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AU-12" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AU-6(3)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AU-6(4)" },
    { framework: "CIS Controls", version: "8.1", id: "8.9" },
    { framework: "CIS Controls", version: "8.1", id: "8.2" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.8.15" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.8.16" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC7.2" },
    { framework: "NIST CSF", version: "2.0", id: "DE.AE-06" },
    { framework: "NIST CSF", version: "2.0", id: "DE.CM-03" },
    { framework: "NIST CSF", version: "2.0", id: "DE.CM-09" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2(12)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "SI-4(5)" },
    { framework: "CIS Controls", version: "8.1", id: "8.11" },
  ],
  citedByArticles: [],
  requirements: ["1.12", "3.16"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  platform: { contact: "#platform" }
  security: { contact: "#security", function: security }
identities:
  directory-sync:
  ^^^^^^^^^^^^^^ warning monitoring-missing: Identity "directory-sync" is privileged: its use is logged nowhere, and nobody watches it
    type: service-account
    owner: platform
    sponsor: security
    purpose: Copies people from the directory
    environment: prod
    privilege: privileged
    approvedBy: security
    credentials: [{ kind: workload-identity }]
    review: { last: 2026-11-02, by: security }
`,
      good: `
nhi: 1
teams:
  platform: { contact: "#platform" }
  security: { contact: "#security", function: security }
identities:
  directory-sync:
    type: service-account
    owner: platform
    sponsor: security
    purpose: Copies people from the directory
    environment: prod
    privilege: privileged
    approvedBy: security
    credentials: [{ kind: workload-identity }]
    monitoring: { logs: "splunk:directory", by: security }
    review: { last: 2026-11-02, by: security }
`,
    },
  ],
  check({ it }, { world, report }) {
    const { monitoring } = it;
    if (monitoring.is !== "absent" && monitoring.is !== "present") return;
    const { logs, alerts, by } = monitoring.is === "present" ? monitoring.value : NOTHING;
    const isLogged = isSaid(logs) || isSaid(alerts);
    const isWatched = isSaid(by);
    if ((isLogged && isWatched) || !isAtWork(it)) return;
    const privilege = world.privilege(it);
    if (privilege.value === "standard") return;
    // Where the policy names one place for all records, or the model one team that watches, that holds for the identity too.
    const seen = isLogged || siemOf(world) !== undefined;
    const watched = isWatched || world.holders("monitor", it).length > 0;
    if (seen && (watched || !isLogged)) return;
    const words = { title: it.title, privilege: privilege.value };
    const rest = {
      because: [{ label: privilege.value, value: privilege.because, at: privilege.at }],
      fixes: fixesOf(it, world),
    };
    if (seen) {
      const where = logs?.is === "present" ? logs : alerts;
      const at = where?.is === "present" ? where.at : it.id.at;
      const to = where?.is === "present" ? where.value : "somewhere";
      report({ say: "unwatched", with: { ...words, logs: to }, at, ...rest });
    } else if (by?.is === "present")
      report({ say: "blind", with: { ...words, by: by.value }, at: by.at, ...rest });
    else if (watched) report({ say: "nowhere", with: words, at: it.id.at, ...rest });
    else report({ say: "nothing", with: words, at: it.id.at, ...rest });
  },
});

const NOTHING = { logs: undefined, alerts: undefined, by: undefined };

const isSaid = (field: { readonly is: string } | undefined): boolean =>
  field !== undefined && field.is !== "absent";

/** Where others are logged, and who watches. */
function fixesOf({ monitoring, id }: Identity, world: World): readonly Fix[] {
  const watcher = world.holders("monitor")[0]?.ref ?? world.independent("review", [])[0]?.ref;
  const logs = siemOf(world) ?? askText("logs", `Where is the use of ${id.value} logged?`, "siem:identities");
  if (monitoring.is === "absent") {
    const value = { logs, ...(watcher === undefined ? {} : { by: watcher }) };
    return watcher === undefined
      ? []
      : [
          {
            title: `Say where its use is logged; ${watcher} watches`,
            class: "choice",
            preferred: true,
            edits: [{ do: "put", to: monitoring.to, value }],
          },
        ];
  }
  if (monitoring.is !== "present") return [];
  const { value } = monitoring;
  const needsLogs = value.logs.is === "absent" && value.alerts.is === "absent";
  const edits: readonly Edit[] = [
    ...(needsLogs && value.logs.is === "absent"
      ? [{ do: "put", to: value.logs.to, value: logs } as const]
      : []),
    ...(value.by.is === "absent" && watcher !== undefined
      ? [{ do: "put", to: value.by.to, value: watcher } as const]
      : []),
  ];
  const [first, ...rest] = edits;
  const title = needsLogs ? "Say where its use is logged" : `Set by to ${watcher} (watches)`;
  return first ? [{ title, class: "choice", preferred: true, edits: [first, ...rest] }] : [];
}
