/**
 * Stands in for the desktop `code`: takes the command line that `@vscode/test-electron` gives it,
 * runs VS Code's server with chromium as the window, and ends with the tests' own code.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { listenToTests, openBrowser, openPage } from "./browser.ts";
import { serve } from "./serve.ts";

const TIMED_OUT = 124;
const limit = Number(process.env.NHI_VSCODE_SECONDS ?? 180);

const { options, targets } = readArguments(process.argv.slice(2));
const data = options.get("user-data-dir")?.at(-1) ?? mkdtempSync(join(tmpdir(), "nhi-code-"));
const extensions = options.get("extensions-dir")?.at(-1);
const served = await serve({
  data,
  automation: true,
  ...(extensions !== undefined && { extensions }),
  verbose: process.env.NHI_VSCODE_VERBOSE === "1",
});
const browser = await openBrowser();
const page = await openPage(browser);
const write = (line: string, isError: boolean) =>
  (isError ? process.stderr : process.stdout).write(`${line}\n`);
const { ended } = await listenToTests(page, write);
await page.goto(address());
const patience = new Promise<number>((done) => setTimeout(() => done(TIMED_OUT), limit * 1000).unref());
const code = await Promise.race([ended, patience]);
if (code === TIMED_OUT) {
  const picture = join(data, "timeout.png");
  await page.screenshot({ path: picture }).catch(() => {});
  process.stderr.write(`No result after ${limit} s; ${picture} shows the window\n`);
}
await browser.close();
await served.stop();
process.exit(code);

/** The workbench's address, with the folder and what to load and run. */
function address(): string {
  const authority = `127.0.0.1:${served.port}`;
  const remote = (path: string) =>
    /^[\w-]+:\/\//.test(path) ? path : `vscode-remote://${authority}${resolve(path)}`;
  const payload = [
    ...(options.get("extensionDevelopmentPath") ?? []).map((path) => [
      "extensionDevelopmentPath",
      remote(path),
    ]),
    ...(options.get("extensionTestsPath") ?? [])
      .slice(-1)
      .map((path) => ["extensionTestsPath", remote(path)]),
    ["skipWelcome", "true"],
  ];
  const target = targets[0] && resolve(targets[0]);
  const opened = target
    ? { [target.endsWith(".code-workspace") ? "workspace" : "folder"]: target }
    : { ew: "true" };
  return `http://${authority}/?${new URLSearchParams({ ...opened, payload: JSON.stringify(payload) })}`;
}

function readArguments(given: readonly string[]) {
  const options = new Map<string, string[]>();
  const targets: string[] = [];
  for (const argument of given) {
    const [, name, value] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
    if (name === undefined) targets.push(argument);
    else options.set(name, [...(options.get(name) ?? []), value ?? "true"]);
  }
  return { options, targets };
}
