/**
 * Where a person types: at a key, at a value or at either, and its path in the manifest.
 * What is half typed is in no tree yet, so a whole word is put in its place and the tree of that is asked.
 */
import type { MapNode, Node, ParsedSegment, Path } from "../../syntax/node.ts";
import { nodeAt, offsetAt, pathAt, segmentAt } from "../../syntax/parse.ts";
import type { Parsed } from "../../syntax/parsed.ts";
import type { Position } from "../../text/lines.ts";
import type { Span } from "../../text/span.ts";
import { documentOf, fromRoot } from "../place.ts";
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
  /** The word would stand right behind a colon or comma, without a blank. */
  readonly tight: boolean;
}

/** A word that nobody writes. */
const WORD = "nhi0cursor0";

/** undefined in comments, in block texts and where the text around cannot be read. */
export function cursorAt(workspace: Workspace, uri: string, position: Position): Cursor | undefined {
  const parsed = workspace.parsed(uri);
  if (!parsed) return undefined;
  const offset = offsetAt(parsed, position);
  const segment = segmentAt(parsed, offset);
  if (parsed.language === "lines" || parsed.language === "hcl") return undefined;
  const json = parsed.language === "json";
  const typing = typingAt(segment.text, offset - segment.base, parsed.language);
  if (!typing) return undefined;
  const shift = position.character - (offset - segment.base);
  const columns = { start: typing.span.start + shift, end: typing.span.end + shift };
  const tight = /[:,]/.test(segment.text.charAt(typing.span.start - 1));
  const blank = tight ? " " : "";
  const seen = (text: string): Seen | undefined =>
    workspace.sketch(
      uri,
      [
        {
          start: { ...position, character: columns.start },
          end: { ...position, character: columns.end },
          text: blank + text,
        },
      ],
      (sketched) => look(sketched, { ...position, character: columns.start + blank.length + 1 }),
    );
  const quote = json ? '"' : typing.quote;
  const word = `${quote}${WORD}${quote}`;
  const asKey = typing.value ? undefined : seen(typing.colon ? word : `${word}: ${json ? '""' : "x"}`);
  const asValue = typing.colon || (asKey && json) ? undefined : seen(word);
  // A pair without braces in a list on one line is possible and never meant.
  const key = asKey?.onKey && !(typing.flow && asKey.bare) ? asKey : undefined;
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
    tight,
  };
}

interface Seen {
  readonly path: Path;
  readonly onKey: boolean;
  readonly around: readonly Around[];
  readonly beside: readonly string[];
  /** The map begins with the word: no brace stands before it. */
  readonly bare: boolean;
}

function look(parsed: Parsed, position: Position): Seen | undefined {
  const offset = offsetAt(parsed, position);
  const segment = segmentAt(parsed, offset);
  // Asked of the text with the word in it: an empty file is nobody's yet.
  if (segment.format !== "native") return undefined;
  const place = pathAt(segment.root, offset - segment.base);
  if (place?.node?.kind !== "scalar" || place.node.value !== WORD) return undefined;
  const { path, onKey } = place;
  const around: Around[] = [];
  for (let depth = path.length - 1; depth >= 0; depth--) {
    const node = nodeAt(segment.root, path.slice(0, depth));
    if (node?.kind === "map") around.push(wordsOf(node));
  }
  const parent = nodeAt(segment.root, path.slice(0, -1));
  return {
    path: fromRoot(segment, path),
    onKey,
    around: withSections(parsed, segment, path, around),
    beside: scalarsOf(parent),
    bare: parent?.kind === "map" && parent.start === place.node.start,
  };
}

function wordsOf({ pairs }: MapNode): Around {
  const words = new Map<string, string>();
  for (const { key, value } of pairs)
    if (key.value !== WORD)
      words.set(key.value, value?.kind === "scalar" && value.value !== WORD ? value.value : "");
  return words;
}

const scalarsOf = (node: Node | undefined): readonly string[] =>
  node?.kind === "list"
    ? node.items.flatMap(({ value }) =>
        value?.kind === "scalar" && value.value !== WORD ? [value.value] : [],
      )
    : [];

/** The outermost map of a manifest is spread over its segments: its keys are the sections that stand there. */
function withSections(
  parsed: Parsed,
  segment: ParsedSegment,
  path: Path,
  around: readonly Around[],
): readonly Around[] {
  if (path.length !== 1 || segment.section !== undefined) return around;
  const keys = new Map(around[0] ?? []);
  for (const one of documentOf(parsed, segment)) {
    if (one.section !== undefined) keys.set(one.section, "");
    else if (one.root?.kind === "map")
      for (const { key } of one.root.pairs) if (key.value !== WORD) keys.set(key.value, "");
  }
  return [keys, ...around.slice(1)];
}
