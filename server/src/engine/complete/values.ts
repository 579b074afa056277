/** What may be written as a value: words of the schema, and what the workspace knows by the kind of the field. */
import { keyAt, kindsOf, type Shape, schemaAt, wordsOf } from "../../../../schemas/shape.ts";
import type { Kind } from "../../../../schemas/values.ts";
import type { Path } from "../../syntax/node.ts";
import { lines, typed } from "../prose.ts";
import { dateValues } from "./dates.ts";
import { durationValues } from "./durations.ts";
import type { Asked, Completion, Value } from "./item.ts";
import { citationValues, entryValues, ruleValues, subjectValues } from "./names.ts";
import { partyValues, personValues } from "./parties.ts";
import { bindValues, fileValues, globValues, scopeValues, seenValues, storeValues } from "./seen.ts";
import { entrySnippet, flowSnippet, hasNeeds, mapOf, valueSnippet } from "./skeleton.ts";
import { bareItem, valueItem } from "./write.ts";

export function valueItems(asked: Asked): readonly Completion[] {
  const { cursor } = asked;
  const path = cursor.value;
  const shape = path && schemaAt(path);
  if (!path || !shape) return [];
  const here = ofShape(asked, shape, path, false);
  // A list may be begun by its first entry.
  const list =
    shape.is === "list" && cursor.typing.value ? ofShape(asked, shape.each, [...path, 0], true) : [];
  return [...here, ...list, ...skeletons(asked, shape)];
}

function ofShape(asked: Asked, shape: Shape, path: Path, wrapped: boolean): readonly Completion[] {
  const { cursor } = asked;
  const there = new Set(cursor.beside);
  const words = [...wordsOf(shape)].map(
    ([word, meaning]): Value => ({
      text: word,
      kind: "word",
      detail: meaning,
      about: lines(typed(shape.description)),
    }),
  );
  const known = kindsOf(shape).flatMap((kind) => ofKind(asked, kind, shape, path));
  const bare = [...flagsOf(shape), ...numbersOf(shape)];
  return [
    ...bare.map((text, i) => bareItem({ text, kind: "word" }, cursor, i)),
    // Beside names and dates a word is the way out, not the way.
    ...[...known, ...words]
      .filter(({ text }) => !there.has(text))
      .map((value, i) => valueItem(value, cursor, i, wrapped)),
  ];
}

const flagsOf = (shape: Shape): readonly string[] => {
  if (shape.is === "flag") return ["true", "false"];
  return shape.is === "either" ? shape.options.flatMap(flagsOf) : [];
};

const numbersOf = (shape: Shape): readonly string[] =>
  shape.is === "number" && shape.only !== undefined ? [`${shape.only}`] : [];

function ofKind(asked: Asked, kind: Kind, shape: Shape, path: Path): readonly Value[] {
  switch (kind) {
    case "party":
      return path.at(-1) === "subject" ? subjectValues(asked) : partyValues(asked, path);
    case "team":
      return partyValues(asked, path);
    case "person":
      return personValues(asked);
    case "identity":
      return entryValues(asked, "identities");
    case "control":
      return entryValues(asked, "controls");
    case "risk":
      return entryValues(asked, "risks");
    case "case":
      return entryValues(asked, "cases");
    case "citation":
      return citationValues(asked);
    case "rule":
      return ruleValues(asked);
    case "date":
      return dateValues(asked, shape, path);
    case "duration":
      return durationValues(asked, shape, path);
    case "scope":
      return scopeValues(asked);
    case "bind":
      return bindValues(asked);
    case "file":
      return path[0] === "extends" ? fileValues(asked) : [];
    case "glob":
      return globValues(asked, path);
    case "text":
      return textValues(asked, path);
    default:
      return [];
  }
}

/** Free words that are often the same ones. */
function textValues(asked: Asked, path: Path): readonly Value[] {
  const name = typeof path.at(-1) === "number" ? path.at(-2) : path.at(-1);
  if (name === "store" || name === "stores") return storeValues(asked, name === "stores");
  return path.includes("match") || name === "environment" ? seenValues(asked, String(name)) : [];
}

/** Entries of a list of maps, and maps that have something that must be there. */
function skeletons(asked: Asked, shape: Shape): readonly Completion[] {
  const { cursor, taker } = asked;
  const { typing, json, typed: word } = cursor;
  const map = mapOf(shape.is === "list" ? shape.each : shape);
  if (!map || !hasNeeds(map) || !taker.snippets || json || typing.quote !== "" || word !== "") return [];
  const insert = insertFor(asked, shape);
  if (insert === undefined) return [];
  const key = keyAt(cursor.value ?? []);
  return [
    {
      label: shape.is === "list" ? "new entry" : "fill in",
      kind: "entry",
      detail: "with what must be written",
      about: lines(typed(key?.shape.description ?? "")),
      insert,
      snippet: true,
      span: cursor.span,
      filter: "",
      gone: false,
      rank: 3000,
    },
  ];
}

function insertFor(asked: Asked, shape: Shape): string | undefined {
  const { cursor, taker } = asked;
  const { typing, tight } = cursor;
  const map = mapOf(shape.is === "list" ? shape.each : shape);
  if (!map) return undefined;
  const blank = tight ? " " : "";
  if (typing.flow || !taker.asIs) {
    const flow = flowSnippet(asked, map);
    if (flow === undefined) return undefined;
    return shape.is === "list" ? `${blank}[${flow}]` : `${blank}${flow}`;
  }
  if (typing.first) {
    const body = entrySnippet(asked, map, typing.column + (shape.is === "list" ? 2 : 0), undefined);
    return body !== undefined && shape.is === "list" ? `- ${body}` : body;
  }
  return valueSnippet(asked, shape, typing.keyColumn);
}
