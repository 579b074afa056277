/** All tests of the desktop's extension host. */
import "./cases.ts";
import "./files.ts";
import "./foreign.ts";
import "./outside.ts";
import "./many.ts";
import { runAll } from "./harness.ts";

export const run = runAll;
