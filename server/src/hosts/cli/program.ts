/** The commands of `nhi` and their options. Each command's work is loaded when it is called. */
import { Command, CommanderError, Option } from "commander";
import { VERSION } from "../../lsp/version.ts";
import { GROUPINGS, OUTPUT_NAMES } from "../../report/output-names.ts";
import { LEVELS } from "../../rules/rule.ts";
import { addBaseline } from "./baseline-command.ts";
import { addDiff } from "./diff-command.ts";
import { DEFAULT_FAIL_ON, EXIT, EXIT_WORDS, FAIL_ON } from "./exit.ts";
import { addForecast } from "./forecast-command.ts";
import { gather } from "./gather.ts";
import { addHandover } from "./handover-command.ts";
import { addLedger } from "./ledger-command.ts";
import { aside, ownStreams, type Streams } from "./terminal.ts";

/** Runs one command line (without `node` and the script) and gives the exit code. Throws nothing. */
export async function run(args: readonly string[], streams: Streams = ownStreams): Promise<number> {
  let code: number = EXIT.clean;
  const done = (given: number): void => {
    code = given;
  };
  try {
    await program(done, streams).parseAsync([...args], { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.usage;
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    aside(streams, `a fault of our own: ${words}`);
    return EXIT.internal;
  }
  return code;
}

function program(done: (code: number) => void, streams: Streams): Command {
  const nhi = new Command("nhi")
    .description("Who owns which non-human identity, what it may do, and what is wrong with that.")
    .version(VERSION, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void streams.out.write(text),
      writeErr: (text) => void streams.err.write(text),
    })
    .showHelpAfterError("(nhi --help tells the options)")
    .addHelpText("after", `\n${exitTable()}`);

  nhi
    .command("check", { isDefault: true })
    .description("print the findings of folders and files")
    .argument(
      "[paths...]",
      "folders and files, this folder where none is named; - is stdin, read as nhi.yaml",
    )
    .option(
      "-f, --format <name[=file]>",
      `how findings are told, printed or written to a file; may be given again: ${OUTPUT_NAMES.join(", ")} (default: text)`,
      gather,
    )
    .addOption(
      new Option("--group <by>", "text: one by one (place), or what has the same cause together").choices(
        GROUPINGS,
      ),
    )
    .addOption(
      new Option("--fail-on <level>", "the mildest level that ends with an exit code other than 0")
        .choices(FAIL_ON)
        .default(DEFAULT_FAIL_ON),
    )
    .option("--as-of <date>", "count limits as of this day (YYYY-MM-DD)")
    .option("--root <dir>", "the workspace, where it is more than the named paths")
    .option(
      "--only",
      "read the whole root (this folder), tell only the findings of the named paths: for changed files",
    )
    .option(
      "--exclude <glob>",
      "files that are not read, as seen from the folder; may be given again",
      gather,
    )
    .option(
      "--since <ref>",
      "only what a change brought since this git ref (main... is where this branch left main)",
    )
    .option("--baseline <file>", "the baseline, where it is not nhi.baseline.json in the folder or above it")
    .option("--no-baseline", "tell what the baseline knows, too")
    .option("--stdin <name>", "read one file from stdin, under this name")
    .option("--fix", "make the safe fixes")
    .option("--fix-rule <rule>", "make one decision (--set) for the findings of this rule")
    .option(
      "--set <field=value>",
      "with --fix-rule: what is decided (owner=platform); may be given again",
      gather,
    )
    .option(
      "--path <glob>",
      "with --fix-rule: only in these files, as seen from the folder; may be given again",
      gather,
    )
    .option("--dry-run", "with --fix or --fix-rule: print what would change, change nothing")
    .addOption(
      new Option(
        "--min-level <level>",
        "leave out findings below this level (what a person reads: information, json, sarif and csv: hint)",
      ).choices(LEVELS.toReversed()),
    )
    .option("--no-suppressions", "let exceptions and comments hide nothing")
    .option("--show-hidden", "print findings that an exception or a comment hides, too")
    .action(async (paths: string[], options) =>
      done(await (await import("./check.ts")).check(paths, options, streams)),
    );

  nhi
    .command("report")
    .description("write down who owns and answers for what, for review and audit")
    .argument("[paths...]", "folders and files, this folder where none is named; each is a part of its own")
    .addOption(
      new Option("-f, --format <format>", "how it is written")
        .choices(["markdown", "html", "csv", "json"])
        .default("markdown"),
    )
    .option("-o, --out <file>", "write it to this file instead of stdout")
    .option("--as-of <date>", "count limits as of this day (YYYY-MM-DD)")
    .option("--root <dir>", "the workspace, where it is more than the named paths")
    .option(
      "--exclude <glob>",
      "files that are not read, as seen from the folder; may be given again",
      gather,
    )
    .addOption(
      new Option("--model <model>", "only workspaces with this operating model").choices([
        "security-led",
        "shared",
        "hub-and-spoke",
        "federated",
      ]),
    )
    .option("--framework <name>", "only what rests on this framework (NIST CSF 2.0), control by control")
    .addOption(new Option("--table <table>", "with --format csv: which table").choices(REPORT_TABLES))
    .option("--title <text>", "the title of the report")
    .addHelpText("after", "\nEnds with 0 when the report is made, whatever it says; nhi check is the gate.")
    .action(async (paths: string[], options) =>
      done(await (await import("./report.ts")).report(paths, options, streams)),
    );

  addForecast(nhi, done, streams);
  addHandover(nhi, done, streams);
  addBaseline(nhi, done, streams);
  addLedger(nhi, done, streams);
  addDiff(nhi, done, streams);

  nhi
    .command("rules")
    .description("list the rules")
    .addOption(
      new Option("-f, --format <format>", "how they are printed").choices(["text", "json"]).default("text"),
    )
    .action(async (options) => done((await import("./rules.ts")).listRules(options, streams)));

  nhi
    .command("explain")
    .description("explain a rule or a control")
    .argument("<id...>", "a rule's id (owner-missing) or a control (PR.AA-05, NIST CSF 2.0 GV.RR-02)")
    .action(async (words: string[]) => done((await import("./rules.ts")).explain(words.join(" "), streams)));

  nhi
    .command("config")
    .description("tell the level of each rule for a file, and the line that sets it")
    .requiredOption("--explain <file>", "the file; it need not be there yet")
    .addOption(
      new Option("-f, --format <format>", "how it is printed").choices(["text", "json"]).default("text"),
    )
    .option("--root <dir>", "the workspace, where it is not this folder")
    .action(async (options) => done(await (await import("./config.ts")).config(options, streams)));

  nhi
    .command("init")
    .description("write a first nhi.yaml from what the folder says, or from a table")
    .argument("[dir]", "the folder", ".")
    .option("--from-workspace", "from the files of the folder, as without any option")
    .option("--from-table <file>", "from the inventory in a Markdown table")
    .option("--dry-run", "print it, write nothing")
    .action(async (dir: string, options) =>
      done(await (await import("./init.ts")).init(dir, options, streams)),
    );

  for (const command of nhi.commands) command.exitOverride().helpOption("-h, --help", "print this help");
  return nhi;
}

/** The tables of `nhi report --format csv`; a test compares them with those that there are. */
const REPORT_TABLES = [
  "findings",
  "identities",
  "duties",
  "grants",
  "exceptions",
  "reviews",
  "break-glass",
  "cases",
  "risks",
  "controls",
  "evidence",
  "files",
];

const exitTable = (): string =>
  [
    "Exit codes:",
    ...Object.entries(EXIT).map(
      ([name, code]) => `  ${String(code).padStart(2)}  ${EXIT_WORDS[name as keyof typeof EXIT]}`,
    ),
  ].join("\n");
