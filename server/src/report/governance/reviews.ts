/** What should have been looked at by now and has not been: reviews, delegations, tests of emergency paths, milestones, attestations. */
import { addTo, type Duration, formatDay, formatDuration, parseWhen } from "../../model/day.ts";
import { isAtWork, lateBy, reviewDue } from "../../model/due.ts";
import type { BreakGlass, Control, Facts, Grant, Identity } from "../../model/facts.ts";
import { valueOf } from "../../model/field.ts";
import { durationFrom, valueAt } from "../../model/policy-view.ts";
import type { World } from "../../model/world.ts";
import { attestLimit } from "./access.ts";
import { ownerOf } from "./identities.ts";
import { byText, dayOf, placeOf, word } from "./say.ts";
import type { ReviewRow } from "./shape-access.ts";

/** The latest first: what has waited longest stands on top. */
export function overdueRows(facts: readonly Facts[], world: World): readonly ReviewRow[] {
  const rows = [
    ...facts.flatMap(({ identities }) => identities.flatMap((it) => ofHolder(it, world))),
    ...facts.flatMap(({ grants }) => grants.flatMap((it) => ofHolder(it, world))),
    ...facts.flatMap(({ identities }) => identities.flatMap((it) => outOfTurn(it, world))),
    ...facts.flatMap(({ breakGlass }) => breakGlass.flatMap((it) => ofPath(it, world))),
    ...facts.flatMap(({ controls }) => controls.flatMap((it) => ofControl(it, world))),
    ...ofDelegations(world),
  ];
  return rows
    .filter(({ daysLate }) => daysLate > 0)
    .sort((a, b) => b.daysLate - a.daysLate || byText(a.title, b.title) || byText(a.kind, b.kind));
}

function ofHolder(it: Identity | Grant, world: World): readonly ReviewRow[] {
  if (it.review.is !== "present" || (it.kind === "identity" && !isAtWork(it))) return [];
  const due = reviewDue(it.review.value, world.privilege(it).value, world.policy);
  if (!due) return [];
  return [
    {
      kind: "review",
      title: it.title,
      owner: it.kind === "identity" ? ownerOf(it, world).owner : word(it.subject),
      by: word(it.review.value.by),
      last: formatDay(due.from.day),
      due: formatDay(due.due),
      daysLate: lateBy(due, world.today),
      limit: `${formatDuration(due.period.value)} (${due.period.at ? due.period.source : "built-in default"})`,
      place: placeOf(due.from.at, world),
    },
  ];
}

/** An event asked for a review, and none followed. The day of the event is the day from which it waits. */
const outOfTurn = (it: Identity, world: World): readonly ReviewRow[] =>
  it.reviewTriggers.flatMap((trigger) => {
    const on = valueOf(trigger.on);
    if (!on || trigger.reviewedOn.is !== "absent" || !isAtWork(it)) return [];
    return [
      {
        kind: "out of turn",
        title: `${it.title}: ${word(trigger.type) ?? "event"}`,
        owner: ownerOf(it, world).owner,
        by: word(trigger.by),
        last: undefined,
        due: formatDay(on.day),
        daysLate: world.today - on.day,
        limit: undefined,
        place: placeOf(trigger.at, world),
      },
    ];
  });

const HALF_YEAR: Duration = { months: 0, days: 180, ms: 0 };

/** The test of the path itself, and uses that nobody has attested in time. */
function ofPath(path: BreakGlass, world: World): readonly ReviewRow[] {
  const title = `Break-glass path "${path.id.value}"`;
  const owner = word(path.owner);
  const tested = path.tested.is === "present" ? path.tested : undefined;
  const every = valueOf(path.testEvery) ?? (path.testEvery.is === "absent" ? HALF_YEAR : undefined);
  const tests: readonly ReviewRow[] =
    tested && every
      ? [
          {
            kind: "break-glass test",
            title,
            owner,
            by: undefined,
            last: formatDay(tested.value.day),
            due: formatDay(addTo(tested.value.day, every)),
            daysLate: world.today - addTo(tested.value.day, every),
            limit: `${formatDuration(every)} (${path.testEvery.is === "present" ? "testEvery" : "built-in default"})`,
            place: placeOf(tested.at, world),
          },
        ]
      : [];
  const uses = path.uses.flatMap((use): readonly ReviewRow[] => {
    const limit = attestLimit(path, use);
    const within = valueOf(path.reviewWithin);
    if (limit === undefined || !within || use.attestedOn.is !== "absent") return [];
    return [
      {
        kind: "attestation",
        title: `${title}, use of ${dayOf(use.on) ?? ""}`,
        owner,
        by: word(use.attestedBy),
        last: undefined,
        due: formatDay(limit),
        daysLate: world.today - limit,
        limit: `${formatDuration(within)} (reviewWithin)`,
        place: placeOf(use.at, world),
      },
    ];
  });
  return [...tests, ...uses];
}

const ofControl = (control: Control, world: World): readonly ReviewRow[] =>
  control.milestones.flatMap((milestone) => {
    const due = valueOf(milestone.due);
    if (!due || milestone.doneOn.is !== "absent") return [];
    return [
      {
        kind: "milestone",
        title: `${control.title}: ${word(milestone.name) ?? "milestone"}`,
        owner: word(control.owner),
        by: word(milestone.by),
        last: undefined,
        due: formatDay(due.day),
        daysLate: world.today - due.day,
        limit: undefined,
        place: placeOf(milestone.at, world),
      },
    ];
  });

/** A delegation is reviewed like access: `last` and `every` stand in its own `review`. */
function ofDelegations(world: World): readonly ReviewRow[] {
  const entry = world.policyEntry("delegations");
  if (!entry || !Array.isArray(entry.value)) return [];
  return entry.value.flatMap((one: unknown, i): readonly ReviewRow[] => {
    const text = (key: string): string | undefined => {
      const value = valueAt(one, ["review", key]);
      return typeof value === "string" ? value : undefined;
    };
    const last = parseWhen(text("last") ?? "");
    const every = durationFrom(valueAt(one, ["review", "every"]));
    if (!last || !every) return [];
    const due = addTo(last.day, every);
    const to = valueAt(one, ["to"]);
    const match = valueAt(one, ["match"]);
    return [
      {
        kind: "delegation",
        title: `Delegation of ${typeof match === "string" ? match : "some paths"}`,
        owner: typeof to === "string" ? to : undefined,
        by: text("by"),
        last: formatDay(last.day),
        due: formatDay(due),
        daysLate: world.today - due,
        limit: `${formatDuration(every)} (review.every)`,
        place: placeOf(entry.spotOf([i, "review", "last"]) ?? entry.at, world),
      },
    ];
  });
}
