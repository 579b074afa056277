/** What should be gone, and still stands there. */
import { addTo, type Day, formatDay } from "../model/day.ts";
import { inDays, mayBeRetired } from "../model/due.ts";
import type { Grant, Scope } from "../model/facts.ts";
import type { Sourced } from "../model/field.ts";
import type { World } from "../model/world.ts";
import type { Edit, Fix } from "./finding.ts";
import { askDate } from "./parts/ask.ts";
import { titleOf } from "./parts/separation.ts";
import { defineRule } from "./rule.ts";

export const grantExpired = defineRule({
  id: "grant-expired",
  title: "Expired grant still present",
  why: "Access that outlives its end date is the kind that nobody watches any more. Either it still works, and the date protected nothing, or the entry describes a right that is gone.",
  since: "0.1.0",
  level: "error",
  formats: "all",
  looksAt: ["grant", "scope"],
  messages: {
    expired: "{title} expired on {day}, {late} ago, and is still here",
    closed: "{title}: the window closed on {day}, {late} ago, and the grant is still here",
    scope: '{title}: the scope "{scope}" expired on {day}, {late} ago, and is still here',
  },
  support: "direct",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2(3)" },
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI1:2025" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "CIS Controls", version: "8.1", id: "6.2" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-07" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC6.2" },
  ],
  citedByArticles: [],
  requirements: ["0.16"],
  examples: [
    {
      bad: `
nhi: 1
access:
  - subject: team:migration
    scopes: ["db:SELECT@orders/public.*"]
    mode: standing
    expires: 2026-10-31
             ^^^^^^^^^^ error grant-expired: Grant to team:migration expired on 2026-10-31, 22 days ago, and is still here
    justification: Move to the new warehouse
    approvedBy: security
    review: { last: 2026-09-01, by: security }
  - subject: team:data
    scopes: ["db:SELECT@orders/public.*"]
    maxDuration: 2h
    justification: required
    approvedBy: security
`,
      good: `
nhi: 1
access:
  - subject: team:data
    scopes: ["db:SELECT@orders/public.*"]
    maxDuration: 2h
    justification: required
    approvedBy: security
`,
    },
  ],
  check(subject, { world, report }) {
    const { it } = subject;
    const end = it.kind === "grant" ? endOf(it) : scopeEnd(it);
    if (!end || end.value >= world.today) return;
    const holder = "holder" in subject ? subject.holder : subject.it;
    // What is left on a retired identity is its history.
    if (holder.kind === "identity" && mayBeRetired(holder)) return;
    const words = {
      title: titleOf(holder),
      day: formatDay(end.value),
      late: inDays(world.today - end.value),
    };
    const native = holder.kind === "breakGlass" || holder.system === "native";
    const place = {
      at: end.at,
      because: [
        { label: "expires", value: words.day, at: end.at },
        { label: "late", value: words.late },
      ],
      fixes: native ? fixesOf(it, world) : [],
    };
    if (it.kind === "scope") report({ say: "scope", with: { ...words, scope: it.text }, ...place });
    else report({ say: end.say, with: words, ...place });
  },
});

type End = Sourced<Day> & { readonly say: "expired" | "closed" };

/** The last good day of a grant: its expiry, else the end of its window. */
function endOf({ expires, window }: Grant): End | undefined {
  if (expires.is === "present") return { value: expires.value.day, at: expires.at, say: "expired" };
  if (expires.is === "garbled" || expires.is === "elsewhere" || window.is !== "present") return undefined;
  const { to } = window.value;
  return to.is === "present" ? { value: to.value.day, at: to.at, say: "closed" } : undefined;
}

const scopeEnd = ({ expires }: Scope): End | undefined =>
  expires.is === "present" ? { value: expires.value.day, at: expires.at, say: "expired" } : undefined;

/** What has ended is taken out; a renewal is a new decision, with a date of its own. */
function fixesOf(it: Grant | Scope, { today, policy }: World): readonly Fix[] {
  const remove: Fix = {
    title: it.kind === "grant" ? "Remove the expired grant" : "Remove the expired scope",
    class: "safe",
    preferred: true,
    edits: [{ do: "remove", from: it.entry }],
  };
  const { expires, approvedOn } = it;
  if (expires.is !== "present" || (approvedOn.is !== "present" && approvedOn.is !== "absent"))
    return [remove];
  const value = askDate("When was the renewal approved?", formatDay(today));
  const approved: Edit =
    approvedOn.is === "present"
      ? { do: "replace", at: approvedOn.at, value }
      : { do: "put", to: approvedOn.to, value };
  const end = formatDay(addTo(today, policy.maxGrant.value));
  return [
    remove,
    {
      title: `Renew until ${end} with a new approval`,
      class: "choice",
      edits: [{ do: "replace", at: expires.at, value: end }, approved],
    },
  ];
}
