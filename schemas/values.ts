/** The value types that the manifest's fields are made of: dates, durations, references, scopes, evidence, words. */
import * as z from "zod";

/** What a text stands for; completion, hover, navigation and the reader of dates and references go by it. */
export type Kind =
  | "text"
  | "id"
  | "team"
  | "party"
  | "person"
  | "identity"
  | "control"
  | "risk"
  | "case"
  | "rule"
  | "file"
  | "evidence"
  | "scope"
  | "bind"
  | "glob"
  | "date"
  | "duration"
  | "citation";

/** A date says that something happened, or sets a limit. */
export type Tense = "past" | "future" | "any";

/** What our own tools read from a schema node; it never reaches the published JSON Schema. */
export interface Marks {
  readonly kind?: Kind;
  readonly tense?: Tense;
  /** Words that a text may be besides what its kind says (`none`, `required`). */
  readonly words?: Readonly<Record<string, string>>;
  /** The rule that speaks where the field is absent; the shape check is then silent about it. */
  readonly rule?: string;
  /** The section whose ids the keys of this map declare. */
  readonly declares?: string;
  /** Keys that are needed where `when` holds, each with the words for the message. */
  readonly needs?: readonly Need[];
}

/** `key` must be written where the map's `when` says one of `is`; where `when` is absent, `unwritten` stands for it. */
export interface Need {
  readonly key: string;
  readonly when: string;
  readonly is: string | boolean;
  readonly unwritten?: string | boolean;
}

declare module "zod" {
  interface GlobalMeta {
    nhi?: Marks;
    enumDescriptions?: readonly string[];
    examples?: readonly unknown[];
    default?: unknown;
    defaultSnippets?: readonly Snippet[];
  }
}

/** What else a field may say about itself. */
export interface More extends Marks {
  readonly examples?: readonly (string | number | boolean)[];
  /** What holds where nothing is written. */
  readonly default?: unknown;
  readonly defaultSnippets?: readonly Snippet[];
  /** The shape's own name in the JSON Schema, for one that is used in many places. */
  readonly id?: string;
}

export interface Snippet {
  readonly label: string;
  readonly description?: string;
  readonly body: unknown;
}

/** A place to fill in within a snippet, with what stands there at first. */
export const blank = (n: number, word: string): string => `\${${n}:${word}}`;

export const DATE =
  "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])([Tt ]([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d+)?)?([Zz]|[+-]\\d{2}:?\\d{2})?)?$";
export const DURATION =
  "^(\\d+\\s*(m|min|h|d|w|mo|y)|P(?=.)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T(?=.)(\\d+H)?(\\d+M)?(\\d+S)?)?)$";
export const SCOPE = "^[A-Za-z][A-Za-z0-9_.-]*:\\S.*$";
export const BIND = "^[a-z][a-z0-9-]*:\\S.*$";
export const ID = "^[A-Za-z0-9_][A-Za-z0-9._/-]*$";
export const RULE = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";

/** The schema node's metadata: what JSON Schema knows as it is, our own marks under one key. */
export function meta(description: string, more: More = {}): z.GlobalMeta {
  const { examples, default: unwritten, defaultSnippets, id, ...marks } = more;
  const out: z.GlobalMeta = { description };
  if (id !== undefined) out.id = id;
  if (examples) out.examples = examples;
  if (unwritten !== undefined) out.default = unwritten;
  if (defaultSnippets) out.defaultSnippets = defaultSnippets;
  if (Object.keys(marks).length) out.nhi = marks satisfies Marks;
  return out;
}

export const like =
  (kind: Kind, pattern?: string) =>
  (description: string, more: More = {}) =>
    (pattern === undefined ? z.string() : z.string().regex(new RegExp(pattern))).meta(
      meta(description, { kind, ...more }),
    );

/** Free words. */
export const text = like("text");
/** A team and nobody else. */
export const team = like("team");
/** A team or a person: whoever can answer. */
export const party = like("party");
/** A named person, by mail address. */
export const person = like("person");
export const identityRef = like("identity");
export const controlRef = like("control");
export const riskRef = like("risk");
export const caseRef = like("case");
export const ruleRef = like("rule", RULE);
/** A file of the workspace. */
export const file = like("file");
export const glob = like("glob");
/** A permission as its system spells it. */
export const scopeText = like("scope", SCOPE);
/** An object in another file or system. */
export const bind = like("bind", BIND);
export const citation = like("citation");
export const id = like("id", ID);

/** A date of something that happened. */
export const past = (description: string, more: More = {}) =>
  like("date", DATE)(description, { tense: "past", ...more });
/** A date that sets a limit. */
export const future = (description: string, more: More = {}) =>
  like("date", DATE)(description, { tense: "future", ...more });

/** A length of time. */
export const duration = like("duration", DURATION);

/** One of a few words, each with its meaning. */
export function word<const W extends Readonly<Record<string, string>>>(
  description: string,
  words: W,
  more: More = {},
) {
  const names = Object.keys(words) as (keyof W & string)[];
  return z.enum(names).meta({ ...meta(description, more), enumDescriptions: Object.values(words) });
}

export const flag = (description: string, more: More = {}) => z.boolean().meta(meta(description, more));

export const count = (description: string, more: More = {}) => z.int().min(0).meta(meta(description, more));

export const list = <T extends z.ZodType>(each: T, description: string, more: More = {}) =>
  z.array(each).meta(meta(description, more));

/** One value, or a list of such values. */
export const oneOrMore = <T extends z.ZodType>(each: T, description: string, more: More = {}) =>
  z.union([each, z.array(each)]).meta(meta(description, more));

/** One of several shapes, told apart by what is written (a text, a list, a map). */
export const either = <const T extends readonly z.ZodType[]>(
  options: T,
  description: string,
  more: More = {},
) => z.union(options).meta(meta(description, more));

/** A map with known keys. */
export const map = <T extends z.ZodRawShape>(keys: T, description: string, more: More = {}) =>
  z.strictObject(keys).meta(meta(description, more));

/** A map whose keys are ids that the section declares. */
export const entries = <T extends z.ZodType>(
  section: string,
  each: T,
  description: string,
  more: More = {},
) => z.record(z.string().regex(new RegExp(ID)), each).meta(meta(description, { declares: section, ...more }));
