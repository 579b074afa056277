/** `nhi check`: load, repair where asked, report, and say in the exit code how grave it is. */
import { promises as fs } from "node:fs";
import { text as readAll } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { mendAll, offersOf } from "../../engine/fixes.ts";
import { VERSION } from "../../lsp/version.ts";
import { formatDay, parseWhen } from "../../model/day.ts";
import { unifiedDiff } from "../../report/diff.ts";
import { jsonReport } from "../../report/json.ts";
import type { Row } from "../../report/row.ts";
import { sarifReport } from "../../report/sarif.ts";
import { textReport } from "../../report/text.ts";
import { rules } from "../../rules/registry.ts";
import type { Level } from "../../rules/rule.ts";
import { apply } from "../../text/edits.ts";
import { today } from "../host.node.ts";
import { EXIT } from "./exit.ts";
import { type Loaded, type LoadOptions, load, loadText, NoSuchPath } from "./load.ts";
import { rowsOf, shownPath } from "./rows.ts";
import { hasColour, paint, progressBar } from "./terminal.ts";

export interface CheckOptions {
  readonly format: "text" | "json" | "sarif";
  readonly asOf?: string;
  readonly root?: string;
  readonly exclude?: readonly string[];
  readonly stdin?: string;
  readonly fix?: boolean;
  readonly dryRun?: boolean;
  readonly minLevel: Level;
  readonly showHidden?: boolean;
}

const LEVELS: readonly Level[] = ["hint", "information", "warning", "error"];

export async function check(paths: readonly string[], options: CheckOptions): Promise<number> {
  const day = options.asOf === undefined ? today() : parseWhen(options.asOf)?.day;
  if (day === undefined) return wrong(`--as-of wants a day as YYYY-MM-DD, not "${options.asOf}"`);
  if (options.dryRun && !options.fix) return wrong("--dry-run goes with --fix");
  if (options.stdin !== undefined && (paths.length > 0 || options.fix))
    return wrong("--stdin reads one file and changes none");
  const bar = progressBar("Reading");
  const how: LoadOptions = {
    today: day,
    exclude: options.exclude ?? [],
    progress: bar.report,
    ...(options.root && { root: options.root }),
  };
  let loaded: readonly Loaded[];
  try {
    loaded =
      options.stdin === undefined
        ? await load(paths.length > 0 ? paths : ["."], how)
        : [await loadText(await readAll(process.stdin), options.stdin, how)];
  } catch (error) {
    bar.end();
    if (!(error instanceof NoSuchPath)) throw error;
    process.stderr.write(`nhi: no such file or folder: ${error.message}\n`);
    return EXIT.noInput;
  }
  bar.end();
  if (options.fix) {
    const shown = await fixAll(loaded, options.dryRun === true);
    if (options.dryRun) {
      process.stdout.write(shown);
      return gravest(visible(loaded, options));
    }
  }
  const rows = visible(loaded, options);
  process.stdout.write(render(rows, loaded, options, formatDay(day)));
  return gravest(rows);
}

/** The findings that were asked for; those that an exception hides are kept for SARIF, which has a word for it. */
function visible(loaded: readonly Loaded[], { minLevel, showHidden, format }: CheckOptions): readonly Row[] {
  const least = LEVELS.indexOf(minLevel);
  return loaded
    .flatMap(rowsOf)
    .filter(
      ({ level, hidden }) => LEVELS.indexOf(level) >= least && (!hidden || showHidden || format === "sarif"),
    );
}

function render(
  rows: readonly Row[],
  loaded: readonly Loaded[],
  { format }: CheckOptions,
  asOf: string,
): string {
  switch (format) {
    case "json":
      return jsonReport(rows, asOf);
    case "sarif":
      return sarifReport(rows, rules, VERSION);
    case "text":
      return textReport(
        rows,
        textsOf(loaded),
        paint(hasColour()),
        loaded.reduce(
          (sum, { workspace, reported }) => sum + reported.filter((uri) => workspace.claimed(uri)).length,
          0,
        ),
      );
  }
}

function textsOf(loaded: readonly Loaded[]): (path: string) => string | undefined {
  const byPath = new Map(
    loaded.flatMap(({ workspace, reported }) => reported.map((uri) => [shownPath(uri), { workspace, uri }])),
  );
  return (path) => {
    const found = byPath.get(path);
    return found && textIn(found);
  };
}

const textIn = ({
  workspace,
  uri,
}: {
  readonly workspace: Loaded["workspace"];
  readonly uri: string;
}): string => (workspace.parsed(uri)?.segments ?? []).map(({ text }) => text).join("");

const gravest = (rows: readonly Row[]): number => {
  const levels = new Set(rows.filter(({ hidden }) => !hidden).map(({ level }) => level));
  return levels.has("error") ? EXIT.error : levels.has("warning") ? EXIT.warning : EXIT.clean;
};

/** Fixes that make room for others are followed, but not for ever. */
const ROUNDS = 10;

/** Makes the safe fixes of every reported file; gives the diffs. Files are written unless it is a dry run. */
async function fixAll(loaded: readonly Loaded[], dryRun: boolean): Promise<string> {
  const diffs: string[] = [];
  for (const { workspace, reported } of loaded)
    for (const uri of reported) {
      const before = textIn({ workspace, uri });
      let text = before;
      for (let round = 0; round < ROUNDS; round++) {
        const offers = workspace
          .verdicts(uri)
          .filter(({ hidden }) => !hidden)
          .flatMap((verdict) =>
            offersOf(verdict)
              .filter(({ fix }) => fix.class === "safe")
              .slice(0, 1),
          );
        const { edits } = mendAll(workspace, uri, offers);
        if (edits.length === 0) break;
        text = apply(text, edits);
        const language = workspace.parsed(uri)?.language ?? "yaml";
        workspace.set({ uri, version: round + 1, language, text });
      }
      if (text === before) continue;
      diffs.push(unifiedDiff(shownPath(uri), before, text));
      if (!dryRun) await fs.writeFile(fileURLToPath(uri), text);
    }
  return diffs.join("");
}

function wrong(message: string): number {
  process.stderr.write(`nhi: ${message}\n`);
  return EXIT.usage;
}
