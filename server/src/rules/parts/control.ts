/** What the rules about controls share: what one of a control's maps lacks, who is a named person, and when it is released. */
import { addTo, formatDay } from "../../model/day.ts";
import { inDays } from "../../model/due.ts";
import type { Control } from "../../model/facts.ts";
import type { Anchor, Field } from "../../model/field.ts";
import type { World } from "../../model/world.ts";
import type { Spot } from "../../text/span.ts";
import type { Ask, Edit, Plain } from "../finding.ts";

/** Keys that a map of the control lacks. */
export interface Lack<K extends string> {
  /** The map's key; where there is no such map, the control. */
  readonly at: Spot;
  readonly whole: boolean;
  readonly missing: readonly K[];
  /** Where the key, or the map itself, is or would be written. */
  readonly to: (key?: K) => Anchor;
}

/** What the control's map `name` lacks of the keys. undefined: nothing, or it stands where it cannot be read. */
export function lackOf<K extends string>(
  it: Control,
  name: string,
  field: Field<{ readonly [P in NoInfer<K>]?: unknown }>,
  keys: readonly K[],
): Lack<K> | undefined {
  const path = [...it.entry.path, name];
  const to = (key?: K): Anchor => ({ in: it.entry.in, path: key === undefined ? path : [...path, key] });
  if (field.is === "absent") return { at: it.id.at, whole: true, missing: keys, to };
  if (field.is !== "present") return undefined;
  const missing = keys.filter((key) => isAbsent(field.value[key]));
  return missing.length > 0 ? { at: field.at, whole: false, missing, to } : undefined;
}

const isAbsent = (value: unknown): boolean =>
  value === undefined ||
  (typeof value === "object" && value !== null && "is" in value && value.is === "absent");

/** Fills what is lacking: one map where there is none, else key by key. */
export function fillLack<K extends string>(
  { whole, missing, to }: Lack<K>,
  valueFor: (key: K) => Plain,
): readonly [Edit, ...Edit[]] {
  const all: Edit = {
    do: "put",
    to: to(),
    value: Object.fromEntries(missing.map((key) => [key, valueFor(key)])),
  };
  if (whole) return [all];
  const [first = all, ...rest] = missing.map(
    (key): Edit => ({ do: "put", to: to(key), value: valueFor(key) }),
  );
  return [first, ...rest];
}

const MAIL = /^[^@\s]+@[^@\s]+$/;

/** Whether the word is one person's address: not a team's, and not the address under which a team is reached. */
export const isNamedPerson = (ref: string, world: World): boolean =>
  MAIL.test(ref.trim()) && world.party(ref).is !== "team" && world.party(ref).is !== "ambiguous";

/** The address of a person; the sample is nobody's. */
export const askPerson = (ask: string, prompt: string, choices: readonly string[] = []) =>
  ({
    ask,
    prompt: `${prompt} (mail address)`,
    sample: `${ask}@example.com`,
    kind: "text",
    choices,
  }) as const satisfies Ask;

/** Whether the control is, or is about to be, in the hands of customers. */
export interface Release {
  readonly state: "out" | "near";
  /** `it is released`, `its release is due on 2026-12-01, in 9 days`. */
  readonly text: string;
  readonly at: Spot;
}

/** undefined: the release is far off, or nothing is known of one. */
export function releaseOf({ released, milestones }: Control, world: World): Release | undefined {
  const said = sayReleased(released, world);
  if (said) return said;
  for (const { name, due, doneOn, at } of milestones) {
    if (name.is !== "present" || !/\b(release|launch|go-live|ga)\b/i.test(name.value)) continue;
    if (doneOn.is === "present")
      return { state: "out", text: `it was released on ${formatDay(doneOn.value.day)}`, at };
    const near = due.is === "present" ? nearTo(due.value.day, due.at, world) : undefined;
    if (near) return near;
  }
  return undefined;
}

function sayReleased(released: Control["released"], world: World): Release | undefined {
  if (released.is !== "present" || released.value === false) return undefined;
  const { at, value } = released;
  if (value === true) return { state: "out", text: "it is released", at };
  if (value.day > world.today) return nearTo(value.day, at, world);
  return { state: "out", text: `it was released on ${formatDay(value.day)}`, at };
}

function nearTo(day: number, at: Spot, { today, policy }: World): Release | undefined {
  if (day > addTo(today, policy.notice.value)) return undefined;
  const left = day - today;
  const text =
    left < 0
      ? `its release was due on ${formatDay(day)}`
      : `its release is due on ${formatDay(day)}, ${left === 0 ? "today" : `in ${inDays(left)}`}`;
  return { state: "near", text, at };
}
