/** A stretch of a JSON text that is a segment of its own: one member or entry, perhaps with the brackets that end its section. */
import { advance, isClose, Kind, pair, type Reader, type ReadJson, reader, tell, value } from "./json.ts";
import type { Item, Node, Pair } from "./node.ts";

/** What the cutter knows of the stretch. `opens`: the text's first brace is in it. `header`: it ends with the bracket of its section. */
export interface JsonPart {
  readonly opens: boolean;
  readonly header: boolean;
  readonly list: boolean;
  readonly entry: boolean;
}

/** How the stretch ends, for its neighbours to compare. */
export interface JsonEnds {
  /** The brackets behind the last entry, which close what earlier segments opened. */
  readonly closers: readonly number[];
  /** The comma that is its last token; -1 where another token is. */
  readonly comma: number;
  /** Behind its last token. */
  readonly end: number;
  readonly part: JsonPart;
}

/** Reads the stretch; what it lacks beside its neighbours is told by `ends`. */
export function readJsonPart(text: string, part: JsonPart): ReadJson & { readonly ends: JsonEnds } {
  const first = attempt(text, part, false);
  if (!first.problem || first.problem.code === "nesting") return first;
  return { ...attempt(text, part, true), problem: first.problem, ends: first.ends };
}

function attempt(text: string, part: JsonPart, byColumn: boolean): ReadJson & { readonly ends: JsonEnds } {
  const from = reader(text, byColumn);
  const pairs: Pair[] = [];
  const items: Item[] = [];
  const closers: number[] = [];
  let comma = -1;
  let any = false;
  if (part.opens && from.kind === Kind.openMap) advance(from);
  while (from.kind !== Kind.end) {
    if (isClose(from.kind)) {
      closing(from, part, closers.length, comma);
      closers.push(from.at);
      comma = -1;
      advance(from);
    } else if (from.kind === Kind.comma) {
      if (comma >= 0 || (!any && closers.length === 0))
        tell(from, "comma", "This comma separates nothing.", from.at, from.end);
      comma = from.at;
      advance(from);
    } else {
      if (any && comma < 0)
        tell(from, "comma", "A comma is missing behind this.", from.before - 1, from.before);
      comma = -1;
      any = true;
      if (!entry(from, part, pairs, items)) {
        tell(from, "unexpected", "This is not valid JSON here.", from.at, from.end);
        advance(from);
      }
    }
  }
  const { comments, problem, before } = from;
  return { root: rootOf(part, pairs, items), comments, problem, ends: { closers, comma, end: before, part } };
}

/** Holds a bracket behind the last entry to what is open: the section's, then the text's. */
function closing(from: Reader, { entry: inSection, list }: JsonPart, index: number, comma: number): void {
  const wanted = inSection && index === 0 && list ? Kind.closeList : Kind.closeMap;
  if (index > (inSection ? 1 : 0) || from.kind !== wanted)
    tell(from, "bracket", "This bracket closes nothing.", from.at, from.end);
  if (comma >= 0) tell(from, "comma", "JSON has no comma behind the last entry.", comma, comma + 1);
}

function entry(from: Reader, part: JsonPart, pairs: Pair[], items: Item[]): boolean {
  if (part.entry && part.list) {
    const item = value(from, 2);
    if (item) items.push({ start: item.start, end: item.end, value: item });
    return item !== undefined;
  }
  const one = pair(from, part.entry ? 2 : 1, undefined, part.header);
  if (one) pairs.push(one);
  return one !== undefined;
}

function rootOf(
  { entry: inSection, list }: JsonPart,
  pairs: readonly Pair[],
  items: readonly Item[],
): Node | undefined {
  const all = inSection && list ? items : pairs;
  const first = all[0];
  const last = all.at(-1);
  if (!first || !last) return undefined;
  const place = { start: first.start, end: last.end, flow: false };
  return inSection && list ? { kind: "list", ...place, items } : { kind: "map", ...place, pairs };
}
