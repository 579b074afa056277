/** A key in a manifest that stands among many other files. */
import type { Workspace } from "../../server/src/engine/workspace.ts";

const KEYS = 200;

/** Types and deletes a character within a date; the median time of a key until the file's findings are known, in milliseconds. */
export function applyKey(workspace: Workspace, uri: string): number {
  const text = (workspace.parsed(uri)?.segments ?? []).map((segment) => segment.text).join("");
  const lines = text.split("\n");
  const line = lines.findIndex((one, i) => i > lines.length / 2 && one.includes("rotated: 2"));
  const character = (lines[line] ?? "").indexOf("rotated: 2") + "rotated: 2".length;
  const start = { line, character };
  const times: number[] = [];
  for (let key = 0; key < KEYS; key++) {
    const typed = key % 2 === 0;
    const end = typed ? start : { line, character: character + 1 };
    const before = performance.now();
    workspace.edit(uri, key + 1, [{ start, end, text: typed ? "x" : "" }]);
    workspace.verdicts(uri);
    times.push(performance.now() - before);
  }
  return times.sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}
