/** Texts of HCL: the escapes of quoted ones, and heredocs, which often hold JSON. */
import { readJson } from "./json.ts";
import type { Node, ScalarNode } from "./node.ts";

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

/** What a quoted text says, its quotes left out. Interpolations stay as they are. */
export function quotedText(written: string): string {
  if (!written.includes("\\")) return written;
  return written.replace(
    /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g,
    (whole, short: string | undefined, long: string | undefined, one: string | undefined) => {
      const code = Number.parseInt(short ?? long ?? "", 16);
      if (Number.isNaN(code)) return ESCAPES[one ?? ""] ?? whole;
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** A stretch of a template that is computed: a value put in (`computes`), or a directive. */
export interface Insert {
  readonly start: number;
  readonly end: number;
  readonly computes: boolean;
}

/** A heredoc: the tree of the JSON (`!json`) or of the Vault policy (`!hcl`) that it holds; else its text. */
export function heredocNode(
  text: string,
  start: number,
  end: number,
  inserts: readonly Insert[],
  readInner: (body: string) => Node | undefined,
): Node {
  const from = text.indexOf("\n", start) + 1;
  const until = text.lastIndexOf("\n", end - 1);
  const body = from > 0 && until >= from ? text.slice(from, until + 1) : "";
  const json = jsonIn(body, text, from, inserts);
  if (json) return { ...json, start, end, tag: "!json" };
  const policy = POLICY.test(body) ? readInner(body) : undefined;
  return policy ? { ...moved(policy, from, text), start, end, tag: "!hcl" } : literal(text, body, start, end);
}

/** A Vault policy is the one HCL text that people keep in HCL. */
const POLICY = /^\s*path\s+"[^"\n]*"\s*\{/m;

function jsonIn(body: string, text: string, from: number, inserts: readonly Insert[]): Node | undefined {
  if (!/^\s*[{[]/.test(body) || inserts.some(({ computes }) => !computes)) return undefined;
  const { root, problem } = readJson(masked(body, from, inserts));
  if (problem || !root || root.kind === "scalar") return undefined;
  return moved(root, from, text);
}

/** The text, offset for offset, with every computed stretch a piece of a JSON string, or a whole one outside of strings. */
function masked(body: string, from: number, inserts: readonly Insert[]): string {
  let out = "";
  let inside = false;
  let at = 0;
  const copy = (to: number): void => {
    for (; at < to; at++) {
      const char = body.charAt(at);
      if (char === "\\" && inside) out += body.charAt(at++);
      else if (char === '"') inside = !inside;
      out += body.charAt(at);
    }
  };
  for (const insert of inserts) {
    copy(insert.start - from);
    const length = insert.end - from - at;
    if (length < 4) continue;
    const shape = inside ? ["${", "}"] : ['"${', '"'];
    out += `${shape[0]}${"_".repeat(length - (inside ? 3 : 4))}${shape[1]}`;
    at = insert.end - from;
  }
  copy(body.length);
  return out;
}

/** The tree, counted from another place of `text`, what was masked as it stands there. Its depth is bounded, so recursion is. */
function moved(node: Node, by: number, text: string): Node {
  const span = { start: node.start + by, end: node.end + by };
  if (node.kind === "map") {
    const pairs = node.pairs.map(({ key, value, start, end }) => ({
      start: start + by,
      end: end + by,
      key: { ...key, start: key.start + by, end: key.end + by },
      value: value && moved(value, by, text),
    }));
    return { ...node, ...span, pairs };
  }
  if (node.kind === "list") {
    const items = node.items.map(({ start, end, value }) => ({
      start: start + by,
      end: end + by,
      value: value && moved(value, by, text),
    }));
    return { ...node, ...span, items };
  }
  if (node.kind !== "scalar" || !node.value.includes("${")) return { ...node, ...span };
  const written = text.slice(span.start, span.end);
  return { ...node, ...span, value: written.startsWith('"') ? quotedText(written.slice(1, -1)) : written };
}

/** `<<-` takes the indent off that all lines share. */
function literal(text: string, body: string, start: number, end: number): ScalarNode {
  if (!text.startsWith("<<-", start)) return { kind: "scalar", style: "literal", start, end, value: body };
  const lines = body.split("\n");
  const indents = lines
    .filter((line) => line.trim() !== "")
    .map((line) => line.length - line.trimStart().length);
  const indent = indents.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
  const value = lines.map((line) => (line.trim() === "" ? "" : line.slice(indent))).join("\n");
  return { kind: "scalar", style: "literal", start, end, value };
}
