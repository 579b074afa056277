/** What is written elsewhere in the workspace: scopes, objects to bind, stores, paths. The most frequent first. */

import { refsIn } from "../../model/bind-refs.ts";
import type { Facts, Scope } from "../../model/facts.ts";
import { valueOf } from "../../model/field.ts";
import { isExpression } from "../../model/ownership.ts";
import { canonicalRef } from "../../model/ownership-bind.ts";
import type { Path } from "../../syntax/node.ts";
import { lines } from "../prose.ts";
import type { Workspace } from "../workspace.ts";
import type { Asked, Value } from "./item.ts";
import { coveredValues } from "./names.ts";

/** More than this is no offer any more. */
const MOST = 200;

export function scopeValues({ workspace, uri, cursor }: Asked): readonly Value[] {
  const seen = new Map<string, { n: number; scope: Scope }>();
  const count = (scope: Scope): void => {
    // What is being typed is no example of itself.
    if (scope.at.in.uri === uri && scope.at.in.base + scope.at.start === cursor.span.start) return;
    const known = seen.get(scope.text);
    if (known) known.n++;
    else seen.set(scope.text, { n: 1, scope });
  };
  for (const facts of nativeFacts(workspace))
    for (const holders of [facts.identities, facts.grants, facts.breakGlass])
      for (const { scopes } of holders) for (const scope of scopes) count(scope);
  return [...seen.values()]
    .sort((a, b) => b.n - a.n)
    .slice(0, MOST)
    .map(({ n, scope }) => ({
      text: scope.text,
      kind: "text",
      detail: `${scope.reach} · ${n === 1 ? "used once" : `used ${n} times`}`,
      about: lines([scope.because]),
    }));
}

/** Objects of other files by their names; those that no entry binds yet come first, then those that are only used or named there. */
export function bindValues({ workspace }: Asked): readonly Value[] {
  const bound = new Set<string>();
  for (const { identities } of nativeFacts(workspace))
    for (const { bind } of identities) for (const { value } of bind) bound.add(canonicalRef(value));
  const found = new Map<string, Value>();
  for (const uri of workspace.uris)
    for (const facts of workspace.facts(uri)) {
      const declared = new Set(facts.identities.flatMap(({ refs }) => refs));
      for (const text of refsIn(facts)) {
        const [ref, named] = [canonicalRef(text), !declared.has(text)];
        const known = found.get(ref);
        // A name that is filled in later binds nothing.
        if (isExpression(text) || (known && (named || known.rank !== NAMED))) continue;
        const taken = bound.has(ref);
        const detail = workspace.pathOf(uri) + (taken ? " · bound already" : "");
        found.set(ref, { text, kind: "name", detail, rank: taken ? TAKEN : named ? NAMED : 0 });
      }
    }
  return [...found.values()].sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0)).slice(0, MOST * 5);
}

const NAMED = 250;
const TAKEN = 500;

/** Stores that the policy approves, then those in use. `own`: in the policy itself only those in use. */
export function storeValues({ workspace }: Asked, own: boolean): readonly Value[] {
  const out = new Map<string, Value>();
  const add = (text: string, detail: string): void => {
    if (text !== "" && !out.has(text)) out.set(text, { text, kind: "text", detail });
  };
  if (!own)
    for (const text of workspace.world.policy.stores.value)
      add(text.replace(/\*+$/, ""), "approved by the policy");
  for (const { identities } of nativeFacts(workspace))
    for (const { credentials } of identities)
      for (const { store } of credentials) add(valueOf(store) ?? "", "in use");
  return [...out.values()].slice(0, MOST);
}

/** Manifests that may be built on, by their path from this file. */
export function fileValues({ workspace, uri }: Asked): readonly Value[] {
  return workspace.uris
    .filter((one) => one !== uri && workspace.facts(one).some(({ format }) => format === "native"))
    .map((one) => ({ text: relative(uri, one), kind: "text", detail: "manifest" }));
}

/** Folders that hold something with an owner; in exceptions the identities too. */
export function globValues(asked: Asked, path: Path): readonly Value[] {
  const { workspace } = asked;
  const folders = new Map<string, number>();
  for (const uri of workspace.uris) {
    const n = workspace.facts(uri).reduce((sum, { identities }) => sum + identities.length, 0);
    const file = workspace.pathOf(uri);
    const folder = file.includes("/") ? `${file.slice(0, file.lastIndexOf("/"))}/**` : "**";
    if (n > 0) folders.set(folder, (folders.get(folder) ?? 0) + n);
  }
  const values = [...folders]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST)
    .map(([text, n]): Value => ({ text, kind: "text", detail: n === 1 ? "1 identity" : `${n} identities` }));
  return path[0] === "exceptions"
    ? [...coveredValues(asked), ...values.map((one) => ({ ...one, rank: 900 }))]
    : values;
}

/** Words that other entries have in the same field: environments, kinds, namespaces, labels. */
export function seenValues({ workspace }: Asked, field: string): readonly Value[] {
  const seen = new Map<string, number>();
  const add = (text: string | undefined): void => {
    if (text) seen.set(text, (seen.get(text) ?? 0) + 1);
  };
  for (const uri of workspace.uris)
    for (const { identities } of workspace.facts(uri))
      for (const { traits, environment, system } of identities) {
        if (field === "environment") for (const one of valueOf(environment) ?? []) add(one);
        else if (field === "system") add(system);
        else if (field === "label")
          for (const [key, value] of Object.entries(traits.labels ?? {})) add(`${key}=${value}`);
        else if (field === "kind" || field === "name" || field === "namespace") add(traits[field]);
      }
  if (field === "kind") add("Namespace");
  if (field === "environment") for (const one of ["prod", "staging", "dev"]) add(one);
  return [...seen]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST)
    .map(([text]) => ({ text, kind: "text" }));
}

function* nativeFacts(workspace: Workspace): Iterable<Facts> {
  for (const uri of workspace.uris)
    for (const facts of workspace.facts(uri)) if (facts.format === "native") yield facts;
}

/** The path of one uri from the folder of another, decoded. */
function relative(from: string, to: string): string {
  const [a, b] = [from.split("/").slice(0, -1), to.split("/")];
  let same = 0;
  while (same < a.length && same < b.length - 1 && a[same] === b[same]) same++;
  const path = [...a.slice(same).map(() => ".."), ...b.slice(same)].join("/");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
