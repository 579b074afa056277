/** The widest scopes that some identities may have: whom a ceiling is for, and what it lets pass. */
import type { Identity } from "../../model/facts.ts";
import { valueAt } from "../../model/policy-view.ts";
import { scopeParts } from "../../model/reach.ts";
import type { World } from "../../model/world.ts";
import type { Spot } from "../../text/span.ts";
import { environmentName } from "./environment.ts";
import { sameParty } from "./owner.ts";

export interface Ceiling {
  /** `type ci-cd, environment dev`. */
  readonly whom: string;
  readonly patterns: readonly string[];
  readonly at: Spot;
}

/** The ceilings that are for the identity. One whose condition cannot be judged here holds nobody to it. */
export function ceilingsFor(it: Identity, world: World): readonly Ceiling[] {
  const entry = world.policyEntry("ceilings");
  if (!entry || !Array.isArray(entry.value)) return [];
  return entry.value.flatMap((one: unknown, i): readonly Ceiling[] => {
    const match = valueAt(one, ["match"]);
    const scopes = valueAt(one, ["scopes"]);
    if (typeof match !== "object" || match === null || !Array.isArray(scopes)) return [];
    const conditions = Object.entries(match);
    if (conditions.length === 0 || !conditions.every(([key, wanted]) => holds(it, key, wanted, world)))
      return [];
    const whom = conditions.map(([key, wanted]) => `${key} ${textsOf(wanted).join(" or ")}`).join(", ");
    return [{ whom, patterns: textsOf(scopes), at: entry.spotOf([i, "match"]) ?? entry.at }];
  });
}

const textsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === "string");

function holds(it: Identity, key: string, wanted: unknown, world: World): boolean {
  const words = textsOf(wanted);
  switch (key) {
    case "type":
      return it.type.is === "present" && words.includes(it.type.value);
    case "environment": {
      const names = words.map(environmentName);
      const own = environmentsOf(it, world);
      // An identity in several environments is a fault of its own, told by identity-shared-environments.
      return own.length > 0 && own.every((one) => names.includes(environmentName(one)));
    }
    case "owner": {
      const ownership = world.ownership(it);
      return (
        ownership.is === "owned" && words.some((word) => sameParty(word, ownership.answer.owner.value, world))
      );
    }
    case "criticality": {
      const criticality = world.ownersRule(it)?.criticality?.value;
      return criticality !== undefined && words.includes(criticality);
    }
    default:
      return false;
  }
}

/**
 * Where it runs, as its entry, the entry that binds it or a rule of `owners:` says; a manifest that does not say so means production.
 * Empty where nobody can tell.
 */
export function environmentsOf(it: Identity, world: World): readonly string[] {
  const { environment } = (it.system === "native" ? it : world.boundBy(it)) ?? it;
  if (environment.is === "present") return environment.value;
  if (environment.is === "garbled" || environment.is === "elsewhere") return [];
  const ruled = world.ownersRule(it)?.environment?.value;
  if (ruled !== undefined) return [ruled];
  return environment.is === "absent" ? ["prod"] : [];
}

/** Whether every right of the scope is one that a pattern names. A pattern without a resource means every resource. */
export function isWithin(scope: string, patterns: readonly string[]): boolean {
  const allowed = patterns.flatMap(rightsOf);
  return rightsOf(scope).every((right) =>
    allowed.some(
      (pattern) =>
        isLike(pattern.whole, right.whole) ||
        (pattern.bare === pattern.whole && isLike(pattern.whole, right.bare)),
    ),
  );
}

interface Right {
  readonly whole: string;
  /** Without the resource. */
  readonly bare: string;
}

/** More rights than this in one scope are compared as they are written. */
const MOST = 100;

/** `k8s:get,list pods@ns/shop` is two rights. */
function rightsOf(text: string): readonly Right[] {
  const whole = text.trim().toLowerCase();
  const parts = scopeParts(whole);
  if (!parts) return [{ whole, bare: whole }];
  const { system, permission, resource } = parts;
  const [verbs = "", ...rest] = permission.split(/\s+/);
  const things = rest.join(" ").split(",");
  const on = resource === "" ? "" : `@${resource}`;
  const rights = verbs
    .split(",")
    .slice(0, MOST)
    .flatMap((verb) =>
      things.slice(0, MOST).map((thing) => {
        const bare = `${system}:${verb.trim()}${thing.trim() === "" ? "" : ` ${thing.trim()}`}`;
        return { whole: `${bare}${on}`, bare };
      }),
    );
  return rights.length > MOST ? [{ whole, bare: whole }] : rights;
}

/** `*` stands for any text. Each piece is looked for once, from left to right. */
function isLike(pattern: string, text: string): boolean {
  const [first = "", ...pieces] = pattern.split("*");
  const last = pieces.pop();
  if (last === undefined) return pattern === text;
  if (!text.startsWith(first)) return false;
  let from = first.length;
  for (const piece of pieces) {
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}
