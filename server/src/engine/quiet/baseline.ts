/**
 * The baseline: findings that were there when a team began, by what they say and of whom, never by a line. Its file is read, written
 * and compared here; it may only shrink.
 */
import type { Verdict } from "../../policy/judge.ts";
import { readJson } from "../../syntax/json.ts";
import type { ListNode, MapNode, Node } from "../../syntax/node.ts";
import { toValue } from "../../syntax/value.ts";
import type { Span } from "../../text/span.ts";
import { fingerprintOfMark, type Mark, markOf } from "../about.ts";
import { INTERNAL } from "../check.ts";
import { tellings } from "./known.ts";

/** The file's name, in the folder that is checked or above it. */
export const BASELINE = "nhi.baseline.json";

const VERSION = 1;

/** A finding of the baseline, with how often it is there. */
export interface Entry extends Mark {
  readonly count: number;
}

/** Why a text is no baseline, and where. */
export interface Fault extends Span {
  readonly message: string;
}

/** Findings about silence, about the change and about texts that cannot be read are never taken for granted. */
export const staysOut = (rule: string): boolean =>
  rule === INTERNAL || rule === "manifest-syntax" || /^(suppression|exception|change)-/.test(rule);

/**
 * What the verdicts would be as a baseline, in the order of the file. Those that an exception hides are answered for already.
 * `left`: which rules are left out.
 */
export function entriesOf(
  verdicts: Iterable<Verdict>,
  left: (rule: string) => boolean = staysOut,
): readonly Entry[] {
  const same = new Map<string, { readonly mark: Mark; readonly all: Verdict[] }>();
  for (const verdict of verdicts) {
    if (verdict.hidden || left(verdict.finding.rule)) continue;
    const mark = markOf(verdict.finding, verdict.about);
    const key = fingerprintOfMark(mark);
    const known = same.get(key);
    if (known) known.all.push(verdict);
    else same.set(key, { mark, all: [verdict] });
  }
  return [...same.values()].map(({ mark, all }) => ({ ...mark, count: tellings(all) }));
}

/** How often each finding is known, by its fingerprint. An entry that a merge has doubled counts once, with the larger number. */
export function countsOf(entries: readonly Entry[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const key = fingerprintOfMark(entry);
    counts.set(key, Math.max(entry.count, counts.get(key) ?? 0));
  }
  return counts;
}

/** What `more` has beyond `than`: whole entries, or by how many an entry is larger. */
export function beyond(more: readonly Entry[], than: readonly Entry[]): readonly Entry[] {
  const counts = countsOf(than);
  return more.flatMap((entry) => {
    const count = entry.count - (counts.get(fingerprintOfMark(entry)) ?? 0);
    return count > 0 ? [{ ...entry, count }] : [];
  });
}

/** What is left of the baseline when that which no longer occurs is taken out of it. */
export function shrunk(entries: readonly Entry[], now: readonly Entry[]): readonly Entry[] {
  const counts = countsOf(now);
  return entries.flatMap((entry) => {
    const count = Math.min(entry.count, counts.get(fingerprintOfMark(entry)) ?? 0);
    return count > 0 ? [{ ...entry, count }] : [];
  });
}

/** The file's text: one finding on a line, in a fixed order, so that merges are easy. */
export function writeBaseline(entries: readonly Entry[]): string {
  const lines = entries.map((entry) => `    ${lineOf(entry)}`).sort();
  const list = lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n  ]`;
  return `{\n  "baseline": ${VERSION},\n  "findings": ${list}\n}\n`;
}

function lineOf({ rule, about, say, values, count }: Entry): string {
  const sorted = Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify({ about, rule, say, values: sorted, ...(count > 1 && { count }) });
}

/** The entries of a text, or the first thing that is wrong with it: then it hides nothing. */
export function readBaseline(text: string): readonly Entry[] | Fault {
  const { root, problem } = readJson(text.replace(/^\uFEFF/, " "));
  const whole = { start: 0, end: Math.min(1, text.length) };
  if (problem) return { ...spanOf(problem), message: `This is no baseline: ${problem.message}` };
  if (root?.kind !== "map") return { ...whole, message: "This is no baseline: it has to be a JSON object" };
  const version = nodeOf(root, "baseline");
  if (valueOf(version) !== VERSION)
    return {
      ...spanOf(version ?? root.pairs[0]?.key ?? whole),
      message: `This is no baseline that can be read: "baseline" has to be ${VERSION}`,
    };
  const list = nodeOf(root, "findings");
  if (list?.kind !== "list")
    return { ...spanOf(list ?? version ?? whole), message: '"findings" has to be a list of findings' };
  return entriesIn(list);
}

function entriesIn(list: ListNode): readonly Entry[] | Fault {
  const entries: Entry[] = [];
  for (const { value, start, end } of list.items) {
    const entry = value?.kind === "map" ? entryOf(value) : undefined;
    if (!entry)
      return { start, end, message: 'A finding has "about", "rule", "say" as texts, "values" and a "count"' };
    if (staysOut(entry.rule))
      return { start, end, message: `\`${entry.rule}\` can be in no baseline: it is told every time` };
    entries.push(entry);
  }
  return entries;
}

function entryOf(node: MapNode): Entry | undefined {
  const value: unknown = toValue(node, () => undefined);
  if (!isRecord(value)) return undefined;
  const { rule, about, say, values = {}, count = 1 } = value;
  if (typeof rule !== "string" || typeof about !== "string" || typeof say !== "string") return undefined;
  if (typeof count !== "number" || !Number.isInteger(count) || count < 1 || !isRecord(values))
    return undefined;
  const texts: Record<string, string> = {};
  for (const [name, one] of Object.entries(values)) {
    if (typeof one !== "string") return undefined;
    texts[name] = one;
  }
  return { rule, about, say, values: texts, count };
}

const nodeOf = (map: MapNode, key: string): Node | undefined =>
  map.pairs.find((pair) => pair.key.value === key)?.value;

const valueOf = (node: Node | undefined): unknown => node && toValue(node, () => undefined);

const spanOf = ({ start, end }: Span): Span => ({ start, end });

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
