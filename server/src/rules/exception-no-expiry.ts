/** What is let pass has a last day. */
import { addTo, formatDay, formatDuration } from "../model/day.ts";
import { defineRule } from "./rule.ts";

export const exceptionNoExpiry = defineRule({
  id: "exception-no-expiry",
  title: "An exception has no end",
  why: "An exception is a risk that somebody takes for a while. Without a last day nobody decides about it again, and so it hides nothing here.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "exception",
  messages: {
    missing: "The exception for {what} has no last day, and hides nothing",
  },
  support: "partial",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "ID.RA-07" },
    { framework: "NIST CSF", version: "2.0", id: "ID.RA-06" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CA-5" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "RA-7" },
  ],
  citedByArticles: [],
  requirements: [],
  examples: [
    {
      bad: `
nhi: 1
identities:
  hsm-signer:
    type: certificate
    owner: cards
    purpose: Signs settlement files
exceptions:
  - rule: rotation-stale
          ^^^^^^^^^^^^^^ warning exception-no-expiry: The exception for rotation-stale has no last day, and hides nothing
    match: identity:hsm-signer
    reason: The vendor allows one ceremony a year
    approvedBy: council
`,
      good: `
nhi: 1
identities:
  hsm-signer:
    type: certificate
    owner: cards
    purpose: Signs settlement files
exceptions:
  - rule: rotation-stale
    match: identity:hsm-signer
    reason: The vendor allows one ceremony a year
    approvedBy: council
    expires: 2027-02-20
`,
    },
  ],
  check({ it }, { world, report }) {
    const { expires } = it;
    if (expires.is !== "absent") return;
    const limit = world.policy.maxGrant;
    const end = formatDay(addTo(world.today, limit.value));
    report({
      say: "missing",
      with: { what: it.rule.is === "present" ? it.rule.value : "an unnamed rule" },
      at: it.at,
      fixes: [
        {
          title: `Set expires to ${end} (${formatDuration(limit.value)} from today, the longest grant)`,
          class: "choice",
          preferred: true,
          edits: [{ do: "put", to: expires.to, value: end }],
        },
      ],
    });
  },
});
