/** The window: a headless chromium that reaches nothing but this machine. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { format } from "node:util";
import { type Browser, chromium, type Page } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The browser's path; undefined where none is installed. */
export function browserPath(): string | undefined {
  const named = process.env.CHROMIUM;
  if (named) return named;
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}

export async function openBrowser(): Promise<Browser> {
  const executablePath = browserPath();
  if (!executablePath) throw new Error("No chromium is installed; on Debian: apt-get install chromium");
  const args = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
  ];
  return chromium.launch({ executablePath, headless: true, args });
}

export async function openPage(browser: Browser, dark = false): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    colorScheme: dark ? "dark" : "light",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  return context.newPage();
}

/** What VS Code says to itself at every start. */
const NOISE =
  /Ignoring fetching|Creating a socket|connection token|AccountPolicyGate|AgentHost|grace-time|Updating additional|Service Worker\] registration|^(Error: )?Canceled/;

/** Gives the page the two doors through which tests in VS Code write and end; `ended` settles with their exit code. */
export async function listenToTests(
  page: Page,
  write: (line: string, isError: boolean) => void,
): Promise<{ readonly ended: Promise<number> }> {
  let end: (code: number) => void = () => {};
  const ended = new Promise<number>((done) => {
    end = done;
  });
  await page.exposeFunction("codeAutomationLog", (type: string, given: readonly unknown[]) => {
    const line = format(...given);
    if (!NOISE.test(line)) write(line, type === "error" || type === "warn");
  });
  await page.exposeFunction("codeAutomationExit", (code: number) => end(code));
  return { ended };
}
