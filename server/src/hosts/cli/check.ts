/** `nhi check`: load, repair where asked, report, and say in the exit code how grave it is. */
import { formatDay, parseWhen } from "../../model/day.ts";
import type { Grouping } from "../../report/output-names.ts";
import type { Level } from "../../rules/rule.ts";
import { today } from "../host.node.ts";
import { decode } from "../walk.node.ts";
import { remarkOnKnown } from "./compare.ts";
import { EXIT, exitCodeOf, type FailOn } from "./exit.ts";
import { fixAll } from "./fix.ts";
import { fixRule, type RuleToFix, ruleToFix } from "./fix-rule.ts";
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
  const decision = decisionOf(options);
  if (typeof decision === "string") return wrong(streams, decision);
  if (options.dryRun && !options.fix && !decision)
    return wrong(streams, "--dry-run goes with --fix or --fix-rule");
  if (options.stdin !== undefined && (paths.length > 0 || options.fix || decision))
    return wrong(
      streams,
      "stdin is one file, read alone and not changed: name no paths beside it, and leave out --fix",
    );
  if (options.stdin !== undefined && options.only)
    return wrong(streams, "--only names files of a folder, and stdin is none of them");
  const targets = targetsOf(options);
  if (typeof targets === "string") return wrong(streams, targets);
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
  if (!found) return EXIT.noInput;
  const loaded = options.only ? only(found, paths, (words) => aside(streams, words)) : found;
  if (!loaded) return EXIT.noInput;
  const clash = targets.find(({ file }) => file !== undefined && readFrom(found, file) !== undefined);
  if (clash) return wrong(streams, `--format ${clash.name} would write over ${clash.file}, which is read`);
  for (const one of options.only ? [] : loaded) for (const words of remarksOn(one)) aside(streams, words);
  for (const one of loaded) for (const words of remarkOnKnown(one, options.since)) aside(streams, words);
  if (options.suppressions === false)
    aside(streams, "exceptions and comments hide nothing here (--no-suppressions)");
  const dryRun = options.dryRun === true;
  const settled = decision && (await fixRule(loaded, decision, dryRun, paint(hasColour(streams))));
  if (settled?.refused !== undefined) return wrong(streams, settled.refused);
  for (const words of settled?.left ?? []) aside(streams, words);
  const fixed = options.fix ? await fixAll(loaded, dryRun, paint(hasColour(streams))) : settled;
  for (const words of fixed?.notWritten ?? []) aside(streams, words);
  const rows = loaded.flatMap((one) =>
    rowsOf(
      one,
      targets.some(({ name }) => name === "sarif"),
    ),
  );
  if (options.dryRun) streams.out.write(fixed?.diff ?? "");
  const troubles = options.dryRun
    ? []
    : await print(rows, targets, { loaded, asOf: formatDay(day), options, streams });
  for (const words of troubles) aside(streams, words);
  const failed = troubles.length > 0 || (fixed && fixed.notWritten.length > 0);
  return failed ? EXIT.notWritten : exitCodeOf(rows, options);
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
