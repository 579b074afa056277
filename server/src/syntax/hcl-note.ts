/** `# nhi: owner=payments` above a block: the place for what the block's own language has no word for. */
import type { TextEdit } from "../text/edits.ts";
import type { ParsedSegment } from "./node.ts";
import { type Refusal, refuse } from "./rewrite-change.ts";
import type { Value } from "./rewrite-write.ts";

/** Writes the word into the comment that stands above or in the block, or makes one on a line above it. */
export function noteEdits(
  segment: ParsedSegment,
  key: string,
  value: Value,
  eol: string,
): readonly TextEdit[] | Refusal {
  if (typeof value === "object" || segment.root === undefined) return refuse("A comment holds single words");
  const word = String(value);
  if (/["\r\n]/.test(word) || !/^[a-z]+$/.test(key)) return refuse("This cannot stand in a comment");
  const said = `${key}=${/^[^\s']+$/.test(word) ? word : `"${word}"`}`;
  const known = segment.comments.find(({ text }) => /^(?:#|\/\/)\s*nhi:/.test(text));
  if (known) {
    const old = new RegExp(`(?<=\\s)${key}=(?:"[^"]*"|'[^']*'|\\S*)`).exec(known.text);
    const start = known.start + (old?.index ?? known.text.trimEnd().length);
    return [{ span: { start, end: start + (old?.[0].length ?? 0) }, text: old ? said : ` ${said}` }];
  }
  const { start } = segment.root;
  return [{ span: { start, end: start }, text: `# nhi: ${said}${eol}` }];
}
