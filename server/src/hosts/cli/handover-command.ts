/** The options of `nhi handover`. */
import type { Command } from "commander";
import { gather } from "./gather.ts";
import type { Streams } from "./terminal.ts";

export function addHandover(nhi: Command, done: (code: number) => void, streams: Streams): void {
  nhi
    .command("handover")
    .description("hand over everything that a team or person owns, approves, reviews and keeps")
    .argument("<party>", "the team or person, by any of its names")
    .argument("[paths...]", "folders and files, this folder where none is named")
    .option("--to <party>", "who carries it on; left out: the list, and who could take over")
    .option(
      "--approver-to <party>",
      "who approves and reviews instead; left out: somebody independent is chosen",
    )
    .option("--write", "write the change")
    .option("--dry-run", "print it and write nothing, as without --write")
    .option("--as-of <date>", "count limits as of this day (YYYY-MM-DD)")
    .option("--root <dir>", "the workspace, where it is more than the named paths")
    .option(
      "--exclude <glob>",
      "files that are not read, as seen from the folder; may be given again",
      gather,
    )
    .addHelpText("after", "\nWhat has happened (approvals, reviews, requests) is listed and never rewritten.")
    .action(async (party: string, paths: string[], options) =>
      done(await (await import("./handover.ts")).handover(party, paths, options, streams)),
    );
}
