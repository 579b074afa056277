/** `owners:` rules: which identities one of them means. Globs count from the workspace root; the last match wins. */
import picomatch from "picomatch/posix.js";
import type { Identity, OwnerMatch, OwnerRule } from "./facts.ts";
import type { Held } from "./index-shelf.ts";

/** What a rule is held against. */
export interface Subject {
  /** The path of its file; empty where it stands in none. */
  readonly path: string;
  readonly system: string;
  readonly traits: Identity["traits"];
}

/**
 * The rule that answers for an identity: the last that matches it, or that names the kind of a container of it and matches that.
 */
export type OwnerLookup = (identity: Subject, containers: readonly Subject[]) => OwnerRule | undefined;

/** Reads the rules once; what a path selects is kept. */
export function ownerLookup(rules: readonly Held<OwnerRule>[]): OwnerLookup {
  const compiled = rules.map(({ it }, nth) => ({ it, nth, ...compile(it.match.value) })).reverse();
  const ofContainers = compiled.filter(({ it }) => it.match.value.kind !== undefined);
  const byPath = new Map<string, typeof compiled>();
  const candidates = (path: string): typeof compiled => {
    const known = byPath.get(path);
    if (known) return known;
    const found: typeof compiled = [];
    for (const rule of compiled) {
      if (!rule.onPath(path)) continue;
      found.push(rule);
      if (!rule.onTraits) break;
    }
    byPath.set(path, found);
    return found;
  };
  return (identity, containers) => {
    let last = candidates(identity.path).find(({ onTraits }) => !onTraits || onTraits(identity));
    for (const container of ofContainers.length > 0 ? containers : []) {
      const rule = ofContainers.find(
        ({ onPath, onTraits }) => onPath(container.path) && onTraits?.(container),
      );
      if (rule && rule.nth > (last?.nth ?? -1)) last = rule;
    }
    return last?.it;
  };
}

/** Whether a subject is what the match describes; a path alone counts for the file. */
export function subjectMatcher(match: OwnerMatch): (subject: Subject) => boolean {
  const { onPath, onTraits } = compile(match);
  return (subject) => onPath(subject.path) && (onTraits?.(subject) ?? true);
}

/** How the rule's match reads in a sentence: `services/billing/**`, `kind ServiceAccount, label team=sre`. */
export function matchText(match: OwnerMatch): string {
  const { path, ...traits } = match;
  const words = Object.entries(traits).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key} ${value}`],
  );
  return [...(path === undefined ? [] : [path]), ...words].join(", ");
}

/**
 * Whether a path matches a glob. A glob that ends in a folder's name means all in that folder.
 * A glob too costly to try (far more stars than a path has use for) matches nothing.
 */
export function pathMatcher(glob: string): (path: string) => boolean {
  const plain = glob.trim().replace(/^(\.?\/)+/, "");
  if (!isCheap(plain)) return () => false;
  const folder = plain.endsWith("/")
    ? [`${plain}**`]
    : /[*?[\]{}]/.test(plain.slice(plain.lastIndexOf("/") + 1))
      ? [plain]
      : [plain, `${plain}/**`];
  try {
    return picomatch(folder, OPTIONS);
  } catch {
    return () => false;
  }
}

/** Stars multiply the ways to match: no pattern of use has more than this. */
export const isCheap = (glob: string): boolean =>
  glob !== "" &&
  glob.length <= 500 &&
  glob.split("/").every((part) => (part.match(/\*+|\?/g)?.length ?? 0) <= 5) &&
  glob.split("**").length <= 7;

/** Extended globs are off: nobody needs them in a path rule, and they can be made to run for ever. */
const OPTIONS = { dot: true, noextglob: true, nonegate: true } as const;

function compile(match: OwnerMatch): {
  readonly onPath: (path: string) => boolean;
  readonly onTraits: ((identity: Subject) => boolean) | undefined;
} {
  const onPath = match.path === undefined ? () => true : pathMatcher(match.path);
  const tests: ((identity: Subject) => boolean)[] = [];
  const { kind, name, namespace, label, system } = match;
  if (kind !== undefined) tests.push(({ traits }) => traits.kind?.toLowerCase() === kind.toLowerCase());
  if (system !== undefined) tests.push((identity) => systemOf(identity.system) === systemOf(system));
  if (name !== undefined) tests.push(onText(name, ({ traits }) => traits.name));
  if (namespace !== undefined) tests.push(onText(namespace, ({ traits }) => traits.namespace));
  if (label !== undefined) tests.push(({ traits }) => hasLabel(traits.labels ?? {}, label));
  return {
    onPath,
    onTraits: tests.length > 0 ? (identity) => tests.every((test) => test(identity)) : undefined,
  };
}

function onText(glob: string, textOf: (identity: Subject) => string | undefined) {
  const matches = pathMatcher(glob);
  return (identity: Subject): boolean => {
    const text = textOf(identity);
    return text !== undefined && matches(text);
  };
}

function hasLabel(labels: Readonly<Record<string, string>>, wanted: string): boolean {
  const equals = wanted.indexOf("=");
  const key = (equals < 0 ? wanted : wanted.slice(0, equals)).trim();
  if (!Object.hasOwn(labels, key)) return false;
  return equals < 0 || labels[key] === wanted.slice(equals + 1).trim();
}

const SYSTEMS: Readonly<Record<string, string>> = {
  k8s: "kubernetes",
  tf: "terraform",
  gha: "github-actions",
};

const systemOf = (system: string): string => SYSTEMS[system.toLowerCase()] ?? system.toLowerCase();
