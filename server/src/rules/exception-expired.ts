/** What was let pass for a while counts again. */
import { addTo, formatDay } from "../model/day.ts";
import { inDays } from "../model/due.ts";
import type { Exception } from "../model/facts.ts";
import { valueOf } from "../model/field.ts";
import type { World } from "../model/world.ts";
import type { Edit, Fix } from "./finding.ts";
import { beneficiaries } from "./parts/exception.ts";
import { defineRule } from "./rule.ts";

export const exceptionExpired = defineRule({
  id: "exception-expired",
  title: "An exception has run out",
  why: "The decision to let it pass held until this day and no longer. Either the cause is gone and the entry is in the way, or somebody has to decide again.",
  since: "0.1.0",
  level: "error",
  formats: "native",
  looksAt: "exception",
  messages: {
    over: "The exception for {what} ran out on {end}, {late} ago, and hides nothing any more",
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
    match: identity:hsm-signer
    reason: The vendor allows one ceremony a year
    approvedBy: council
    expires: 2026-10-31
             ^^^^^^^^^^ error exception-expired: The exception for rotation-stale ran out on 2026-10-31, 22 days ago, and hides nothing any more
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
    expires: 2027-01-31
`,
    },
  ],
  check({ it }, { world, report }) {
    const { expires } = it;
    if (expires.is !== "present") return;
    const { day } = expires.value;
    const late = world.today - day;
    if (late <= 0) return;
    report({
      say: "over",
      with: { what: valueOf(it.rule) ?? "an unnamed rule", end: formatDay(day), late: inDays(late) },
      at: expires.at,
      because: [
        { label: "expires", value: formatDay(day), at: expires.at },
        { label: "late", value: inDays(late) },
      ],
      fixes: [
        {
          title: "Remove the exception",
          class: "choice",
          preferred: true,
          edits: [{ do: "remove", from: it.entry }],
        },
        ...renewal(it, world),
      ],
    });
  },
});

/** A new last day, and whose decision it is: a renewal is approved anew. */
function renewal(it: Exception, world: World): readonly Fix[] {
  const { expires, approvedBy } = it;
  if (expires.is !== "present") return [];
  const end = formatDay(addTo(world.today, world.policy.maxGrant.value));
  const choices = world.independent("approve", beneficiaries(it, world)).map(({ ref }) => ref);
  const value = {
    ask: "approvedBy",
    prompt: "Who has approved the renewal?",
    // Another one than before: what stays as it is cannot be asked for in its place.
    sample: choices.find((ref) => ref !== valueOf(approvedBy)) ?? "security@company.example",
    kind: "team",
    choices,
  } as const;
  const approval: readonly Edit[] =
    approvedBy.is === "absent"
      ? [{ do: "put", to: approvedBy.to, value }]
      : approvedBy.is === "present"
        ? [{ do: "replace", at: approvedBy.at, value }]
        : [];
  if (approval.length === 0) return [];
  return [
    {
      title: `Renew until ${end}, approved again`,
      class: "choice",
      edits: [{ do: "replace", at: expires.at, value: end }, ...approval],
    },
  ];
}
