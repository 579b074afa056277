/** `# nhi: owner=web expires=2027-01-18` beside a value of YAML: what the file's own language has no word for. */
import type { TextEdit } from "../text/edits.ts";
import type { Node, ParsedSegment, Path } from "./node.ts";
import { type Refusal, refuse } from "./rewrite-change.ts";
import { indentOf, lineEnd, lineStart } from "./rewrite-look.ts";
import { type Around, eolAt } from "./rewrite-style.ts";
import type { Value } from "./rewrite-write.ts";

/**
 * Writes the words behind the value at the path, on its line. Where a comment of another kind stands there already, or the value goes
 * on for lines, they go on a line of their own above it.
 */
export function noteAt(
  segment: ParsedSegment,
  path: Path,
  value: Value,
  around: Around,
): readonly TextEdit[] | Refusal {
  const node = nodeAt(segment.root, path);
  if (!node || segment.language !== "yaml") return refuse("A comment cannot stand there");
  const said = wordsOf(value);
  if (said === undefined) return refuse("This cannot stand in a comment");
  const { text, comments } = segment;
  const start = lineStart(text, node.start);
  const stop = lineEnd(text, node.start);
  const comment = comments.find((one) => one.start >= start && one.start < stop);
  if (comment && /^#+\s*nhi:/.test(comment.text)) return [insertion(comment.end, ` ${said}`)];
  const inOneLine =
    node.kind === "scalar" && node.end <= stop && !text.slice(node.start, node.end).includes("\n");
  return comment || !inOneLine
    ? [insertion(start, `${indentOf(text, start)}# nhi: ${said}${eolAt(text, node.start, around)}`)]
    : [insertion(text.slice(0, stop).trimEnd().length, ` # nhi: ${said}`)];
}

const insertion = (at: number, text: string): TextEdit => ({ span: { start: at, end: at }, text });

function nodeAt(root: Node | undefined, path: Path): Node | undefined {
  let node = root;
  for (const step of path) {
    if (node?.kind === "map") node = node.pairs.find(({ key }) => key.value === step)?.value;
    else node = node?.kind === "list" && typeof step === "number" ? node.items[step]?.value : undefined;
  }
  return node;
}

/** `owner=web purpose="bank file upload"`; undefined where a word cannot stand in a comment. */
function wordsOf(value: Value): string | undefined {
  if (typeof value !== "object" || Array.isArray(value)) return undefined;
  const words: string[] = [];
  for (const [key, one] of Object.entries(value)) {
    const word = String(one);
    if (typeof one === "object" || /["\r\n]/.test(word) || !/^[a-z]+$/.test(key)) return undefined;
    words.push(`${key}=${/^[^\s']+$/.test(word) ? word : `"${word}"`}`);
  }
  return words.join(" ");
}
