/** The manifest's shape as plain data, read off the zod schemas: for the shape check, completion and hover. */
import * as z from "zod";
import { manifest } from "./manifest.ts";
import type { Kind, Need, Tense } from "./values.ts";

export type Shape =
  | MapShape
  | RecordShape
  | ListShape
  | TextShape
  | WordShape
  | NumberShape
  | FlagShape
  | EitherShape
  | AnyShape;

interface Common {
  /** One or two sentences, with backticks around what is typed. */
  readonly description: string;
  readonly examples: readonly unknown[];
  /** What holds where nothing is written. */
  readonly unwritten?: unknown;
}

/** A map with known keys. */
export interface MapShape extends Common {
  readonly is: "map";
  readonly keys: ReadonlyMap<string, Key>;
  readonly needs: readonly Need[];
}

export interface Key {
  readonly shape: Shape;
  readonly required: boolean;
  /** The rule that speaks of its absence. */
  readonly rule?: string;
}

/** A map with keys of the writer's choice. */
export interface RecordShape extends Common {
  readonly is: "record";
  readonly names: RegExp | undefined;
  readonly each: Shape;
  /** The section whose ids the keys declare. */
  readonly declares?: string;
}

export interface ListShape extends Common {
  readonly is: "list";
  readonly each: Shape;
}

export interface TextShape extends Common {
  readonly is: "text";
  readonly kind: Kind;
  readonly tense?: Tense;
  readonly pattern?: RegExp;
  /** Words allowed besides what the kind says, with their meanings. */
  readonly words: ReadonlyMap<string, string>;
}

/** One of a few words, each with its meaning. */
export interface WordShape extends Common {
  readonly is: "word";
  readonly words: ReadonlyMap<string, string>;
}

export interface NumberShape extends Common {
  readonly is: "number";
  /** The only number allowed. */
  readonly only?: number;
}

export interface FlagShape extends Common {
  readonly is: "flag";
}

/** One of several shapes, told apart by what is written. */
export interface EitherShape extends Common {
  readonly is: "either";
  readonly options: readonly Shape[];
}

export interface AnyShape extends Common {
  readonly is: "any";
}

let whole: MapShape | undefined;

/** The shape of a whole manifest; made at the first call. */
export function manifestShape(): MapShape {
  if (!whole) {
    const made = shapeOf(manifest);
    whole = made.is === "map" ? made : { ...bare, is: "map", keys: new Map(), needs: [] };
  }
  return whole;
}

/** The shape at a path of the manifest (keys and list positions), undefined where the manifest has no such place. */
export function schemaAt(path: readonly (string | number)[]): Shape | undefined {
  return keyAt(path)?.shape;
}

/** The same with what the surrounding map says of the key: whether it is required, and which rule speaks where it is absent. */
export function keyAt(path: readonly (string | number)[]): Key | undefined {
  let here: Key = { shape: manifestShape(), required: true };
  for (const step of path) {
    const next = stepInto(here.shape, step);
    if (!next) return undefined;
    here = next;
  }
  return here;
}

/** The keys that may be written in a map of this shape; of all its options where it is one of several. */
export function keysOf(shape: Shape): ReadonlyMap<string, Key> {
  if (shape.is === "map") return shape.keys;
  if (shape.is !== "either") return new Map();
  return new Map(shape.options.flatMap((option) => [...keysOf(option)]));
}

/** The words that may stand here, with their meanings. */
export function wordsOf(shape: Shape): ReadonlyMap<string, string> {
  if (shape.is === "word" || shape.is === "text") return shape.words;
  if (shape.is !== "either") return new Map();
  return new Map(shape.options.flatMap((option) => [...wordsOf(option)]));
}

/** What a text may stand for here (`date`, `party`, `scope` …). */
export function kindsOf(shape: Shape): readonly Kind[] {
  if (shape.is === "text") return [shape.kind];
  return shape.is === "either" ? [...new Set(shape.options.flatMap(kindsOf))] : [];
}

function stepInto(shape: Shape, step: string | number): Key | undefined {
  switch (shape.is) {
    case "map":
      return typeof step === "string" ? shape.keys.get(step) : undefined;
    case "record":
      return typeof step === "string" ? { shape: shape.each, required: false } : undefined;
    case "list":
      return typeof step === "number" ? { shape: shape.each, required: false } : undefined;
    case "either":
      for (const option of shape.options) {
        const found = stepInto(option, step);
        if (found) return found;
      }
      return undefined;
    default:
      return undefined;
  }
}

const bare: Common = { description: "", examples: [] };

function shapeOf(schema: z.core.$ZodType): Shape {
  const meta = z.globalRegistry.get(schema) ?? {};
  const marks = meta.nhi ?? {};
  const common: Common = {
    description: meta.description ?? "",
    examples: meta.examples ?? [],
    ...(meta.default === undefined ? {} : { unwritten: meta.default }),
  };
  if (schema instanceof z.ZodObject) {
    const keys = Object.entries<z.core.$ZodType>(schema.shape).map(
      ([name, value]) => [name, keyOf(value)] as const,
    );
    return { ...common, is: "map", keys: new Map(keys), needs: marks.needs ?? [] };
  }
  if (schema instanceof z.ZodRecord) {
    const { keyType, valueType } = schema;
    const names = keyType instanceof z.ZodString ? patternOf(keyType) : undefined;
    const declares = marks.declares === undefined ? {} : { declares: marks.declares };
    return { ...common, is: "record", names, each: shapeOf(valueType), ...declares };
  }
  if (schema instanceof z.ZodArray) return { ...common, is: "list", each: shapeOf(schema.element) };
  if (schema instanceof z.ZodUnion) return { ...common, is: "either", options: schema.options.map(shapeOf) };
  if (schema instanceof z.ZodEnum) {
    const meanings = meta.enumDescriptions ?? [];
    return {
      ...common,
      is: "word",
      words: new Map(schema.options.map((word, i) => [`${word}`, meanings[i] ?? ""])),
    };
  }
  if (schema instanceof z.ZodString) {
    const pattern = patternOf(schema);
    return {
      ...common,
      is: "text",
      kind: marks.kind ?? "text",
      words: new Map(Object.entries(marks.words ?? {})),
      ...(marks.tense ? { tense: marks.tense } : {}),
      ...(pattern ? { pattern } : {}),
    };
  }
  if (schema instanceof z.ZodLiteral) {
    const only = Number(schema.value);
    return { ...common, is: "number", only };
  }
  if (schema instanceof z.ZodNumber) return { ...common, is: "number" };
  if (schema instanceof z.ZodBoolean) return { ...common, is: "flag" };
  return { ...common, is: "any" };
}

function keyOf(schema: z.core.$ZodType): Key {
  const required = !(schema instanceof z.ZodOptional);
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  const rule = z.globalRegistry.get(inner)?.nhi?.rule;
  return { shape: shapeOf(inner), required, ...(rule === undefined ? {} : { rule }) };
}

const patternOf = (schema: z.ZodString): RegExp | undefined => {
  for (const check of schema.def.checks ?? []) {
    const { def } = check._zod;
    if ("pattern" in def && def.pattern instanceof RegExp) return def.pattern;
  }
  return undefined;
};
