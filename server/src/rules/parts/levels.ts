/** What the rules about the policy share: what one of its maps lacks, where that is told, and who is proposed. */
import type { PolicyEntry } from "../../model/facts.ts";
import type { Anchor } from "../../model/field.ts";
import { valueAt } from "../../model/policy-view.ts";
import type { PolicyView, World } from "../../model/world.ts";
import type { Spot } from "../../text/span.ts";
import type { Ask, Edit, Plain } from "../finding.ts";
import { isDisbanded, isForeignName } from "./owner.ts";

/** Keys that a map of the policy lacks. */
export interface Gap {
  /** The map's key; where there is no such map, the policy's model. */
  readonly at: Spot;
  readonly whole: boolean;
  /** Where the map is, or would be, written. */
  readonly to: Anchor;
  readonly missing: readonly string[];
}

/**
 * What the policy's map `name` lacks of the keys, as seen from one key of the policy: a half-filled map is told at its own key, one
 * that is not there at the model. undefined: nothing, or told from another key.
 */
export function gapOf(it: PolicyEntry, name: string, keys: readonly string[], world: World): Gap | undefined {
  if (it.key === "model")
    return world.policyEntry(name)
      ? undefined
      : { at: it.at, whole: true, to: beside(it, name), missing: keys };
  if (it.key !== name || !isMap(it.value) || !counts(it, world)) return undefined;
  const missing = keys.filter((key) => !says(it.value, key));
  return missing.length > 0 ? { at: it.at, whole: false, to: it.entry, missing } : undefined;
}

/** Fills the gap: one map where there is none, else key by key. */
export function fillGap({ whole, to, missing }: Gap, values: Readonly<Record<string, Plain>>): Edits {
  const given = missing.flatMap((key) => {
    const value = values[key];
    return value === undefined ? [] : [[key, value] as const];
  });
  const all: Edit = { do: "put", to, value: Object.fromEntries(given) };
  if (whole) return [all];
  const [first, ...rest] = given.map(
    ([key, value]): Edit => ({ do: "put", to: { in: to.in, path: [...to.path, key] }, value }),
  );
  return first ? [first, ...rest] : [all];
}

export type Edits = readonly [Edit, ...Edit[]];

/** The place of another key of the same policy. */
export const beside = ({ entry }: PolicyEntry, key: string): Anchor => ({
  in: entry.in,
  path: [...entry.path.slice(0, -1), key],
});

/** Whether something is written under the key. */
export const says = (value: unknown, key: string): boolean => {
  const one = valueAt(value, [key]);
  return one !== undefined && one !== null && one !== "";
};

export const isMap = (value: unknown): value is object =>
  value === null || value === undefined || (typeof value === "object" && !Array.isArray(value));

/** Of a key in two files the first counts. */
export function counts(it: PolicyEntry, world: World): boolean {
  const first = world.policyEntry(it.key);
  return !first || (first.at.in.uri === it.at.in.uri && first.at.start === it.at.start);
}

type Model = PolicyView["model"]["value"];

/** Models in which several teams each hold a part, so that what one owes the other has to be written down. */
export const isWide = (model: Model): boolean => model === "hub-and-spoke" || model === "federated";

/** Active teams with one of the functions, in the order of the functions. */
export const teamsWith = (functions: readonly string[], world: World): readonly string[] =>
  functions.flatMap((name) =>
    world
      .teams()
      .filter((team) => team.function.is === "present" && team.function.value === name && !isDisbanded(team))
      .map(({ id }) => id.value),
  );

/** Whether reference-unknown tells of the name already, so that one word has one finding. */
export const isToldUnknown = (ref: string, world: World): boolean =>
  world.listsTeams && world.complete && !isForeignName(ref) && world.party(ref).is === "unknown";

/** A question for a party; the sample is one that the workspace knows, where it knows any. */
export function askParty(ask: string, prompt: string, choices: readonly string[], world: World) {
  const known = world.teams().flatMap((team) => (isDisbanded(team) ? [] : [team.id.value]));
  const all = [...new Set([...choices, ...known])];
  return {
    ask,
    prompt,
    sample: all[0] ?? "jo@example.com",
    kind: "team",
    choices: all,
  } as const satisfies Ask;
}

/** `a, b and c`. */
export const listed = (names: readonly string[], by = "and"): string =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} ${by} ${names.at(-1)}`;
