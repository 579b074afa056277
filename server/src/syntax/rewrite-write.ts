/** Plain values as text, in the style of their surroundings: block lines, or one flow expression. */
import type { Node, ScalarNode } from "./node.ts";
import { literalLines, quoteLike, scalarText } from "./rewrite-scalar.ts";
import type { Style } from "./rewrite-style.ts";

export type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value };

/** What a written value looks at: the segment's habits, and the scalars and keys that it will stand among. */
export interface Company {
  readonly style: Style;
  readonly scalars: readonly ScalarNode[];
  readonly keys: readonly ScalarNode[];
}

/** For a flow collection over several lines: the indent of the line that it opens on, one step, and the line break. */
export interface Lines {
  readonly indent: string;
  readonly unit: string;
  readonly eol: string;
}

/** `block`: nested collections under their key · `flow`: in braces, on one line. */
export type Shape = "block" | "flow";

export const isMap = (value: Value): value is { readonly [key: string]: Value } =>
  typeof value === "object" && !Array.isArray(value);

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** Whether the value takes lines of its own when it is written in that shape. */
export const spreads = (value: Value, shape: Shape): boolean =>
  shape === "block" && typeof value === "object" && Object.keys(value).length > 0;

/** The value as one flow expression. Without `lines` it stands on one line. */
export function flowText(value: Value, company: Company, lines?: Lines, flow = true): string {
  const { style } = company;
  if (typeof value !== "object")
    return scalarText(value, {
      json: style.json,
      flow,
      ...quoteLike(String(value), company.scalars, style.quote),
    });
  const deeper = lines && { ...lines, indent: lines.indent + lines.unit };
  const members = isList(value)
    ? value.map((item) => flowText(item, company, deeper))
    : Object.entries(value).map(([key, inner]) => memberText(key, inner, company, deeper));
  const [open, close] = isList(value) ? "[]" : "{}";
  if (members.length === 0) return `${open}${close}`;
  if (deeper)
    return `${open}${lines.eol}${deeper.indent}${members.join(`,${lines.eol}${deeper.indent}`)}${lines.eol}${lines.indent}${close}`;
  const pad = isList(value) ? style.bracket : style.brace;
  return `${open}${pad}${members.join(style.comma)}${pad}${close}`;
}

/** `key: value` inside braces. */
export const memberText = (key: string, value: Value, company: Company, lines?: Lines): string =>
  `${keyText(key, company, true)}${company.style.colon}${flowText(value, company, lines)}`;

export function keyText(key: string, company: Company, flow: boolean): string {
  const quoted = company.keys.length > 0 && company.keys.every((node) => node.style !== "plain");
  // A key of the manifest's own: people write it bare, and YAML 1.2 reads it as text.
  if (key === "on" && !quoted && !company.style.json) return key;
  const otherwise = quoted && company.keys[0]?.style === "single" ? "single" : company.style.quote;
  return scalarText(key, { json: company.style.json, flow, quote: quoted ? otherwise : "plain", otherwise });
}

/** A pair of a block map whose keys stand in column `at`. */
export function pairLines(
  key: string,
  value: Value,
  at: number,
  company: Company,
  shape: Shape,
): readonly string[] {
  const head = `${" ".repeat(at)}${keyText(key, company, false)}:`;
  if (spreads(value, shape))
    return [head, ...collectionLines(value, under(value, at, company.style), company)];
  const literal = typeof value === "string" && shape === "block" ? literalLines(value) : undefined;
  if (literal)
    return [
      `${head} |-`,
      ...literal.map((line) => (line === "" ? "" : " ".repeat(at + company.style.step) + line)),
    ];
  return [`${head} ${flowText(value, company, undefined, false)}`];
}

/** The column of what stands under a key in column `at`. */
export const under = (value: Value, at: number, style: Style): number =>
  at + (isList(value) ? style.dash : style.step);

/** The pairs or items of a non-empty collection, each line with its indent. */
export function collectionLines(value: Value, at: number, company: Company): readonly string[] {
  const inner: Company = { ...company, scalars: [] };
  if (isList(value)) return value.flatMap((item) => itemLines(item, at, " ", inner, "block"));
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    pairLines(key, item, at, inner, usualShape(item, company.style)),
  );
}

/** An item of a block list whose dashes stand in column `at`; `gap` stands behind the dash. */
export function itemLines(
  value: Value,
  at: number,
  gap: string,
  company: Company,
  shape: Shape,
): readonly string[] {
  const dash = `${" ".repeat(at)}-${gap}`;
  if (!spreads(value, shape) || isList(value)) return [dash + flowText(value, company, undefined, false)];
  const [first = "", ...rest] = collectionLines(value, dash.length, company);
  return [dash + first.trimStart(), ...rest];
}

/** Without a neighbour to follow: a list of words as lists are written in the segment, all else as a block. */
export const usualShape = (value: Value, style: Style): Shape =>
  isList(value) && style.flowLists === true && value.every((item) => typeof item !== "object")
    ? "flow"
    : "block";

/** A new collection follows the last of its kind among its neighbours, unless it would make a line that nobody reads to its end. */
export function shapeAmong(value: Value, neighbours: readonly (Node | undefined)[], style: Style): Shape {
  const kind = isList(value) ? "list" : "map";
  const like = neighbours.findLast(
    (node) => node?.kind === kind && (node.kind === "map" ? node.pairs : node.items).length > 0,
  );
  if (like?.kind !== kind) return usualShape(value, style);
  return like.flow && JSON.stringify(value).length <= WIDEST ? "flow" : "block";
}

/** Characters of a value on one line, before it is spread over several. */
const WIDEST = 100;
