/** An exception that nothing needs any more. */
import { type Sourced, valueOf } from "../model/field.ts";
import { nearest } from "../model/nearest.ts";
import type { Fix } from "./finding.ts";
import { isApprovedByGainer } from "./parts/exception.ts";
import { defineRule } from "./rule.ts";

export const exceptionUnused = defineRule({
  id: "exception-unused",
  title: "An exception covers nothing",
  why: "An exception outlives its reason, and then silently lets pass the next fault of the same kind. What covers nothing is taken out.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "exception",
  messages: {
    unused: "The exception from {what} covers nothing: {match} has no such finding",
    unknown: '"{rule}" is no rule; the nearest is {near}. The exception covers nothing',
    unheard: '"{rule}" is no rule. The exception covers nothing',
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
      beside: [],
      bad: `
nhi: 1
identities:
  hsm-signer:
    type: certificate
    owner: cards
    purpose: Signs settlement files
    credentials: [{ kind: signing-key, rotated: 2026-10-02 }]
exceptions:
  - rule: rotation-stale
          ^^^^^^^^^^^^^^ warning exception-unused: The exception from rotation-stale covers nothing: identity:hsm-signer has no such finding
    match: identity:hsm-signer
    reason: The vendor allows one ceremony a year
    approvedBy: council
    expires: 2027-02-28
`,
      good: `
nhi: 1
identities:
  hsm-signer:
    type: certificate
    owner: cards
    purpose: Signs settlement files
    credentials: [{ kind: signing-key, rotated: 2025-10-02 }]
exceptions:
  - rule: rotation-stale
    match: identity:hsm-signer
    reason: The vendor allows one ceremony a year
    approvedBy: council
    expires: 2027-02-28
`,
    },
    {
      bad: `
nhi: 1
identities:
  hsm-signer:
    type: certificate
    owner: cards
    purpose: Signs settlement files
    credentials: [{ kind: signing-key, rotated: 2026-10-02 }]
exceptions:
  - rule: rotation-stael
          ^^^^^^^^^^^^^^ warning exception-unused: "rotation-stael" is no rule; the nearest is rotation-stale. The exception covers nothing
    match: identity:hsm-signer
    reason: The vendor allows one ceremony a year
    approvedBy: council
    expires: 2027-02-28
`,
      good: `
nhi: 1
identities:
  hsm-signer:
    type: certificate
    owner: cards
    purpose: Signs settlement files
    credentials: [{ kind: signing-key, rotated: 2026-10-02 }]
exceptions:
  - rule: rotation-stale
    match: identity:hsm-signer
    reason: The vendor allows one ceremony a year
    approvedBy: council
    expires: 2027-02-28
`,
    },
  ],
  check({ it }, { world, report }) {
    const { rule, match, expires } = it;
    if (rule.is === "present" && world.ruleIds.length > 0 && !world.ruleIds.includes(rule.value)) {
      report(unknown(rule, world.ruleIds));
      return;
    }
    if (rule.is !== "present" || match.is !== "present" || expires.is !== "present") return;
    // One that is not in force is told by the rules about its end and its approver.
    if (expires.value.day < world.today) return;
    if (valueOf(it.reason) === undefined || valueOf(it.approvedBy) === undefined) return;
    // One from this very rule would be needed just because it is not.
    if (rule.value === "exception-unused" || world.hides(it) || !world.sees(match.value) || !world.complete)
      return;
    // A name that nothing has is told as such.
    const id = /^identity:(.*)/.exec(match.value)?.[1];
    if (id !== undefined && world.declared("identities", id).length === 0) return;
    if (world.policy.locked.value.includes(rule.value) || isApprovedByGainer(it, world)) return;
    report({
      say: "unused",
      with: { what: rule.value, match: match.value },
      at: it.at,
      related: [{ at: match.at, text: `Nothing here that ${rule.value} finds fault with` }],
      fixes: [
        {
          title: "Remove the exception",
          class: "safe",
          preferred: true,
          edits: [{ do: "remove", from: it.entry }],
        },
      ],
    });
  },
});

/** The name that was meant can be put right; an exception from nothing that is known is for its author to look at. */
function unknown({ value, at }: Sourced<string>, ruleIds: readonly string[]) {
  const [near] = nearest(value, ruleIds, (id) => [id], 1);
  if (near === undefined) return { say: "unheard", with: { rule: value }, at } as const;
  const rename: Fix = {
    title: `Name ${near}`,
    class: "choice",
    preferred: true,
    edits: [{ do: "replace", at, value: near }],
  };
  return { say: "unknown", with: { rule: value, near }, at, fixes: [rename] } as const;
}
