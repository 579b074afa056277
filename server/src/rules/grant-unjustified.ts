/** Access without a reason. */

import type { Grant } from "../model/facts.ts";
import { isStub } from "../model/placeholder.ts";
import type { Fix } from "./finding.ts";
import { askText } from "./parts/ask.ts";
import { defineRule } from "./rule.ts";

export const grantUnjustified = defineRule({
  id: "grant-unjustified",
  title: "Grant has no business justification",
  why: "The reason is what an approver weighs the risk against, and what a reviewer compares the use with. Access without one is never taken back, because nobody can say that its reason is gone.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "grant",
  messages: {
    missing: "{title} has no justification",
    stub: '{title}: "{text}" is no justification',
  },
  support: "partial",
  controls: [
    { framework: "PCI DSS", version: "4.0.1", id: "8.6.1" },
    { framework: "PCI DSS", version: "4.0.1", id: "8.2.2" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-6(3)" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "CIS Controls", version: "8.1", id: "5.5" },
  ],
  citedByArticles: ["PR.AC-4"],
  requirements: ["0.03", "1.11"],
  examples: [
    {
      bad: `
nhi: 1
access:
  - subject: team:data
             ^^^^^^^^^ warning grant-unjustified: Grant to team:data has no justification
    scopes: ["db:SELECT@orders/public.*"]
    maxDuration: 2h
    approvedBy: security
`,
      good: `
nhi: 1
access:
  - subject: team:data
    scopes: ["db:SELECT@orders/public.*"]
    maxDuration: 2h
    approvedBy: security
    justification: required
`,
    },
  ],
  check({ it }, { report }) {
    const { justification } = it;
    const fixes = fixesOf(it);
    if (justification.is === "absent")
      report({ say: "missing", with: { title: it.title }, at: it.at, fixes });
    else if (justification.is === "present" && isStub(justification.value))
      report({
        say: "stub",
        with: { title: it.title, text: justification.value },
        at: justification.at,
        fixes,
      });
  },
});

/** On request each elevation can bring its own reason; a reason for all of it only a person can give. */
function fixesOf({ justification, mode }: Grant): readonly Fix[] {
  const fix = (
    title: string,
    value: string | ReturnType<typeof askText>,
    preferred: boolean,
  ): readonly Fix[] => {
    const common = { title, class: "choice", preferred } as const;
    if (justification.is === "absent")
      return [{ ...common, edits: [{ do: "put", to: justification.to, value }] }];
    return justification.is === "present"
      ? [{ ...common, edits: [{ do: "replace", at: justification.at, value }] }]
      : [];
  };
  const onRequest = mode.is === "absent" || (mode.is === "present" && mode.value === "jit");
  const why = askText(
    "justification",
    "What is the access needed for?",
    "Restores orders after a failed payment",
  );
  return [
    ...(onRequest ? fix("Ask for a justification at each request", "required", true) : []),
    ...fix("Write the justification", why, !onRequest),
  ];
}
