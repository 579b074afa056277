/** Who owns an identity: the ladder of owner resolution. The first rung that says anything answers. */

import type { Spot } from "../text/span.ts";
import { codeownersLookup, isForAll } from "./codeowners-match.ts";
import type { Container, Identity, OwnerClaim, OwnerRule } from "./facts.ts";
import type { Sourced } from "./field.ts";
import type { Index } from "./index.ts";
import { type Asking, derivedOf, rowsOf } from "./index-ask.ts";
import type { Held } from "./index-shelf.ts";
import { matchText, ownerLookup, type Subject } from "./owner-match.ts";
import { bindersOf, boundOf } from "./ownership-bind.ts";
import { containersAround } from "./ownership-containers.ts";
import { catalogLookup, nearestTo, ownersFileLookup } from "./ownership-files.ts";
import { partyOf } from "./parties.ts";
import type { Answer, Ownership } from "./world.ts";

/** What one rung says: an owner, that nobody owns it on purpose, or something that cannot be read here. */
export type Word =
  | ({ readonly says: "owner" } & Answer)
  | { readonly says: "nobody"; readonly rung: Answer["rung"]; readonly at: Spot }
  | { readonly says: "elsewhere"; readonly rung: Answer["rung"]; readonly at: Spot };

/**
 * The ladder for a foreign object: its own comment or annotation, the manifest entry that binds it, its labels, its container,
 * `owners:`, the nearest catalogue, the nearest OWNERS, CODEOWNERS. The owner that a native identity states is the answer; one that
 * states none takes what the objects that it binds say, then the `owners:` rules. Files about a folder are not asked about a
 * manifest: their lines name who reviews the file.
 */
export function ownershipOf(ask: Asking, identity: Identity): Ownership {
  const [first, ...rest] = words(ask, identity);
  if (!first) return { is: "nobody" };
  if (first.says === "nobody") return { is: "unowned", by: first.at };
  if (first.says === "elsewhere") return { is: "elsewhere", at: first.at };
  const others = rest.flatMap((word) => (word.says === "owner" ? [answerOf(word)] : []));
  return { is: "owned", answer: answerOf(first), others };
}

/** All that is said about the identity's owner, strongest first. Files about a folder are asked only where nothing else answers. */
export function words(ask: Asking, identity: Identity): readonly Word[] {
  const stated = statedBy(identity);
  if (identity.system === "native") {
    if (stated) return [stated];
    return inOrder([
      ...boundOf(ask, identity).flatMap((object) => wordsOf(ask, object)),
      ...wordsOf(ask, identity).filter(({ rung }) => rung < 6),
    ]);
  }
  const binders = bindersOf(ask, identity).flatMap((binder) => {
    const word = statedBy(binder);
    return word ? [word.says === "owner" ? { ...word, how: `bound by ${binder.title}` } : word] : [];
  });
  return inOrder([...binders, ...wordsOf(ask, identity)]);
}

/** What the object, its surroundings and the path rules say, without the manifest entries that bind it. */
export function wordsOf(ask: Asking, identity: Identity): readonly Word[] {
  const own = identity.system === "native" ? undefined : statedBy(identity);
  const said: Word[] = own ? [own] : [];
  for (const claim of identity.claims)
    if (!own || !isSamePlace(claim.owner.at, placeOfWord(own))) pushClaim(said, claim);
  for (const key of containersAround(ask, identity.containers))
    for (const { it } of nearestTo(pathOf(ask, identity), containersAt(ask, key)))
      for (const claim of it.claims) pushClaim(said, claim);
  const rule = ownersRuleOf(ask, identity);
  if (rule)
    said.push(...ruleWords(5, rule.owners, rule.match.at, `owners rule ${matchText(rule.match.value)}`));
  return said.length > 0 ? inOrder(said) : ofFolder(ask, identity);
}

/** What is said of the folder in which the object stands. */
function ofFolder(ask: Asking, identity: Identity): readonly Word[] {
  const path = pathOf(ask, identity);
  const entry = derivedOf(ask, "rules:catalog", catalogs)(path, identity.traits);
  if (entry) return ruleWords(6, entry.owners, entry.match.at, entry.how ?? "catalogue");
  const rule = reviewRuleOf(ask, path);
  if (!rule) return [];
  const { source, match, owners } = rule;
  const folder = match.value.path ?? "";
  const weak = source === "codeowners" ? isForAll(folder) : folder === "";
  const how =
    source === "codeowners" ? `CODEOWNERS ${matchText(match.value)}` : `OWNERS of ${folder || "the root"}`;
  // A group answers sooner than the first of many people.
  const groups = owners.filter(({ value }) => source === "owners-file" && partyOf(ask, value).is === "team");
  const sorted = groups.length > 0 ? [...new Set([...groups, ...owners])] : owners;
  const said = ruleWords(7, sorted, match.at, how);
  return weak ? said.map((word) => (word.says === "owner" ? { ...word, weak } : word)) : said;
}

/** Who reviews changes of the file: the nearest OWNERS, else the line of CODEOWNERS. */
export const reviewRuleOf = (ask: Asking, path: string): OwnerRule | undefined =>
  derivedOf(ask, "rules:owners-file", ownersFiles)(path) ??
  derivedOf(ask, "rules:codeowners", codeownersRules)(path);

const pathOf = (ask: Asking, identity: Identity): string => ask.index.pathOf(identity.id.at.in.uri);

/** What is said of the container where anything is said of its owner. */
const containersAt = (ask: Asking, key: string): readonly Held<Container>[] => {
  const rows = rowsOf(ask, ask.index.container, key);
  return rows.length > 1 ? rows.filter(({ it }) => it.claims.length > 0) : rows;
};

/** The rule of `owners:` that holds for the identity: the last that matches it, or something that it stands in. */
export function ownersRuleOf(ask: Asking, identity: Identity): OwnerRule | undefined {
  const { system, traits, containers } = identity;
  const path = ask.index.pathOf(identity.id.at.in.uri);
  const around = containersAround(ask, containers).flatMap((key) =>
    containerSubjects(system, key, rowsOf(ask, ask.index.container, key)),
  );
  return derivedOf(ask, "rules:owners", ownersRules)({ path, system, traits }, around);
}

/** The container as `owners:` rules see it, by its key (`k8s:Namespace/payments`) and what its files say. */
function containerSubjects(
  system: string,
  key: string,
  held: readonly Held<Container>[],
): readonly Subject[] {
  const [kind = "", name = ""] = key.slice(key.indexOf(":") + 1).split("/");
  const known = held.map(({ it, path }) => ({
    path,
    system,
    traits: { kind, name, labels: it.labels ?? {} },
  }));
  return known.length > 0 ? known : [{ path: "", system, traits: { kind, name } }];
}

const ownersRules = (index: Index) => ownerLookup(index.rules.rows.get("owners") ?? []);
const codeownersRules = (index: Index) => codeownersLookup(index.rules.rows.get("codeowners") ?? []);
const ownersFiles = (index: Index) => ownersFileLookup(index.rules.rows.get("owners-file") ?? []);
const catalogs = (index: Index) => catalogLookup(index.rules.rows.get("catalog") ?? []);

/** What is written for the identity itself: rung 2 in a manifest; on an object the rung of the claim that stands there, else 1. */
function statedBy(identity: Identity): Word | undefined {
  const native = identity.system === "native";
  const { owner } = identity;
  if (owner.is === "absent" || owner.is === "unsayable") return undefined;
  const claim = native ? undefined : identity.claims.find((one) => isSamePlace(one.owner.at, owner.at));
  const rung = native ? 2 : (claim?.rung ?? 1);
  if (owner.is !== "present") return { says: "elsewhere", rung, at: owner.at };
  return wordFor(rung, owner, claim?.how ?? (native ? "owner of the identity" : "written on the object"));
}

function pushClaim(said: Word[], { rung, owner, how }: OwnerClaim): void {
  if (owner.value.trim() !== "") said.push(wordFor(rung, owner, how));
}

const ruleWords = (
  rung: 5 | 6 | 7,
  owners: readonly Sourced<string>[],
  at: Spot,
  how: string,
): readonly Word[] =>
  owners.length === 0 ? [{ says: "nobody", rung, at }] : owners.map((owner) => wordFor(rung, owner, how));

/** `none` is our own word: it counts where our own words stand (the manifest, the `nhi` annotation and comment, `owners:`). */
function wordFor(rung: Answer["rung"], owner: Sourced<string>, how: string): Word {
  const { value, at } = owner;
  if (isExpression(value)) return { says: "elsewhere", rung, at };
  if (value.trim().toLowerCase() === "none" && (rung <= 2 || rung === 5)) return { says: "nobody", rung, at };
  return { says: "owner", rung, owner: { value, at }, how };
}

/** Text that stands for a value from elsewhere: `${TEAM}`, `{{ .Values.team }}`, `var.team`. */
export const isExpression = (text: string): boolean =>
  /\$\{|\$\(|\{\{|\{%|<%|^\s*(?:var|local|module|data|each)\.\w|^\s*\$\w/.test(text);

const inOrder = (said: readonly Word[]): readonly Word[] => [...said].sort((a, b) => a.rung - b.rung);

const answerOf = ({ rung, owner, how, weak }: Answer): Answer =>
  weak ? { rung, owner, how, weak } : { rung, owner, how };

const placeOfWord = (word: Word): Spot => (word.says === "owner" ? word.owner.at : word.at);

const isSamePlace = (a: Spot, b: Spot): boolean => a.in === b.in && a.start === b.start;
