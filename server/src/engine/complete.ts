/** What may be written at a place of a manifest: keys and words from the one schema, names and dates from the workspace. */
import type { Position } from "../text/lines.ts";
import { cursorAt } from "./complete/cursor.ts";
import type { Completion, Taker } from "./complete/item.ts";
import { keyItems } from "./complete/keys.ts";
import { silenceItems } from "./complete/silence.ts";
import { valueItems } from "./complete/values.ts";
import type { Workspace } from "./workspace.ts";

export type { Completion, Taker } from "./complete/item.ts";

/** A client of which nothing is known. */
const ANYBODY: Taker = { snippets: false, asIs: false };

/** Empty where nothing fits, in comments that are not for us, and outside of manifests. */
export function completionsAt(
  workspace: Workspace,
  uri: string,
  position: Position,
  taker: Taker = ANYBODY,
): readonly Completion[] {
  const silence = silenceItems(workspace, uri, position);
  if (silence) return silence;
  const cursor = cursorAt(workspace, uri, position);
  if (!cursor) return [];
  const asked = { workspace, uri, cursor, taker };
  const keys = cursor.key ? keyItems(asked) : [];
  // A value on a line of its own is possible where keys are; nobody writes one there.
  const onlyKeys = keys.length > 0 && cursor.typing.first && !cursor.typing.dash;
  return onlyKeys || !cursor.value ? keys : [...keys, ...valueItems(asked)];
}
