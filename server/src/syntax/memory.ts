/** Documents from scratch, and what is remembered of them for the next edit. */
import type { Language, Source } from "../text/source.ts";
import type { Claimer } from "./claim.ts";
import { settle } from "./context.ts";
import { cut } from "./cut.ts";
import { cutJson } from "./cut-json.ts";
import type { Cut } from "./cuts.ts";
import { cutHcl } from "./hcl-cut.ts";
import { type Held, make } from "./held.ts";
import type { ParsedSegment } from "./node.ts";
import type { Parsed } from "./parsed.ts";
import { Placed } from "./placed.ts";
import { BOM, plainBreaks } from "./scan.ts";

const memory = new WeakMap<Parsed, readonly Held[]>();

/** What is remembered of the newest version of a document; undefined for one that this layer did not make. */
export const heldOf = (parsed: Parsed): readonly Held[] | undefined => memory.get(parsed);

/** The document's value, remembered. */
export function remember(
  uri: string,
  version: number,
  language: Language,
  held: readonly Held[],
  segments: readonly ParsedSegment[],
): Parsed {
  const parsed: Parsed = { uri, version, language, segments };
  memory.set(parsed, held);
  return parsed;
}

/** Writes again where each segment of `parsed` stands, after a later version that shares them was made and given up. */
export function rebase(parsed: Parsed): void {
  Placed.all(memory.get(parsed) ?? []);
}

/** The whole document from scratch. */
export function hold({ uri, version, language, text }: Source, claimer: Claimer): Parsed {
  const held: Held[] = [];
  let line = 0;
  for (const one of wholeCut(text, uri, language, claimer)) {
    held.push(make(uri, language, text.slice(one.start, one.end), one, one.start, line, undefined));
    line += one.lines;
  }
  settle(held);
  Placed.all(held);
  return remember(
    uri,
    version,
    language,
    held,
    held.map(({ segment }) => segment),
  );
}

/** The cut of a whole text; one segment at least. */
export function wholeCut(text: string, uri: string, language: Language, claimer: Claimer): Cut[] {
  if (language === "hcl") {
    const blocks = cutHcl(plainBreaks(text), uri, claimer);
    if (blocks.length > 0) return blocks;
  }
  const claim =
    language === "yaml" || language === "hcl"
      ? undefined
      : claimer(text.slice(text.charCodeAt(0) === BOM ? 1 : 0, 1024), uri);
  const plain = plainBreaks(text);
  const cuts =
    language === "yaml"
      ? cut(plain, uri, claimer)
      : language === "json" && claim
        ? cutJson(plain, uri, claimer, claim)
        : [];
  if (cuts && cuts.length > 0) return cuts;
  const kind = claim?.sections && language === "yaml" ? "piece" : "document";
  return [
    {
      start: 0,
      end: text.length,
      lines: 0,
      net: 0,
      astray: false,
      kind,
      section: undefined,
      claim,
      first: true,
      before: undefined,
      flaw: undefined,
    },
  ];
}
