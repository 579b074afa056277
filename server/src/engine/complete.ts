/** What may be written at a place of a manifest: keys and words from the one schema, names and dates from the workspace. */
import { type Key, keysOf, kindsOf, type Shape, schemaAt, wordsOf } from "../../../schemas/shape.ts";
import { controls, nameOf } from "../frameworks/catalogue.ts";
import { addTo, formatDay, formatDuration } from "../model/day.ts";
import { valueOf } from "../model/field.ts";
import { rules } from "../rules/registry.ts";
import type { Position } from "../text/lines.ts";
import type { Span } from "../text/span.ts";
import { type Cursor, cursorAt } from "./cursor.ts";
import { keyCard } from "./keys.ts";
import { marksOf } from "./marks.ts";
import { placeAt } from "./place.ts";
import { toMarkdown } from "./prose.ts";
import type { Workspace } from "./workspace.ts";

export interface Completion {
  readonly label: string;
  readonly kind: "key" | "word" | "name" | "date" | "text";
  readonly detail: string;
  /** Markdown. */
  readonly documentation: string;
  /** What is written in the place of `span`. */
  readonly insert: string;
  /** Offsets of the whole document. */
  readonly span: Span;
  /** Sorts before others when lower. */
  readonly rank: number;
}

/** Empty where nothing fits, and outside of manifests. */
export function completionsAt(workspace: Workspace, uri: string, position: Position): readonly Completion[] {
  const place = placeAt(workspace, uri, position);
  if (place?.segment.format !== "native" || place.segment.language !== "yaml") return [];
  const cursor = cursorAt(workspace, uri, position);
  if (!cursor) return [];
  const shape = schemaAt(cursor.path);
  if (!shape) return [];
  return cursor.at === "key" ? keyItems(shape, cursor) : valueItems(workspace, shape, cursor);
}

/** Keys that are not there yet, required ones first. */
function keyItems(shape: Shape, { siblings, span, indent, colon }: Cursor): Completion[] {
  return [...keysOf(shape)]
    .filter(([name]) => !siblings.has(name))
    .map(([name, key], i) => ({
      label: name,
      kind: "key",
      detail: key.required ? "required" : "",
      documentation: toMarkdown(keyCard(key)),
      insert: colon ? name : `${name}:${behind(key, indent)}`,
      span,
      rank: (key.required ? 0 : 1000) + i,
    }));
}

/** What follows the colon: a space for a value on the line, a new line for a block. */
function behind({ shape }: Key, indent: string): string {
  switch (shape.is) {
    case "map":
    case "record":
      return `\n${indent}  `;
    case "list":
      return `\n${indent}  - `;
    default:
      return " ";
  }
}

function valueItems(workspace: Workspace, shape: Shape, cursor: Cursor): Completion[] {
  const item = (
    label: string,
    kind: Completion["kind"],
    detail: string,
    rank: number,
    documentation = "",
  ): Completion => ({
    label,
    kind,
    detail,
    documentation,
    insert: quotedIfNeeded(label),
    span: cursor.span,
    rank,
  });
  const words = [...wordsOf(shape)].map(([word, meaning], i) => item(word, "word", meaning, i));
  const flags = shape.is === "flag" ? ["true", "false"].map((word, i) => item(word, "word", "", i)) : [];
  const kinds = kindsOf(shape).flatMap((kind): Completion[] => {
    switch (kind) {
      case "team":
      case "party":
        return partyItems(workspace, item);
      case "identity":
        return namesOf(workspace, "identities", item);
      case "control":
        return namesOf(workspace, "controls", item);
      case "citation":
        return controls
          .filter(({ status }) => status === "current")
          .map((control, i) => item(nameOf(control), "text", control.title, i, control.summary));
      case "risk":
        return namesOf(workspace, "risks", item);
      case "case":
        return namesOf(workspace, "cases", item);
      case "date":
        return dateItems(workspace, shape, cursor, item);
      case "scope":
        return scopesSeen(workspace, item);
      case "bind":
        return bindable(workspace, item);
      case "rule":
        return rules.map(({ id, title }, i) => item(id, "name", title, i));
      default:
        return [];
    }
  });
  return [...words, ...flags, ...kinds];
}

type Make = (
  label: string,
  kind: Completion["kind"],
  detail: string,
  rank: number,
  documentation?: string,
) => Completion;

function partyItems(workspace: Workspace, item: Make): Completion[] {
  return workspace.world.teams().map((team, i) => {
    const gone = valueOf(team.status) === "disbanded";
    const detail = [valueOf(team.function), valueOf(team.contact), gone && "disbanded"]
      .filter(Boolean)
      .join(" · ");
    return item(team.id.value, "name", detail, (gone ? 100 : 0) + i);
  });
}

const namesOf = (workspace: Workspace, section: string, item: Make): Completion[] =>
  workspace.world.ids(section).map((id, i) => item(id, "name", section, i));

/** For what happened: today. For limits: in 30 and 90 days, and the policy's maximum. */
function dateItems(workspace: Workspace, shape: Shape, { path, siblings }: Cursor, item: Make): Completion[] {
  const { policy, today } = workspace.world;
  if (tenseOf(shape) === "past") return [item(formatDay(today), "date", "today", 0)];
  const ofCredential = path.includes("credentials");
  const most = ofCredential ? policy.maxExpiry : policy.maxGrant;
  const days = new Map<string, string>();
  const add = (day: number, why: string): void => {
    const text = formatDay(day);
    days.set(text, days.has(text) ? `${days.get(text)}, ${why}` : why);
  };
  add(today + 30, "in 30 days");
  add(today + 90, "in 90 days");
  const kind = ofCredential ? siblings.get("kind") : undefined;
  if (kind) {
    const age = policy.maxAge(kind).value;
    add(addTo(today, age), `${formatDuration(age)}, the longest time between rotations`);
  }
  add(addTo(today, most.value), `${formatDuration(most.value)}, the policy's maximum`);
  return [...days].map(([day, why], i) => item(day, "date", why, i));
}

const tenseOf = (shape: Shape): string | undefined => {
  if (shape.is === "text") return shape.tense;
  return shape.is === "either" ? shape.options.map(tenseOf).find(Boolean) : undefined;
};

/** Scopes written elsewhere in the workspace, the most frequent first. */
function scopesSeen(workspace: Workspace, item: Make): Completion[] {
  const seen = new Map<string, number>();
  for (const uri of workspace.uris)
    for (const facts of workspace.facts(uri))
      for (const mark of marksOf(facts))
        if (mark.is === "scope") seen.set(mark.scope.text, (seen.get(mark.scope.text) ?? 0) + 1);
  return [...seen]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 200)
    .map(([text, n], i) => item(text, "text", n === 1 ? "used once" : `used ${n} times`, i));
}

/** What the workspace's other files declare and a manifest can bind to. */
const bindable = (workspace: Workspace, item: Make): Completion[] =>
  workspace.uris.flatMap((uri) =>
    workspace
      .facts(uri)
      .flatMap(({ identities }) =>
        identities.flatMap(({ refs, system }) =>
          system === "native" ? [] : refs.map((ref, i) => item(ref, "name", workspace.pathOf(uri), i)),
        ),
      ),
  );

/** Plain where YAML takes it plainly. */
const quotedIfNeeded = (text: string): string =>
  /^[\w./][\w./@+-]*(:[\w./@*+,-]+)*$/.test(text) ? text : JSON.stringify(text);
