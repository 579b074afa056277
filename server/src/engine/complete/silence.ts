/** What a `# nhi-ignore` comment can say: rules, those that are found in the file first; then its keys, teams and ends. */
import { addTo, formatDay, formatDuration } from "../../model/day.ts";
import { valueOf } from "../../model/field.ts";
import { isNeverHidden } from "../../model/suppression.ts";
import { SUPPRESSION_KEYS, type SuppressionKey } from "../../model/suppression-words.ts";
import { MANY } from "../../rules/parts/suppression.ts";
import { rules } from "../../rules/registry.ts";
import { LEVELS } from "../../rules/rule.ts";
import { offsetAt, segmentAt } from "../../syntax/parse.ts";
import type { Position } from "../../text/lines.ts";
import { lines } from "../prose.ts";
import type { Workspace } from "../workspace.ts";
import type { Completion } from "./item.ts";
import { detailOf } from "./parties.ts";

const HEAD = /(?:^|\s)(?:#+|\/\/+)[ \t]*nhi-ignore(?:-file)?:?[\s,](.*)$/;

/** undefined where the place is in no such comment. */
export function silenceItems(
  workspace: Workspace,
  uri: string,
  position: Position,
): readonly Completion[] | undefined {
  const parsed = workspace.parsed(uri);
  const offset = parsed ? offsetAt(parsed, position) : 0;
  const segment = parsed && segmentAt(parsed, offset);
  if (!segment || segment.language === "json") return undefined;
  const at = offset - segment.base;
  const start = segment.text.lastIndexOf("\n", at - 1) + 1;
  const said = HEAD.exec(segment.text.slice(start, at))?.[1];
  if (said === undefined) return undefined;
  const isComment =
    segment.comments.some((one) => one.start < at && at <= one.end) || segment.comments.length === 0;
  if (!isComment) return undefined;
  const word = /[^\s,="']*$/.exec(said)?.[0] ?? "";
  const span = { start: offset - word.length, end: offset };
  return valuesFor(workspace, uri, said.slice(0, said.length - word.length)).map((one, i) => ({
    kind: "word",
    about: [],
    snippet: false,
    gone: false,
    rank: i,
    filter: one.insert,
    label: one.insert,
    span,
    ...one,
  }));
}

type Offered = Pick<Completion, "insert" | "detail"> & Partial<Completion>;

/** By what stands before the word. */
function valuesFor(workspace: Workspace, uri: string, before: string): readonly Offered[] {
  const key = /(\w+)=["']?$/.exec(before)?.[1];
  if (key !== undefined) return ofKey(workspace, key);
  if (/["'][^"']*$/.test(before.replace(/(["'])[^"']*\1/g, ""))) return [];
  const named = before.trim();
  if (named === "" || named.endsWith(",")) return ruleItems(workspace, uri);
  return keyItems(before);
}

function ofKey({ world }: Workspace, key: string): readonly Offered[] {
  if (key === "by")
    return world
      .teams()
      .flatMap((team): readonly Offered[] =>
        valueOf(team.status) === "disbanded"
          ? []
          : [{ insert: team.id.value, detail: detailOf(team), kind: "name" }],
      );
  if (key !== "until") return [];
  return LEVELS.map((level): Offered => {
    const { value } = world.policy.maxSuppression(level);
    return {
      insert: formatDay(addTo(world.today, value)),
      detail: `in ${formatDuration(value)}, the longest for ${MANY[level]}`,
      kind: "date",
    };
  });
}

/** Those that are found in the file, with their message; then all others. Locked ones are left out. */
function ruleItems(workspace: Workspace, uri: string): readonly Offered[] {
  const locked = workspace.world.policy.locked.value;
  const found = new Map(
    workspace.verdicts(uri).flatMap(({ rule, hidden, message }) => (hidden ? [] : [[rule.id, message]])),
  );
  const open = rules.filter(({ id }) => !isNeverHidden(id) && !locked.includes(id));
  const inFile = open.filter(({ id }) => found.has(id));
  const others = open.filter(({ id }) => !found.has(id));
  return [...inFile, ...others].map(({ id, title }) => ({
    insert: id,
    detail: found.has(id) ? "found in this file" : "",
    about: lines([found.get(id) ?? title]),
  }));
}

const ABOUT: Readonly<Record<SuppressionKey, readonly [string, string]>> = {
  until: ["until=", "the last day"],
  by: ["by=", "who approves it"],
  reason: ['reason=""', "why it may be silent"],
};

/** The keys that are not there yet. */
const keyItems = (before: string): readonly Offered[] =>
  SUPPRESSION_KEYS.filter((key) => !new RegExp(`(?:^|\\s)${key}=`).test(before)).map((key) => ({
    insert: ABOUT[key][0],
    detail: ABOUT[key][1],
    kind: "key",
  }));
