/** Names by which manifests may bind what files hold, and whether a name that a manifest binds leads anywhere. */
import type { Facts, Grant, Identity, Scope } from "./facts.ts";
import type { Sourced } from "./field.ts";
import { valueOf } from "./field.ts";
import { type Asking, countsOf, rowsOf } from "./index-ask.ts";
import { nearest } from "./nearest.ts";
import { isExpression } from "./ownership.ts";
import { canonicalRef, shortRef } from "./ownership-bind.ts";

/** A bound name that no file declares, with declared names that it may have meant, best first. */
export interface DeadBind {
  readonly ref: Sourced<string>;
  readonly near: readonly string[];
}

/** Systems whose names all lie in one space of a repository; in the others each kind of thing stands alone. */
const ONE_SPACE = new Set(["tf", "gha", "gha-secret", "mcp"]);

/** What has to be in the workspace before a name of that kind can be missing: `k8s:ServiceAccount`, `tf`. */
export function kindOfRef(ref: string): string {
  const full = canonicalRef(ref);
  const system = full.slice(0, full.indexOf(":"));
  return ONE_SPACE.has(system) ? system : (/^[^/#]*/.exec(full)?.[0] ?? full);
}

/** All names of things that the segment's file declares or uses, so that a manifest can bind them; a native file holds none. */
export function refsIn(facts: Facts): readonly string[] {
  if (facts.format === "native") return [];
  return [
    ...facts.identities.flatMap(({ refs }) => refs),
    ...facts.credentials.flatMap(({ holder }) => holder.refs),
    ...facts.secretUses.map(({ ref }) => ref),
    ...facts.grants.flatMap(recipientRefs),
    ...(facts.format === "github-actions" ? [`gha:${fileName(facts.segment.uri)}`] : []),
  ];
}

/** Accounts that get rights from a foreign grant, as manifests bind to them. */
export function recipientRefs({ recipients, subject, system }: Grant): readonly string[] {
  if (system === "native") return [];
  const named = (recipients ?? []).flatMap(({ ref, whom }) =>
    (whom === "account" || whom === "default-account") && ref.includes(":") ? [ref] : [],
  );
  const first = valueOf(subject);
  return first?.includes(":") && !named.includes(first) ? [...named, first] : named;
}

/** Kinds of things of which a segment shows that the workspace holds such files, even where none is left. */
export const kindsIn = (facts: Facts): readonly string[] =>
  facts.format === "kubernetes" && facts.grants.length > 0 ? ["k8s:ServiceAccount"] : [];

/**
 * What the identity binds and no file declares. Silent while files are being read, on kinds of which the workspace has no files, on a
 * name that is computed, and where something in the workspace makes things of that system under names that it does not tell.
 */
export function deadBinds(ask: Asking, identity: Identity, isWhole: () => boolean): readonly DeadBind[] {
  return identity.bind.flatMap((ref) => {
    const { value } = ref;
    if (!value.includes(":") || isExpression(value) || isAlive(ask, value)) return [];
    // Asked before anything that every further file changes.
    if (!isWhole() || countsOf(ask, `unnamed:${systemOf(value)}`).size > 0) return [];
    const known = [...countsOf(ask, `refs-of:${kindOfRef(value)}`).keys()];
    if (known.length === 0 || known.some(isComputed)) return [];
    return [{ ref, near: nearNames(value, known) }];
  });
}

const systemOf = (ref: string): string => /^[^:]*/.exec(canonicalRef(ref))?.[0] ?? "";

const isComputed = (ref: string): boolean => isExpression(ref) || ref.includes("${");

/** A name without its namespace, on either side, can be any of that name: which of them it is, only the cluster knows. */
function isAlive(ask: Asking, value: string): boolean {
  const [full, short] = [canonicalRef(value), shortRef(value)];
  const held = countsOf(ask, `refs:${short}`);
  return held.has(full) || held.has(short) || (full === short && held.size > 0);
}

/** The same thing in another place first, then names that look alike. */
function nearNames(value: string, known: readonly string[]): readonly string[] {
  const real = known.filter((ref) => /[/#.:]./.test(ref.slice(ref.indexOf(":"))));
  const moved = real.filter((ref) => shortRef(ref) === shortRef(value));
  const alike = nearest(lastPart(value), real, (ref) => [lastPart(ref)]);
  return [...new Set([...moved, ...alike])].slice(0, 3);
}

const lastPart = (ref: string): string =>
  ref.slice(Math.max(...[..."/#.:"].map((c) => ref.lastIndexOf(c))) + 1);

const fileName = (uri: string): string => decode(uri.slice(uri.lastIndexOf("/") + 1));

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The native entries that bind a thing of that name, first first. */
export function bindersOfRef(ask: Asking, ref: string): readonly Identity[] {
  const short = shortRef(ref);
  const full = canonicalRef(ref);
  const found: Identity[] = [];
  for (const { it } of rowsOf(ask, ask.index.bind, short))
    if (
      !found.includes(it) &&
      it.bind.some(
        ({ value }) => canonicalRef(value) === full || (full !== short && canonicalRef(value) === short),
      )
    )
      found.push(it);
  return found;
}

/** The identities that bind the account of a grant, or the object itself. */
export function bindersOfHolder(ask: Asking, holder: Identity | Grant): readonly Identity[] {
  const refs = holder.kind === "identity" ? holder.refs : recipientRefs(holder);
  return [...new Set(refs.flatMap((ref) => bindersOfRef(ask, ref)))];
}

/** The scopes of the role that a binding gives, in the place where it gives them. */
export function roleGiven(ask: Asking, { gives }: Grant): readonly Scope[] | undefined {
  if (!gives) return undefined;
  const here = rowsOf(ask, ask.index.role, gives.ref).filter(({ it: { describes } }) => {
    const place = describes?.place;
    return place === undefined || gives.place === undefined || place === gives.place;
  });
  // Two files with a role of that name can be two clusters: which of them is meant, nobody knows.
  const [only, ...others] = here;
  return only && others.length === 0 ? only.it.scopes : undefined;
}
