/** For the property tests of rewrite: values, and the many ways in which people write them. */
import fc from "fast-check";
import type { Value } from "../../server/src/syntax/rewrite.ts";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Keys = readonly (string | number)[];

const KEYS = ["owner", "type", "a b", "nhi/owner", "x", "true", "12", "é😀", "a:b", "purpose"];
const TEXTS = [
  "payments",
  "ops@example.org",
  "#sec",
  "a: b",
  "a #b",
  "*",
  "&x",
  "!y",
  "@org/team",
  "",
  " pad ",
  "2026-01-01",
  "90",
  "yes",
  "null",
  "-x",
  "- x",
  "[a, b]",
  "{a}",
  "a,b",
  "it's",
  'say "x"',
  "é😀",
  "k8s:sa/x",
  "one\ntwo",
  "one\n\n two\n",
  "\ttab",
  "back\\slash",
  "%x",
  "a:",
  "?",
  "---",
  "...",
  "1:30",
  "0x1f",
  "\u0085\u2028",
  "#",
  "<<",
];

export const text = fc.constantFrom(...TEXTS);
export const key = fc.constantFrom(...KEYS);
const leaf = fc.oneof(text, fc.integer(), fc.boolean());

/** Values without null, as fixes write them. */
export const plain = fc.letrec<{ any: Value }>((tie) => ({
  any: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.array(tie("any"), { maxLength: 3 }),
    fc.dictionary(key, tie("any"), { maxKeys: 3, noNullPrototype: true }),
  ),
})).any;

const withNull = fc.letrec<{ any: Json }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(leaf, fc.constant(null)),
    fc.array(tie("any"), { maxLength: 4 }),
    fc.dictionary(key, tie("any"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).any;

export const documentValue = fc.oneof(
  fc.dictionary(key, withNull, { minKeys: 1, maxKeys: 5, noNullPrototype: true }),
  fc.array(withNull, { minLength: 1, maxLength: 4 }),
);

/** Numbers by which the writer decides; they repeat. */
export const taste = fc.array(fc.nat({ max: 99 }), { minLength: 12, maxLength: 60 });

export interface Written {
  readonly text: string;
  /** Every comment with the path of the value that it belongs to. */
  readonly comments: readonly { readonly text: string; readonly of: Keys }[];
}

interface Pen {
  readonly step: number;
  readonly dash: number;
  readonly pad: string;
  readonly chance: (percent: number) => boolean;
  readonly comment: (of: Keys) => string;
}

function penOf(choices: readonly number[]): Pen & { readonly comments: Written["comments"] } {
  let at = 0;
  const next = (): number => choices[at++ % choices.length] ?? 0;
  const comments: { text: string; of: Keys }[] = [];
  const step = next() % 2 === 0 ? 2 : 4;
  return {
    step,
    dash: next() % 2 === 0 ? 0 : step,
    pad: next() % 2 === 0 ? "" : " ",
    chance: (percent) => next() < percent,
    comment: (of) => {
      const text = `# c${comments.length} "'{[: &*`;
      comments.push({ text, of });
      return text;
    },
    comments,
  };
}

/** A value as somebody may have written it in YAML. */
export function writeYaml(value: Json, choices: readonly number[]): Written {
  const pen = penOf(choices);
  const lines = isFilled(value) ? block(value, 0, [], pen) : [flow(value, pen, false)];
  const eol = pen.chance(25) ? "\r\n" : "\n";
  const body = lines.join("\n").replaceAll("\n", eol);
  return {
    text: (pen.chance(10) && !Array.isArray(value) ? "\uFEFF" : "") + body + (pen.chance(80) ? eol : ""),
    comments: pen.comments,
  };
}

const isFilled = (value: Json): value is readonly Json[] | { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && Object.keys(value).length > 0;

function block(
  value: readonly Json[] | { readonly [key: string]: Json },
  at: number,
  path: Keys,
  pen: Pen,
): string[] {
  const margin = " ".repeat(at);
  const list = Array.isArray(value);
  return Object.entries(value).flatMap(([name, inner], i): string[] => {
    const own = [...path, list ? i : name];
    const above: string[] = [];
    if (i > 0 && pen.chance(15)) above.push(pen.chance(50) ? "" : "  ");
    if (pen.chance(15)) above.push(margin + pen.comment(own));
    const head = list ? "-" : `${scalar(name, pen, false)}:`;
    const behind = (): string => (pen.chance(15) ? ` ${pen.comment(own)}` : "");
    if (isFilled(inner) && pen.chance(65)) {
      if (list && pen.chance(70)) {
        const [first = "", ...rest] = block(inner, at + 2, own, { ...pen, comment: pen.comment });
        if (!first.trim().startsWith("#")) return [...above, `${margin}- ${first.trimStart()}`, ...rest];
        return [...above, `${margin}-`, first, ...rest];
      }
      const deeper = at + (Array.isArray(inner) && !list ? pen.dash : pen.step);
      return [...above, margin + head + behind(), ...block(inner, deeper, own, pen)];
    }
    if (inner === null && pen.chance(60)) return [...above, margin + head + behind()];
    if (typeof inner === "string" && /^\S.*\n/.test(inner) && !/[ \t]$/m.test(inner) && pen.chance(50)) {
      const chomp = inner.endsWith("\n\n") ? "+" : inner.endsWith("\n") ? "" : "-";
      const lines = inner.replace(/\n$/, "").split("\n");
      return [
        ...above,
        `${margin}${head} |${chomp}${behind()}`,
        ...lines.map((line) => (line === "" ? "" : `${margin}  ${line}`)),
      ];
    }
    if (isFilled(inner) && pen.chance(30))
      return [...above, ...spreadFlow(inner, `${margin}${head} `, at, own, pen)];
    return [...above, `${margin}${head} ${flow(inner, pen, true)}${behind()}`];
  });
}

/** Braces over several lines, with comments and perhaps a trailing comma. */
function spreadFlow(
  value: readonly Json[] | { readonly [key: string]: Json },
  head: string,
  at: number,
  path: Keys,
  pen: Pen,
): string[] {
  const list = Array.isArray(value);
  const margin = " ".repeat(at + 4);
  const entries = Object.entries(value);
  const trailing = pen.chance(30);
  const lines = entries.flatMap(([name, inner], i): string[] => {
    const own = [...path, list ? i : name];
    const comma = i < entries.length - 1 || trailing ? "," : "";
    const body = list ? flow(inner, pen, true) : `${scalar(name, pen, true)}: ${flow(inner, pen, true)}`;
    const above = pen.chance(15) ? [margin + pen.comment(own)] : [];
    return [...above, `${margin}${body}${comma}${pen.chance(20) ? ` ${pen.comment(own)}` : ""}`];
  });
  return [`${head}${list ? "[" : "{"}`, ...lines, `${" ".repeat(at + 2)}${list ? "]" : "}"}`];
}

function flow(value: Json, pen: Pen, inside: boolean): string {
  if (Array.isArray(value))
    return value.length === 0
      ? "[]"
      : `[${value.map((item) => flow(item, pen, true)).join(", ")}${pen.chance(10) ? ", " : ""}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(
      ([name, inner]) => `${scalar(name, pen, true)}: ${flow(inner, pen, true)}`,
    );
    return members.length === 0 ? "{}" : `{${pen.pad}${members.join(", ")}${pen.pad}}`;
  }
  return typeof value === "string" ? scalar(value, pen, inside) : String(value);
}

function scalar(value: string, pen: Pen, inside: boolean): string {
  if (/^[A-Za-z][\w/@.-]*$/.test(value) && !/^(true|false|null|yes|no|y|n)$/.test(value) && pen.chance(75))
    return value;
  if (!/[\n\t\u0085\u2028]/.test(value) && pen.chance(inside ? 40 : 50))
    return `'${value.replaceAll("'", "''")}'`;
  return JSON.stringify(value).replace("\u0085", "\\u0085").replace("\u2028", "\\u2028");
}

/** A value as somebody may have written it in JSON. */
export function writeJson(value: Json, choices: readonly number[]): Written {
  const pen = penOf(choices);
  const unit = pen.chance(20) ? "\t" : " ".repeat(pen.step);
  const eol = pen.chance(25) ? "\r\n" : "\n";
  const tight = pen.chance(20);
  const write = (it: Json, margin: string): string => {
    if (!isFilled(it))
      return typeof it === "object" && it !== null ? (Array.isArray(it) ? "[]" : "{}") : JSON.stringify(it);
    const list = Array.isArray(it);
    const spread = !tight && pen.chance(60);
    const members = Object.entries(it).map(
      ([name, inner]) =>
        (list ? "" : `${JSON.stringify(name)}${tight ? ":" : ": "}`) + write(inner, margin + unit),
    );
    const [open, close] = list ? "[]" : "{}";
    if (spread)
      return `${open}${eol}${margin}${unit}${members.join(`,${eol}${margin}${unit}`)}${eol}${margin}${close}`;
    return `${open}${tight ? "" : pen.pad}${members.join(tight ? "," : ", ")}${tight ? "" : pen.pad}${close}`;
  };
  return { text: write(value, "") + (pen.chance(70) ? eol : ""), comments: [] };
}
