/** Which files extend which, and whether that goes round in a circle. */
import { ALL } from "./index.ts";
import { type Asking, rowsOf } from "./index-ask.ts";
import { locate, locateFrom } from "./index-files.ts";

/** Whether the file that `path` names, written in the file at the uri `from`, extends that file again, itself or through others. */
export function extendsBack(ask: Asking, from: string, path: string): boolean {
  const home = locate(from);
  const rows = rowsOf(ask, ask.index.extends, ALL);
  const seen = new Set([locateFrom(from, path)]);
  for (const place of seen) {
    if (place === home) return true;
    for (const { it } of rows)
      if (locate(it.at.in.uri) === place) seen.add(locateFrom(it.at.in.uri, it.value));
  }
  return false;
}
