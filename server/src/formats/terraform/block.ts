/** The top-level blocks of a Terraform file, their labels read: one in each segment of HCL, all of them in Terraform's JSON. */
import type { Sourced } from "../../model/field.ts";
import type { ParsedSegment } from "../../syntax/node.ts";
import { type Notes, notesIn } from "../notes.ts";
import { itemsOf, type NamedPlace, type Place, pairsOf, placeAt, rootOf } from "../place.ts";

export type BlockKind = "resource" | "data" | "provider" | "module" | "locals";

export interface Block {
  readonly segment: ParsedSegment;
  readonly kind: BlockKind;
  /** `aws_iam_user`; of all but resources and data nothing. */
  readonly type: string;
  /** The last label. */
  readonly name: Sourced<string>;
  /** `aws_iam_user.bot`, `module.bot`. */
  readonly address: string;
  /** The folder that the file stands in, from the workspace root. */
  readonly folder: string;
  /** Written in JSON, which has no comments. */
  readonly json: boolean;
  readonly body: Place;
  readonly notes: Notes;
}

/** The blocks in the segment, of the kinds that we read. `path`: the file's. */
export function blocksOf(segment: ParsedSegment, path: string): readonly Block[] {
  const json = path.endsWith(".json");
  const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
  return pairsOf(rootOf(segment)).flatMap((head) => {
    const kind = kindOf(head.name);
    if (!kind) return [];
    const around = { segment, folder, json };
    if (kind === "locals") return made(kind, "", head, around);
    const labels = labelled(head.place);
    if (kind === "resource" || kind === "data")
      return labels.flatMap((type) =>
        labelled(type.place).flatMap((label) => made(kind, type.name, label, around)),
      );
    return labels.flatMap((label) => made(kind, "", label, around));
  });
}

/** What stands below a label. JSON may give a list of maps in place of one map, and a comment among the labels. */
const labelled = (place: Place): readonly NamedPlace[] =>
  [place, ...itemsOf(place)].flatMap(pairsOf).filter(({ name }) => name !== "//");

function made(
  kind: BlockKind,
  type: string,
  label: NamedPlace,
  around: Pick<Block, "segment" | "folder" | "json">,
): readonly Block[] {
  const before = type === "" ? kind : type;
  return [label.place, ...itemsOf(label.place)].flatMap((body) => {
    if (body.node?.kind !== "map") return [];
    const { start, end } = around.json ? body.node : { start: 0, end: around.segment.text.length };
    return {
      ...around,
      kind,
      type,
      name: { value: label.name, at: label.keyAt },
      address: `${kind === "data" ? "data." : ""}${before}.${label.name}`,
      body,
      notes: notesIn(around.segment, { start, end }),
    };
  });
}

const kindOf = (word: string): BlockKind | undefined => KINDS.find((kind) => kind === word);

const KINDS: readonly BlockKind[] = ["resource", "data", "provider", "module", "locals"];

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
