/** What a date or a length of time means: the sum that it is part of, and how far from today that lies. */
import { addTo, type Duration, formatDay, formatDuration, parseDuration } from "../../model/day.ts";
import {
  credentialName,
  type Due,
  inDays,
  limitStep,
  type Period,
  policyPeriod,
  reviewDue,
  reviewPeriod,
  rotationDue,
  rotationPeriod,
  steps,
} from "../../model/due.ts";
import type {
  BreakGlass,
  Credential,
  DateText,
  Exception,
  Grant,
  Identity,
  Review,
} from "../../model/facts.ts";
import { valueOf } from "../../model/field.ts";
import type { Limit } from "../../model/world.ts";
import type { Mark } from "../marks.ts";
import { type Block, type Line, lines, strong } from "../prose.ts";
import { arithmetic, fromToday } from "./arithmetic.ts";
import { withContact } from "./people.ts";
import { place, type Telling } from "./telling.ts";

type Dated = Extract<Mark, { is: "credential" | "review" | "grant" | "path" | "exception" | "date" }>;

/** The lines that a date or a length at the mark adds; empty where nothing can be counted. */
export function dateLines(telling: Telling, mark: Dated): readonly Block[] {
  switch (mark.is) {
    case "credential":
      return mark.field === "expires" ? expiry(telling, mark.credential) : rotation(telling, mark.credential);
    case "review":
      return review(telling, mark.review, mark.of);
    case "grant":
      return mark.field === "expires"
        ? grantEnd(telling, mark.grant)
        : elevation(telling, mark.grant.maxDuration);
    case "path":
      return mark.field === "tested" ? drill(telling, mark.path) : elevation(telling, mark.path.maxDuration);
    case "exception":
      return passing(telling, mark.exception);
    case "date":
      return plainDate(telling, mark.date);
  }
}

function rotation(telling: Telling, credential: Credential): readonly Block[] {
  const { policy, today } = telling.workspace.world;
  if (!credential.rotates)
    return lines([`A ${credentialName(credential)} never rotates: nothing is stored.`]);
  const due = rotationDue(credential, policy);
  if (due) return lines(...arithmetic(telling, steps(due, today)), own(telling, credential, due));
  const period = rotationPeriod(credential, policy);
  return period ? lines(["Longest time between rotations ", ...periodWords(telling, period)]) : [];
}

/** An interval of its own stands beside what the policy would say. */
function own(telling: Telling, credential: Credential, { period }: Due): Line {
  if (credential.rotateEvery.is !== "present") return [];
  const limit = policyPeriod(
    telling.workspace.world.policy.maxAge(valueOf(credential.type)),
    "policy.maxAge",
  );
  return formatDuration(limit.value) === formatDuration(period.value)
    ? []
    : ["The policy allows ", ...periodWords(telling, limit)];
}

function expiry(telling: Telling, credential: Credential): readonly Block[] {
  const { policy, today } = telling.workspace.world;
  const expires = valueOf(credential.expires);
  if (expires === undefined) return [];
  if (expires === "never")
    return lines([strong("Has no end, on purpose."), " Only an exception covers that."]);
  return lines(
    [`Works until ${formatDay(expires.day)}, `, strong(fromToday(expires.day, today))],
    credential.rotates ? farthest(telling, policy.maxExpiry, "policy.maxExpiry", today) : undefined,
  );
}

function review(telling: Telling, it: Review, of: Identity | Grant): readonly Block[] {
  const { world } = telling.workspace;
  const privilege = world.privilege(of).value;
  const due = reviewDue(it, privilege, world.policy);
  const by = valueOf(it.by);
  const reviewer: Line = by === undefined ? [] : ["By ", ...withContact(telling, by)];
  if (due) return lines(...arithmetic(telling, steps(due, world.today)), reviewer);
  if (valueOf(it.every) === "ad-hoc")
    return lines(["Reviewed when somebody asks; no date follows from it."], reviewer);
  return lines(
    [
      `Longest time between reviews of a ${privilege} one `,
      ...periodWords(telling, reviewPeriod(privilege, world.policy)),
    ],
    reviewer,
  );
}

function grantEnd(telling: Telling, { expires, approvedOn }: Grant): readonly Block[] {
  const { policy, today } = telling.workspace.world;
  if (expires.is !== "present") return [];
  const { day } = expires.value;
  const start = valueOf(approvedOn)?.day;
  return lines(
    [`Holds until ${formatDay(day)}, `, strong(fromToday(day, today))],
    start === undefined
      ? farthest(telling, policy.maxGrant, "policy.maxGrant", today)
      : farthest(telling, policy.maxGrant, "policy.maxGrant", start, `its approval on ${formatDay(start)}`),
  );
}

/** How long access lasts at a time, beside what the policy allows. */
function elevation(telling: Telling, field: Grant["maxDuration"]): readonly Block[] {
  if (field.is !== "present") return [];
  const limit = policyPeriod(telling.workspace.world.policy.maxDuration, "policy.elevation.maxDuration");
  return lines(
    [strong(formatDuration(field.value)), " at a time"],
    ["The policy allows ", ...periodWords(telling, limit)],
  );
}

/** An emergency path that is not tried is a hope. */
const TEST_EVERY: Duration = { months: 0, days: 180, ms: 0 };

function drill(telling: Telling, { tested, testEvery }: BreakGlass): readonly Block[] {
  const { today } = telling.workspace.world;
  const every = valueOf(testEvery);
  const period: Period = {
    value: every ?? TEST_EVERY,
    source: every ? "testEvery" : "built-in default, not your policy",
    at: testEvery.is === "present" ? testEvery.at : undefined,
  };
  if (tested.is !== "present")
    return lines(["Longest time between two tests ", ...periodWords(telling, period)]);
  const from = { label: "tested", day: tested.value.day, at: tested.at };
  return lines(...arithmetic(telling, steps({ from, period, due: addTo(from.day, period.value) }, today)));
}

/** What an exception lets pass now. */
function passing(telling: Telling, exception: Exception): readonly Block[] {
  const { workspace } = telling;
  const expires = valueOf(exception.expires);
  const covered = workspace.uris.flatMap((uri) =>
    workspace.verdicts(uri).filter(({ hidden }) => hidden === exception),
  );
  const first = covered.slice(0, 3).map(({ finding }): Line => ["  ", place(telling, finding.at)]);
  const over = expires !== undefined && expires.day < workspace.world.today;
  return lines(
    expires && [
      over ? `Ended on ${formatDay(expires.day)}, ` : `Holds until ${formatDay(expires.day)}, `,
      strong(fromToday(expires.day, workspace.world.today)),
    ],
    covered.length > 0
      ? [`Lets ${covered.length === 1 ? "1 finding" : `${covered.length} findings`} pass:`, ...first.flat()]
      : ["Lets nothing pass now."],
  );
}

function plainDate(telling: Telling, { reading }: DateText): readonly Block[] {
  if (reading.is !== "date") return [];
  const { day } = reading.when;
  return lines([`${formatDay(day)}, `, strong(fromToday(day, telling.workspace.world.today))]);
}

/** A length of time that is part of no sum: the same in other units, where that helps. */
export function durationLine(text: string, today: number): Line {
  const duration = parseDuration(text);
  if (!duration) return [];
  const short = formatDuration(duration);
  const until =
    duration.ms > 0 && duration.days === 0 ? "" : `; from today until ${formatDay(addTo(today, duration))}`;
  return [short === text ? `${short}${until}` : `${text} is ${short}${until}`];
}

function farthest(
  telling: Telling,
  limit: Limit<Duration>,
  name: string,
  from: number,
  since = "today",
): Line {
  const { value, source, at } = limitOf(limit, name);
  return [
    `At most ${value} from ${since}, until ${formatDay(addTo(from, limit.value))}: ${source}`,
    ...(at ? [", ", place(telling, at)] : []),
  ];
}

function limitOf(limit: Limit<Duration>, name: string) {
  const period = policyPeriod(limit, name);
  return { value: formatDuration(period.value), source: period.source, at: period.at };
}

function periodWords(telling: Telling, period: Period): Line {
  const { value, at } = limitStep(period);
  return [value, ...(at ? [", ", place(telling, at)] : [])];
}

/** `due 2026-12-27, in 35 days`: for lists of what comes next. */
export const dueWords = (due: number, today: number): string =>
  today > due
    ? `${formatDay(due)}, ${inDays(today - due)} late`
    : `${formatDay(due)}, ${fromToday(due, today)}`;
