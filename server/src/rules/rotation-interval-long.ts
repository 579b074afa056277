/** An interval of its own that undercuts the policy. */
import { durationLike, formatDuration } from "../model/day.ts";
import { credentialName, isLonger, limitStep, mayBeRetired, policyPeriod } from "../model/due.ts";
import { valueOf } from "../model/field.ts";
import { defineRule } from "./rule.ts";

export const rotationIntervalLong = defineRule({
  id: "rotation-interval-long",
  title: "The rotation interval set is longer than the policy allows",
  why: "An interval of its own is how a single credential drops out of the policy: nothing is ever late, because late was moved. Whoever needs longer asks for an exception, which has an approver and an end.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: "credential",
  messages: {
    long: "{title}: the {kind} rotates every {every}; {source} allows {limit}",
    // The limit is our choice and the file is another tool's: worth knowing, and nobody's fault.
    ours: {
      text: "{title}: the {kind} rotates every {every}; {source} allows {limit}",
      level: "information",
    },
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI7:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-5" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "SC-12" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-01" },
    { framework: "PCI DSS", version: "4.0.1", id: "8.6.3" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.17" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-14" },
  ],
  citedByArticles: ["NHI-03"],
  requirements: ["1.17"],
  examples: [
    {
      bad: `
nhi: 1
policy:
  maxAge: 90d
identities:
  carrier-labels:
    type: api-key
    owner: shipping
    purpose: Prints parcel labels
    credentials:
      - kind: api-token
        rotated: 2026-11-02
        rotateEvery: 180d
                     ^^^^ warning rotation-interval-long: Identity "carrier-labels": the api token rotates every 180d; policy.maxAge allows 90d
`,
      good: `
nhi: 1
policy:
  maxAge: 90d
identities:
  carrier-labels:
    type: api-key
    owner: shipping
    purpose: Prints parcel labels
    credentials:
      - kind: api-token
        rotated: 2026-11-02
        rotateEvery: 90d
`,
    },
  ],
  check({ it, holder }, { world, report }) {
    const { rotateEvery, type } = it;
    if (!it.rotates || rotateEvery.is !== "present" || mayBeRetired(holder)) return;
    if (type.is === "garbled" || type.is === "elsewhere") return;
    const limit = world.policy.maxAge(valueOf(type));
    if (!isLonger(rotateEvery.value, limit.value)) return;
    const every = formatDuration(rotateEvery.value);
    const allowed = formatDuration(limit.value);
    const foreign = holder.system !== "native";
    const written = rotateEvery.at.in.text.slice(rotateEvery.at.start, rotateEvery.at.end);
    const shorter = foreign ? durationLike(written.replace(/^["']|["']$/g, ""), limit.value) : allowed;
    report({
      say: foreign && !limit.at ? "ours" : "long",
      with: {
        title: holder.title,
        kind: credentialName(it),
        every,
        source: limit.at ? "policy.maxAge" : "the built-in default",
        limit: allowed,
      },
      at: rotateEvery.at,
      related: limit.at ? [{ at: limit.at, text: "The policy's limit" }] : [],
      because: [
        { label: "rotateEvery", value: every, at: rotateEvery.at },
        limitStep(policyPeriod(limit, "policy.maxAge", "; the number is our choice")),
      ],
      fixes: [
        {
          title: foreign ? `Shorten it to ${shorter}` : `Shorten rotateEvery to ${allowed}`,
          class: "choice",
          preferred: true,
          edits: [{ do: "replace", at: rotateEvery.at, value: shorter }],
        },
      ],
    });
  },
});
