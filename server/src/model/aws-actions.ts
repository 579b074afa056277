/** What AWS actions do: list, read, write, tag, or change permissions. The data is an extract with a date; what it does not know is unknown. */
import data from "./aws-actions.json" with { type: "json" };

/** How many actions a pattern stands for, and what they do. */
export interface ActionCount {
  readonly all: number;
  readonly lists: number;
  readonly reads: number;
  readonly writes: number;
  readonly tags: number;
  /** Actions that change who may do what. */
  readonly permissions: number;
}

export type ActionLevel = "list" | "read" | "write" | "tag" | "permissions";

/** The day on which the data was taken, `YYYY-MM-DD`. */
export const AWS_ACTIONS_ON: string = data.on;

const LEVELS: readonly ActionLevel[] = ["list", "read", "write", "tag", "permissions"];

const NAMES: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(data.names));
/** In small letters between blanks, so that a name is found by looking for it. */
const SMALL: ReadonlyMap<string, readonly string[]> = new Map(
  [...NAMES].map(([service, levels]) => [service, levels.map((names) => ` ${names.toLowerCase()} `)]),
);
const COUNTS: ReadonlyMap<string, readonly number[]> = new Map(Object.entries(data.counts));

/** What `s3:*`, `s3:Put*` or `*` stands for; undefined where the service or its names are not known, or nothing matches. */
export function countActions(pattern: string): ActionCount | undefined {
  if (pattern === "*" || pattern === "*:*") return EVERYTHING;
  const colon = pattern.indexOf(":");
  if (colon < 0) return undefined;
  const service = pattern.slice(0, colon).toLowerCase();
  const name = pattern.slice(colon + 1);
  if (name === "*") return whole(service);
  const levels = NAMES.get(service);
  if (!levels) return undefined;
  const fits = matcher(name);
  const count = counted(levels.map((names) => split(names).filter(fits).length));
  return count.all > 0 ? count : undefined;
}

/** What a single action does; undefined where it is not known. Case is ignored, as AWS does. */
export function levelOfAction(service: string, name: string): ActionLevel | undefined {
  const wanted = ` ${name.toLowerCase()} `;
  const at = SMALL.get(service.toLowerCase())?.findIndex((names) => names.includes(wanted));
  return at === undefined ? undefined : LEVELS[at];
}

/** Whether a pattern of actions (`s3:Put*`, `*`) covers an action or narrower pattern. Case is ignored. */
export const coversAction = (pattern: string, action: string): boolean => matcher(pattern)(action);

function whole(service: string): ActionCount | undefined {
  const numbers = COUNTS.get(service) ?? NAMES.get(service)?.map((names) => split(names).length);
  return numbers && counted(numbers);
}

const counted = ([lists = 0, reads = 0, writes = 0, tags = 0, permissions = 0]: readonly number[]) => ({
  all: lists + reads + writes + tags + permissions,
  lists,
  reads,
  writes,
  tags,
  permissions,
});

const split = (names: string): readonly string[] => (names === "" ? [] : names.split(" "));

/** `*` stands for any text, `?` for one character. Matched step by step, so that no pattern can take long. */
function matcher(pattern: string): (text: string) => boolean {
  const wanted = pattern.toLowerCase();
  return (text) => matches(wanted, text.toLowerCase());
}

function matches(pattern: string, text: string): boolean {
  let [p, t, star, from] = [0, 0, -1, 0];
  while (t < text.length) {
    const sign = pattern[p];
    if (sign === "*") {
      star = p++;
      from = t;
    } else if (sign === "?" || sign === text[t]) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++from;
    } else return false;
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}

const EVERYTHING: ActionCount = counted(
  [...NAMES.keys(), ...COUNTS.keys()]
    .map((service) => whole(service))
    .reduce(
      (sum, one) =>
        one
          ? [
              (sum[0] ?? 0) + one.lists,
              (sum[1] ?? 0) + one.reads,
              (sum[2] ?? 0) + one.writes,
              (sum[3] ?? 0) + one.tags,
              (sum[4] ?? 0) + one.permissions,
            ]
          : sum,
      [0, 0, 0, 0, 0],
    ),
);
