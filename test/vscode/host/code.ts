/**
 * Stands in for the desktop `code`: takes the command line that `@vscode/test-electron` gives it,
 * runs VS Code's server with chromium as the window, and ends with the tests' own code.
 */
import { appendFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listenToTests, openBrowser, openPage } from "./browser.ts";
import { serve } from "./serve.ts";
import { workbench } from "./workbench.ts";

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
const copy = process.env.NHI_VSCODE_OUTPUT;
const write = (line: string, isError: boolean) => {
  (isError ? process.stderr : process.stdout).write(`${line}\n`);
  if (copy) appendFileSync(copy, `${line}\n`);
};
const { ended } = await listenToTests(page, write);
await page.goto(
  workbench(served.port, {
    folder: targets[0],
    extension: options.get("extensionDevelopmentPath") ?? [],
    tests: options.get("extensionTestsPath")?.at(-1),
  }),
);
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
