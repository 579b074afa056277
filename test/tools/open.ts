/** Serves the VS Code from npm on this machine, with a folder open and the extension of this repository live in it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { installHost, root } from "../vscode/host/install.ts";
import { type ServeOptions, serve } from "../vscode/host/serve.ts";
import { workbench } from "../vscode/host/workbench.ts";

const PORT = 8484;

const folder = resolve(process.argv[2] ?? ".");
await installHost((line) => console.error(`  ${line}`));
const data = mkdtempSync(join(tmpdir(), "nhi-start-"));
const options: ServeOptions = { data, automation: true };
// The usual port, so that the address stays the same from one start to the next; any other where it is taken.
const served = await serve({ ...options, port: PORT }).catch(() => serve(options));
console.log(
  `\nVS Code is open on ${folder} at\n\n  ${workbench(served.port, { folder, extension: root })}\n\nCtrl+C ends it.`,
);
const end = async () => {
  await served.stop();
  rmSync(data, { recursive: true, force: true });
  process.exit(0);
};
process.on("SIGINT", end);
process.on("SIGTERM", end);
