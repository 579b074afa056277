/** What people wrote for us on an object: annotations `nhi/owner` …, and comments `# nhi: owner=…`. */
import { isNoteKey, type NoteKey, parseComment, type StrayWord } from "../../model/comment-keys.ts";
import type { Anchor, Sourced } from "../../model/field.ts";
import { type Spot, spot } from "../../text/span.ts";
import { anchorOf } from "../place.ts";
import type { KubeObject } from "./object.ts";

export interface Note {
  readonly key: NoteKey;
  readonly text: Sourced<string>;
  /** For the hover: `annotation nhi/owner`, `comment`. */
  readonly how: string;
}

export interface Notes {
  /** Annotations first, then comments, each in the order of the text. */
  readonly all: readonly Note[];
  readonly first: (key: NoteKey) => Note | undefined;
  /** Words of a comment of ours that mean nothing. */
  readonly stray: readonly { readonly word: StrayWord; readonly at: Spot }[];
}

const PREFIX = "nhi/";

export function notesOf(object: KubeObject): Notes {
  const all: Note[] = [];
  for (const { key, value, label } of object.tags) {
    const name = key.slice(PREFIX.length);
    if (!label && key.startsWith(PREFIX) && isNoteKey(name))
      all.push({ key: name, text: value, how: `annotation ${key}` });
  }
  const stray: { word: StrayWord; at: Spot }[] = [];
  for (const comment of object.segment.comments) {
    if (comment.start < object.extent.start || comment.start >= object.extent.end) continue;
    const said = parseComment(comment.text);
    if (!said) continue;
    const place = (part: { start: number; end: number }): Spot =>
      spot(object.segment, comment.start + part.start, comment.start + part.end);
    for (const one of said.keys)
      all.push({
        key: one.key,
        text: { value: one.value, at: place(one) },
        how: `comment # nhi: ${one.key}`,
      });
    for (const one of said.stray) stray.push({ word: one, at: place(one) });
  }
  return { all, first: (key) => all.find((note) => note.key === key), stray };
}

/** Where the annotation of that name could be written. */
export const noteAnchor = (object: KubeObject, key: NoteKey): Anchor => ({
  in: object.segment,
  path: [...anchorOf(object.root).path, "metadata", "annotations", `${PREFIX}${key}`],
});
