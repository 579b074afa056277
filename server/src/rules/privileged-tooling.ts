/** Who guards the keys is guarded best. */
import { formatDuration } from "../model/day.ts";
import { credentialName, isAtWork, isLonger, limitStep, rotationPeriod } from "../model/due.ts";
import type { Credential, Identity } from "../model/facts.ts";
import { valueOf } from "../model/field.ts";
import type { World } from "../model/world.ts";
import { siemOf } from "./parts/session.ts";
import { defineRule } from "./rule.ts";

export const privilegedTooling = defineRule({
  id: "privileged-tooling",
  title: "Identity of the privileged tooling lacks the stricter control",
  why: "The tool that hands out privileged access holds the key to all of it, which makes its own key the one worth stealing. It needs an approved store, a rotation within 30 days, and a trail that somebody sees.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: ["identity", "credential"],
  messages: {
    store: "{title} guards privileged access, and nothing says where its {kind} is kept",
    rotation:
      "{title} guards privileged access; its {kind} is rotated every {every}, not within 30d ({source})",
    unseen: "{title} guards privileged access, and its use is neither recorded nor alerted",
  },
  support: "partial",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI2:2025" },
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI5:2025" },
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI7:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-6(1)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-5(6)" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-01" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.8.2" },
  ],
  citedByArticles: [],
  requirements: ["1.18"],
  noFix: "The stricter control has to be set up in the tool itself before the manifest may claim it",
  examples: [
    {
      bad: `
nhi: 1
policy:
  maxAge: { default: 90d }
identities:
  pam-broker:
    type: service-account
    tier: privileged-tooling
    owner: pam
    sponsor: cio@helios.example
    purpose: Hands out privileged sessions
    monitoring: { logs: "sentinel:pam", alerts: "#pam-alerts", by: soc }
    credentials:
      - { kind: access-key, store: "vault:kv/pam", rotated: 2026-11-10 }
                ^^^^^^^^^^ warning privileged-tooling: Identity "pam-broker" guards privileged access; its access key is rotated every 90d, not within 30d (policy.maxAge)
`,
      good: `
nhi: 1
policy:
  maxAge: { default: 90d }
identities:
  pam-broker:
    type: service-account
    tier: privileged-tooling
    owner: pam
    sponsor: cio@helios.example
    purpose: Hands out privileged sessions
    monitoring: { logs: "sentinel:pam", alerts: "#pam-alerts", by: soc }
    credentials:
      - { kind: access-key, store: "vault:kv/pam", rotated: 2026-11-10, rotateEvery: 30d }
`,
    },
  ],
  check(subject, { world, report }) {
    const { it } = subject;
    if (it.kind === "identity") {
      if (!isTooling(it) || !isUnseen(it) || isToldAnyway(it, world)) return;
      const at = it.monitoring.is === "present" ? it.monitoring.at : it.id.at;
      report({ say: "unseen", with: { title: it.title }, at, related: tierOf(it) });
    } else if ("holder" in subject) {
      const { holder } = subject;
      if (!it.rotates || !isTooling(holder)) return;
      const words = { title: holder.title, kind: credentialName(it) };
      const related = tierOf(holder);
      if (it.store.is === "absent") report({ say: "store", with: words, at: it.at, related });
      const period = tooLong(it, world);
      if (!period) return;
      const { value, source, at } = period;
      report({
        say: "rotation",
        with: { ...words, every: formatDuration(value), source },
        at: it.rotateEvery.is === "present" ? it.rotateEvery.at : it.at,
        related:
          at && it.rotateEvery.is !== "present"
            ? [...related, { at, text: "The limit is set here" }]
            : related,
        because: [limitStep(period), { label: "at most", value: "30d for the privileged tooling itself" }],
      });
    }
  },
});

const isTooling = (it: Identity): boolean => it.tier.is === "present" && isAtWork(it);

const tierOf = ({ tier }: Identity) =>
  tier.is === "present" ? [{ at: tier.at, text: "Said to be privileged tooling" }] : [];

/** Neither a record of its use nor an alert about it. */
function isUnseen({ monitoring }: Identity): boolean {
  if (monitoring.is !== "present") return monitoring.is === "absent";
  return monitoring.value.logs.is === "absent" && monitoring.value.alerts.is === "absent";
}

/** That strong rights are used unseen is told by monitoring-missing, unless the policy names one place for all records. */
const isToldAnyway = (it: Identity, world: World): boolean =>
  world.privilege(it).value !== "standard" && siemOf(world) === undefined;

const MONTH = { months: 0, days: 30, ms: 0 };

/** An interval beyond the policy's own limit is told by rotation-interval-long first. */
function tooLong(it: Credential, world: World) {
  const period = rotationPeriod(it, world.policy);
  if (!period || !isLonger(period.value, MONTH)) return undefined;
  const own = it.rotateEvery.is === "present";
  return own && isLonger(period.value, world.policy.maxAge(valueOf(it.type)).value) ? undefined : period;
}
