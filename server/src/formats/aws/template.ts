/** The resources of a CloudFormation template, one per segment or all in one, with what people noted on them. */
import type { Anchor, Sourced } from "../../model/field.ts";
import type { ParsedSegment } from "../../syntax/node.ts";
import type { Span } from "../../text/span.ts";
import { extentsOf } from "../extent.ts";
import { type Notes, notesIn } from "../notes.ts";
import {
  anchorOf,
  itemsOf,
  type NamedPlace,
  type Place,
  pairsOf,
  placeAt,
  rootOf,
  spotOf,
} from "../place.ts";
import { literalAt } from "./value.ts";

export interface Resource {
  /** The logical id. */
  readonly id: Sourced<string>;
  /** `AWS::IAM::Role`. */
  readonly type: string;
  readonly typeAt: Sourced<string>["at"];
  readonly place: Place;
  readonly properties: Place;
  readonly notes: Notes;
  /** The file's path from the workspace root. */
  readonly path: string;
}

/** Resources that a segment holds: an entry of `Resources`, or those of a whole document, also below `resources` of Serverless. */
export function resourcesOf(segment: ParsedSegment, path: string): readonly Resource[] {
  const root = rootOf(segment);
  if (segment.section === "Resources") return listed(root, 0, path);
  const own = placeAt(root, "Resources");
  if (own.node) return listed(own, spotOf(own).start, path);
  const nested = placeAt(root, "resources");
  const all = nested.node?.kind === "list" ? itemsOf(nested) : [nested];
  return all.flatMap((one) => {
    const inner = placeAt(one, "Resources");
    return inner.node ? listed(inner, spotOf(inner).start, path) : [];
  });
}

function listed(map: Place, from: number, path: string): readonly Resource[] {
  const pairs = pairsOf(map);
  const extents = extentsOf(
    pairs.map(({ place }) => place),
    from,
  );
  return pairs.flatMap((pair, i) => resourceOf(pair, extents[i] ?? NOWHERE, path) ?? []);
}

const NOWHERE: Span = { start: 0, end: 0 };

function resourceOf({ name, keyAt, place }: NamedPlace, extent: Span, path: string): Resource | undefined {
  const type = literalAt(placeAt(place, "Type"));
  if (!type) return undefined;
  const metadata = pairsOf(placeAt(place, "Metadata")).flatMap(({ name: key, place: value }) => {
    const word = literalAt(value);
    return word ? [{ key, value: word }] : [];
  });
  return {
    id: { value: name, at: keyAt },
    type: type.value,
    typeAt: type.at,
    place,
    properties: placeAt(place, "Properties"),
    notes: notesIn(place.segment, extent, metadata, "metadata"),
    path,
  };
}

/** Where a note of that name could be written: `Metadata` takes any key, in YAML and in JSON. */
export const noteAnchor = ({ place }: Resource, key: string): Anchor => {
  const { in: segment, path } = anchorOf(place);
  return { in: segment, path: [...path, "Metadata", `nhi/${key}`] };
};

/** How manifests bind to a resource of a template: `cfn:infra/template.yaml#CiBot`. */
export const resourceRef = (path: string, id: string): string => `cfn:${path}#${id}`;

/** The stack that a template makes, as a container. */
export const stackKey = (path: string): string => `aws:stack/${path}`;
