#!/usr/bin/env node
/** The command line `nhi`: results on stdout, everything else on stderr. */
import { run } from "./cli/program.ts";

/** A reader that has seen enough (`nhi check | head`) is no fault. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

process.exitCode = await run(process.argv.slice(2));
