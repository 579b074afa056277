/** The tests of the browser's extension host: the same cases, with the server in a worker. */
import "./cases.ts";
import "./foreign.ts";
import "./outside.ts";
import { runAll } from "./harness.ts";

export const run = runAll;
