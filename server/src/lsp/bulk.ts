/** "Fix all of this rule in the workspace…": which rules can be, what a person has to decide, and the change for the preview. */
import type { CodeAction, Connection } from "vscode-languageserver";
import { CodeActionKind } from "vscode-languageserver";
import { bulkOf, type Choice, decisionsFor, findingsOf } from "../engine/bulk.ts";
import { mendAll, offersOf } from "../engine/fixes.ts";
import type { Offer } from "../engine/offer.ts";
import type { Workspace } from "../engine/workspace.ts";
import type { Verdict } from "../policy/judge.ts";
import type { Ask } from "../rules/finding.ts";
import { applied, type Changed } from "./preview.ts";
import type { Session } from "./session.ts";
import { toDiagnostic } from "./to-lsp.ts";

/**
 * `nhi.server.fixRule`. Without a rule: the rules that can be. With one: how many findings, and what can be decided. With a decision
 * (an empty one where nothing has to be): the change is made, as far as the person agrees.
 */
export async function fixRule(session: Session, connection: Connection, given: unknown): Promise<unknown> {
  const { rule, decision }: { readonly rule?: unknown; readonly decision?: unknown } =
    typeof given === "object" && given !== null ? given : {};
  await session.whenRead();
  const workspaces = session.workspaces();
  if (typeof rule !== "string") return { rules: rulesIn(workspaces) };
  const found = workspaces.map((workspace) => findingsOf(workspace, workspace.own, rule));
  const all = found.flat();
  if (all.length === 0) return { refused: `There is no finding of ${rule}` };
  const answers = decision === undefined || decision === null ? undefined : textsIn(decision);
  if (!answers) {
    const choices = workspaces.flatMap((workspace, i) => decisionsFor(workspace, found[i] ?? []));
    return { findings: all.length, safe: all.filter(isSafe).length, choices: together(choices) };
  }
  return change(session, connection, rule, answers);
}

async function change(
  session: Session,
  connection: Connection,
  rule: string,
  decision: Readonly<Record<string, string>>,
): Promise<unknown> {
  const words = Object.entries(decision).map(([name, value]) => `${name}: ${value}`);
  const done = session.workspaces().map((workspace) => ({
    workspace,
    ...(words.length === 0 ? safeOf(workspace, rule) : bulkOf(workspace, workspace.own, rule, decision)),
  }));
  const left = [...new Set(done.flatMap((one) => one.left.map(({ why }) => why)))];
  if (done.every(({ mended }) => mended.length === 0))
    return { refused: left[0] ?? "There is nothing to change" };
  const label = words.length === 0 ? `Fix all ${rule}` : `Fix all ${rule} (${words.join(", ")})`;
  const made = done.reduce((sum, one) => sum + one.made.length, 0);
  const about = `${made} ${made === 1 ? "finding" : "findings"}`;
  return { applied: await applied(session, connection, done, { label, description: about }), made, left };
}

/** The safe fixes of one rule in every file. */
function safeOf(
  workspace: Workspace,
  rule: string,
): Changed & { readonly made: readonly Verdict[]; readonly left: readonly { readonly why: string }[] } {
  const made: Verdict[] = [];
  const mended = workspace.own.flatMap((uri) => {
    const offers = findingsOf(workspace, [uri], rule).flatMap((verdict) => firstSafe(verdict) ?? []);
    if (offers.length === 0) return [];
    const one = mendAll(workspace, uri, offers);
    if (one.edits.length === 0) return [];
    made.push(...offers.map(({ verdict }) => verdict));
    return [one];
  });
  return { workspace, mended, made, left: [] };
}

const firstSafe = (verdict: Verdict): Offer | undefined =>
  offersOf(verdict).find(({ fix }) => fix.class === "safe");

const isSafe = ({ finding }: Verdict): boolean => finding.fixes.some((fix) => fix.class === "safe");

interface Fixable {
  readonly id: string;
  readonly title: string;
  readonly findings: number;
}

/** The rules with a finding that a safe fix or a decision repairs; those with most findings first. */
function rulesIn(workspaces: readonly Workspace[]): readonly Fixable[] {
  const rules = new Map<string, Fixable>();
  for (const workspace of workspaces)
    for (const { rule, finding, hidden } of workspace.own.flatMap((uri) => workspace.verdicts(uri))) {
      if (hidden || !finding.fixes.some((fix) => fix.class !== "attest")) continue;
      const findings = (rules.get(rule.id)?.findings ?? 0) + 1;
      rules.set(rule.id, { id: rule.id, title: rule.title, findings });
    }
  return [...rules.values()].sort((a, b) => b.findings - a.findings || (a.id < b.id ? -1 : 1));
}

/** What is asked, the same question once. */
function together(choices: readonly Choice[]) {
  const byTitle = new Map<string, { readonly title: string; readonly asks: readonly Ask[] }>();
  for (const { title, asks, fields, values } of choices) {
    const key = [...asks.map(({ ask }) => ask), ...fields].join();
    const known = byTitle.get(key)?.asks[0]?.choices ?? [];
    const [field] = fields;
    const own = field === undefined ? asks : [askFor(field, [...new Set([...known, ...values])])];
    byTitle.set(key, { title, asks: own });
  }
  return [...byTitle.values()];
}

const askFor = (field: string, choices: readonly string[]): Ask => ({
  ask: field,
  prompt: `What should ${field} be, for all of them?`,
  sample: choices[0] ?? "",
  kind: field === "owner" || field === "sponsor" ? "team" : "text",
  choices,
});

/** For the light bulb, where a fix here has fellows elsewhere. */
export function bulkActions(workspace: Workspace, offers: readonly Offer[]): CodeAction[] {
  return [...rulesOf(offers.filter(({ fix }) => fix.class !== "attest"))]
    .filter(([rule]) => isMany(workspace, rule))
    .map(([rule, verdict]) => ({
      title: `Fix all ${rule} in the workspace…`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [toDiagnostic(verdict, undefined)],
      command: { title: "Fix all in the workspace", command: "nhi.fixRule", arguments: [{ rule }] },
    }));
}

/**
 * Each rule with the first of its findings. Editors put what repairs a finding before what does not: an action without one would
 * come behind all those that only hide it.
 */
export function rulesOf(offers: readonly Offer[]): ReadonlyMap<string, Verdict> {
  const found = new Map<string, Verdict>();
  for (const { verdict } of offers) if (!found.has(verdict.rule.id)) found.set(verdict.rule.id, verdict);
  return found;
}

/** Whether there are two of them; no more are looked for. */
function isMany(workspace: Workspace, rule: string): boolean {
  let found = 0;
  for (const uri of workspace.own)
    for (const { rule: one, hidden } of workspace.verdicts(uri))
      if (one.id === rule && !hidden && ++found > 1) return true;
  return false;
}

const textsIn = (given: unknown): Readonly<Record<string, string>> =>
  typeof given === "object" && given !== null
    ? Object.fromEntries(
        Object.entries(given).filter((pair): pair is [string, string] => typeof pair[1] === "string"),
      )
    : {};
