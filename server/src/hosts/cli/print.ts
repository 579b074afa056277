/** Findings in the formats that were asked for, on stdout and in files. */
import { NAME, VERSION } from "../../lsp/version.ts";
import { notAnnotated } from "../../report/github.ts";
import { markdownReport } from "../../report/markdown.ts";
import { type Findings, OUTPUTS, type Output } from "../../report/outputs.ts";
import type { Row } from "../../report/row.ts";
import { rules } from "../../rules/registry.ts";
import { byLevel } from "../../rules/rule.ts";
import type { CheckOptions } from "./check.ts";
import { DEFAULT_FAIL_ON } from "./exit.ts";
import type { Loaded } from "./load.ts";
import { type Target, writeWhole } from "./outputs.ts";
import { filesOf, shownPath, textIn } from "./rows.ts";
import { addSummary, fromCheckout } from "./runner.ts";
import { hasColour, paint, type Streams } from "./terminal.ts";

export interface Run {
  readonly loaded: readonly Loaded[];
  readonly asOf: string;
  readonly options: CheckOptions;
  readonly streams: Streams;
}

/** What could not be written, in words. The other targets are written all the same. */
export async function print(
  rows: readonly Row[],
  targets: readonly Target[],
  run: Run,
): Promise<readonly string[]> {
  const troubles: string[] = [];
  for (const { name, file } of targets) {
    const output: Output = OUTPUTS[name];
    const findings = findingsOf(rows, output, run, file === undefined);
    const shown = HOSTED.has(name) ? { ...findings, rows: fromCheckout(findings.rows) } : findings;
    const text = output.render(shown);
    const trouble = file === undefined ? printed(text, run.streams) : await writeWhole(file, text);
    if (trouble !== undefined) troubles.push(trouble);
    if (name === "github" && file === undefined && notAnnotated(shown.rows).length > 0) {
      const failed = await addSummary(markdownReport(shown));
      if (failed !== undefined) troubles.push(failed);
    }
  }
  return troubles;
}

/** These are read by services that count paths from the checkout. */
const HOSTED: ReadonlySet<string> = new Set(["github", "gitlab", "sarif"]);

function printed(text: string, { out }: Streams): undefined {
  out.write(text);
}

function findingsOf(
  rows: readonly Row[],
  output: Output,
  { loaded, asOf, options, streams }: Run,
  here: boolean,
): Findings {
  const { failOn = DEFAULT_FAIL_ON } = options;
  return {
    ...told(rows, output, options),
    asOf,
    product: { name: NAME, version: VERSION },
    rules,
    files: loaded.reduce((sum, one) => sum + filesOf(one), 0),
    textOf: textsOf(loaded),
    paint: paint(here && hasColour(streams)),
    group: options.group ?? "place",
    failOn: failOn === "never" ? undefined : failOn,
  };
}

/** What the format's reader is told, and what is let pass and only counted. What fails the run is never left out. */
function told(
  rows: readonly Row[],
  { reader, tellsHidden }: Output,
  { minLevel, showHidden, failOn = DEFAULT_FAIL_ON }: CheckOptions,
): Pick<Findings, "rows" | "passed"> {
  const usual = reader === "person" && failOn !== "hint" ? "information" : "hint";
  const least = minLevel ?? usual;
  const loud = rows.filter(({ level }) => byLevel(level, least) <= 0);
  if (showHidden || tellsHidden) return { rows: loud, passed: [] };
  return { rows: loud.filter(({ hidden }) => !hidden), passed: loud.filter(({ hidden }) => hidden) };
}

function textsOf(loaded: readonly Loaded[]): (path: string) => string | undefined {
  const byPath = new Map(
    loaded.flatMap(({ workspace, reported }) =>
      reported.map((uri) => [shownPath(uri), { workspace, uri }] as const),
    ),
  );
  return (path) => {
    const found = byPath.get(path);
    return found && textIn(found.workspace, found.uri);
  };
}
