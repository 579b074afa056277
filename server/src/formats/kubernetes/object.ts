/** Kubernetes objects in a segment: one per document, or the items of a List. */
import type { Sourced } from "../../model/field.ts";
import type { ParsedSegment } from "../../syntax/node.ts";
import type { Span } from "../../text/span.ts";
import { itemsOf, type Place, placeAt, rootOf, spotOf } from "../place.ts";
import { word } from "../word.ts";
import { isOurs } from "./claim.ts";
import { entries } from "./reader.ts";

/** A label or annotation; `label` says which of the two. */
export interface Tag {
  readonly key: string;
  readonly value: Sourced<string>;
  readonly label: boolean;
}

export interface KubeObject {
  readonly segment: ParsedSegment;
  readonly root: Place;
  readonly kind: Sourced<string>;
  /** undefined in patches and half-written objects. */
  readonly name: Sourced<string> | undefined;
  readonly namespace: Sourced<string> | undefined;
  readonly tags: readonly Tag[];
  /** Where comments count as the object's: from the end of the one before to its own end. */
  readonly extent: Span;
}

/** Lists in lists are read this deep. */
const MAX_DEPTH = 4;

/** The objects that we read. A document of another kind and a patch that deletes yield none. */
export const objectsOf = (segment: ParsedSegment): readonly KubeObject[] =>
  objectsAt(rootOf(segment), { start: 0, end: segment.text.length }, 0);

/** Whether the segment is ours at all, named or not. Of ConfigMaps only few are. */
export function isOurDocument(segment: ParsedSegment): boolean {
  const kind = ourKind(rootOf(segment));
  return kind !== undefined && kind.value !== "ConfigMap";
}

function ourKind(root: Place): Sourced<string> | undefined {
  const kind = word(placeAt(root, "kind"));
  return isOurs(word(placeAt(root, "apiVersion"))?.value, kind?.value) ? kind : undefined;
}

function objectsAt(root: Place, extent: Span, depth: number): readonly KubeObject[] {
  const kind = ourKind(root);
  if (!kind) return [];
  const { segment } = root;
  if (kind.value === "List") {
    if (depth >= MAX_DEPTH) return [];
    let before = extent.start;
    return itemsOf(placeAt(root, "items")).flatMap((item) => {
      const own = { start: before, end: lineEnd(segment.text, spotOf(item).end) };
      before = own.end;
      return objectsAt(item, own, depth + 1);
    });
  }
  if (word(placeAt(root, "$patch"))?.value === "delete") return [];
  const metadata = placeAt(root, "metadata");
  const name = word(placeAt(metadata, "name")) ?? word(placeAt(metadata, "generateName"));
  const tags = [
    ...entries(placeAt(metadata, "annotations")).map((entry) => ({ ...entry, label: false })),
    ...entries(placeAt(metadata, "labels")).map((entry) => ({ ...entry, label: true })),
  ];
  return [{ segment, root, kind, name, namespace: word(placeAt(metadata, "namespace")), tags, extent }];
}

/** The end of the line on which the offset stands, so that a trailing comment belongs to what it trails. */
function lineEnd(text: string, offset: number): number {
  // A block ends behind its line break, where the next line has already begun.
  const from = offset > 0 && /[\r\n]/.test(text[offset - 1] ?? "") ? offset - 1 : offset;
  const end = text.slice(from).search(/[\r\n]/);
  return end < 0 ? text.length : from + end;
}

/** `payments/ci-bot`, or the name alone where no namespace is written. */
export const fullName = ({ name, namespace }: KubeObject): string =>
  [namespace?.value, name?.value ?? "without a name"].filter((part) => part !== undefined).join("/");
