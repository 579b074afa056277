/** `nhi check`: load, repair where asked, report, and say in the exit code how grave it is. */
import { type Day, formatDay } from "../../model/day.ts";
import type { Grouping } from "../../report/output-names.ts";
import type { Level } from "../../rules/rule.ts";
import { decode } from "../walk.node.ts";
import { dayOf } from "./as-of.ts";
import { remarkOnKnown } from "./compare.ts";
import { EXIT, exitCodeOf, type FailOn } from "./exit.ts";
import { type Fixed, fixAll } from "./fix.ts";
import { fixRule, type RuleFixed, type RuleToFix, ruleToFix } from "./fix-rule.ts";
import { type Loaded, loadText } from "./load.ts";
import { loadTold } from "./loading.ts";
import { only } from "./only.ts";
import { clashOf, readFrom, type Target, targetOf } from "./outputs.ts";
import { print } from "./print.ts";
import { filesOf, rowsOf } from "./rows.ts";
import { aside, hasColour, paint, readAll, type Streams } from "./terminal.ts";

export interface CheckOptions {
  /** `NAME` or `NAME=FILE`, as written; text where none is given. */
  readonly format?: readonly string[];
  readonly group?: Grouping;
  readonly failOn?: FailOn;
  readonly asOf?: string;
  readonly root?: string;
  /** The named files only say whose findings are told; the root, or this folder, is the workspace. */
  readonly only?: boolean;
  readonly exclude?: readonly string[];
  /** The baseline where it is not the one that lies there; false: none. */
  readonly baseline?: string | false;
  /** The git ref with which the change begins that is looked at. */
  readonly since?: string;
  readonly stdin?: string;
  readonly fix?: boolean;
  readonly fixRule?: string;
  /** `field=value`, as written. */
  readonly set?: readonly string[];
  readonly path?: readonly string[];
  readonly dryRun?: boolean;
  /** Unset: what a person reads leaves hints out, what a program reads leaves out nothing. */
  readonly minLevel?: Level;
  readonly showHidden?: boolean;
  /** false: exceptions and comments hide nothing. */
  readonly suppressions?: boolean;
}

/** What `-` is read as. */
const UNNAMED = "nhi.yaml";

/** Gives the exit code. */
export async function check(
  named: readonly string[],
  given: CheckOptions,
  streams: Streams,
): Promise<number> {
  const asked = askedOf(named, given);
  if (typeof asked === "string") return wrong(streams, asked);
  const { options, day, targets } = asked;
  const loaded = await readFor(asked, streams);
  if (!loaded) return EXIT.noInput;
  const clash = targets.find(({ file }) => file !== undefined && readFrom(loaded, file) !== undefined);
  if (clash) return wrong(streams, `--format ${clash.name} would write over ${clash.file}, which is read`);
  for (const words of remarks(loaded, options)) aside(streams, words);
  const fixed = await mend(loaded, asked, streams);
  if (fixed?.refused !== undefined) return wrong(streams, fixed.refused);
  for (const words of [...(fixed?.left ?? []), ...(fixed?.notWritten ?? [])]) aside(streams, words);
  const sarif = targets.some(({ name }) => name === "sarif");
  const rows = loaded.flatMap((one) => rowsOf(one, sarif));
  if (options.dryRun) streams.out.write(fixed?.diff ?? "");
  const troubles = options.dryRun
    ? []
    : await print(rows, targets, { loaded, asOf: formatDay(day), options, streams });
  for (const words of troubles) aside(streams, words);
  const failed = troubles.length > 0 || (fixed && fixed.notWritten.length > 0);
  return failed ? EXIT.notWritten : exitCodeOf(rows, options);
}

/** A command line that makes sense. */
interface Asked {
  readonly options: CheckOptions;
  readonly paths: readonly string[];
  readonly day: Day;
  readonly decision: RuleToFix | undefined;
  readonly targets: readonly Target[];
}

/** What is asked for, or in words why that makes no sense. */
function askedOf(named: readonly string[], given: CheckOptions): Asked | string {
  const dash = named.length === 1 && named[0] === "-" && given.stdin === undefined;
  const options = dash ? { ...given, stdin: UNNAMED } : given;
  const paths = dash ? [] : named;
  const day = dayOf(options.asOf);
  if (typeof day === "string") return day;
  const decision = decisionOf(options);
  if (typeof decision === "string") return decision;
  const fixes = options.fix || decision !== undefined;
  if (options.dryRun && !fixes) return "--dry-run goes with --fix or --fix-rule";
  if (options.stdin !== undefined && (paths.length > 0 || fixes))
    return "stdin is one file, read alone and not changed: name no paths beside it, and leave out --fix";
  if (options.stdin !== undefined && options.only)
    return "--only names files of a folder, and stdin is none of them";
  const targets = targetsOf(options);
  return typeof targets === "string" ? targets : { options, paths, day, decision, targets };
}

/** The workspaces with the files whose findings are asked for; undefined where something is not there, which has been told. */
async function readFor(
  { options, paths, day }: Asked,
  streams: Streams,
): Promise<readonly Loaded[] | undefined> {
  const { stdin } = options;
  const found = await loadTold(
    options.only ? [] : paths,
    { baseline: true, ...options },
    day,
    streams,
    stdin === undefined
      ? undefined
      : async (how) => [await loadText(decode(await readAll(streams)), stdin, how)],
  );
  return found && options.only ? only(found, paths, (words) => aside(streams, words)) : found;
}

/** What a reader should know beside the findings. */
const remarks = (loaded: readonly Loaded[], options: CheckOptions): readonly string[] => [
  ...(options.only ? [] : loaded.flatMap(remarksOn)),
  ...loaded.flatMap((one) => remarkOnKnown(one, options.since)),
  ...(options.suppressions === false
    ? ["exceptions and comments hide nothing here (--no-suppressions)"]
    : []),
];

/** The repairs that were asked for; undefined: none. */
async function mend(
  loaded: readonly Loaded[],
  { options, decision }: Asked,
  streams: Streams,
): Promise<(Fixed & Partial<RuleFixed>) | undefined> {
  const style = paint(hasColour(streams));
  const dryRun = options.dryRun === true;
  if (decision) return fixRule(loaded, decision, dryRun, style);
  return options.fix ? fixAll(loaded, dryRun, style) : undefined;
}

/** The decision for one rule, where one is asked for; in words what is wrong with it. */
function decisionOf({ fix, fixRule: rule, set, path }: CheckOptions): RuleToFix | string | undefined {
  if (rule === undefined) return set || path ? "--set and --path go with --fix-rule" : undefined;
  return fix ? "one of --fix and --fix-rule at a time" : ruleToFix(rule, set ?? [], path ?? []);
}

/** What is asked for, or in words why it cannot be had. */
function targetsOf({ format = ["text"] }: CheckOptions): readonly Target[] | string {
  const targets = format.map(targetOf);
  const wrong = targets.find((one) => typeof one === "string");
  const right = targets.filter((one) => typeof one !== "string");
  return wrong ?? clashOf(right) ?? right;
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

function wrong(streams: Streams, message: string): number {
  aside(streams, message);
  return EXIT.usage;
}
