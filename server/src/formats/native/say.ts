/** How shapes, sections and written values are called in messages. */
import type { Shape } from "../../../../schemas/shape.ts";
import { coreType, type Node } from "../../syntax/node.ts";

/** `a`, `a and b`, `a, b and c`. */
export function oneOf(names: readonly string[], joint: "and" | "or"): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} ${joint} ${last}`;
}

const SINGULAR: ReadonlyMap<string, string> = new Map([
  ["identities", "identity"],
  ["access", "grant"],
  ["breakGlass", "break-glass path"],
  ["owners", "owner rule"],
  ["evidence", "evidence"],
]);

/** An entry of a section or list: `identity "ci-bot"`, `credential`. */
export function named(plural: string, id: string | undefined): string {
  const one = SINGULAR.get(plural) ?? plural.replace(/s$/, "");
  return id === undefined ? one : `${one} "${id}"`;
}

/** The kind of node that a value of this shape is written as. */
export function kindOf(shape: Shape): Node["kind"] {
  if (shape.is === "map" || shape.is === "record") return "map";
  return shape.is === "list" ? "list" : "scalar";
}

/** What is expected, in words. */
export function words(shape: Shape): string {
  switch (shape.is) {
    case "map":
    case "record":
      return "a map";
    case "list":
      return "a list";
    case "number":
      return "a number";
    case "flag":
      return "true or false";
    case "word":
      return "a word";
    case "text":
      return KINDS.get(shape.kind) ?? "text";
    default:
      return "a value";
  }
}

const KINDS: ReadonlyMap<string, string> = new Map([
  ["date", "a date"],
  ["duration", "a length of time"],
  ["party", "a team or person"],
  ["team", "a team"],
  ["person", "a mail address"],
  ["scope", "a scope"],
  ["identity", "an identity"],
  ["control", "a control"],
]);

/** What stands there, in words. */
export function written(node: Node | undefined): string {
  if (!node) return "empty";
  if (node.kind !== "scalar") return node.kind === "map" ? "a map" : "a list";
  switch (coreType(node)) {
    case "null":
      return "empty";
    case "bool":
      return node.value;
    case "string":
      return "text";
    default:
      return "a number";
  }
}
