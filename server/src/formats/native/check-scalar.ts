/** Holds a single value against its shape; notes references and dates. */
import type { NumberShape, Shape, TextShape, WordShape } from "../../../../schemas/shape.ts";
import { readDate } from "../../model/date-text.ts";
import { parseDuration } from "../../model/day.ts";
import type { CitationText, Reference } from "../../model/facts.ts";
import { nearest } from "../../model/nearest.ts";
import { coreType, type ScalarNode } from "../../syntax/node.ts";
import { anchorOf, isBlank, type Place, spotOf } from "../place.ts";
import { isExpression } from "../read.ts";
import { complain, type Found } from "./found.ts";
import { oneOf, words, written } from "./say.ts";

/** What the check knows about where it is. */
export interface Where {
  readonly found: Found;
  /** The manifest's section. */
  readonly section: string;
  /** The nearest key above. */
  readonly field: string;
  /** Whether an alias brought it here. */
  readonly borrowed?: boolean;
}

/** A fault of a value: its code and message, and the nearest known value. */
interface Fault {
  readonly code: string;
  readonly message: string;
  readonly rename?: string | undefined;
}

/** Checks a value that should be a single word, text, number or flag. */
export function checkScalar(place: Place, shape: Shape, where: Where, title: string): void {
  const { node } = place;
  const blank = isBlank(place);
  if (shape.is === "text" && shape.kind === "date" && (blank || node?.kind === "scalar")) {
    noteDate(place, shape, where);
    return;
  }
  if (blank || (node?.kind === "scalar" && isExpression(node.value))) return;
  const fault = node?.kind === "scalar" ? faultOf(node, shape, title) : wrongType(place, title, words(shape));
  if (fault) complain(where.found, fault.code, fault.message, spotOf(place), fault.rename);
  else if (shape.is === "text" && node?.kind === "scalar")
    noteReference(node.value.trim(), place, shape, where);
}

function faultOf(node: ScalarNode, shape: Shape, title: string): Fault | undefined {
  switch (shape.is) {
    case "word":
      return wordFault(node.value.trim(), shape, title);
    case "number":
      return numberFault(node, shape, title);
    case "flag":
      return coreType(node) === "bool" ? undefined : flagFault(node.value, title);
    case "text":
      return textFault(node, shape, title);
    default:
      return undefined;
  }
}

function noteDate(place: Place, shape: TextShape, { found, field }: Where): void {
  const { node } = place;
  const text = node?.kind === "scalar" && !isBlank(place) ? node.value : "";
  if (isExpression(text)) return;
  found.dates.push({
    kind: "date",
    key: field,
    at: spotOf(place),
    text,
    tense: shape.tense ?? "any",
    reading: readDate(text),
  });
}

function textFault(node: ScalarNode, shape: TextShape, title: string): Fault | undefined {
  const text = node.value.trim();
  if (shape.words.has(text)) return undefined;
  if (shape.kind === "duration") {
    if (parseDuration(text)) return undefined;
    const rename = /^\d+$/.test(text) ? `${text}d` : undefined;
    const message = `${title} "${text}" is no length of time; expected one such as 30m, 8h, 90d, 6mo or P90D`;
    return { code: "bad-duration", message, rename };
  }
  if (coreType(node) !== "string")
    return {
      code: "wrong-type",
      message: `${title} is ${written(node)}; expected ${words(shape)} (in quotes)`,
    };
  if (!shape.pattern || shape.pattern.test(text)) return undefined;
  const expected = FORMS.get(shape.kind) ?? "another form";
  return { code: "bad-form", message: `${title} "${text}" is not written as ${expected}` };
}

const FORMS: ReadonlyMap<string, string> = new Map([
  ["scope", "system:permission or system:permission@resource"],
  ["bind", "system:kind/path"],
  ["rule", "a rule id (words joined by -)"],
]);

function noteReference(text: string, place: Place, shape: TextShape, { found, section, field }: Where): void {
  if (shape.kind === "citation") {
    const at = spotOf(place);
    const of = entryOf(place, section);
    const list = listOf(place, found.citations.at(-1));
    found.citations.push({ kind: "citation", text, at, list, entry: anchorOf(place), section, of, field });
  }
  if (shape.kind === "evidence") {
    const of = entryOf(place, section);
    found.evidence.push({ kind: "evidence", ref: text, at: spotOf(place), section, of, field });
  }
  const to = shape.words.has(text) ? undefined : referenceOf(text, shape, section);
  if (to) found.references.push({ to, ref: { value: text, at: spotOf(place) }, field, section });
}

/** What stands in the same list; the citations of one list share it. */
function listOf({ above, segment, step }: Place, last: CitationText | undefined): readonly string[] {
  const { node } = above ?? {};
  if (node?.kind !== "list") return [];
  const [{ value: first } = { value: undefined }] = node.items;
  const isSame =
    step !== 0 &&
    last?.entry.in === segment &&
    first?.kind === "scalar" &&
    last.list[0] === first.value.trim();
  if (isSame && last.list.length === node.items.length) return last.list;
  return node.items.map(({ value }) => (value?.kind === "scalar" ? value.value.trim() : ""));
}

/** The id of the entry that the place belongs to; empty in a list of entries without ids, and in the policy. */
function entryOf(place: Place, section: string): string {
  if (section === "policy") return "";
  const steps = anchorOf(place).path;
  const id = place.segment.section === undefined ? steps[1] : steps[0];
  return typeof id === "string" ? id : "";
}

/** What the text refers to; undefined where it refers to nothing that can be looked up. */
function referenceOf(text: string, { kind }: TextShape, section: string): Reference["to"] | undefined {
  switch (kind) {
    case "team":
      return "team";
    case "party":
      return text.startsWith("identity:") ? "identity" : "party";
    case "person":
      // The people of a team are declared by it, not looked up.
      return section === "teams" ? undefined : "party";
    case "glob":
      return text.startsWith("identity:") ? "identity" : undefined;
    case "identity":
    case "control":
    case "risk":
    case "case":
    case "file":
      return kind;
    case "evidence":
      return isPath(text) ? "file" : undefined;
    default:
      return undefined;
  }
}

/** A path of the workspace, no URL and no name in another system (`splunk:pam`). */
const isPath = (text: string): boolean =>
  !/^[a-z][a-z0-9+.-]*:/i.test(text) && /[./]/.test(text) && !/\s/.test(text);

function wordFault(text: string, { words: known }: WordShape, title: string): Fault | undefined {
  if (known.has(text)) return undefined;
  const names = [...known.keys()];
  const [rename] = nearest(text, names, (name) => [name], 1);
  const expected = rename === undefined ? `expected ${oneOf(names, "or")}` : `the nearest is ${rename}`;
  return { code: "unknown-word", message: `${title} "${text}" is not known; ${expected}`, rename };
}

function numberFault(node: ScalarNode, { only }: NumberShape, title: string): Fault | undefined {
  const number = coreType(node) === "int" ? Number(node.value) : undefined;
  if (only !== undefined && number !== undefined)
    return number === only
      ? undefined
      : {
          code: "version",
          message: `version ${number} of the manifest is not known; this is version ${only}`,
        };
  if (only !== undefined)
    return { code: "version", message: `${title} is ${written(node)}; expected the number ${only}` };
  if (number !== undefined && number >= 0) return undefined;
  const what = number === undefined ? written(node) : "below zero";
  return { code: "wrong-type", message: `${title} is ${what}; expected a whole number` };
}

function flagFault(text: string, title: string): Fault {
  const rename = /^(yes|on|y)$/i.test(text) ? "true" : /^(no|off|n)$/i.test(text) ? "false" : undefined;
  return { code: "wrong-type", message: `${title} "${text}" is neither true nor false`, rename };
}

const wrongType = ({ node }: Place, title: string, expected: string): Fault => ({
  code: "wrong-type",
  message: `${title} is ${written(node)}; expected ${expected}`,
});
