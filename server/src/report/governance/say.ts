/** Fields as the report shows them, and orders that do not depend on which file was read first. */
import { type Day, type Duration, formatDay, formatDuration, type When } from "../../model/day.ts";
import { type Field, valueOf } from "../../model/field.ts";
import type { World } from "../../model/world.ts";
import { rangeOf } from "../../text/lines.ts";
import type { Spot } from "../../text/span.ts";
import type { Count, Place } from "./shape.ts";

/** What stands for a value that is written where it cannot be read. */
export const ELSEWHERE = "(written elsewhere)";
export const GARBLED = "(not readable)";

/** The word; undefined where nothing is written. What cannot be read here says so and is not left out. */
export function told<T>(field: Field<T>, show: (value: T) => string): string | undefined {
  switch (field.is) {
    case "present":
      return show(field.value);
    case "elsewhere":
      return ELSEWHERE;
    case "garbled":
      return GARBLED;
    default:
      return undefined;
  }
}

export const word = (field: Field<string>): string | undefined => told(field, (value) => value);
export const dayOf = (field: Field<When>): string | undefined => told(field, ({ day }) => formatDay(day));
/** With the minute in UTC, where one was given. */
export const minuteOf = (field: Field<When>): string | undefined =>
  told(field, ({ day, instant }) =>
    instant === undefined
      ? formatDay(day)
      : `${formatDay(day)} ${new Date(instant).toISOString().slice(11, 16)} UTC`,
  );
export const length = (field: Field<Duration>): string | undefined => told(field, formatDuration);

/** Days by which `today` is past the field's day; undefined where it is not, or where there is no day. */
export function daysPast(field: Field<When>, today: Day): number | undefined {
  const when = valueOf(field);
  return when && today > when.day ? today - when.day : undefined;
}

/**
 * A path from the root as seen from a folder of it; `..` leads out. The folder is counted from the root, too, and empty for the root.
 */
export function seenFrom(folder: string, path: string): string {
  const [from, to] = [folder === "" ? [] : folder.split("/"), path.split("/")];
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => ".."), ...to.slice(same)].join("/");
}

/** The same world, which tells paths as seen from a folder. Ownership, which goes by paths from the root, is untouched by it. */
export const worldFrom = (folder: string, world: World): World =>
  Object.create(world, { pathOf: { value: (uri: string) => seenFrom(folder, world.pathOf(uri)) } });

export const placeOf = (at: Spot, world: World): Place => ({
  file: world.pathOf(at.in.uri),
  line: rangeOf(at).start.line + 1,
});

/** How to reach whom the word names: a team's contact; a person is reached by the address itself. */
export function contactOf(ref: string | undefined, world: World): string | undefined {
  if (ref === undefined) return undefined;
  const party = world.party(ref);
  if (party.is === "team") return word(party.team.contact);
  return party.is === "person" ? party.mail : undefined;
}

export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const byPlace = (a: Place, b: Place): number => byText(a.file, b.file) || a.line - b.line;

/** Sorted by the words that `key` gives, then by place. */
export const sorted = <T extends { readonly place: Place }>(
  rows: readonly T[],
  ...keys: readonly ((row: T) => string)[]
): readonly T[] =>
  [...rows].sort((a, b) => {
    for (const key of keys) {
      const order = byText(key(a), key(b));
      if (order !== 0) return order;
    }
    return byPlace(a.place, b.place);
  });

/** The things by key, each key's in the order given. */
export function grouped<T>(things: readonly T[], keysOf: (thing: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things)
    for (const key of keysOf(thing)) {
      const group = groups.get(key);
      if (group) group.push(thing);
      else groups.set(key, [thing]);
    }
  return groups;
}

/** How often each name occurs: in the order of `known`, or the most frequent first. Names that do not occur are left out. */
export function counted(names: readonly string[], known?: readonly string[]): readonly Count[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) =>
      known ? known.indexOf(a.name) - known.indexOf(b.name) : b.count - a.count || byText(a.name, b.name),
    );
}
