/** What is told of a suppression that does not count, fault by fault, each at its word. */
import { readDate } from "../../model/date-text.ts";
import { formatDay, formatDuration, roughly } from "../../model/day.ts";
import { inDays } from "../../model/due.ts";
import type { PolicyEntry, Suppression } from "../../model/facts.ts";
import { nearest } from "../../model/nearest.ts";
import { valueAt } from "../../model/policy-view.ts";
import type { Refused } from "../../model/suppression.ts";
import type { Fault } from "../../model/suppression-faults.ts";
import { SUPPRESSION_KEYS } from "../../model/suppression-words.ts";
import type { World } from "../../model/world.ts";
import type { Spot } from "../../text/span.ts";
import type { Fix } from "../finding.ts";
import type { Report } from "../rule.ts";
import { becauseOf, relatedTo, way } from "./separation.ts";
import { ASK_REASON, approvers, askApprover, endFix, MANY, removal, silenced } from "./suppression.ts";

export const messages = {
  noRule: "The suppression names no rule, and hides nothing",
  unknown: '"{rule}" is no rule; the nearest is {near}. The suppression hides nothing',
  unheard: '"{rule}" is no rule. The suppression hides nothing',
  locked: "The policy locks {rule}: no comment hides it",
  never: "{rule} cannot be silenced: it is told about silence itself, or about what cannot be read",
  key: '"{key}" is no part of a suppression; it has until, by and reason. The suppression hides nothing',
  twice: '"{key}" is there twice. The suppression hides nothing',
  word: '"{word}" belongs to no key; a reason of several words stands in quotes. The suppression hides nothing',
  quote: "The quote behind {key} is never closed. The suppression hides nothing",
  noReason: "The suppression of {what} gives no reason, and hides nothing",
  stub: '"{reason}" is no reason. The suppression hides nothing',
  date: '"{text}" is no date as YYYY-MM-DD. The suppression hides nothing',
  approver: 'Nobody here is called "{approver}", who approves the suppression. It hides nothing',
  late: "What is for the whole file stands above everything in it. Here it hides nothing",
  tooLong:
    "The suppression of {what} ends in {left}, and the policy lets {many} be silent for {cap} at most. It hides nothing",
  self: "The suppression of {what} is approved by {approver}, the {role} of what it covers, and hides nothing",
  through:
    "The suppression of {what} is approved by {approver}, who is not independent of the {role} {party}, and hides nothing: {way}",
  nothingLocked: '"{rule}" is no rule; the nearest is {near}. Nothing is locked by it',
  nobodyLocked: '"{rule}" is no rule. Nothing is locked by it',
  noEnd: { text: "The suppression of {what} has no end: nobody will decide about it again", level: "hint" },
  noApprover: { text: "The suppression of {what} does not say who approved it", level: "information" },
} as const;

type Told = Report<typeof messages>;

/** Rules that the policy means to lock, and that there are not: a lock that is misspelt is open. */
export function mislocked(it: PolicyEntry, world: World): readonly Told[] {
  const locked = valueAt(it.value, ["locked"]);
  if (!Array.isArray(locked)) return [];
  return locked.flatMap((rule: unknown, i): readonly Told[] => {
    if (typeof rule !== "string" || world.ruleIds.includes(rule)) return [];
    const at = it.spotOf(["locked", i]) ?? it.at;
    const [near] = nearest(rule, world.ruleIds, (id) => [id], 1);
    return near === undefined
      ? [{ say: "nobodyLocked", with: { rule }, at }]
      : [{ say: "nothingLocked", with: { rule, near }, at, fixes: [written(`Lock ${near}`, at, near)] }];
  });
}

export function told(fault: Fault, it: Suppression, world: World): Told {
  switch (fault.is) {
    case "no-rule":
      return { say: "noRule", at: it.head, fixes: [removal(it, "choice", true)] };
    case "unknown-rule":
      return unknown(fault.rule.value, fault.rule.at, it, world);
    case "locked": {
      const { at } = world.policy.locked;
      return {
        say: "locked",
        with: { rule: fault.rule.value },
        at: fault.rule.at,
        related: at ? [{ at, text: "Locked here" }] : [],
        fixes: [removal(it, "choice", true)],
      };
    }
    case "never":
      return {
        say: "never",
        with: { rule: fault.rule.value },
        at: fault.rule.at,
        fixes: [removal(it, "choice", true)],
      };
    case "stray":
      return stray(fault.stray, it);
    case "no-reason":
    case "stub": {
      const fixes: readonly Fix[] = [
        {
          title: "Write down the reason",
          class: "choice",
          preferred: true,
          edits: [{ do: "note", at: it.at, where: "in", value: { reason: ASK_REASON } }],
        },
      ];
      return fault.is === "stub"
        ? { say: "stub", with: { reason: fault.reason.value }, at: fault.reason.at, fixes }
        : { say: "noReason", with: { what: silenced(it) }, at: it.head, fixes };
    }
    case "date": {
      const { value, at } = fault.date;
      const reading = readDate(value);
      const right = reading.is === "invalid" ? reading.as : undefined;
      const set: Fix = {
        title: `Set until to ${right}`,
        class: "choice",
        preferred: true,
        edits: [{ do: "note", at: it.at, where: "in", value: { until: right ?? "" } }],
      };
      return {
        say: "date",
        with: { text: value },
        at,
        fixes: [right === undefined ? endFix(it, "error", world) : set],
      };
    }
    case "approver": {
      const { value, at } = fault.approver;
      const near = [...world.nearestTeams(value), ...approvers(world)];
      return { say: "approver", with: { approver: value }, at, fixes: [approval(it, near)] };
    }
    case "late":
      return { say: "late", at: it.head, fixes: [removal(it, "choice", true)] };
  }
}

function unknown(rule: string, at: Spot, it: Suppression, world: World): Told {
  const [near] = nearest(rule, world.ruleIds, (id) => [id], 1);
  if (near === undefined) return { say: "unheard", with: { rule }, at, fixes: [removal(it, "choice", true)] };
  return {
    say: "unknown",
    with: { rule, near },
    at,
    fixes: it.form === "comment" ? [written(`Name ${near}`, at, near)] : [],
  };
}

function stray({ is, text, at }: Suppression["stray"][number], it: Suppression): Told {
  if (is === "word") return { say: "word", with: { word: text }, at };
  if (is === "quote") return { say: "quote", with: { key: text }, at };
  if (is === "twice") return { say: "twice", with: { key: text }, at };
  const [near] = nearest(text, SUPPRESSION_KEYS, (key) => [key], 1);
  return {
    say: "key",
    with: { key: text },
    at,
    fixes: near !== undefined && it.form === "comment" ? [written(`Write ${near}`, at, near)] : [],
  };
}

const written = (title: string, at: Spot, value: string): Fix => ({
  title,
  class: "choice",
  preferred: true,
  edits: [{ do: "replace", at, value }],
});

export const approval = (it: Suppression, choices: readonly string[]): Fix => ({
  title: "Say who approves it",
  class: "choice",
  preferred: true,
  edits: [{ do: "note", at: it.at, where: "in", value: { by: askApprover(choices) } }],
});

/** Of several levels whose time is too short only the shortest, and each one who gains by it. */
export function strictest(all: readonly Refused[]): readonly Refused[] {
  const caps = all.flatMap((why) => (why.is === "too-long" ? [roughly(why.cap)] : []));
  const least = Math.min(...caps);
  const [first] = all.filter((why) => why.is === "too-long" && roughly(why.cap) === least);
  return [...(first ? [first] : []), ...all.filter(({ is }) => is === "self")];
}

export function refused(why: Refused, it: Suppression, world: World): Told {
  const what = silenced(it);
  if (why.is === "too-long") {
    const { expires } = it;
    const day = expires.is === "present" ? expires.value.day : world.today;
    const cap = formatDuration(why.cap);
    return {
      say: "tooLong",
      with: { what, left: inDays(day - world.today), many: MANY[why.level] ?? why.level, cap },
      at: expires.is === "present" ? expires.at : it.head,
      related: why.capAt ? [{ at: why.capAt, text: `At most ${cap}` }] : [],
      because: [
        { label: "until", value: formatDay(day) },
        {
          label: "limit",
          value: why.capAt ? cap : `${cap} (built-in default, not your policy)`,
          at: why.capAt,
        },
      ],
      fixes: [endFix(it, why.level, world)],
    };
  }
  const { approver, overlap } = why;
  const words = { what, approver, role: overlap.role };
  const approvedBy = it.approvedBy.is === "present" ? it.approvedBy.at : it.head;
  const good = world
    .independent("approve", [{ role: overlap.role, ref: overlap.party }])
    .map(({ ref }) => ref);
  const place = {
    at: approvedBy,
    related: relatedTo(overlap),
    because: becauseOf("by", { value: approver, at: approvedBy }, overlap),
    fixes: [approval(it, good)],
  };
  return overlap.path.length === 0
    ? { say: "self", with: words, ...place }
    : { say: "through", with: { ...words, party: overlap.party.value, way: way(overlap) }, ...place };
}
