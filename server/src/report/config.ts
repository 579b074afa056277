/** How the rules stand for one file, and which line says so: as text and as JSON. */
import type { Step } from "../policy/levels.ts";
import { type Paint, plain } from "./paint.ts";
import { harmless } from "./width.ts";

/** A rule's level with the places that set it, as readers see them. */
export interface LevelRow {
  readonly rule: string;
  readonly level: string;
  readonly also: readonly string[];
  readonly steps: readonly StepRow[];
  readonly options: unknown;
}

export interface StepRow {
  readonly by: Step["by"];
  readonly level: string;
  /** `nhi.yaml` and its line, from 1; neither where no file says it. */
  readonly file?: string;
  readonly line?: number;
}

export interface ConfigRows {
  readonly file: string;
  /** The format that reads it; undefined where none does, or nobody has written it yet. */
  readonly format: string | undefined;
  /** The rules that look at such a file. */
  readonly rules: readonly LevelRow[];
}

/** Those that the policy moved first, then those at their own level; ends with a line break. */
export function configText({ file, format, rules }: ConfigRows, paint: Paint = plain): string {
  const width = Math.max(...rules.map(({ rule }) => rule.length));
  const moved = rules.filter(({ steps }) => steps.length > 1);
  const own = rules.filter(({ steps }) => steps.length <= 1);
  const lines = [...moved, ...own].map((row) =>
    `${paint("bold", row.rule.padEnd(width))}  ${row.level.padEnd(11)}  ${because(row, paint)}`.trimEnd(),
  );
  const read = format === undefined ? "nothing reads it now" : `read as ${format}`;
  const count = `the policy moves ${moved.length} of the ${rules.length} rules that look at it`;
  return `${harmless(file)}: ${read}; ${count}\n\n${lines.join("\n")}\n`;
}

function because({ steps, also, options }: LevelRow, paint: Paint): string {
  const last = steps.at(-1);
  const before = steps.at(-2);
  return [
    ...(last && before ? [`${WORDS[last.by]}${placeOf(last)}`, paint("dim", `before: ${before.level}`)] : []),
    ...(also.length > 0 ? [paint("dim", `also ${also.join(", ")}, as grave as the case is`)] : []),
    ...(options === undefined ? [] : [`options ${harmless(JSON.stringify(options))}`]),
  ].join(" · ");
}

const WORDS: Readonly<Record<Step["by"], string>> = {
  rule: "its own",
  preset: "policy.preset",
  rules: "policy.rules",
  paths: "policy.paths",
  copy: "a copy or a sample, by its path",
};

const placeOf = ({ file, line }: StepRow): string =>
  file === undefined ? "" : `, ${harmless(file)}:${line ?? 1}`;

/** `{ "version": 1, "file": …, "rules": [ … ] }`; ends with a line break. */
export const configJson = ({ file, format, rules }: ConfigRows): string =>
  `${JSON.stringify({ version: 1, file, format, rules }, null, 2)}\n`;
