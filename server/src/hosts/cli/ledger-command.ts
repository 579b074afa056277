/** The options of `nhi ledger`. */
import { type Command, Option } from "commander";
import { gather } from "./gather.ts";
import type { Streams } from "./terminal.ts";

export function addLedger(nhi: Command, done: (code: number) => void, streams: Streams): void {
  nhi
    .command("ledger")
    .description("list who silenced what, why, until when and with whose word")
    .argument("[paths...]", "folders and files, this folder where none is named")
    .addOption(
      new Option("-f, --format <format>", "how it is written")
        .choices(["text", "json", "csv", "markdown"])
        .default("text"),
    )
    .option("--as-of <date>", "count limits as of this day (YYYY-MM-DD)")
    .option("--root <dir>", "the workspace, where it is more than the named paths")
    .option(
      "--exclude <glob>",
      "files that are not read, as seen from the folder; may be given again",
      gather,
    )
    .addHelpText("after", "\nEnds with 0 when the ledger is made, whatever it says; nhi check is the gate.")
    .action(async (paths: string[], options) =>
      done(await (await import("./ledger.ts")).ledger(paths, options, streams)),
    );
}
