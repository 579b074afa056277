/** A proof of something else. */
import { type Day, formatDay } from "../model/day.ts";
import { inDays } from "../model/due.ts";
import type { BreakGlass, Case, Grant, Identity, Proof } from "../model/facts.ts";
import { type Field, valueOf } from "../model/field.ts";
import { FIXED_PROOFS } from "../model/proof.ts";
import type { World } from "../model/world.ts";
import type { Spot } from "../text/span.ts";
import { titleOf } from "./parts/separation.ts";
import { defineRule } from "./rule.ts";

export const evidenceStale = defineRule({
  id: "evidence-stale",
  title: "Evidence is older than what it proves, or reused for several identities",
  why: "A proof from before the event shows nothing about it, and one that is carried from entry to entry shows only the first. Whoever relies on it believes in something that nobody has looked at.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: ["identity", "grant", "breakGlass", "case"],
  messages: {
    older: "{title}: the evidence for {what} is of {on}, {by} before it",
    reused: '{title}: "{ref}" proves the review of {day} here and the review of {earlier} in {other}',
    over: "{title}: the proof counted until {end}, {late} ago",
  },
  support: "partial",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CA-2" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CA-7" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AU-12" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-5" },
    { framework: "NIST CSF", version: "2.0", id: "GV.OV-03" },
    { framework: "NIST CSF", version: "2.0", id: "ID.IM-01" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC4.1" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.36" },
  ],
  citedByArticles: ["NHI-03"],
  requirements: ["1.19"],
  noFix: "Only a proof of the event itself can take its place",
  examples: [
    {
      bad: `
nhi: 1
identities:
  report-reader:
    type: service-account
    owner: finance
    purpose: Reads the monthly reports
    review:
      last: 2026-10-05
      by: security
      evidence: { kind: report, ref: "https://wiki.acme.example/reviews/q2", on: 2026-07-02 }
                                                                                 ^^^^^^^^^^ warning evidence-stale: Identity "report-reader": the evidence for the review of 2026-10-05 is of 2026-07-02, 95 days before it
`,
      good: `
nhi: 1
identities:
  report-reader:
    type: service-account
    owner: finance
    purpose: Reads the monthly reports
    review:
      last: 2026-10-05
      by: security
      evidence: { kind: report, ref: "https://wiki.acme.example/reviews/q4", on: 2026-10-06 }
`,
    },
  ],
  check({ it }, { world, report }) {
    const title = it.kind === "case" || it.kind === "identity" ? it.title : titleOf(it);
    for (const { what, day, proofs } of eventsOf(it)) {
      const newest = newestOf(proofs);
      if (newest && newest.day < day)
        report({
          say: "older",
          with: { title, what, on: formatDay(newest.day), by: inDays(day - newest.day) },
          at: newest.at,
        });
    }
    for (const proof of proofsOf(it)) {
      const { expires } = proof;
      if (expires.is !== "present" || expires.value.day >= world.today) continue;
      const end = formatDay(expires.value.day);
      report({
        say: "over",
        with: { title, end, late: inDays(world.today - expires.value.day) },
        at: expires.at,
      });
    }
    if (it.kind !== "identity") return;
    for (const { proof, day, earlier, other, at } of borrowed(it, world))
      report({
        say: "reused",
        with: {
          title,
          ref: valueOf(proof.ref) ?? "",
          day: formatDay(day),
          earlier: formatDay(earlier),
          other,
        },
        at: proof.at,
        related: at ? [{ at, text: `The review of ${formatDay(earlier)}` }] : [],
      });
  },
});

type Subject = Identity | Grant | BreakGlass | Case;

/** Something that happened on a day, with what is said to show it. */
interface Event {
  readonly what: string;
  readonly day: Day;
  readonly proofs: readonly Proof[];
}

function eventsOf(it: Subject): readonly Event[] {
  if (it.kind === "breakGlass") return it.uses.flatMap(({ on, proofs }) => event("the use", on, proofs));
  // What was collected before a case was opened belongs to another one; before it was closed is as it should be.
  if (it.kind === "case") return event("the case", it.opened, it.proofs);
  const { review } = it;
  const reviewed = review.is === "present" ? event("the review", review.value.last, review.value.proofs) : [];
  if (it.kind === "grant" || it.offboarding.is !== "present") return reviewed;
  const { revokedOn, proofs } = it.offboarding.value;
  return [...reviewed, ...event("the revocation", revokedOn, proofs)];
}

function event(name: string, on: Field<{ readonly day: Day }>, proofs: readonly Proof[]): readonly Event[] {
  if (proofs.length === 0 || on.is !== "present") return [];
  return [{ what: `${name} of ${formatDay(on.value.day)}`, day: on.value.day, proofs }];
}

/** The newest of the proofs; undefined where one has no readable day, for it may be newer. */
function newestOf(proofs: readonly Proof[]): { readonly day: Day; readonly at: Spot } | undefined {
  let newest: { readonly day: Day; readonly at: Spot } | undefined;
  for (const { on } of proofs) {
    if (on.is !== "present") return undefined;
    if (!newest || on.value.day > newest.day) newest = { day: on.value.day, at: on.at };
  }
  return newest;
}

function proofsOf(it: Subject): readonly Proof[] {
  // What showed a past use or a closed case goes on showing it.
  if (it.kind === "breakGlass" || it.kind === "case") return [];
  const reviewed = it.review.is === "present" ? it.review.value.proofs : [];
  return it.proofs.length > 0 ? [...it.proofs, ...reviewed] : reviewed;
}

/**
 * Proofs of the last review that prove a review of another day elsewhere. One meeting may look at many identities, so the same proof
 * is right where the day is the same; and a page that is written on may go by its address alone, so the proof has to say its kind.
 */
function borrowed({ id, review }: Identity, world: World) {
  if (review.is !== "present" || review.value.last.is !== "present") return [];
  const { proofs, last } = review.value;
  const { day } = last.value;
  return proofs.flatMap((proof) => {
    const ref = valueOf(proof.ref);
    if (ref === undefined || !FIXED_PROOFS.has(valueOf(proof.type) ?? "")) return [];
    const first = world.firstReviewShownBy(ref);
    if (!first || first.day >= day || first.id === id.value) return [];
    const other = world.identity(first.id)?.review;
    const at = other?.is === "present" && other.value.last.is === "present" ? other.value.last.at : undefined;
    return [{ proof, day, earlier: first.day, other: first.id, at }];
  });
}
