/** The manifest's keys in words, from the one schema: for hover and completion. */
import { type Key, keyAt, type Shape, wordsOf } from "../../../schemas/shape.ts";
import type { Path } from "../syntax/node.ts";

/** A key's description, default and words; of one word where `value` is one. */
export function describeKey(path: Path, value?: string): string | undefined {
  const key = keyAt(path);
  if (!key) return undefined;
  const meaning = value === undefined ? undefined : wordsOf(key.shape).get(value);
  if (meaning) return `\`${value}\`: ${meaning}`;
  const name = path.at(-1);
  const title = typeof name === "string" ? `**${name}**${key.required ? " (required)" : ""}` : "";
  return [title, describeShape(key)].filter(Boolean).join("\n\n") || undefined;
}

export function describeShape({ shape }: Key): string {
  const words = [...wordsOf(shape)]
    .map(([word, meaning]) => `- \`${word}\`${meaning ? `: ${meaning}` : ""}`)
    .join("\n");
  const unwritten = shape.unwritten === undefined ? "" : `Unwritten: \`${short(shape.unwritten)}\``;
  return [shape.description, words, unwritten, exampleOf(shape)].filter(Boolean).join("\n\n");
}

const exampleOf = ({ examples }: Shape): string =>
  examples.length > 0
    ? `For example ${examples
        .slice(0, 3)
        .map((one) => `\`${short(one)}\``)
        .join(", ")}`
    : "";

const short = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
