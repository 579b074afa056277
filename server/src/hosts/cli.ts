/** The command line `nhi`: results on stdout, everything else on stderr. */
import { run } from "./cli/program.ts";

process.exitCode = await run(process.argv.slice(2));
