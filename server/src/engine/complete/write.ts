/** Keys and values in the style of the place: quotes, brackets, colon, line breaks. */
import type { Shape } from "../../../../schemas/shape.ts";
import type { Cursor } from "./cursor.ts";
import type { Completion, Value } from "./item.ts";

/** Plain where YAML takes it plainly, in the quotes that stand there already, else in double ones. */
export function scalarText(text: string, { json, typing }: Cursor, flow = typing.flow): string {
  if (json || typing.quote === '"') return JSON.stringify(text);
  if (typing.quote === "'") return `'${text.replaceAll("'", "''")}'`;
  return isPlain(text, flow) ? text : JSON.stringify(text);
}

/** Words that mean something else than themselves when they stand without quotes. */
const NO_TEXT = /^(?:~|null|true|false|[-+]?[\d.][\d_.eE+-]*|0[xo][\da-f]+)$/i;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

function isPlain(text: string, flow: boolean): boolean {
  if (DATE.test(text)) return true;
  if (text === "" || NO_TEXT.test(text) || text !== text.trim()) return false;
  if (/^[-?:,[\]{}#&*!|>'"%@`]/.test(text)) return false;
  if (/:(\s|$)|\s#|[\r\n\t]/.test(text)) return false;
  return !flow || !/[,[\]{}]|:/.test(text);
}

/** A value as an item. `wrapped`: a list is expected, and one of its entries is offered. */
export function valueItem(value: Value, cursor: Cursor, rank: number, wrapped: boolean): Completion {
  const text = scalarText(value.text, cursor, wrapped || cursor.typing.flow);
  const { quote } = cursor.typing;
  const filter = [value.text, value.also].filter(Boolean).join(" ");
  return {
    label: value.text,
    kind: value.kind,
    detail: value.detail ?? "",
    about: value.about ?? [],
    insert: spaced(wrapped ? `[${text}]` : text, cursor),
    snippet: false,
    span: cursor.span,
    filter: quote + filter,
    gone: value.gone ?? false,
    rank: (value.gone ? 5000 : 0) + (value.rank ?? 0) + rank,
  };
}

/** A flag or a number is no text, in JSON either. */
export const bareItem = (value: Value, cursor: Cursor, rank: number): Completion => ({
  ...valueItem(value, cursor, rank, false),
  insert: spaced(value.text, cursor),
});

/** Right behind a colon there is a blank first. */
const spaced = (text: string, { typing, typed, tight }: Cursor): string =>
  tight && typing.value && typed === "" ? ` ${text}` : text;

/** What follows a key's name: a blank for a value on the line, a new line for a block. */
export function behindKey(shape: Shape, cursor: Cursor, lines: boolean): string {
  const { typing, json, eol } = cursor;
  if (json || typing.flow || !lines) return " ";
  const inner = `${eol}${" ".repeat(typing.column + 2)}`;
  switch (shape.is) {
    case "map":
    case "record":
      return inner;
    case "list":
      return `${inner}- `;
    default:
      return " ";
  }
}

/** A name as a key. */
export const keyText = (name: string, { json, typing }: Cursor): string =>
  json || typing.quote === '"'
    ? JSON.stringify(name)
    : typing.quote === "'"
      ? `'${name}'`
      : isPlain(name, true)
        ? name
        : JSON.stringify(name);
