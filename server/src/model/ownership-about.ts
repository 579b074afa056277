/** Around owner resolution: whether a workspace keeps owners at all, where one is best written, who speaks for a folder. */
import { codeownersGoverns } from "./codeowners-match.ts";
import type { Identity, OwnerKey, OwnerRule } from "./facts.ts";
import type { Anchor } from "./field.ts";
import { folderOf, type Index } from "./index.ts";
import { type Asking, derivedOf, rowsOf } from "./index-ask.ts";
import { ownershipOf, reviewRuleOf } from "./ownership.ts";

/** Whether the workspace has `owners:` rules, OWNERS files or a catalogue, or a CODEOWNERS that governs the object's file. */
export function hasOwnerRules(ask: Asking, identity: Identity): boolean {
  return (
    derivedOf(ask, "rules:owners", hasRules) ||
    derivedOf(ask, "rules:owners-file", hasFiles) ||
    derivedOf(ask, "rules:catalog", hasEntries) ||
    derivedOf(ask, "rules:codeowners", codeownersBases)(ask.index.pathOf(identity.id.at.in.uri))
  );
}

const hasRules = (index: Index) => (index.rules.rows.get("owners") ?? []).length > 0;
const hasFiles = (index: Index) => isKept(index, "owners-file");
const hasEntries = (index: Index) => isKept(index, "catalog");
const codeownersBases = (index: Index) => codeownersGoverns(index.rules.rows.get("codeowners") ?? []);

/** What came along with somebody else's code says nothing of the repository's own habits. */
const BROUGHT = /(^|\/)(vendor|third_party|upstream|testdata|fixtures|examples)\//;

const isKept = (index: Index, source: OwnerRule["source"]): boolean =>
  (index.rules.rows.get(source) ?? []).some(({ path }) => !BROUGHT.test(path));

/**
 * Where the owner `ref` is best written on an object that names none: in the place of our own key the one that most of its system's
 * files use, where it can hold that word.
 */
export function ownerAnchorOf(ask: Asking, { owner, system }: Identity, ref: string): Anchor | undefined {
  if (owner.is !== "absent") return undefined;
  const keys = derivedOf(ask, `ownerkeys:${system}`, keysByUse);
  const key = keys.find(({ plain }) => !plain || /^[A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?$/.test(ref));
  const { path } = owner.to;
  if (!key || key.path.length > path.length || path.at(-1) !== "nhi/owner") return owner.to;
  return { in: owner.to.in, path: [...path.slice(0, path.length - key.path.length), ...key.path] };
}

/** The keys that hold owners, most used first. */
function keysByUse(index: Index, counted: string): readonly OwnerKey[] {
  const words = [...(index.counts.get(counted) ?? [])];
  words.sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return words.map(([word]) => JSON.parse(word) as OwnerKey);
}

/** Whether the object is the first of its folder that says nothing of its owner and for which only the catch-all answers. */
export function leadsFolder(ask: Asking, identity: Identity): boolean {
  const path = ask.index.pathOf(identity.id.at.in.uri);
  if (derivedOf(ask, `bare:${folderOf(path)}`, firstPath) !== path) return false;
  for (const { it } of rowsOf(ask, ask.index.bare, path)) {
    if (it === identity) return true;
    const ownership = ownershipOf(ask, it);
    if (ownership.is === "owned" && ownership.answer.weak) return false;
  }
  return false;
}

function firstPath(index: Index, key: string): string | undefined {
  let first: string | undefined;
  for (const path of index.counts.get(key)?.keys() ?? [])
    if (first === undefined || path < first) first = path;
  return first;
}

/** Who reviews changes of the file at the uri; undefined where no file says who reviews what there. */
export function reviewersOf(ask: Asking, uri: string): { readonly rule: OwnerRule | undefined } | undefined {
  const path = ask.index.pathOf(uri);
  const rule = reviewRuleOf(ask, path);
  return rule || derivedOf(ask, "rules:codeowners", codeownersBases)(path) ? { rule } : undefined;
}
