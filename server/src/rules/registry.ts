/** One line per rule, in alphabetical order. */
import { ownerMissing } from "./owner-missing.ts";
import type { Rule } from "./rule.ts";

export const rules: readonly Rule[] = [ownerMissing];
