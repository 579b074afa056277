/** `nhi check`: load, repair where asked, report, and say in the exit code how grave it is. */
import { VERSION } from "../../lsp/version.ts";
import { formatDay, parseWhen } from "../../model/day.ts";
import { jsonReport } from "../../report/json.ts";
import type { Paint } from "../../report/paint.ts";
import type { Row } from "../../report/row.ts";
import { sarifReport } from "../../report/sarif.ts";
import { textReport } from "../../report/text.ts";
import { rules } from "../../rules/registry.ts";
import type { Level } from "../../rules/rule.ts";
import { today } from "../host.node.ts";
import { decode } from "../walk.node.ts";
import { EXIT } from "./exit.ts";
import { fixAll } from "./fix.ts";
import { type Loaded, loadText } from "./load.ts";
import { loadTold } from "./loading.ts";
import { rowsOf, shownPath, textIn } from "./rows.ts";
import { aside, hasColour, paint, readAll, type Streams } from "./terminal.ts";

export interface CheckOptions {
  readonly format: "text" | "json" | "sarif";
  readonly asOf?: string;
  readonly root?: string;
  readonly exclude?: readonly string[];
  readonly stdin?: string;
  readonly fix?: boolean;
  readonly dryRun?: boolean;
  /** Unset: what a person reads leaves hints out, what a program reads leaves out nothing. */
  readonly minLevel?: Level;
  readonly showHidden?: boolean;
}

const LEVELS: readonly Level[] = ["hint", "information", "warning", "error"];

/** What `-` is read as. */
const UNNAMED = "nhi.yaml";

export async function check(
  named: readonly string[],
  given: CheckOptions,
  streams: Streams,
): Promise<number> {
  const dash = named.length === 1 && named[0] === "-" && given.stdin === undefined;
  const options = dash ? { ...given, stdin: UNNAMED } : given;
  const paths = dash ? [] : named;
  const day = options.asOf === undefined ? today() : parseWhen(options.asOf)?.day;
  if (day === undefined) return wrong(streams, `--as-of wants a day as YYYY-MM-DD, not "${options.asOf}"`);
  if (options.dryRun && !options.fix) return wrong(streams, "--dry-run goes with --fix");
  if (options.stdin !== undefined && (paths.length > 0 || options.fix))
    return wrong(
      streams,
      "stdin is one file, read alone and not changed: name no paths beside it, and leave out --fix",
    );
  const { stdin } = options;
  const loaded = await loadTold(
    paths,
    options,
    day,
    streams,
    stdin === undefined
      ? undefined
      : async (how) => [await loadText(decode(await readAll(streams)), stdin, how)],
  );
  if (!loaded) return EXIT.noInput;
  for (const one of loaded) for (const words of remarksOn(one)) aside(streams, words);
  const fixed = options.fix
    ? await fixAll(loaded, options.dryRun === true, paint(hasColour(streams)))
    : undefined;
  const rows = visible(loaded, options);
  streams.out.write(
    options.dryRun
      ? (fixed?.diff ?? "")
      : render(rows, loaded, options, formatDay(day), paint(hasColour(streams))),
  );
  for (const words of fixed?.notWritten ?? []) aside(streams, words);
  return fixed && fixed.notWritten.length > 0 ? EXIT.notWritten : gravest(rows);
}

/** The findings that were asked for; those that an exception hides are kept for SARIF, which has a word for it. */
function visible(loaded: readonly Loaded[], { minLevel, showHidden, format }: CheckOptions): readonly Row[] {
  const least = LEVELS.indexOf(minLevel ?? (format === "text" ? "information" : "hint"));
  return loaded
    .flatMap((one) => rowsOf(one, format === "sarif"))
    .filter(
      ({ level, hidden }) => LEVELS.indexOf(level) >= least && (!hidden || showHidden || format === "sarif"),
    );
}

function render(
  rows: readonly Row[],
  loaded: readonly Loaded[],
  { format }: CheckOptions,
  asOf: string,
  style: Paint,
): string {
  switch (format) {
    case "json":
      return jsonReport(rows, asOf);
    case "sarif":
      return sarifReport(rows, rules, VERSION);
    case "text": {
      const files = loaded.reduce((sum, one) => sum + filesOf(one), 0);
      return textReport(rows, textsOf(loaded), style, files);
    }
  }
}

/** What a reader should know who takes silence for a clean bill. */
function remarksOn(loaded: Loaded): readonly string[] {
  if (filesOf(loaded) === 0) return [`no manifest, Kubernetes file or CODEOWNERS: ${loaded.path}`];
  const { workspace, reported } = loaded;
  const { world } = workspace;
  const orphans = reported
    .flatMap((uri) => workspace.facts(uri).flatMap(({ identities }) => identities))
    .filter((it) => it.system !== "native" && !world.saysWhoOwns(it) && world.ownership(it).is === "nobody");
  if (orphans.length === 0) return [];
  const many = orphans.length === 1 ? "1 identity has" : `${orphans.length} identities have`;
  return [
    `${many} no owner on record, and no file here says who owns what: nhi init writes a first manifest`,
  ];
}

/** How many of the files some format reads. */
const filesOf = ({ workspace, reported }: Loaded): number =>
  reported.filter((uri) => workspace.claimed(uri)).length;

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

const gravest = (rows: readonly Row[]): number => {
  const levels = new Set(rows.filter(({ hidden }) => !hidden).map(({ level }) => level));
  return levels.has("error") ? EXIT.error : levels.has("warning") ? EXIT.warning : EXIT.clean;
};

function wrong(streams: Streams, message: string): number {
  aside(streams, message);
  return EXIT.usage;
}
