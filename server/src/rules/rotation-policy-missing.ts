/** A secret for which no limit can be counted. */
import { formatDuration } from "../model/day.ts";
import { credentialName, isAtWork, limitStep, rotationPeriod } from "../model/due.ts";
import { defineRule } from "./rule.ts";

export const rotationPolicyMissing = defineRule({
  id: "rotation-policy-missing",
  title: "A credential has neither an interval nor an expiry",
  why: "Without a date or an interval no limit can be counted, so the credential never falls due and lives until it leaks.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: "credential",
  messages: {
    missing: "{title}: the {kind} has no rotation date, no interval and no expiry",
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI7:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-5" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-01" },
    { framework: "PCI DSS", version: "4.0.1", id: "8.6.3" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.17" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-02" },
  ],
  citedByArticles: ["NHI-03"],
  requirements: ["1.17"],
  examples: [
    {
      bad: `
nhi: 1
identities:
  sms-gateway:
    type: api-key
    owner: notifications
    purpose: Sends one-time codes
    credentials:
      - kind: api-token
              ^^^^^^^^^ warning rotation-policy-missing: Identity "sms-gateway": the api token has no rotation date, no interval and no expiry
        store: vault:kv/sms
`,
      good: `
nhi: 1
identities:
  sms-gateway:
    type: api-key
    owner: notifications
    purpose: Sends one-time codes
    credentials:
      - kind: api-token
        store: vault:kv/sms
        rotateEvery: 90d
`,
    },
  ],
  check({ it, holder }, { world, report }) {
    const { rotated, expires, rotateEvery } = it;
    // A kind that never ends is told as that.
    if (!it.rotates || it.lives || !isAtWork(holder)) return;
    if (rotated.is !== "absent" || expires.is !== "absent" || rotateEvery.is !== "absent") return;
    const period = rotationPeriod(it, world.policy);
    const value = period && formatDuration(period.value);
    report({
      say: "missing",
      with: { title: holder.title, kind: credentialName(it) },
      at: it.at,
      because: period ? [limitStep(period)] : [],
      fixes: value
        ? [
            {
              title: `Set rotateEvery to ${value} (${period.source})`,
              class: "choice",
              preferred: true,
              edits: [{ do: "put", to: rotateEvery.to, value }],
            },
          ]
        : [],
    });
  },
});
