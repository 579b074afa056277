/** Foreign refs: by which names a manifest entry and a foreign object are one. */
import type { Identity } from "./facts.ts";
import { type Asking, rowsOf } from "./index-ask.ts";

const SYSTEMS: Readonly<Record<string, string>> = {
  kubernetes: "k8s",
  terraform: "tf",
  "github-actions": "gha",
};

/** How nearly every ref is written: nothing needs to be taken apart. */
const CANONICAL = /^(?!kubernetes:|terraform:|github-actions:)[a-z0-9-]+:[^\s/]+(?:\/[^\s/]+)*$/;

/** The ref in one spelling: system in lower case and short, no empty path parts. */
export function canonicalRef(ref: string): string {
  if (CANONICAL.test(ref)) return ref;
  const colon = ref.indexOf(":");
  if (colon < 0) return ref.trim();
  const system = ref.slice(0, colon).trim().toLowerCase();
  const path = ref
    .slice(colon + 1)
    .trim()
    .split("/")
    .filter((part) => part !== "");
  return `${SYSTEMS[system] ?? system}:${path.join("/")}`;
}

/** The ref without its namespace, where the system has namespaces: `k8s:ServiceAccount/ci-bot`. */
export function shortRef(ref: string): string {
  const full = canonicalRef(ref);
  const parts = full.split("/");
  return full.startsWith("k8s:") && parts.length === 3 ? `${parts[0]}/${parts[2]}` : full;
}

/** The native identities that bind the object, first first. */
export function bindersOf(ask: Asking, identity: Identity): readonly Identity[] {
  const found: Identity[] = [];
  for (const ref of identity.refs) {
    const short = shortRef(ref);
    for (const { it } of rowsOf(ask, ask.index.bind, short))
      if (
        it !== identity &&
        !found.includes(it) &&
        it.bind.some(({ value }) => isSame(ask, value, ref, short))
      )
        found.push(it);
  }
  return found;
}

/** The objects that a native identity binds, first first. */
export function boundOf(ask: Asking, identity: Identity): readonly Identity[] {
  const found: Identity[] = [];
  for (const { value } of identity.bind) {
    const short = shortRef(value);
    for (const { it } of rowsOf(ask, ask.index.ref, short))
      if (it !== identity && !found.includes(it) && it.refs.some((ref) => isSame(ask, value, ref, short)))
        found.push(it);
  }
  return found;
}

/** Equal, or one of them leaves out the namespace and only one namespace can be meant. */
function isSame(ask: Asking, bind: string, ref: string, short: string): boolean {
  if (shortRef(bind) !== short || shortRef(ref) !== short) return false;
  const [a, b] = [canonicalRef(bind), canonicalRef(ref)];
  if (a === b) return true;
  if (a !== short && b !== short) return false;
  const full = new Set<string>();
  const collect = (refs: readonly string[]): void => {
    for (const one of refs)
      if (shortRef(one) === short && canonicalRef(one) !== short) full.add(canonicalRef(one));
  };
  for (const { it } of rowsOf(ask, ask.index.ref, short)) collect(it.refs);
  for (const { it } of rowsOf(ask, ask.index.bind, short)) collect(it.bind.map(({ value }) => value));
  return full.size === 1;
}
