/** Keys that are not there yet, required ones first, and whole entries to fill in. */
import { type Key, keysOf, type Shape, schemaAt } from "../../../../schemas/shape.ts";
import { nearest } from "../../model/nearest.ts";
import { rules } from "../../rules/registry.ts";
import { keyCard } from "../keys.ts";
import { lines, typed } from "../prose.ts";
import type { Cursor } from "./cursor.ts";
import type { Asked, Completion } from "./item.ts";
import { entrySnippet, escaped, mapOf, valueSnippet } from "./skeleton.ts";
import { behindKey, keyText } from "./write.ts";

export function keyItems(asked: Asked): readonly Completion[] {
  const { cursor } = asked;
  const shape = cursor.key && schemaAt(cursor.key);
  if (!shape || !cursor.key) return [];
  if (shape.is === "record")
    return [...recordKeys(asked, shape, cursor.key), ...newEntry(asked, shape, cursor.key)];
  const there = cursor.around[0] ?? new Map();
  return [...keysOf(shape)]
    .filter(([name]) => !there.has(name))
    .map(([name, key], i) =>
      keyItem(asked, name, key, (key.required ? 0 : name.startsWith("$") ? 2000 : 1000) + i),
    );
}

function keyItem(asked: Asked, name: string, key: Key, rank: number): Completion {
  const { cursor } = asked;
  return {
    label: name,
    kind: "key",
    detail: key.required ? "required" : "",
    about: keyCard(key),
    ...writtenKey(asked, name, key.shape),
    span: cursor.span,
    filter: cursor.typing.quote === "" && !cursor.json ? name : keyText(name, cursor),
    gone: false,
    rank,
  };
}

/** The key with its colon and, where the client can take it, what must stand below it. */
function writtenKey(asked: Asked, name: string, shape: Shape): Pick<Completion, "insert" | "snippet"> {
  const { cursor, taker } = asked;
  const { typing, json } = cursor;
  const text = keyText(name, cursor);
  if (typing.colon) return { insert: text, snippet: false };
  if (taker.snippets && taker.asIs && !json && !typing.flow) {
    // Where a plain text would do as well, the blank is left to the writer.
    const plain = shape.is === "either" || (shape.is === "list" && shape.each.is !== "map");
    const below = plain ? undefined : valueSnippet(asked, shape, typing.column);
    if (below !== undefined) return { insert: `${escaped(text)}:${below}`, snippet: true };
  }
  if (taker.snippets && (json || typing.flow)) {
    const [open, close] = BRACKETS[shape.is] ?? ["", ""];
    if (open) return { insert: `${escaped(text)}: ${open}$1${escaped(close)}`, snippet: true };
  }
  return { insert: `${text}:${behindKey(shape, cursor, taker.asIs)}`, snippet: false };
}

const BRACKETS: Partial<Record<Shape["is"], readonly [string, string]>> = {
  map: ["{ ", " }"],
  record: ["{ ", " }"],
  list: ["[", "]"],
};

/** A whole entry under a name of its own. */
function newEntry(
  asked: Asked,
  shape: Extract<Shape, { is: "record" }>,
  path: Cursor["key"],
): readonly Completion[] {
  const { cursor, taker } = asked;
  const { typing, json, typed: word } = cursor;
  const map = shape.declares === undefined ? undefined : mapOf(shape.each);
  if (!map || !taker.snippets || !taker.asIs || json || typing.flow || typing.colon) return [];
  const insert = entrySnippet(asked, map, typing.column, word === "" ? "id" : word);
  if (insert === undefined) return [];
  const what = ENTRY.get(String(path?.at(-1) ?? "")) ?? "entry";
  return [
    {
      label: `new ${what}`,
      kind: "entry",
      detail: "with what must be written",
      about: lines(typed(shape.each.description)),
      insert,
      snippet: true,
      span: cursor.span,
      // Offered whatever name is being typed.
      filter: word === "" ? `new ${what}` : word,
      gone: false,
      rank: 0,
    },
  ];
}

const ENTRY: ReadonlyMap<string, string> = new Map([
  ["teams", "team"],
  ["identities", "identity"],
  ["breakGlass", "emergency path"],
  ["controls", "control"],
  ["risks", "risk"],
  ["cases", "case"],
]);

/** Names that a record is waiting for: rule ids, and teams that are named but not declared. */
function recordKeys(
  asked: Asked,
  shape: Extract<Shape, { is: "record" }>,
  path: NonNullable<Cursor["key"]>,
): readonly Completion[] {
  const there = asked.cursor.around[0] ?? new Map();
  const key: Key = { shape: shape.each, required: false };
  if (path.at(-1) === "rules")
    return rules
      .filter(({ id }) => !there.has(id))
      .map(({ id, title }, i) => ({
        ...keyItem(asked, id, key, i),
        detail: title,
        insert: asked.cursor.typing.colon ? id : `${keyText(id, asked.cursor)}: `,
        snippet: false,
      }));
  if (path.length === 1 && path[0] === "teams")
    return undeclared(asked).map((name, i) => ({
      ...keyItem(asked, name, key, 10 + i),
      detail: "named, not declared yet",
    }));
  return [];
}

/** Words in the place of a team that no team answers to. */
function undeclared({ workspace }: Asked): readonly string[] {
  const { world } = workspace;
  const names = new Set<string>();
  for (const uri of workspace.uris)
    for (const { references } of workspace.facts(uri))
      for (const { to, ref } of references)
        if ((to === "party" || to === "team") && /^[A-Za-z0-9][\w.-]*$/.test(ref.value)) names.add(ref.value);
  return [...names].filter(
    (name) =>
      world.party(name).is === "unknown" && nearest(name, world.ids("teams"), (id) => [id], 1).length === 0,
  );
}
