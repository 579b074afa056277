/** What a comment silenced for a while is told again. */
import { formatDay } from "../model/day.ts";
import { inDays } from "../model/due.ts";
import { valueOf } from "../model/field.ts";
import type { Fix } from "./finding.ts";
import { approvers, askApprover, endFix, isOver, removal, silenced } from "./parts/suppression.ts";
import { defineRule } from "./rule.ts";

export const suppressionExpired = defineRule({
  id: "suppression-expired",
  title: "A suppression has run out",
  why: "The decision to be silent held until this day and no longer. Either the cause is gone and the comment is in the way, or somebody has to decide again.",
  since: "0.1.0",
  level: "error",
  formats: "all",
  looksAt: "suppression",
  messages: {
    over: "The suppression of {what} ran out on {end}, {late} ago, and hides nothing any more",
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
teams:
  cards: { contact: "#cards" }
  security: { contact: "#security", function: security }
identities:
  # nhi-ignore rotation-stale until=2026-10-31 by=security reason="one ceremony a year, SEC-88"
                                    ^^^^^^^^^^ error suppression-expired: The suppression of rotation-stale ran out on 2026-10-31, 22 days ago, and hides nothing any more
  hsm-signer:
    type: certificate
    owner: cards
    purpose: Signs settlement files
`,
      good: `
nhi: 1
teams:
  cards: { contact: "#cards" }
  security: { contact: "#security", function: security }
identities:
  hsm-signer:
    type: certificate
    owner: cards
    purpose: Signs settlement files
`,
    },
  ],
  check({ it }, { world, report }) {
    const { expires, approvedBy } = it;
    if (expires.is !== "present" || !isOver(it, world)) return;
    const { day } = expires.value;
    const late = inDays(world.today - day);
    // A renewal is decided anew: whoever approved it before is asked again.
    const again = endFix(it, "error", world);
    const [end] = again.edits;
    const before = valueOf(approvedBy);
    const by = askApprover([...(before === undefined ? [] : [before]), ...approvers(world)]);
    const renewal: readonly Fix[] =
      end.do !== "note"
        ? []
        : [
            {
              ...again,
              title: again.title.replace("Set until to", "Renew until"),
              preferred: false,
              edits: [{ ...end, value: { ...Object(end.value), by } }],
            },
          ];
    report({
      say: "over",
      with: { what: silenced(it), end: formatDay(day), late },
      at: expires.at,
      because: [
        { label: "until", value: formatDay(day), at: expires.at },
        { label: "late", value: late },
      ],
      fixes: [removal(it, "choice", true), ...renewal],
    });
  },
});
