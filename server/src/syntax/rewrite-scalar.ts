/** One scalar as text: plain where YAML 1.2 (and the older readers in use) would read the same string back, else quoted. */
import { coreType, type ScalarNode } from "./node.ts";

export type Quote = "plain" | "single" | "double";

/** `flow`: inside braces or brackets, where a few more characters need quotes. */
export interface Wish {
  readonly json: boolean;
  readonly flow: boolean;
  readonly quote: Quote;
  /** The quotes to take where plain does not do. */
  readonly otherwise: "single" | "double";
}

/** The scalar as it is written. JSON has no word for an infinite number: it must not come here. */
export function scalarText(value: string | number | boolean, wish: Wish): string {
  if (typeof value === "string") return stringText(value, wish);
  if (typeof value === "boolean" || Number.isFinite(value)) return String(value);
  return Number.isNaN(value) ? ".nan" : value > 0 ? ".inf" : "-.inf";
}

function stringText(value: string, wish: Wish): string {
  if (wish.json) return JSON.stringify(value);
  if (wish.quote === "plain" && fitsPlain(value, wish.flow)) return value;
  const quote = wish.quote === "plain" ? wish.otherwise : wish.quote;
  return quote === "single" && fitsSingle(value) ? `'${value.replaceAll("'", "''")}'` : doubleQuoted(value);
}

/** C0 and C1 controls, the line breaks of Unicode, the byte order mark and lone surrogates: only escapes show them. */
const UNSHOWN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must be escaped
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const ALL_UNSHOWN = new RegExp(UNSHOWN.source, "g");

/** JSON's escapes are YAML's too; JSON merely writes a few more characters as they are. */
function doubleQuoted(value: string): string {
  return JSON.stringify(value).replace(
    ALL_UNSHOWN,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

const fitsSingle = (value: string): boolean => !UNSHOWN.test(value);

/** Words that YAML 1.1 readers (Kubernetes has one) take for something other than text. */
const OLD_WORD = /^(y|yes|n|no|on|off|true|false|null|~|=|<<)$/i;
const OLD_NUMBER =
  /^[-+]?(0b[01_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?|[0-9][0-9_]*\.?[0-9_]*([eE][-+]?[0-9]+)?)$/;
const DATE = /^\d{4}-\d{2}-\d{2}([Tt ]|$)/;

/** Whether the string reads back as itself without quotes, on one line. */
export function fitsPlain(value: string, flow: boolean): boolean {
  if (value === "" || value !== value.trim() || UNSHOWN.test(value)) return false;
  if (/^[-?:,[\]{}#&*!|>'"%@`.]/.test(value) && !/^\.{0,2}\/|^\.[A-Za-z]/.test(value)) return false;
  if (/: |:$| #/.test(value) || (flow && /[,[\]{}]/.test(value))) return false;
  if (OLD_WORD.test(value)) return false;
  if (!DATE.test(value) && OLD_NUMBER.test(value)) return false;
  return coreType({ kind: "scalar", value, style: "plain", start: 0, end: 0 }) === "string";
}

/** The lines of a literal block (`|-`) for a text of several lines, or undefined where only quotes keep it as it is. */
export function literalLines(value: string): readonly string[] | undefined {
  const lines = value.split("\n");
  if (lines.length < 2 || !/^\S/.test(value) || lines.at(-1) === "") return undefined;
  return lines.every((line) => !UNSHOWN.test(line) && line === line.trimEnd()) ? lines : undefined;
}

/** How the strings around are quoted, for a new string among them. */
export function quoteLike(
  value: string,
  siblings: readonly ScalarNode[],
  fallback: "single" | "double",
): Pick<Wish, "quote" | "otherwise"> {
  const quoted = siblings.findLast((node) => node.style === "single" || node.style === "double");
  const otherwise = quoted?.style === "single" ? "single" : quoted ? "double" : fallback;
  if (DATE.test(value)) return { quote: "plain", otherwise };
  const alike = siblings.filter(
    (node) => isWord(node.value) === isWord(value) && fitsPlain(node.value, true),
  );
  const habit = alike.length > 0 && alike.every((node) => node.style === "single" || node.style === "double");
  return { quote: habit ? otherwise : "plain", otherwise };
}

/** People quote `aws:s3:*` where they leave `payments` bare; each kind follows its own kind. */
const isWord = (value: string): boolean => /^[\w.-]+$/.test(value);
