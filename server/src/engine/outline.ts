/** The document's structure as an outline: sections, entries, keys, each with what tells it from its neighbours. */
import type { Identity } from "../model/facts.ts";
import type { MapNode, Node, ParsedSegment } from "../syntax/node.ts";
import { type Span, type Spot, spot } from "../text/span.ts";
import { shortName } from "./explain/people.ts";
import type { Workspace } from "./workspace.ts";

export interface OutlineEntry {
  readonly name: string;
  readonly detail: string;
  readonly kind: Kind;
  readonly whole: Spot;
  readonly nameAt: Spot;
  readonly children: readonly OutlineEntry[];
}

type Kind = "section" | "entry" | "key";

const BELOW: Readonly<Record<Kind, Kind | undefined>> = { section: "entry", entry: "key", key: undefined };

/** Of a manifest everything down to the keys of entries; of other files the identities in them. */
export function symbolsOf(workspace: Workspace, uri: string): readonly OutlineEntry[] {
  const out: OutlineEntry[] = [];
  let section: { readonly symbol: OutlineEntry; readonly children: OutlineEntry[] } | undefined;
  for (const segment of workspace.parsed(uri)?.segments ?? []) {
    if (segment.format === undefined) continue;
    if (segment.format !== "native") {
      out.push(...(workspace.factsOf(segment)?.identities ?? []).map((one) => foreign(workspace, one)));
      continue;
    }
    if (segment.kind === "entry" && section) {
      section.children.push(...symbolsIn(segment, segment.root, "entry"));
      continue;
    }
    const symbols = symbolsIn(segment, segment.root, "section");
    const [first] = symbols;
    if (segment.kind === "header" && first) {
      const children: OutlineEntry[] = [];
      section = { symbol: { ...first, children }, children };
      out.push(section.symbol);
    } else {
      section = undefined;
      out.push(...symbols);
    }
  }
  return out.map((one) => (one.kind === "section" ? counted(one) : one));
}

/** A section says how much stands in it. */
const counted = (one: OutlineEntry): OutlineEntry =>
  one.children.length > 0 ? { ...one, detail: `${one.children.length}` } : one;

function foreign(workspace: Workspace, identity: Identity): OutlineEntry {
  const { at } = identity.id;
  const ownership = workspace.world.ownership(identity);
  return {
    name: shortName(identity) || "?",
    detail: ownership.is === "owned" ? ownership.answer.owner.value : "",
    kind: "entry",
    whole: at,
    nameAt: at,
    children: [],
  };
}

function symbolsIn(segment: ParsedSegment, node: Node | undefined, kind: Kind): readonly OutlineEntry[] {
  const below = (value: Node | undefined): readonly OutlineEntry[] => {
    const next = BELOW[kind];
    return next ? symbolsIn(segment, value, next) : [];
  };
  if (node?.kind === "map")
    return node.pairs.map(({ key, value, start, end }) => ({
      name: shown(key.value) || "?",
      detail: detailOf(value),
      kind,
      whole: spot(segment, start, Math.max(end, key.end)),
      nameAt: spot(segment, key.start, key.end),
      children: below(value),
    }));
  if (node?.kind !== "list") return [];
  return node.items.map(({ value, start, end }) => {
    const title = titleOf(value);
    const at = title ?? { start, end };
    return {
      name: shown(title?.text ?? "") || "-",
      detail: value?.kind === "map" ? detailOf(value, title) : "",
      kind,
      whole: spot(segment, start, end),
      nameAt: spot(segment, at.start, at.end),
      children: value?.kind === "map" ? below(value) : [],
    };
  });
}

const shown = (text: string): string => text.replace(/\s+/g, " ").trim().slice(0, 80);

/** The keys that tell an entry from its neighbours, the most telling first. */
const TELLING = [
  "type",
  "owner",
  "severity",
  "status",
  "contact",
  "function",
  "approvedBy",
  "assignee",
  "reason",
  "rotated",
];

function detailOf(node: Node | undefined, but?: Span): string {
  if (node?.kind === "scalar") return shown(node.value);
  if (node?.kind === "list") return node.items.length > 0 ? `${node.items.length}` : "";
  if (node?.kind !== "map") return "";
  return TELLING.flatMap((key) => scalarOf(node, key) ?? [])
    .filter(({ start, text }) => start !== but?.start && text !== "")
    .slice(0, 2)
    .map(({ text }) => text)
    .join(" · ");
}

type Title = Span & { readonly text: string };

/** The keys that name a list entry. */
const NAMING = ["subject", "match", "rule", "scope", "name", "kind", "ref", "on", "to"];

/** What stands for a list entry: the word itself, or the value of the key that names it. */
function titleOf(node: Node | undefined): Title | undefined {
  if (node?.kind === "scalar") return { text: node.value, start: node.start, end: node.end };
  if (node?.kind !== "map") return undefined;
  for (const key of NAMING) {
    const found = scalarOf(node, key) ?? mapTitle(node, key);
    if (found) return found;
  }
  const [first] = node.pairs;
  return first && scalarOf(node, first.key.value);
}

function scalarOf({ pairs }: MapNode, key: string): Title | undefined {
  const value = pairs.find((pair) => pair.key.value === key)?.value;
  return value?.kind === "scalar"
    ? { text: shown(value.value), start: value.start, end: value.end }
    : undefined;
}

/** `{ kind: Namespace, label: "team=sre" }` as `Namespace team=sre`. */
function mapTitle({ pairs }: MapNode, key: string): Title | undefined {
  const value = pairs.find((pair) => pair.key.value === key)?.value;
  if (value?.kind !== "map") return undefined;
  const words = value.pairs.flatMap((pair) => (pair.value?.kind === "scalar" ? [pair.value.value] : []));
  return { text: words.join(" "), start: value.start, end: value.end };
}
