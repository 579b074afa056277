/** A duty handed on for a while, and what has become of it. */
import { addTo, formatDay, formatDuration, parseWhen } from "../model/day.ts";
import { type Delegation, delegationsIn } from "../model/delegations.ts";
import { reviewPeriod } from "../model/due.ts";
import type { PolicyEntry } from "../model/facts.ts";
import type { Anchor } from "../model/field.ts";
import { durationFrom, valueAt } from "../model/policy-view.ts";
import type { World } from "../model/world.ts";
import type { Spot } from "../text/span.ts";
import type { Fix } from "./finding.ts";
import { askDate, askEvidence } from "./parts/ask.ts";
import { isRole, teamOf } from "./parts/duties.ts";
import { askParty, counts, listed } from "./parts/levels.ts";
import { defineRule } from "./rule.ts";

export const delegationExpired = defineRule({
  id: "delegation-expired",
  title: "A delegation has run out, loops, or is not reviewed",
  why: "A duty that was handed on stays handed on in people's heads long after the paper has ended. A delegation that comes back to where it began leaves nobody who acts, and one that nobody reviews becomes the model without anybody having chosen it.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "policy",
  messages: {
    expired:
      "The delegation of {duties} to {to} ran out on {date}, {late} ago: {duties} {goes} back to {holder}",
    loops: "The delegation of {duty} for {match} comes back to {to}: it moves nothing",
    unreviewed: "The delegation of {duties} to {to} has no end and no review",
    overdue:
      "The delegation of {duties} to {to} was last reviewed on {date}; the next review was due on {due}",
  },
  support: "direct",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-6(7)" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "PCI DSS", version: "4.0.1", id: "7.2.5.1" },
    { framework: "CIS Controls", version: "8.1", id: "5.5" },
    { framework: "CIS Controls", version: "8.1", id: "6.8" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.18" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC6.3" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-08" },
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI5:2025" },
  ],
  citedByArticles: ["PR.AC-4"],
  requirements: ["3.22"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  it-ops: { contact: "#it-ops", function: it }
  security: { contact: "#security", function: security }
  cards: { contact: "#cards" }
policy:
  model: shared
  accountable: security
  delegations:
    - { match: "cards/**", to: cards, duties: [rotate], expires: 2026-10-31 }
                                                                 ^^^^^^^^^^ warning delegation-expired: The delegation of rotate to cards ran out on 2026-10-31, 22 days ago: rotate goes back to the owner
`,
      good: `
nhi: 1
teams:
  it-ops: { contact: "#it-ops", function: it }
  security: { contact: "#security", function: security }
  cards: { contact: "#cards" }
policy:
  model: shared
  accountable: security
  delegations:
    - { match: "cards/**", to: cards, duties: [rotate], expires: 2027-01-31 }
`,
    },
    {
      bad: `
nhi: 1
teams:
  it-ops: { contact: "#it-ops", function: it }
  security: { contact: "#security", function: security }
  cards: { contact: "#cards" }
policy:
  model: shared
  accountable: security
  delegations:
    - match: "cards/**"
      to: cards
          ^^^^^ warning delegation-expired: The delegation of rotate and revoke to cards has no end and no review
      duties: [rotate, revoke]
`,
      good: `
nhi: 1
teams:
  it-ops: { contact: "#it-ops", function: it }
  security: { contact: "#security", function: security }
  cards: { contact: "#cards" }
policy:
  model: shared
  accountable: security
  delegations:
    - match: "cards/**"
      to: cards
      duties: [rotate, revoke]
      review: { every: 90d, last: 2026-10-30, by: security }
`,
    },
  ],
  check({ it }, { world, report }) {
    if (it.key !== "delegations" || !counts(it, world)) return;
    const all = delegationsIn(it);
    for (const [i, one] of all.entries()) {
      if (one.duties.size === 0) continue;
      const words = { duties: listed([...one.duties]), to: one.to };
      const { expires, nth } = one;
      if (expires && expires.day < world.today) {
        const at = expires.at ?? it.at;
        const goes = one.duties.size === 1 ? "goes" : "go";
        const date = formatDay(expires.day);
        const late = daysText(world.today - expires.day);
        const holder = holdersOf(one, world);
        const fixes = [removal(it, nth, true), renewal(at, world)];
        report({ say: "expired", with: { ...words, date, late, goes, holder }, at, fixes });
        continue;
      }
      const loop = loopOf(one, all.slice(0, i), world);
      if (loop) {
        const related = loop.at ? [{ at: loop.at, text: `${one.to} has ${loop.duty} before` }] : [];
        const found = { at: one.toAt ?? it.at, related, fixes: [removal(it, nth, true)] };
        report({ say: "loops", with: { to: one.to, duty: loop.duty, match: one.match }, ...found });
        continue;
      }
      const review = valueAt(it.value, [nth, "review"]);
      if (review === undefined || review === null) {
        if (valueAt(it.value, [nth, "expires"]) !== undefined) continue;
        const fixes = [ending(it, nth, world), reviewing(it, one, world)];
        report({ say: "unreviewed", with: words, at: one.toAt ?? it.at, fixes });
        continue;
      }
      const late = overdueOf(it, nth, review, world);
      if (!late) continue;
      const { last, due, period, at } = late;
      report({
        say: "overdue",
        with: { ...words, date: formatDay(last), due: formatDay(due) },
        at,
        because: [
          { label: "reviewed", value: formatDay(last), at },
          { label: "limit", value: `${formatDuration(period.value)} (${period.source})`, at: period.at },
          { label: "due", value: formatDay(due) },
        ],
        fixes: [recording(it, nth, at, world)],
      });
    }
  },
});

const daysText = (n: number): string => (n === 1 ? "1 day" : `${n} days`);

/** Who has the duties when nobody is delegated. */
function holdersOf({ duties }: Delegation, world: World): string {
  const rows = world.dutyTable().filter(({ duty }) => duties.has(duty));
  const names = rows.flatMap(({ holders }) => holders.map(({ ref }) => (isRole(ref) ? `the ${ref}` : ref)));
  return names.length > 0 ? listed([...new Set(names)]) : "whoever had it before";
}

/** Who has had the duty before: the holder itself, or somebody to whom it was handed for the same files. */
function loopOf(
  { to, duties, glob }: Delegation,
  before: readonly Delegation[],
  world: World,
): { readonly duty: string; readonly at: Spot | undefined } | undefined {
  const table = world.dutyTable();
  for (const duty of duties) {
    const holder = table.find((row) => row.duty === duty)?.holders.find(({ ref }) => isSame(ref, to, world));
    if (holder) return { duty, at: holder.at };
    const earlier = before.find(
      (one) =>
        one.duties.has(duty) &&
        !(one.expires && one.expires.day < world.today) &&
        glob !== undefined &&
        (one.glob === glob || one.covers(glob)) &&
        isSame(one.to, to, world),
    );
    if (earlier) return { duty, at: earlier.toAt };
  }
  return undefined;
}

function isSame(a: string, b: string, world: World): boolean {
  if (a === b) return true;
  const [one, other] = [teamOf(a, world), teamOf(b, world)];
  return one !== undefined && one.id.value === other?.id.value;
}

/** The review whose period is over. A delegation counts as elevated: it moves duties over access. */
function overdueOf(it: PolicyEntry, nth: number, review: unknown, world: World) {
  const text = valueAt(review, ["last"]);
  const last = typeof text === "string" ? parseWhen(text.trim())?.day : undefined;
  if (last === undefined) return undefined;
  const own = durationFrom(valueAt(review, ["every"]));
  const period = own
    ? { value: own, source: "review.every", at: it.spotOf([nth, "review", "every"]) }
    : reviewPeriod("elevated", world.policy);
  const due = addTo(last, period.value);
  const at = it.spotOf([nth, "review", "last"]) ?? it.at;
  return due < world.today ? { last, due, period, at } : undefined;
}

const item = (it: PolicyEntry, nth: number, ...more: readonly string[]): Anchor => ({
  in: it.entry.in,
  path: [...it.entry.path, nth, ...more],
});

const removal = (it: PolicyEntry, nth: number, preferred: boolean): Fix => ({
  title: "Remove the delegation",
  class: "choice",
  preferred,
  edits: [{ do: "remove", from: item(it, nth) }],
});

/** As long as a grant may last. */
const nextEnd = (world: World): string => formatDay(addTo(world.today, world.policy.maxGrant.value));

const renewal = (at: Spot, world: World): Fix => ({
  title: `Renew it until ${nextEnd(world)}`,
  class: "choice",
  edits: [{ do: "replace", at, value: nextEnd(world) }],
});

const ending = (it: PolicyEntry, nth: number, world: World): Fix => ({
  title: `Set its end to ${nextEnd(world)}`,
  class: "choice",
  preferred: true,
  edits: [{ do: "put", to: item(it, nth, "expires"), value: nextEnd(world) }],
});

/** The one who reviews is asked for, because the party to whom the duty went is not the one to say that it went well. */
function reviewing(it: PolicyEntry, { nth, to }: Delegation, world: World): Fix {
  const today = formatDay(world.today);
  const reviewers = world.holders("review").map(({ ref }) => ref);
  const by = askParty(
    "by",
    "Who reviewed it?",
    reviewers.filter((ref) => ref !== to),
    world,
  );
  return {
    title: "Record a review of the delegation, with its evidence",
    class: "attest",
    edits: [
      {
        do: "put",
        to: item(it, nth, "review"),
        value: {
          every: "90d",
          last: askDate("When was the delegation reviewed?", today),
          by,
          evidence: askEvidence("What shows the review?"),
        },
      },
    ],
  };
}

const recording = (it: PolicyEntry, nth: number, at: Spot, world: World): Fix => ({
  title: "Record the review that was made, with its evidence",
  class: "attest",
  edits: [
    { do: "replace", at, value: askDate("When was the delegation reviewed?", formatDay(world.today)) },
    { do: "put", to: item(it, nth, "review", "evidence"), value: askEvidence("What shows the review?") },
  ],
});
