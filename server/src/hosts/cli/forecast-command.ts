/** The options of `nhi forecast`. */
import { type Command, Option } from "commander";
import { gather } from "./gather.ts";
import type { Streams } from "./terminal.ts";

export function addForecast(nhi: Command, done: (code: number) => void, streams: Streams): void {
  nhi
    .command("forecast")
    .description("tell what will fall due, by team")
    .argument("[paths...]", "folders and files, this folder where none is named")
    .option("-d, --days <n>", "how many days ahead", "90")
    .addOption(
      new Option("-f, --format <format>", "how it is written")
        .choices(["text", "json", "csv", "ics"])
        .default("text"),
    )
    .option("--as-of <date>", "begin on this day (YYYY-MM-DD)")
    .option("--root <dir>", "the workspace, where it is more than the named paths")
    .option(
      "--exclude <glob>",
      "files that are not read, as seen from the folder; may be given again",
      gather,
    )
    .option("--max-age <time>", "what if credentials might be this old (180d): how the findings would change")
    .option("--review-every <time>", "what if reviews were due this often")
    .option("--notice <time>", "what if rotations were announced this early")
    .addHelpText(
      "after",
      "\nEnds with 0 when the forecast is made, whatever it says. What is late already: nhi check tells it.",
    )
    .action(async (paths: string[], options) =>
      done(await (await import("./forecast.ts")).forecast(paths, options, streams)),
    );
}
