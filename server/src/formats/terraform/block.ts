/** One top-level block of a Terraform file, its labels read. */
import type { Sourced } from "../../model/field.ts";
import type { ParsedSegment } from "../../syntax/node.ts";
import { type Notes, notesIn } from "../notes.ts";
import { itemsOf, type Place, pairsOf, placeAt, rootOf } from "../place.ts";

export type BlockKind = "resource" | "data" | "provider" | "module";

export interface Block {
  readonly segment: ParsedSegment;
  readonly kind: BlockKind;
  /** `aws_iam_user`; of providers and modules nothing. */
  readonly type: string;
  /** The last label. */
  readonly name: Sourced<string>;
  /** `aws_iam_user.bot`, `module.bot`. */
  readonly address: string;
  /** The folder that the file stands in, from the workspace root. */
  readonly folder: string;
  readonly body: Place;
  readonly notes: Notes;
}

/** The block in the segment; undefined where none is, or none of a kind that we read. `path`: the file's. */
export function blockOf(segment: ParsedSegment, path: string): Block | undefined {
  const [head] = pairsOf(rootOf(segment));
  const kind = head && kindOf(head.name);
  if (!head || !kind) return undefined;
  const twice = kind === "resource" || kind === "data";
  const [first] = pairsOf(head.place);
  const [label] = twice && first ? pairsOf(first.place) : [first];
  if (!first || !label) return undefined;
  const type = twice ? first.name : "";
  const address = { resource: `${type}.`, data: `data.${type}.`, provider: "provider.", module: "module." };
  return {
    segment,
    kind,
    type,
    name: { value: label.name, at: label.keyAt },
    address: `${address[kind]}${label.name}`,
    folder: path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "",
    body: label.place,
    notes: notesIn(segment, { start: 0, end: segment.text.length }),
  };
}

const kindOf = (word: string): BlockKind | undefined =>
  word === "resource" || word === "data" || word === "provider" || word === "module" ? word : undefined;

/** The title for messages: `aws_iam_user "bot"`, `module "bot"`. */
export const titleOf = ({ kind, type, name }: Block): string =>
  kind === "resource"
    ? `${type} "${name.value}"`
    : kind === "data"
      ? `data ${type} "${name.value}"`
      : `${kind} "${name.value}"`;

/** The blocks of that name inside of a block; an attribute that is a map counts as one. */
export function inner(place: Place, name: string): readonly Place[] {
  const found = placeAt(place, name);
  return found.node?.kind === "map" ? [found] : itemsOf(found).filter(({ node }) => node?.kind === "map");
}

/** The text of a scalar, computed ones included (`${…}`); undefined for `null`, and where none stands. */
export function wordAt(place: Place): string | undefined {
  const { node } = place;
  if (node?.kind !== "scalar" || (node.style === "plain" && node.value === "null")) return undefined;
  return node.value;
}

/** The address that an expression refers to (`aws_iam_user.bot` in `aws_iam_user.bot.name`); undefined for all else. */
export function addressIn(place: Place, type: string): string | undefined {
  const text = wordAt(place);
  const name = text && new RegExp(`\\b${type}\\.([A-Za-z_][\\w-]*)`).exec(text)?.[1];
  return name && text.startsWith("${") ? `${type}.${name}` : undefined;
}
