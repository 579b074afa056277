/** Said on purpose, and a finding all the same: the way out is an exception with a reason and an end. */
import { addTo, formatDay } from "../model/day.ts";
import { credentialName, limitStep, mayBeRetired, policyPeriod, rotationPeriod } from "../model/due.ts";
import type { Credential } from "../model/facts.ts";
import type { World } from "../model/world.ts";
import type { Fix } from "./finding.ts";
import { defineRule } from "./rule.ts";

export const credentialNoExpiry = defineRule({
  id: "credential-no-expiry",
  title: "Credential never expires",
  why: "A secret without an end works for whoever holds a copy, years after the last person who knew of it has left. An end date is the one control that needs nobody's attention.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: "credential",
  messages: {
    never: "{title}: the {kind} never expires",
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI7:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-5" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-13(3)" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-01" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.17" },
    { framework: "SPIFFE", version: "latest", id: "JWT-SVID" },
  ],
  citedByArticles: [],
  requirements: ["1.17"],
  examples: [
    {
      bad: `
nhi: 1
identities:
  warehouse-scanner:
    type: api-key
    owner: logistics
    purpose: Books goods in
    credentials:
      - kind: api-token
        rotated: 2026-11-02
        expires: never
                 ^^^^^ warning credential-no-expiry: Identity "warehouse-scanner": the api token never expires
`,
      good: `
nhi: 1
identities:
  warehouse-scanner:
    type: api-key
    owner: logistics
    purpose: Books goods in
    credentials:
      - kind: api-token
        rotated: 2026-11-02
        expires: 2027-02-20
`,
    },
  ],
  check({ it, holder }, { world, report }) {
    const { expires } = it;
    // A kind that has no end at all is told as that, unless its rotation is watched.
    if (it.lives && it.rotated.is !== "present" && it.rotated.is !== "elsewhere") return;
    if (!it.rotates || expires.is !== "present" || expires.value !== "never" || mayBeRetired(holder)) return;
    report({
      say: "never",
      with: { title: holder.title, kind: credentialName(it) },
      at: expires.at,
      because: [limitStep(policyPeriod(world.policy.maxExpiry, "policy.maxExpiry"))],
      fixes: fixesOf(it, world),
    });
  },
});

/** One rotation period from today, and the farthest that the policy allows. */
function fixesOf(it: Credential, { policy, today }: World): readonly Fix[] {
  const { expires } = it;
  if (expires.is !== "present") return [];
  const end = (day: number, reason: string, preferred: boolean): Fix => ({
    title: `Set expires to ${formatDay(day)} (${reason})`,
    class: "choice",
    preferred,
    edits: [{ do: "replace", at: expires.at, value: formatDay(day) }],
  });
  const farthest = addTo(today, policy.maxExpiry.value);
  const period = rotationPeriod(it, policy);
  const next = period ? addTo(today, period.value) : farthest;
  return [
    ...(next < farthest ? [end(next, "one rotation period from today", true)] : []),
    end(farthest, "the policy's maximum from today", next >= farthest),
  ];
}
