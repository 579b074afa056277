/** Containers stand in containers: a file in a kustomization, the kustomization in an overlay and in a Namespace. */
import { type Asking, rowsOf } from "./index-ask.ts";

/** No build nests deeper, or joins more; a circle ends here too. */
const MOST = 24;

/** The containers of those keys and those around them, the nearest first, each once. */
export function containersAround(ask: Asking, keys: readonly string[]): readonly string[] {
  let all: string[] | undefined;
  for (let at = 0; at < (all ?? keys).length; at++) {
    const key = (all ?? keys)[at];
    if (key === undefined) break;
    for (const { it } of rowsOf(ask, ask.index.container, key))
      for (const outer of it.within ?? []) {
        all ??= [...keys];
        if (all.length < MOST && !all.includes(outer)) all.push(outer);
      }
  }
  return all ?? keys;
}
