/** `nhi check --fix-rule`: one decision for the findings of one rule, shown as a diff or written. */
import { fileURLToPath } from "node:url";
import picomatch from "picomatch";
import type { Answers } from "../../engine/asks.ts";
import { bulkOf, findingsOf, type Left } from "../../engine/bulk.ts";
import type { Workspace } from "../../engine/workspace.ts";
import { unifiedDiff } from "../../report/diff.ts";
import type { Paint } from "../../report/paint.ts";
import { rules } from "../../rules/registry.ts";
import { apply } from "../../text/edits.ts";
import { rangeOf } from "../../text/lines.ts";
import { type Fixed, write } from "./fix.ts";
import type { Loaded } from "./load.ts";
import { shownPath, textIn } from "./rows.ts";

export interface RuleToFix {
  readonly rule: string;
  readonly decision: Answers;
  /** As seen from the folder; empty: everywhere. */
  readonly paths: readonly string[];
}

/** What `--fix-rule`, `--set` and `--path` say; in words what is wrong with them. */
export function ruleToFix(
  rule: string,
  set: readonly string[],
  paths: readonly string[],
): RuleToFix | string {
  if (!rules.some(({ id }) => id === rule)) return `there is no rule ${rule}: nhi rules lists them`;
  const pairs = set.map((one) => [one.slice(0, one.indexOf("=")), one.slice(one.indexOf("=") + 1)] as const);
  const odd = set.find((one, i) => one.indexOf("=") < 1 || pairs[i]?.[1].trim() === "");
  if (odd !== undefined) return `--set wants a field and its value (owner=platform), not "${odd}"`;
  if (set.length === 0) return "--fix-rule wants the decision: --set owner=platform";
  return { rule, decision: Object.fromEntries(pairs.map(([name, value]) => [name, value.trim()])), paths };
}

/** What was done, and in words why nothing may be. */
export type RuleFixed = Fixed & { readonly left: readonly string[]; readonly refused?: string };

/** Makes the decision in the workspaces and, unless it is a dry run, on the disk: in all files or, where one cannot be written, in none. */
export async function fixRule(
  loaded: readonly Loaded[],
  wish: RuleToFix,
  dryRun: boolean,
  paint: Paint,
): Promise<RuleFixed> {
  const all = loaded.map((one) => decide(one, wish));
  const left = all.flatMap((one) => one.left);
  const changes = all.flatMap((one) => one.changes);
  const claim = left.find(({ attest }) => attest);
  const told = left.map(({ verdict: { finding }, why }) => {
    const { line, character } = rangeOf(finding.at).start;
    return `${shownPath(finding.at.in.uri)}:${line + 1}:${character + 1} stays: ${why}`;
  });
  if (claim && changes.length === 0)
    return { diff: "", notWritten: [], left: [], refused: `${wish.rule} is left alone: ${claim.why}` };
  if (all.every(({ found }) => found === 0)) told.push(`no finding of ${wish.rule} in these files`);
  const notWritten = await writeAll(changes, dryRun);
  if (notWritten.length > 0) {
    for (const { workspace, uri, before } of changes) put(workspace, uri, 0, before);
    return { diff: "", notWritten, left: told };
  }
  const diff = changes.map(({ uri, before, after }) => unifiedDiff(shownPath(uri), before, after, paint));
  return { diff: diff.join(""), notWritten, left: told };
}

export interface Change {
  readonly workspace: Workspace;
  readonly uri: string;
  readonly before: string;
  readonly after: string;
}

interface Decided {
  readonly found: number;
  readonly changes: readonly Change[];
  readonly left: readonly Left[];
}

/** What touches the same place waits for the next round, but not for ever. */
const ROUNDS = 10;

function decide({ workspace, reported }: Loaded, { rule, decision, paths }: RuleToFix): Decided {
  const isMeant = paths.length === 0 ? () => true : picomatch([...paths], { dot: true });
  const uris = reported.filter((uri) =>
    findingsOf(workspace, [uri], rule).some(({ about }) => isMeant(about.within)),
  );
  const may = new Set(reported);
  const before = new Map<string, string>();
  const found = findingsOf(workspace, uris, rule).length;
  let left: readonly Left[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const bulk = bulkOf(workspace, uris, rule, decision);
    left = bulk.left;
    const mended = bulk.mended.filter(({ uri }) => may.has(uri));
    if (mended.length === 0) break;
    for (const { uri, edits } of mended) {
      const text = textIn(workspace, uri);
      if (!before.has(uri)) before.set(uri, text);
      put(workspace, uri, round + 1, apply(text, edits));
    }
  }
  const changes = [...before].map(([uri, text]) => ({
    workspace,
    uri,
    before: text,
    after: textIn(workspace, uri),
  }));
  return { found, changes, left };
}

const put = (workspace: Workspace, uri: string, version: number, text: string): void =>
  void workspace.set({ uri, version, language: workspace.parsed(uri)?.language ?? "yaml", text });

/** The files that cannot be written, and why; every file is looked at before the first is written. */
export async function writeAll(changes: readonly Change[], dryRun: boolean): Promise<readonly string[]> {
  for (const dry of dryRun ? [true] : [true, false]) {
    const troubles: string[] = [];
    for (const { uri, before, after } of changes) {
      const trouble = await write(fileURLToPath(uri), before, after, dry);
      if (trouble !== undefined) troubles.push(`not fixed: ${shownPath(uri)}: ${trouble}`);
    }
    if (troubles.length > 0) return troubles;
  }
  return [];
}
