/** `nhi check --fix`: the safe fixes of every file, written back as the file was written. */
import { promises as fs } from "node:fs";
import { fileURLToPath } from "node:url";
import { mendAll, offersOf } from "../../engine/fixes.ts";
import type { Workspace } from "../../engine/workspace.ts";
import { unifiedDiff } from "../../report/diff.ts";
import type { Paint } from "../../report/paint.ts";
import { apply } from "../../text/edits.ts";
import { decode, encode } from "../walk.node.ts";
import type { Loaded } from "./load.ts";
import { shownPath, textIn } from "./rows.ts";

export interface Fixed {
  /** What changed, as a unified diff. */
  readonly diff: string;
  /** The files that stay as they were, and why, in words. */
  readonly notWritten: readonly string[];
}

/** Makes the safe fixes of every reported file, in the workspace and, unless it is a dry run, on the disk. */
export async function fixAll(loaded: readonly Loaded[], dryRun: boolean, paint: Paint): Promise<Fixed> {
  const diffs: string[] = [];
  const notWritten: string[] = [];
  for (const { workspace, reported } of loaded)
    for (const uri of reported) {
      const before = textIn(workspace, uri);
      const after = mended(workspace, uri, before);
      if (after === before) continue;
      const trouble = await write(fileURLToPath(uri), before, after, dryRun);
      if (trouble === undefined) {
        diffs.push(unifiedDiff(shownPath(uri), before, after, paint));
        continue;
      }
      notWritten.push(`not fixed: ${shownPath(uri)}: ${trouble}`);
      workspace.set({ uri, version: 0, language: workspace.parsed(uri)?.language ?? "yaml", text: before });
    }
  return { diff: diffs.join(""), notWritten };
}

/** Fixes that make room for others are followed, but not for ever. */
const ROUNDS = 10;

function mended(workspace: Workspace, uri: string, before: string): string {
  let text = before;
  for (let round = 0; round < ROUNDS; round++) {
    // Copies in overlays are told as one finding, and repaired each.
    const offers = workspace
      .facts(uri)
      .flatMap(({ segment }) => workspace.verdictsOf(segment))
      .filter(({ hidden }) => !hidden)
      .flatMap((verdict) => offersOf(verdict).find(({ fix }) => fix.class === "safe") ?? []);
    const { edits } = mendAll(workspace, uri, offers);
    if (edits.length === 0) break;
    text = apply(text, edits);
    workspace.set({ uri, version: round + 1, language: workspace.parsed(uri)?.language ?? "yaml", text });
  }
  return text;
}

/** Why the file cannot be written; undefined: it is, or could be. Bytes that are not what we read would be lost: such a file is left alone. */
export async function write(
  file: string,
  before: string,
  after: string,
  dryRun: boolean,
): Promise<string | undefined> {
  try {
    const bytes = await fs.readFile(file);
    if (decode(bytes) !== before) return "it has changed meanwhile";
    if (Buffer.compare(encode(before, bytes), bytes) !== 0) return "it holds bytes that are no text";
    if (!dryRun) await fs.writeFile(file, encode(after, bytes));
    return undefined;
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
}
