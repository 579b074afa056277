/** Installs a real VS Code (workbench, server, extension host) from the npm registry into a folder. */
import { spawn } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../..", import.meta.url)).replace(/\/$/, "");

/** The package `code-server` carries VS Code 1.139.1 under `lib/vscode`. */
const VERSION = "4.139.1";

/** Where the host lies: kept between runs, never committed. */
export const hostFolder = process.env.NHI_VSCODE_HOST ?? join(root, ".cache/vscode");

/** VS Code's server. */
export const serverRoot = join(hostFolder, "node_modules/code-server/lib/vscode");

/** Makes sure that the host is there; a second call does nothing. `say` takes one line of progress. */
export async function installHost(say: (line: string) => void = () => {}): Promise<void> {
  const stamp = join(hostFolder, `ready-${VERSION}`);
  if (existsSync(stamp)) return;
  rmSync(hostFolder, { recursive: true, force: true });
  mkdirSync(hostFolder, { recursive: true });
  writeFileSync(
    join(hostFolder, "package.json"),
    `{"private":true,"dependencies":{"code-server":"${VERSION}"}}`,
  );
  say("installing VS Code from npm (under a minute, 250 MB)");
  // Without scripts: the package's own post-install compiles modules that a local editor never loads.
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-progress", "--loglevel=error"];
  await npm(["install", ...quiet], hostFolder);
  say("installing what VS Code itself needs");
  // `npm ci` refuses here: the shrinkwrap that ships with it is out of step with its package.json.
  await npm(["install", "--omit=dev", ...quiet], serverRoot);
  trim();
  for (const [module, stub] of COMPILED) {
    mkdirSync(join(serverRoot, module), { recursive: true });
    copyFileSync(join(root, "test/vscode/host/stubs", stub), join(serverRoot, module, "index.js"));
  }
  writeFileSync(stamp, "");
  say(`VS Code ${hostVersion()} is installed`);
}

/** The version as VS Code names it. */
export function hostVersion(): string {
  const given: unknown = JSON.parse(readFileSync(join(serverRoot, "package.json"), "utf8"));
  return typeof given === "object" && given !== null && "version" in given
    ? String(given.version)
    : "unknown";
}

/** Modules that only a compiler could finish, and what takes their place. */
const COMPILED = [
  ["node_modules/@vscode/spdlog", "spdlog.cjs"],
  ["node_modules/@vscode/native-watchdog", "watchdog.cjs"],
] as const;

/** Takes out what neither the tests nor a look at the extension use. */
function trim(): void {
  const unused = [
    "node_modules/@github",
    "node_modules/@microsoft/mxc-sdk",
    "node_modules/@devcontainers",
    "extensions/copilot",
    "extensions/mermaid-markdown-features",
    "extensions/microsoft-authentication",
  ];
  for (const path of unused) rmSync(join(serverRoot, path), { recursive: true, force: true });
  const keep = `${process.platform}-${process.arch}`;
  for (const builds of ["node_modules/@vscode/ripgrep-universal/bin", "node_modules/node-pty/prebuilds"]) {
    const folder = join(serverRoot, builds);
    if (!existsSync(join(folder, keep))) continue;
    for (const build of readdirSync(folder))
      if (build !== keep) rmSync(join(folder, build), { recursive: true, force: true });
  }
}

function npm(args: readonly string[], cwd: string): Promise<void> {
  // npm's own scripts and VS Code's packages want the Node that runs this file, not whatever the machine has.
  const env = {
    ...process.env,
    PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ""}`,
  };
  return new Promise((done, failed) => {
    const child = spawn("npm", args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let text = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece) => (text += String(piece)));
    child.on("error", failed);
    child.on("exit", (code) =>
      code === 0 ? done() : failed(new Error(`npm ${args.join(" ")} ended with ${code} in ${cwd}\n${text}`)),
    );
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await installHost((line) => console.log(line));
