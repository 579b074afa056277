/** What tags say of an owner: on a resource, on the whole stack, in the `Globals` of SAM and under `provider` of Serverless. */
import type { Container, OwnerClaim } from "../../model/facts.ts";
import type { Sourced } from "../../model/field.ts";
import { ownerIn, ownerKeyRank } from "../../model/owner-keys.ts";
import type { ParsedSegment } from "../../syntax/node.ts";
import { type Spot, spot } from "../../text/span.ts";
import { noteOwners, notesIn } from "../notes.ts";
import { itemsOf, type Place, pairsOf, placeAt, rootOf, spotOf } from "../place.ts";
import { stackKey } from "./template.ts";
import { textAt, wordAt } from "./value.ts";

export interface Tag {
  readonly key: string;
  readonly value: Sourced<string>;
}

/** Tags as CloudFormation writes them: a list of `Key` and `Value`, or a map. */
export function tagsAt(place: Place): readonly Tag[] {
  if (place.node?.kind === "list")
    return itemsOf(place).flatMap((item) => {
      const key = textAt(placeAt(item, "Key"));
      const value = wordAt(placeAt(item, "Value"));
      return key !== undefined && value ? [{ key, value }] : [];
    });
  return pairsOf(place).flatMap(({ name, place: one }) => {
    const value = wordAt(one);
    return value ? [{ key: name, value }] : [];
  });
}

/** The strongest tag that names an owner. `owner` and `team` beside each other are one answer, not two. */
export function taggedOwner(
  tags: readonly Tag[],
  rung: OwnerClaim["rung"],
  how: string,
): readonly OwnerClaim[] {
  let best: { readonly rank: number; readonly tag: Tag } | undefined;
  for (const tag of tags) {
    const rank = ownerKeyRank(tag.key.slice(tag.key.lastIndexOf(":") + 1));
    if (rank === undefined || tag.value.value === "" || (best && best.rank <= rank)) continue;
    best = { rank, tag };
  }
  return best ? [{ rung, owner: named(best.tag.value), how: `${how} ${best.tag.key}` }] : [];
}

/** The party in the value, at its own place where the text stands there as it is read. */
function named({ value, at }: Sourced<string>): Sourced<string> {
  const { owner } = ownerIn(value);
  const offset = owner === value ? -1 : at.in.text.slice(at.start, at.end).indexOf(owner);
  return { value: owner, at: offset < 0 ? at : part(at, offset, owner.length) };
}

const part = (at: Spot, offset: number, length: number): Spot =>
  spot(at.in, at.start + offset, at.start + offset + length);

/** What this part of the document says of the owner of all that the stack makes. */
export function stackOf(segment: ParsedSegment, path: string): readonly Container[] {
  const root = rootOf(segment);
  const claims = [
    ...(segment.section === "Resources" ? [] : noted(segment, root)),
    ...globalTags(placeAt(root, "Globals")),
    ...taggedOwner(tagsAt(placeAt(root, "Metadata")), 4, "template metadata"),
    ...providerTags(placeAt(root, "provider")),
  ];
  const [first] = claims;
  if (!first) return [];
  return [{ key: stackKey(path), id: { value: path, at: first.owner.at }, claims }];
}

/** Comments at the head of the document, before anything that it holds; in a piece of a template, all of them. */
function noted(segment: ParsedSegment, root: Place): readonly OwnerClaim[] {
  const whole =
    placeAt(root, "Resources").node ?? placeAt(root, "resources").node ?? placeAt(root, "provider").node;
  const end = whole && root.node ? root.node.start : segment.text.length;
  return noteOwners(notesIn(segment, { start: 0, end }), 4, " of the stack");
}

const globalTags = (globals: Place): readonly OwnerClaim[] =>
  pairsOf(globals).flatMap(({ name, place }) =>
    taggedOwner(tagsAt(placeAt(place, "Tags")), 4, `Globals ${name} tag`),
  );

const providerTags = (provider: Place): readonly OwnerClaim[] =>
  ["stackTags", "tags"].flatMap((key) => taggedOwner(tagsAt(placeAt(provider, key)), 4, `provider ${key}`));

/** Whether the tags as a whole are made elsewhere, so that nobody can tell what they say. */
export const tagsElsewhere = (place: Place): Spot | undefined => {
  const { node } = place;
  const made =
    (node?.kind === "scalar" && node.value !== "") ||
    node?.kind === "alias" ||
    (node !== undefined && node.tag !== undefined && !node.tag.startsWith("!!")) ||
    pairsOf(place).some(({ name }) => name.startsWith("Fn::")) ||
    itemsOf(place).some((item) => pairsOf(item).some(({ name }) => name.startsWith("Fn::")));
  return made ? spotOf(place) : undefined;
};
