/** What a fix asks a person for, and its edits with the answers in them. */
import type { Ask, Edit, Plain } from "../rules/finding.ts";
import type { Answered } from "./edits.ts";

/** What a person answered, by `ask`. */
export type Answers = Readonly<Record<string, string>>;

/** What the edits ask, in order. One answer may fill several places; it is asked for once. */
export const asksOf = (edits: readonly Edit[]): readonly Ask[] => [
  ...new Map(
    edits.flatMap((edit) => ("value" in edit ? asksIn(edit.value) : [])).map((one) => [one.ask, one]),
  ).values(),
];

function asksIn(value: Plain | Ask): readonly Ask[] {
  if (isAsk(value)) return [value];
  if (Array.isArray(value)) return value.flatMap(asksIn);
  return typeof value === "object" ? Object.values(value).flatMap((one) => asksIn(one as Plain | Ask)) : [];
}

const isAsk = (value: Plain | Ask): value is Ask =>
  typeof value === "object" && !Array.isArray(value) && "ask" in value && "sample" in value;

/** The edits with a person's words in them; with the sample where there is no answer. */
export function answered(edits: readonly Edit[], answers: Answers): readonly Answered[] {
  const fill = (value: Plain | Ask): Plain => {
    if (isAsk(value)) return answers[value.ask] ?? value.sample;
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fill(one as Plain | Ask)]));
  };
  return edits.map((edit) => {
    if (edit.do === "put" || edit.do === "append") return { ...edit, value: fill(edit.value) };
    if (edit.do === "note") return { ...edit, value: fill(edit.value) };
    if (edit.do === "replace") return { ...edit, value: String(fill(edit.value)) };
    return edit;
  });
}
