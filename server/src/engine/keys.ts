/** The manifest's keys and words in our words, from the one schema: for hover and completion. */
import { type Key, kindsOf, type Shape, wordsOf } from "../../../schemas/shape.ts";
import { type Block, code, dotted, type Line, lines, list, quiet, strong, typed } from "./prose.ts";

/** More words than this are named without their meanings. */
const EXPLAINED = 7;

/** A key: what it is for, what may be written, what holds where nothing is. `name`: undefined where the reader sees it already. */
export function keyCard({ shape, required }: Key, name?: string): readonly Block[] {
  const words = [...wordsOf(shape)];
  const flag = shape.is === "flag" ? ["true", "false"] : [];
  const unwritten = shape.unwritten === undefined ? undefined : short(shape.unwritten);
  return [
    ...lines(
      name === undefined ? undefined : [strong(name), ...(required ? [" ", quiet("(required)")] : [])],
      typed(shape.description),
    ),
    ...(words.length > EXPLAINED
      ? lines([
          "One of ",
          ...dotted(
            words.map(([word]): Line => [code(word)]),
            ", ",
          ),
        ])
      : list(words.map(([word, meaning]): Line => [code(word), ...(meaning ? [`: ${meaning}`] : [])]))),
    ...lines(
      flag.length > 0
        ? dotted(
            flag.map((word): Line => [code(word)]),
            " or ",
          )
        : undefined,
      unwritten === undefined ? undefined : ["Unwritten: ", code(unwritten)],
      words.length === 0 ? examples(shape) : undefined,
    ),
  ];
}

/** One of the words that a key knows, with its meaning. */
export function wordCard({ shape }: Key, word: string): readonly Block[] | undefined {
  const meaning = wordsOf(shape).get(word);
  return meaning === undefined
    ? undefined
    : lines([code(word), ...(meaning ? [`: ${meaning}`] : [])], typed(shape.description));
}

function examples(shape: Shape): Line {
  const given = shape.examples.slice(0, 3).map((one): Line => [code(short(one))]);
  if (given.length > 0) return ["For example ", ...dotted(given, ", ")];
  return kindsOf(shape).includes("duration")
    ? ["Written like ", code("8h"), ", ", code("90d"), ", ", code("6mo")]
    : [];
}

const short = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
