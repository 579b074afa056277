/** What falls due when: a date, the period counted from it, the day on which it ends, and how late that is. Days are UTC. */
import type { Spot } from "../text/span.ts";
import { addTo, DAY_MS, type Day, type Duration, formatDay, formatDuration, roughly } from "./day.ts";
import type { Credential, Grant, Identity, Privilege, Review } from "./facts.ts";
import { valueOf } from "./field.ts";
import type { Limit, PolicyView } from "./world.ts";

/** A length of time with the place and the name of what sets it. */
export interface Period {
  readonly value: Duration;
  /** `rotateEvery`, `policy.maxAge`, or that it is a built-in default. */
  readonly source: string;
  readonly at: Spot | undefined;
}

/** `due` is the last good day; late is the day after. */
export interface Due {
  readonly from: { readonly label: string; readonly day: Day; readonly at: Spot };
  readonly period: Period;
  readonly due: Day;
}

/** One line of the arithmetic, as hovers show it. */
export interface Step {
  readonly label: string;
  readonly value: string;
  readonly at?: Spot | undefined;
}

/** The rotation that comes next: `rotated` and the period. undefined: nothing to count from, or written elsewhere. */
export function rotationDue(credential: Credential, policy: PolicyView): Due | undefined {
  const { rotated } = credential;
  const period = rotationPeriod(credential, policy);
  if (!credential.rotates || rotated.is !== "present" || !period) return undefined;
  return dueFrom("rotated", rotated.value.day, rotated.at, period);
}

/** The interval of the credential itself, else the policy's for its kind. undefined: one of the two cannot be read. */
export function rotationPeriod({ rotateEvery, type }: Credential, policy: PolicyView): Period | undefined {
  if (rotateEvery.is === "present")
    return { value: rotateEvery.value, source: "rotateEvery", at: rotateEvery.at };
  const unread = (is: string): boolean => is === "garbled" || is === "elsewhere";
  if (unread(rotateEvery.is) || unread(type.is)) return undefined;
  return policyPeriod(policy.maxAge(valueOf(type)), "policy.maxAge", "; the number is our choice");
}

/** The review that comes next: `last` and the period. undefined: never reviewed as far as we can read, or without a fixed period. */
export function reviewDue(review: Review, privilege: Privilege, policy: PolicyView): Due | undefined {
  const { every, last } = review;
  if (last.is !== "present" || every.is === "garbled" || every.is === "elsewhere") return undefined;
  if (every.is !== "present")
    return dueFrom("reviewed", last.value.day, last.at, reviewPeriod(privilege, policy));
  if (every.value === "ad-hoc") return undefined;
  return dueFrom("reviewed", last.value.day, last.at, {
    value: every.value,
    source: "review.every",
    at: every.at,
  });
}

/** The policy's time between reviews of that privilege. */
export function reviewPeriod(privilege: Privilege, policy: PolicyView): Period {
  const why =
    privilege === "privileged"
      ? "; CIS Controls 5.5 asks for one each quarter"
      : "; the number is our choice";
  return policyPeriod(policy.reviewEvery(privilege), `policy.reviewEvery.${privilege}`, why);
}

/** A limit of the policy under its name; a limit without a place is nobody's decision, and says so. */
export const policyPeriod = ({ value, at }: Limit<Duration>, name: string, why = ""): Period => ({
  value,
  source: at ? name : `built-in default, not your policy${why}`,
  at,
});

function dueFrom(label: string, day: Day, at: Spot, period: Period): Due | undefined {
  return roughly(period.value) > 0
    ? { from: { label, day, at }, period, due: addTo(day, period.value) }
    : undefined;
}

/** Days past the last good day; 0 or less while it is not late. */
export const lateBy = ({ due }: Due, today: Day): number => today - due;

/** Whether more than `times` whole periods have gone since the date. */
export const isPast = ({ from, period }: Due, times: number, today: Day): boolean =>
  today > addTo(from.day, period.value, times);

/** The arithmetic: date, limit with where it comes from, last good day, days late or left. */
export function steps(it: Due, today: Day): readonly Step[] {
  const late = lateBy(it, today);
  return [
    { label: it.from.label, value: formatDay(it.from.day), at: it.from.at },
    limitStep(it.period),
    { label: "due", value: formatDay(it.due) },
    late > 0 ? { label: "late", value: inDays(late) } : { label: "left", value: inDays(-late) },
  ];
}

export const limitStep = ({ value, source, at }: Period): Step => ({
  label: "limit",
  value: `${formatDuration(value)} (${source})`,
  at,
});

/** What ends first on a credential: its rotation period (`due`) or the credential itself (`ends`). */
export interface End {
  readonly say: "due" | "ends";
  readonly day: Day;
  readonly at: Spot;
  /** The day that the credential's life is counted from, where it is known. */
  readonly from: Day | undefined;
  /** The arithmetic, worked out only where it is told. */
  readonly because: () => readonly Step[];
}

/** undefined: no end is known, or the rotation is late already. */
export function firstEnd(it: Credential, policy: PolicyView, today: Day): End | undefined {
  const due = rotationDue(it, policy);
  if (due && lateBy(due, today) > 0) return undefined;
  const { expires, rotated } = it;
  const rotation: End | undefined = due && {
    say: "due",
    day: due.due,
    at: due.from.at,
    from: due.from.day,
    because: () => steps(due, today),
  };
  if (expires.is !== "present" || expires.value === "never") return rotation;
  const { day } = expires.value;
  if (rotation && rotation.day <= day) return rotation;
  const because = () => [
    { label: "expires", value: formatDay(day), at: expires.at },
    { label: "left", value: inDays(day - today) },
  ];
  const from = rotated.is === "present" ? rotated.value.day : undefined;
  return { say: "ends", day, at: expires.at, from, because };
}

/** `1 day`, `84 days`. */
export const inDays = (days: number): string => (days === 1 ? "1 day" : `${days} days`);

/**
 * Whether `one` is surely longer than `limit`. A month has 28 to 31 days, so 3 months are not longer than 90 days,
 * nor a year than 365.
 */
export const isLonger = (one: Duration, limit: Duration): boolean =>
  roughly({ ...one, months: 0 }) + least(one.months) > roughly({ ...limit, months: 0 }) + most(limit.months);

/** The least time that a window is open, in milliseconds: a day without an hour may begin at its end and end at its beginning. */
export function leastOpen(window: Grant["window"]) {
  if (window.is !== "present") return undefined;
  const { from, to } = window.value;
  if (from.is !== "present" || to.is !== "present") return undefined;
  const begins = from.value.instant ?? (from.value.day + 1) * DAY_MS;
  const ends = to.value.instant ?? to.value.day * DAY_MS;
  return { ms: ends - begins, closes: to.value.day, at: to.at };
}

const least = (months: number): number => (Math.floor(months / 12) * 365 + (months % 12) * 30) * DAY_MS;
const most = (months: number): number => (Math.floor(months / 12) * 366 + (months % 12) * 31) * DAY_MS;

/**
 * Whether the identity is at work, so that its credentials and reviews grow old. What is planned, suspended or retired has
 * nothing to rotate or review; a status that cannot be read may be one of these.
 */
export const isAtWork = ({ status }: Identity): boolean =>
  status.is === "absent" ||
  status.is === "unsayable" ||
  (status.is === "present" && status.value === "active");

/** Whether the identity has been given up, or its status cannot be read and may say so: its limits bind nobody any more. */
export const mayBeRetired = ({ status }: Identity): boolean =>
  status.is === "garbled" ||
  status.is === "elsewhere" ||
  (status.is === "present" && status.value === "retired");

/** `access key`, or `credential` where the kind is not known. */
export const credentialName = ({ type }: Credential): string =>
  type.is === "present" ? type.value.replace(/^k8s-/, "").replaceAll("-", " ") : "credential";
