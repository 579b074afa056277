/** Entries to fill in, as snippets: what must be written, with choices where there are few. */
import type { MapShape, Shape } from "../../../../schemas/shape.ts";
import { addTo, formatDay } from "../../model/day.ts";
import { valueOf } from "../../model/field.ts";
import type { Asked } from "./item.ts";

/** More teams than this are no choice but a list to search. */
const MOST = 30;

/** A snippet in the making: places are numbered in the order in which they are filled in. */
interface Making {
  readonly asked: Asked;
  n: number;
}

/** The required keys of an entry, each on a line at `column`, the first without its indent; below a name where one is given. undefined where nothing is required. */
export function entrySnippet(
  asked: Asked,
  shape: MapShape,
  column: number,
  named: string | undefined,
): string | undefined {
  const making: Making = { asked, n: 0 };
  if (named === undefined) return pairs(making, shape, column, false);
  const name = place(making, named);
  const body = pairs(making, shape, column + 2, false);
  return body === undefined ? undefined : `${name}:${newLine(asked, column + 2)}${body}`;
}

/** The same between braces. */
export function flowSnippet(asked: Asked, shape: MapShape): string | undefined {
  const body = pairs({ asked, n: 0 }, shape, 0, true);
  return body === undefined ? undefined : `{ ${body} \\}`;
}

/** What follows `key:`, with the colon's blank or line break; undefined where a plain blank says as much. */
export function valueSnippet(asked: Asked, shape: Shape, column: number): string | undefined {
  const making: Making = { asked, n: 0 };
  if (shape.is === "record") {
    const map = mapOf(shape.each);
    const entry =
      map && shape.declares !== undefined ? entrySnippet(asked, map, column + 2, "id") : undefined;
    return entry === undefined ? undefined : `${newLine(asked, column + 2)}${entry}`;
  }
  const map = mapOf(shape.is === "list" ? shape.each : shape);
  const body = map && pairs(making, map, column + (shape.is === "list" ? 4 : 2), false);
  if (body === undefined) return undefined;
  return `${newLine(asked, column + 2)}${shape.is === "list" ? "- " : ""}${body}`;
}

/** The map that a shape is or can be. */
export function mapOf(shape: Shape): MapShape | undefined {
  if (shape.is === "map") return shape;
  return shape.is === "either" ? shape.options.map(mapOf).find((one) => one !== undefined) : undefined;
}

const newLine = ({ cursor }: Asked, column: number): string => `${cursor.eol}${" ".repeat(column)}`;

/** Whether something must be written in the map. */
export const hasNeeds = ({ keys }: MapShape): boolean => [...keys.values()].some(({ required }) => required);

/** Keys that must be there; those that another key's unwritten value asks for; where none must, the first two. */
function neededOf({ keys, needs }: MapShape): readonly string[] {
  const required = [...keys].filter(([, { required }]) => required).map(([name]) => name);
  const asked = needs.filter(({ unwritten, is }) => unwritten === is).map(({ key }) => key);
  const needed = [...new Set([...required, ...asked])];
  return needed.length > 0 ? needed : [...keys.keys()].slice(0, 2);
}

function pairs(making: Making, shape: MapShape, column: number, flow: boolean): string | undefined {
  const made = neededOf(shape).flatMap((name) => {
    const key = shape.keys.get(name);
    return key ? [`${name}:${valueText(making, name, key.shape, column, flow)}`] : [];
  });
  if (made.length === 0) return undefined;
  return made.join(flow ? ", " : newLine(making.asked, column));
}

function valueText(making: Making, name: string, shape: Shape, column: number, flow: boolean): string {
  switch (shape.is) {
    case "word":
      return ` ${choice(
        making,
        [...shape.words.keys()].sort((a, b) => Number(b === shape.unwritten) - Number(a === shape.unwritten)),
      )}`;
    case "flag":
      return ` ${choice(making, ["true", "false"])}`;
    case "number":
      return ` ${shape.only ?? place(making, "1")}`;
    case "text":
      return ` ${textPlace(making, name, shape)}`;
    case "list":
      return listText(making, name, shape.each, column, flow);
    case "either":
      return valueText(making, name, shape.options[0] ?? shape, column, flow);
    case "map": {
      const body = pairs(making, shape, column + 2, flow);
      if (body === undefined) return ` ${place(making, name)}`;
      return flow ? ` { ${body} \\}` : `${newLine(making.asked, column + 2)}${body}`;
    }
    default:
      return ` ${place(making, name)}`;
  }
}

function listText(making: Making, name: string, each: Shape, column: number, flow: boolean): string {
  const map = each.is === "map" ? each : undefined;
  if (!map || flow) return ` [${valueText(making, name, each, column, true).trim()}]`;
  const body = pairs(making, map, column + 4, false);
  return body === undefined ? ` [${place(making, name)}]` : `${newLine(making.asked, column + 2)}- ${body}`;
}

function textPlace(
  making: Making,
  name: string,
  { kind, tense, examples, unwritten }: Extract<Shape, { is: "text" }>,
): string {
  const { world } = making.asked.workspace;
  switch (kind) {
    case "team":
    case "party": {
      const teams = world.teams().filter((team) => valueOf(team.status) !== "disbanded");
      const ids = [...new Set(teams.map(({ id }) => id.value))];
      return ids.length > 0 && ids.length <= MOST ? choice(making, ids) : place(making, "team");
    }
    case "date": {
      const later = addTo(world.today, { months: 0, days: 90, ms: 0 });
      return place(making, formatDay(tense === "past" ? world.today : later));
    }
    case "duration":
      return place(making, String(unwritten ?? examples[0] ?? "90d"));
    case "glob":
      return `"${place(making, "services/**")}"`;
    case "scope":
      return `"${place(making, "system:permission@resource")}"`;
    default:
      // A channel begins with what would begin a comment.
      return name === "contact" ? `"${place(making, "#channel")}"` : place(making, WORDS.get(name) ?? name);
  }
}

/** Where the key's name would be no help. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ["purpose", "What it is for"],
  ["reason", "Why it is let pass"],
  ["justification", "required"],
]);

const place = (making: Making, text: string): string => `\${${++making.n}:${escaped(text)}}`;

const choice = (making: Making, words: readonly string[]): string =>
  `\${${++making.n}|${words.map((word) => word.replace(/[\\,|$}]/g, "\\$&")).join(",")}|}`;

/** Text as it stands within a snippet. */
export const escaped = (text: string): string => text.replace(/[\\$}]/g, "\\$&");
