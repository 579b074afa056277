/** What people wrote for us on an object: annotations `nhi/owner` …, and comments `# nhi: owner=…`. */
import type { NoteKey } from "../../model/comment-keys.ts";
import type { Anchor } from "../../model/field.ts";
import { type Notes, notesIn } from "../notes.ts";
import { anchorOf } from "../place.ts";
import type { KubeObject } from "./object.ts";

/** Annotations first, then comments. A label is no place for our words: it cannot hold most of them. */
export const notesOf = ({ segment, extent, tags }: KubeObject): Notes =>
  notesIn(
    segment,
    extent,
    tags.filter(({ label }) => !label),
    "annotation",
  );

/** Where the annotation of that name could be written. */
export const noteAnchor = (object: KubeObject, key: NoteKey): Anchor => ({
  in: object.segment,
  path: [...anchorOf(object.root).path, "metadata", "annotations", `nhi/${key}`],
});
