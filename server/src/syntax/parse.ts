/** The door of the syntax layer: a text becomes segments, an edit renews the few that it touches. */
import type { Source } from "../text/source.ts";
import type { Claimer } from "./claim.ts";
import { hold } from "./memory.ts";
import type { Parsed } from "./parsed.ts";

export { edit } from "./edit.ts";
export { rebase } from "./memory.ts";
export { nodeAt, offsetAt, pairAt, pathAt, segmentAt, segmentAtLine, textOf } from "./navigate.ts";
export { mergedPairs, toValue } from "./value.ts";

/** The whole text as segments, in order and without gaps; an empty text has none. Never throws. */
export const parse = (source: Source, claim: Claimer): Parsed => hold(source, claim);
