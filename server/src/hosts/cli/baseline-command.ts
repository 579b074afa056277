/** The options of `nhi baseline write` and `nhi baseline check`. */
import type { Command } from "commander";
import { gather } from "./gather.ts";
import type { Streams } from "./terminal.ts";

export function addBaseline(nhi: Command, done: (code: number) => void, streams: Streams): void {
  const baseline = nhi
    .command("baseline")
    .description("take today's findings for known, so that only new ones are told");
  common(baseline.command("write"))
    .description("write today's findings to nhi.baseline.json; an existing one only shrinks")
    .option("--grow", "take new findings into an existing baseline, too")
    .addHelpText("after", "\nEnds with 1, and writes nothing, where it would have to grow.")
    .action(async (dir: string, options) =>
      done(await (await import("./baseline.ts")).write(dir, options, streams)),
    );
  common(baseline.command("check"))
    .description("tell the findings that are not in the baseline, and its entries that no longer occur")
    .option("--prune", "take out what no longer occurs")
    .addHelpText("after", "\nEnds with 1 where there is a new finding, whatever its level.")
    .action(async (dir: string, options) =>
      done(await (await import("./baseline.ts")).compare(dir, options, streams)),
    );
  for (const command of baseline.commands) command.exitOverride().helpOption("-h, --help", "print this help");
}

const common = (command: Command): Command =>
  command
    .argument("[dir]", "the folder", ".")
    .option("--file <file>", "the baseline, where it does not lie in the folder")
    .option("--as-of <date>", "count limits as of this day (YYYY-MM-DD)")
    .option(
      "--exclude <glob>",
      "files that are not read, as seen from the folder; may be given again",
      gather,
    );
