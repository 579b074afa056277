/** Lowers a manifest in memory, and prints what came out. */
import { nativeFormat } from "../../../server/src/formats/native/native.ts";
import type { Facts } from "../../../server/src/model/facts.ts";
import { parse } from "../../../server/src/syntax/parse.ts";
import { rangeOf } from "../../../server/src/text/lines.ts";
import type { Spot } from "../../../server/src/text/span.ts";

export function lowered(text: string, name = "nhi.yaml"): readonly Facts[] {
  const language = name.endsWith(".json") ? "json" : "yaml";
  const source = { uri: `file:///w/${name}`, version: 1, language, text } as const;
  return parse(source, nativeFormat.claims)
    .segments.filter(({ format }) => format === "native")
    .map((segment) => nativeFormat.lower(segment, name));
}

/** All facts of one kind, over the segments. */
export const all = <K extends Lists>(facts: readonly Facts[], kind: K): readonly Facts[K][number][] =>
  facts.flatMap((one): readonly Facts[K][number][] => one[kind]);

type Lists = { [K in keyof Facts]: Facts[K] extends readonly unknown[] ? K : never }[keyof Facts];

/** `line:column code message`, lines and columns from 1. */
export const problems = (facts: readonly Facts[]): readonly string[] =>
  all(facts, "problems").map(({ at, code, message }) => `${where(at)} ${code} ${message}`);

export function where(at: Spot): string {
  const { start } = rangeOf(at);
  return `${start.line + 1}:${start.character + 1}`;
}

/** The facts without places: what is said, wherever it stands. */
export function sayings(facts: readonly Facts[]): unknown {
  const kinds = [
    "declarations",
    "references",
    "teams",
    "identities",
    "grants",
    "breakGlass",
    "ownerRules",
    "policy",
    "exceptions",
    "dates",
    "secrets",
    "extends",
  ] as const;
  return Object.fromEntries(kinds.map((kind) => [kind, all(facts, kind).map(bare)]));
}

const PLACES: ReadonlySet<string> = new Set(["at", "in", "to", "entry", "segment", "evidence", "spotOf"]);

function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key, inner]) => !PLACES.has(key) || typeof inner === "string");
  return Object.fromEntries(kept.map(([key, inner]) => [key, bare(inner)]));
}
