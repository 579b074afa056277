/**
 * What things were before a change: the same identity, grant or credential in the facts of the base, by system and name. Whatever has
 * no counterpart there is new. Everything is found when it is first asked for.
 */
import type {
  BreakGlass,
  Credential,
  Exception,
  Facts,
  Grant,
  HeldCredential,
  Identity,
  PolicyEntry,
  Scope,
} from "./facts.ts";
import { valueOf } from "./field.ts";
import { canonicalRef } from "./ownership-bind.ts";
import type { World } from "./world.ts";

export interface Before {
  /** How a person calls the base: `HEAD`, `main...`. */
  readonly name: string;
  /** What could be asked then. */
  readonly world: World;
  identity(it: Identity): Identity | undefined;
  grant(it: Grant): Grant | undefined;
  breakGlass(it: BreakGlass): BreakGlass | undefined;
  credential(it: Credential, holder: Identity): Credential | undefined;
  exception(it: Exception): Exception | undefined;
  policy(key: string): PolicyEntry | undefined;
  readonly policyKeys: readonly string[];
  /** The same permission of the same holder. */
  scope(it: Scope, holder: Identity | Grant | BreakGlass): Scope | undefined;
  /** All that the holder had, over all entries that give it something; undefined: there was no such holder. */
  scopes(holder: Identity | Grant | BreakGlass): readonly Scope[] | undefined;
  /** Whether anybody was known by that name: as a foreign ref, a party that got a grant, an identity. */
  knew(ref: string): boolean;
}

export function beforeOf(facts: () => Iterable<Facts>, world: World, name: string): Before {
  let made: Shelves | undefined;
  const shelves = (): Shelves => {
    made ??= shelvesOf(facts());
    return made;
  };
  const identity = (it: Identity): Identity | undefined => {
    for (const key of namesOf(it)) {
      const same = shelves().identities.get(key);
      if (same) return nearest(same, it.id.at.in.uri, (one) => one.id.at.in.uri);
    }
    return undefined;
  };
  const grants = (it: Grant): readonly Grant[] => shelves().grants.get(grantKey(it)) ?? [];
  const breakGlass = ({ id }: BreakGlass): BreakGlass | undefined => shelves().paths.get(id.value)?.[0];
  const scopes = (holder: Identity | Grant | BreakGlass): readonly Scope[] | undefined => {
    if (holder.kind === "identity") return identity(holder)?.scopes;
    if (holder.kind === "breakGlass") return breakGlass(holder)?.scopes;
    const same = grants(holder);
    return same.length > 0 ? same.flatMap((one) => one.scopes) : undefined;
  };
  return {
    name,
    world,
    identity,
    grant: (it) => mostAlike(it, grants(it)),
    breakGlass,
    credential: (it, holder) => sameCredential(it, holder, identity(holder), shelves()),
    exception: (it) =>
      nearest(shelves().exceptions.get(exceptionKey(it)) ?? [], it.at.in.uri, (one) => one.at.in.uri),
    policy: (key) => shelves().policy.get(key)?.[0],
    get policyKeys() {
      return [...shelves().policy.keys()];
    },
    scope: (it, holder) => scopes(holder)?.find(({ text }) => text === it.text),
    scopes,
    knew: (ref) => shelves().known.has(canonicalRef(ref)),
  };
}

interface Shelves {
  readonly identities: Map<string, Identity[]>;
  readonly held: Map<string, HeldCredential[]>;
  readonly grants: Map<string, Grant[]>;
  readonly paths: Map<string, BreakGlass[]>;
  readonly exceptions: Map<string, Exception[]>;
  readonly policy: Map<string, PolicyEntry[]>;
  readonly known: Set<string>;
}

function shelvesOf(all: Iterable<Facts>): Shelves {
  const out: Shelves = {
    identities: new Map(),
    held: new Map(),
    grants: new Map(),
    paths: new Map(),
    exceptions: new Map(),
    policy: new Map(),
    known: new Set(),
  };
  for (const facts of all) {
    for (const it of facts.identities)
      for (const key of namesOf(it)) {
        add(out.identities, key, it);
        out.known.add(key);
      }
    for (const it of facts.credentials) for (const key of namesOf(it.holder)) add(out.held, key, it);
    for (const it of facts.grants) {
      add(out.grants, grantKey(it), it);
      for (const { ref } of it.recipients ?? []) out.known.add(canonicalRef(ref));
      const subject = valueOf(it.subject);
      if (subject !== undefined) out.known.add(canonicalRef(subject));
    }
    for (const it of facts.teams) out.known.add(canonicalRef(`team:${it.id.value}`));
    for (const it of facts.breakGlass) add(out.paths, it.id.value, it);
    for (const it of facts.exceptions) add(out.exceptions, exceptionKey(it), it);
    for (const it of facts.policy) add(out.policy, it.key, it);
  }
  return out;
}

function add<T>(map: Map<string, T[]>, key: string, it: T): void {
  const same = map.get(key);
  if (same) same.push(it);
  else map.set(key, [it]);
}

/** The names by which an identity is found again: a manifest's id, or what manifests bind to, whichever format tells of it. */
const namesOf = ({ system, id, refs }: Identity): readonly string[] =>
  system === "native"
    ? [`identity:${id.value}`]
    : refs.length > 0
      ? refs.map(canonicalRef)
      : [`${system} ${id.value}`];

/** A grant of a manifest has no name of its own: its subject stands for it. */
const grantKey = (it: Grant): string =>
  it.system === "native" ? `native ${valueOf(it.subject) ?? ""}` : `${it.system} ${it.title}`;

const exceptionKey = ({ rule, match }: Exception): string => `${valueOf(rule) ?? ""} ${valueOf(match) ?? ""}`;

/** The one of the same file; else of the one whose path ends most alike, for a file or its folder may have been renamed. */
function nearest<T>(all: readonly T[], uri: string, uriOf: (one: T) => string): T | undefined {
  if (all.length < 2) return all[0];
  const steps = uri.split("/").reverse();
  const shared = (one: T): number => {
    const own = uriOf(one).split("/").reverse();
    const end = steps.findIndex((step, i) => step !== own[i]);
    return end < 0 ? steps.length : end;
  };
  return all.reduce((best, one) => (shared(one) > shared(best) ? one : best));
}

/** Among several grants of one name the one that shares most with it; the only one, whatever it gives. */
function mostAlike(it: Grant, all: readonly Grant[]): Grant | undefined {
  const texts = new Set(it.scopes.map(({ text }) => text));
  const shared = (one: Grant): number => one.scopes.filter(({ text }) => texts.has(text)).length;
  const here = all.filter((one) => one.at.in.uri === it.at.in.uri);
  const some = here.length > 0 ? here : all;
  if (some.length < 2) return some[0];
  const [best] = [...some].sort((a, b) => shared(b) - shared(a));
  return best && shared(best) > 0 ? best : undefined;
}

/** The credential of the same kind and store; else the one that stands at the same place among those of its kind. */
function sameCredential(
  it: Credential,
  holder: Identity,
  was: Identity | undefined,
  { held }: Shelves,
): Credential | undefined {
  const apart = new Set(namesOf(holder).flatMap((name) => held.get(name) ?? []));
  const kind = valueOf(it.type);
  const all = [...(was?.credentials ?? []), ...[...apart].map((one) => one.it)].filter(
    (one) => valueOf(one.type) === kind && one.of.value === it.of.value,
  );
  if (all.length < 2) return all[0];
  const store = valueOf(it.store);
  const stored = all.filter((one) => store !== undefined && valueOf(one.store) === store);
  if (stored.length === 1) return stored[0];
  const here = all.filter((one) => one.at.in.uri === it.at.in.uri);
  if (here.length === 1) return here[0];
  const nth = holder.credentials.filter((one) => valueOf(one.type) === kind).indexOf(it);
  return all[nth];
}
