/**
 * Where a person types: at a key, at a value or at either, and its path in the manifest.
 * What is half typed is in no tree yet, so a whole word is put in its place and the tree of that is asked.
 */
import type { MapNode, Node, ParsedSegment, Path } from "../../syntax/node.ts";
import { nodeAt, offsetAt, pathAt, segmentAt } from "../../syntax/parse.ts";
import type { Parsed } from "../../syntax/parsed.ts";
import type { Position } from "../../text/lines.ts";
import type { Span } from "../../text/span.ts";
import { fromRoot } from "../place.ts";
import type { Workspace } from "../workspace.ts";
import { type Typing, typingAt } from "./typing.ts";

/** A map around the cursor: its keys with their values where these are plain words. */
export type Around = ReadonlyMap<string, string>;

export interface Cursor {
  /** The map that a key typed here belongs to; undefined where no key can stand. */
  readonly key: Path | undefined;
  /** The path of the value typed here; undefined where none can stand. */
  readonly value: Path | undefined;
  /** The maps around, innermost first, without the word itself. */
  readonly around: readonly Around[];
  /** Other entries of the list that the value stands in. */
  readonly beside: readonly string[];
  /** The word, in offsets of the whole document. */
  readonly span: Span;
  /** As typed so far, without quotes. */
  readonly typed: string;
  readonly typing: Typing;
  readonly json: boolean;
  readonly eol: string;
}

/** A word that nobody writes. */
const WORD = "nhi0cursor0";

/** undefined in comments, in block texts and where the text around cannot be read. */
export function cursorAt(workspace: Workspace, uri: string, position: Position): Cursor | undefined {
  const parsed = workspace.parsed(uri);
  if (!parsed) return undefined;
  const offset = offsetAt(parsed, position);
  const segment = segmentFor(parsed, offset);
  if (segment?.format !== "native" || segment.language === "lines") return undefined;
  const json = segment.language === "json";
  const typing = typingAt(segment.text, offset - segment.base, segment.language);
  if (!typing) return undefined;
  const shift = position.character - (offset - segment.base);
  const columns = { start: typing.span.start + shift, end: typing.span.end + shift };
  const seen = (text: string): Seen | undefined =>
    workspace.sketch(
      uri,
      [{ start: { ...position, character: columns.start }, end: { ...position, character: columns.end }, text }],
      (sketched) => look(sketched, { ...position, character: columns.start + 1 }),
    );
  const quote = json ? '"' : typing.quote;
  const word = `${quote}${WORD}${quote}`;
  const asKey = typing.value ? undefined : seen(typing.colon ? word : `${word}: ${json ? '""' : "x"}`);
  const asValue = typing.colon || (asKey && json) ? undefined : seen(word);
  const key = asKey?.onKey ? asKey : undefined;
  const value = asValue && !asValue.onKey ? asValue : undefined;
  if (!key && !value) return undefined;
  const span = { start: typing.span.start + segment.base, end: typing.span.end + segment.base };
  return {
    key: key?.path.slice(0, -1),
    value: value?.path,
    around: (key ?? value)?.around ?? [],
    beside: value?.beside ?? [],
    span,
    typed: segment.text.slice(typing.span.start, offset - segment.base).replace(/^["']/, ""),
    typing,
    json,
    eol: segment.text.includes("\r\n") ? "\r\n" : "\n",
  };
}

/** At the very end of a text that ends with a line break, the new line belongs to no segment yet: the last one is asked. */
const segmentFor = (parsed: Parsed, offset: number): ParsedSegment | undefined => segmentAt(parsed, offset);

interface Seen {
  readonly path: Path;
  readonly onKey: boolean;
  readonly around: readonly Around[];
  readonly beside: readonly string[];
}

function look(parsed: Parsed, position: Position): Seen | undefined {
  const offset = offsetAt(parsed, position);
  const segment = segmentAt(parsed, offset);
  const place = pathAt(segment.root, offset - segment.base);
  if (!place?.node || place.node.kind !== "scalar" || place.node.value !== WORD) return undefined;
  const { path, onKey } = place;
  const around: Around[] = [];
  for (let depth = path.length - 1; depth >= 0; depth--) {
    const node = nodeAt(segment.root, path.slice(0, depth));
    if (node?.kind === "map") around.push(wordsOf(node));
  }
  const list = nodeAt(segment.root, path.slice(0, -1));
  return { path: fromRoot(segment, path), onKey, around: withSections(parsed, segment, path, around), beside: scalarsOf(list) };
}

function wordsOf({ pairs }: MapNode): Around {
  const words = new Map<string, string>();
  for (const { key, value } of pairs)
    if (key.value !== WORD) words.set(key.value, value?.kind === "scalar" && value.value !== WORD ? value.value : "");
  return words;
}

const scalarsOf = (node: Node | undefined): readonly string[] =>
  node?.kind === "list"
    ? node.items.flatMap(({ value }) => (value?.kind === "scalar" && value.value !== WORD ? [value.value] : []))
    : [];

/** The outermost map of a manifest is spread over its segments: its keys are the sections that stand there. */
function withSections(parsed: Parsed, segment: ParsedSegment, path: Path, around: readonly Around[]): readonly Around[] {
  if (path.length !== 1 || segment.section !== undefined || segment.kind === "document") return around;
  const keys = new Map(around[0] ?? []);
  for (const one of documentOf(parsed, segment)) {
    const top = one.section ?? (one.kind === "header" || one.kind === "piece" ? undefined : "");
    if (top) keys.set(top, "");
    else if (one.root?.kind === "map") for (const { key } of one.root.pairs) if (key.value !== WORD) keys.set(key.value, "");
  }
  return [keys, ...around.slice(1)];
}

/** The segments of the same YAML document. */
function documentOf({ segments }: Parsed, segment: ParsedSegment): readonly ParsedSegment[] {
  const at = segments.indexOf(segment);
  const begins = (one: ParsedSegment | undefined): boolean => one !== undefined && /^(---(\s|$))/m.test(one.text.slice(0, 400));
  let first = at;
  while (first > 0 && !begins(segments[first])) first--;
  let last = at + 1;
  while (last < segments.length && !begins(segments[last])) last++;
  return segments.slice(first, last);
}
