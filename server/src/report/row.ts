/** A finding as reports want it: paths, lines and words; nothing to look up. */

import type { FixClass } from "../rules/finding.ts";
import type { Level } from "../rules/rule.ts";
import type { Range } from "../text/lines.ts";

export interface Row {
  readonly rule: string;
  readonly level: Level;
  readonly message: string;
  /** As the reader names it, with `/`. */
  readonly path: string;
  /** Lines and columns from 0, columns in UTF-16 units. */
  readonly range: Range;
  readonly related: readonly { readonly path: string; readonly range: Range; readonly text: string }[];
  readonly reasons: readonly { readonly label: string; readonly value: string }[];
  readonly fixes: readonly { readonly title: string; readonly class: FixClass }[];
  /** The entity that it is about (`identity:ci-bot`); empty where it is about the file. */
  readonly about: string;
  /** Survives edits and moves: see `engine/about.ts`. */
  readonly fingerprint: string;
  /** The exception that hides it. */
  readonly hidden?: { readonly reason: string; readonly approvedBy: string; readonly expires: string };
}

/** How many of each level, hidden ones apart. */
export function countsOf(rows: readonly Row[]): Readonly<Record<Level | "hidden", number>> {
  const counts = { error: 0, warning: 0, information: 0, hint: 0, hidden: 0 };
  for (const row of rows) counts[row.hidden ? "hidden" : row.level]++;
  return counts;
}
