/** What is to be done to one collection or one value, before it becomes text. */
import type { TextEdit } from "../text/edits.ts";
import type { ParsedSegment } from "./node.ts";
import { type Collection, eachKey } from "./rewrite-look.ts";
import { type Around, eolAt, type Style, scalarsIn } from "./rewrite-style.ts";
import type { Company, Value } from "./rewrite-write.ts";

/** Why an edit is not made, as a sentence without a full stop. */
export interface Refusal {
  readonly refused: string;
}

export const refuse = (refused: string): Refusal => ({ refused });
export const isRefusal = (it: object): it is Refusal => "refused" in it;

/** The segment with what was learnt from it. */
export interface Site {
  readonly segment: ParsedSegment;
  readonly style: Style;
  readonly around: Around;
}

/** The place of a value: behind the colon of a pair, or the dash of an item. */
export interface Slot {
  readonly holder: Collection;
  readonly index: number;
}

/** A new pair (`key`) or item. It goes behind the last child that stays, or before the first (`first`). */
export interface Addition {
  readonly key?: string;
  readonly value: Value;
  readonly first?: true;
}

/** All that happens to the children of one collection. `slot` is where the collection itself stands; the root has none. */
export interface Change {
  readonly node: Collection;
  readonly slot: Slot | undefined;
  readonly removed: Set<number>;
  readonly added: Addition[];
}

export const cut = (start: number, end: number): TextEdit => ({ span: { start, end }, text: "" });
export const insert = (at: number, text: string): TextEdit => ({ span: { start: at, end: at }, text });

export const companyIn = (site: Site, node: Collection): Company => ({
  style: site.style,
  scalars: scalarsIn(node),
  keys: eachKey(node),
});

export const eolOf = (site: Site, at: number): string => eolAt(site.segment.text, at, site.around);

/** Whether commas separate the children. An entry of a JSON file has no braces of its own and still is JSON. */
export const inFlow = (site: Site, node: Collection): boolean => node.flow || site.style.json;
