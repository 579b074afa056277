/** What the process says when it ends; the README's table is this one. */
import type { Row } from "../../report/row.ts";
import { byLevel, LEVELS, type Level } from "../../rules/rule.ts";

export const EXIT = {
  clean: 0,
  warning: 1,
  error: 2,
  usage: 64,
  noInput: 66,
  internal: 70,
  notWritten: 74,
} as const;

export const EXIT_WORDS: Readonly<Record<keyof typeof EXIT, string>> = {
  clean: "Nothing above `information`, or nothing of the level that `--fail-on` names",
  warning: "The gravest finding is a warning, or a milder one that `--fail-on` names",
  error: "The gravest finding is an error",
  usage: "The command line is wrong",
  noInput: "A path or a git ref that was named does not exist",
  internal: "A fault of our own",
  notWritten: "A file could not be written",
};

/** From which level on findings fail the run. */
export const FAIL_ON = [...LEVELS, "never"] as const;
export type FailOn = (typeof FAIL_ON)[number];
export const DEFAULT_FAIL_ON = "warning" satisfies FailOn;

/** Findings that an exception hides, and those below `minLevel`, fail nothing. */
export function exitCodeOf(
  rows: readonly Row[],
  { minLevel = "hint", failOn = DEFAULT_FAIL_ON }: { readonly minLevel?: Level; readonly failOn?: FailOn },
): number {
  if (failOn === "never") return EXIT.clean;
  const least = byLevel(minLevel, failOn) < 0 ? minLevel : failOn;
  const levels = new Set(
    rows.flatMap(({ hidden, level }) => (!hidden && byLevel(level, least) <= 0 ? [level] : [])),
  );
  return levels.has("error") ? EXIT.error : levels.size > 0 ? EXIT.warning : EXIT.clean;
}
