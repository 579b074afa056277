/** The options of `nhi diff`. */
import { type Command, Option } from "commander";
import { gather } from "./gather.ts";
import type { Streams } from "./terminal.ts";

export function addDiff(nhi: Command, done: (code: number) => void, streams: Streams): void {
  nhi
    .command("diff")
    .description("tell what a change does to identities and access, for the one who reviews it")
    .argument(
      "<ref>",
      "the git ref with which it begins: a branch, a tag, a commit; main... is where this branch left main",
    )
    .argument("[dir]", "the folder", ".")
    .addOption(
      new Option("-f, --format <format>", "how it is written")
        .choices(["text", "markdown", "json"])
        .default("text"),
    )
    .option(
      "--author [mail]",
      "tell what the change's author approves; by the commits where no mail is given",
    )
    .option("--as-of <date>", "count limits as of this day (YYYY-MM-DD)")
    .option(
      "--exclude <glob>",
      "files that are not read, as seen from the folder; may be given again",
      gather,
    )
    .addHelpText(
      "after",
      "\nEnds with 2 where --author finds that somebody approves their own change, else with 0.",
    )
    .action(async (ref: string, dir: string, options) =>
      done(await (await import("./diff.ts")).diff(ref, dir, options, streams)),
    );
}
