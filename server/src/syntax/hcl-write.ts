/** Plain values as HCL. */
import { isList, isMap, type Value } from "./rewrite-write.ts";

export interface Layout {
  readonly indent: string;
  readonly unit: string;
  readonly eol: string;
}

/** The value; maps take lines of their own where a layout says how they are indented. */
export function hclText(value: Value, layout?: Layout): string {
  if (typeof value === "string") return hclQuoted(value);
  if (typeof value !== "object") return String(value);
  if (isList(value)) return `[${value.map((one) => hclText(one)).join(", ")}]`;
  if (!isMap(value)) return "{}";
  const pairs = Object.entries(value);
  if (pairs.length === 0) return "{}";
  if (!layout) return `{ ${pairs.map(([key, one]) => `${hclKey(key)} = ${hclText(one)}`).join(", ")} }`;
  const inner = { ...layout, indent: layout.indent + layout.unit };
  const lines = pairs.map(
    ([key, one]) => `${inner.indent}${hclKey(key)} = ${hclText(one, inner)}${layout.eol}`,
  );
  return `{${layout.eol}${lines.join("")}${layout.indent}}`;
}

export const hclKey = (key: string): string => (/^[A-Za-z_][\w-]*$/.test(key) ? key : hclQuoted(key));

/** In quotes; what would be computed is written so that it is a text. */
export const hclQuoted = (text: string): string =>
  JSON.stringify(text)
    .replace(/\\[bf]/g, (escape) => (escape === "\\b" ? "\\u0008" : "\\u000c"))
    .replace(/([$%])(?=\{)/g, "$1$1");
