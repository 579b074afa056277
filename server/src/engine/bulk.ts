/**
 * One decision for many findings of a rule: `owner=platform` for every identity without an owner. Each repair is tried like any other;
 * a claim about the world is never made in bulk.
 */
import type { Identity } from "../model/facts.ts";
import type { Verdict } from "../policy/judge.ts";
import type { Edit, Fix } from "../rules/finding.ts";
import { ownerMissing } from "../rules/owner-missing.ts";
import { inOrder } from "../text/edits.ts";
import { type Answers, answered, asksOf } from "./asks.ts";
import { fileOf } from "./edits.ts";
import { changesOf, gathered, type Mended, mend, mendEach, troubleIn } from "./fixes.ts";
import { namesIn } from "./marks.ts";
import type { Offer } from "./offer.ts";
import type { Workspace } from "./workspace.ts";

export interface Bulk {
  /** By file, each in order. */
  readonly mended: readonly Mended[];
  /** The findings that go away with them. */
  readonly made: readonly Verdict[];
  readonly left: readonly Left[];
}

/** A finding that stays, and why. `attest`: its repair claims that something happened. */
export interface Left {
  readonly verdict: Verdict;
  readonly why: string;
  readonly attest?: true;
}

/** The edits of all files that make one decision for the findings of a rule in `uris`, those that an exception hides left out. */
export function bulkOf(workspace: Workspace, uris: readonly string[], rule: string, decision: Answers): Bulk {
  const left: Left[] = [];
  const byFile = new Map<string, Offer[]>();
  for (const verdict of findingsOf(workspace, uris, rule)) {
    const offer = decided(workspace, verdict, decision);
    if ("why" in offer) left.push(offer);
    else {
      const file = fileOf(offer.fix.edits[0]);
      byFile.set(file, [...(byFile.get(file) ?? []), offer]);
    }
  }
  const mended: Mended[] = [];
  const made: Verdict[] = [];
  for (const { uri, done, offers } of triedIn(workspace, byFile)) {
    const edits = inOrder(done.flatMap((one) => one.edits)) ?? [];
    if (edits.length > 0) mended.push({ uri, edits });
    const all = new Set(done.map(({ offer }) => offer));
    for (const offer of offers)
      if (all.has(offer)) made.push(offer.verdict);
      else left.push({ verdict: offer.verdict, why: whyNot(workspace, offer) });
  }
  return { mended, made, left };
}

/** What may be made in each file: all files are tried at once, and one by one only where together they may not be. */
function triedIn(workspace: Workspace, byFile: ReadonlyMap<string, readonly Offer[]>) {
  const all = [...byFile].map(([uri, offers]) => ({ uri, offers, done: gathered(workspace, uri, offers) }));
  const changes = all.map(({ uri, done }) => {
    const edits = inOrder(done.flatMap((one) => one.edits)) ?? [];
    return [uri, changesOf(workspace, uri, edits)] as const;
  });
  const verdicts = all.flatMap(({ done }) => done.map(({ offer }) => offer.verdict));
  const trouble = troubleIn(workspace.trials(new Map(changes)), verdicts, false);
  if (trouble === undefined) return all;
  return all.map(({ uri, offers }) => ({ uri, offers, done: mendEach(workspace, uri, offers) }));
}

/** Copies in overlays are told as one finding, and repaired each. */
export const findingsOf = (workspace: Workspace, uris: readonly string[], rule: string): readonly Verdict[] =>
  uris
    .flatMap((uri) => workspace.facts(uri))
    .flatMap(({ segment }) => workspace.verdictsOf(segment))
    .filter(({ hidden, finding }) => !hidden && finding.rule === rule);

/** What a person has to decide for the rule, by the first finding that asks for anything: the words of the asks, or the field that is set. */
export function decisionsFor(workspace: Workspace, verdicts: readonly Verdict[]): readonly Choice[] {
  const choices = new Map<string, Choice>();
  for (const verdict of verdicts)
    for (const fix of choicesOf(verdict)) {
      const asks = asksOf(fix.edits);
      const fields = asks.length > 0 ? [] : fieldsSet(workspace, verdict, fix);
      const key = [...asks.map(({ ask }) => ask), ...fields].join();
      if (key === "" || (asks.length === 0 && fields.length !== 1)) continue;
      const before = choices.get(key);
      const values = fields.length === 1 ? [...(before?.values ?? []), valueIn(fix)] : [];
      choices.set(key, {
        title: before?.title ?? (fields[0] === undefined ? fix.title : `Set ${fields[0]}`),
        fields,
        asks,
        values: [...new Set(values)].slice(0, MOST),
      });
    }
  return [...choices.values()];
}

/** A decision that can be made for many findings: what it asks, or the one field that it sets, with values that are proposed. */
export interface Choice {
  readonly title: string;
  readonly fields: readonly string[];
  readonly asks: ReturnType<typeof asksOf>;
  readonly values: readonly string[];
}

/** More proposals than a person reads through. */
const MOST = 12;

/** The first fix that the decision settles, with the decision in it. */
function decided(workspace: Workspace, verdict: Verdict, decision: Answers): Offer | Left {
  for (const fix of [...choicesOf(verdict), ...unproposed(workspace, verdict)]) {
    const settled = settledBy(workspace, verdict, fix, decision);
    if (settled) return { verdict, fix: settled, id: "", asks: [] };
  }
  const wanted = Object.keys(decision).join(" and ");
  const claim = verdict.finding.fixes.find(({ class: kind }) => kind === "attest");
  if (claim && choicesOf(verdict).length === 0)
    return {
      verdict,
      attest: true,
      why: `its repair claims that something happened (${claim.title}), which is never done in bulk`,
    };
  const [other] = decisionsFor(workspace, [verdict]);
  const asks = other && [...other.asks.map(({ ask }) => ask), ...other.fields].join(" and ");
  const why = asks
    ? `no repair of it asks for ${wanted}, but for ${asks}`
    : "no repair of it takes a decision";
  return { verdict, why };
}

/** Where nobody can be proposed as owner the rule has no repair; a person's word has its place all the same. */
function unproposed(workspace: Workspace, verdict: Verdict): readonly Fix[] {
  const identity = verdict.finding.rule === ownerMissing.id ? identityAt(workspace, verdict) : undefined;
  if (identity?.owner.is !== "absent" || choicesOf(verdict).length > 0) return [];
  return [{ title: "Set owner", class: "choice", edits: [{ do: "put", to: identity.owner.to, value: "" }] }];
}

const choicesOf = ({ finding }: Verdict): readonly Fix[] =>
  finding.fixes.filter(({ class: kind }) => kind === "choice");

/** The fix with the decision in it: every question is answered, and everything that was decided is used. */
function settledBy(workspace: Workspace, verdict: Verdict, fix: Fix, decision: Answers): Fix | undefined {
  const asked = new Set(asksOf(fix.edits).map(({ ask }) => ask));
  if ([...asked].some((ask) => decision[ask] === undefined)) return undefined;
  const used = new Set(asked);
  const [first, ...rest] = answered(fix.edits, decision).map((edit): Edit => {
    const field = fieldOf(workspace, verdict, edit);
    const value = field === undefined || asked.has(field) ? undefined : decision[field];
    if (field === undefined || value === undefined) return edit;
    used.add(field);
    return withValue(workspace, verdict, edit, field, value);
  });
  const names = Object.keys(decision);
  if (!first || names.length === 0 || names.some((name) => !used.has(name))) return undefined;
  return { ...fix, edits: [first, ...rest] };
}

/** Where another tool's file holds an owner depends on the word: a label takes no `@`. */
function withValue(workspace: Workspace, verdict: Verdict, edit: Edit, field: string, value: string): Edit {
  if (edit.do === "replace") return { ...edit, value };
  if (edit.do !== "put") return edit;
  const identity = field === "owner" ? identityAt(workspace, verdict) : undefined;
  const to =
    identity && identity.system !== "native" ? workspace.world.ownerAnchor(identity, value) : undefined;
  return { ...edit, value, to: to ?? edit.to };
}

/** The fields that the fix sets to words of its own. */
const fieldsSet = (workspace: Workspace, verdict: Verdict, fix: Fix): readonly string[] =>
  fix.edits.flatMap((edit) => fieldOf(workspace, verdict, edit) ?? []);

const valueIn = ({ edits: [edit] }: Fix): string => ("value" in edit ? String(edit.value) : "");

/** The field into which the edit writes a word; undefined: it writes something else. */
function fieldOf(workspace: Workspace, verdict: Verdict, edit: Edit): string | undefined {
  if (edit.do === "replace" && typeof edit.value === "string") {
    const facts = workspace.factsOf(edit.at.in);
    const mark = facts && namesIn(facts).find(({ at }) => at.start === edit.at.start);
    return mark?.is === "use" ? mark.field : undefined;
  }
  if (edit.do !== "put" || typeof edit.value !== "string") return undefined;
  const identity = identityAt(workspace, verdict);
  const last = edit.to.path.at(-1);
  const foreign = identity && identity.system !== "native" && identity.owner.is !== "present";
  return foreign ? "owner" : typeof last === "string" ? last : undefined;
}

const identityAt = (workspace: Workspace, { finding: { at } }: Verdict): Identity | undefined =>
  workspace.factsOf(at.in)?.identities.find(({ id }) => id.at.start === at.start);

function whyNot(workspace: Workspace, offer: Offer): string {
  const alone = mend(workspace, offer);
  return "refused" in alone
    ? alone.refused
    : "Another repair touches the same place; it goes with the next run";
}
