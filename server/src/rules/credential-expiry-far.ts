/** An end so far away that it ends nothing. */
import { addTo, formatDay, formatDuration } from "../model/day.ts";
import { credentialName, limitStep, mayBeRetired, policyPeriod } from "../model/due.ts";
import { defineRule } from "./rule.ts";

export const credentialExpiryFar = defineRule({
  id: "credential-expiry-far",
  title: "Expiry lies beyond the policy maximum",
  why: "An expiry years ahead is an unlimited credential with a date on it: nobody who issues it will be there when it ends.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: "credential",
  messages: {
    far: "{title}: the {kind} expires on {day}; {source} allows {limit} from today, until {last}",
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI7:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-5" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-13(3)" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-01" },
  ],
  citedByArticles: [],
  requirements: ["1.17"],
  examples: [
    {
      bad: `
nhi: 1
identities:
  label-printer:
    type: api-key
    owner: shipping
    purpose: Prints parcel labels
    credentials:
      - kind: api-token
        expires: 2036-11-01
                 ^^^^^^^^^^ warning credential-expiry-far: Identity "label-printer": the api token expires on 2036-11-01; the built-in default allows 1y from today, until 2027-11-22
`,
      good: `
nhi: 1
identities:
  label-printer:
    type: api-key
    owner: shipping
    purpose: Prints parcel labels
    credentials:
      - kind: api-token
        expires: 2027-11-22
`,
    },
  ],
  check({ it, holder }, { world, report }) {
    const { expires } = it;
    if (!it.rotates || expires.is !== "present" || expires.value === "never" || mayBeRetired(holder)) return;
    const { maxExpiry } = world.policy;
    const farthest = addTo(world.today, maxExpiry.value);
    if (expires.value.day <= farthest) return;
    const [day, last] = [formatDay(expires.value.day), formatDay(farthest)];
    report({
      say: "far",
      with: {
        title: holder.title,
        kind: credentialName(it),
        day,
        source: maxExpiry.at ? "policy.maxExpiry" : "the built-in default",
        limit: formatDuration(maxExpiry.value),
        last,
      },
      at: expires.at,
      related: maxExpiry.at ? [{ at: maxExpiry.at, text: "The policy's limit" }] : [],
      because: [
        { label: "expires", value: day, at: expires.at },
        limitStep(policyPeriod(maxExpiry, "policy.maxExpiry")),
        { label: "latest", value: last },
      ],
      fixes: [
        {
          title: `Shorten expires to ${last}`,
          class: "choice",
          preferred: true,
          edits: [{ do: "replace", at: expires.at, value: last }],
        },
      ],
    });
  },
});
