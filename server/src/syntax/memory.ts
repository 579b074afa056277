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

/** The document as this layer keeps it. */
class Document implements Parsed {
  readonly uri: string;
  readonly version: number;
  readonly language: Language;
  readonly held: readonly Held[];
  #segments: readonly ParsedSegment[] | undefined;

  constructor(uri: string, version: number, language: Language, held: readonly Held[]) {
    this.uri = uri;
    this.version = version;
    this.language = language;
    this.held = held;
  }

  /** Listed when somebody asks: while keys follow each other nobody looks at all of them. */
  get segments(): readonly ParsedSegment[] {
    this.#segments ??= this.held.map(({ segment }) => segment);
    return this.#segments;
  }
}

/** What is remembered of a document. Nobody else makes one. */
export const heldOf = (parsed: Parsed): readonly Held[] => (parsed instanceof Document ? parsed.held : []);

/** The document's value, remembered. */
export const remember = (uri: string, version: number, language: Language, held: readonly Held[]): Parsed =>
  new Document(uri, version, language, held);

/** Writes again where each segment of `parsed` stands, after a later version that shares them was made and given up. */
export function rebase(parsed: Parsed): void {
  Placed.all(heldOf(parsed));
}

/** The whole document from scratch. */
export function hold({ uri, version, language, text }: Source, claimer: Claimer): Parsed {
  const held = wholeCut(text, uri, language, claimer).map((one) =>
    make(uri, language, text.slice(one.start, one.end), one, undefined),
  );
  Placed.all(held);
  settle(held);
  return remember(uri, version, language, held);
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
