/** Makes a fresh clone ready: packages from npm, and for the tests a browser, Neovim and Emacs. Needs Node 20 and nothing installed. */
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { commandStep, pinnedNode, root, run, step } from "./steps.mjs";

/** What the tests in real editors need beside npm: the programs that will do, and Debian's packages. */
const PROGRAMS = [
  {
    names: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    apt: ["chromium"],
    env: "CHROMIUM",
  },
  { names: ["nvim"], apt: ["neovim"] },
  { names: ["emacs"], apt: ["emacs-nox", "elpa-eglot"] },
];

/** `editors`: also what the tests in real editors need. Settles with whether everything is there. */
export async function setup({ editors = false } = {}) {
  if (Number(process.versions.node.split(".")[0]) < 20) {
    console.error(`Node ${process.versions.node} is too old; version 20 or newer is needed.`);
    return false;
  }
  if (!packagesAreCurrent()) {
    const { ok } = await commandStep("packages from npm", "npm", [
      "ci",
      "--no-audit",
      "--no-fund",
      "--loglevel=error",
    ]);
    if (!ok) return false;
  }
  if (!(await toolsRun())) {
    // A machine that forbids install scripts: the two that matter are run by name.
    const rebuild = ["rebuild", "node", "esbuild", "--ignore-scripts=false"];
    await commandStep("tools that an install script finishes", "npm", rebuild);
    if (!(await toolsRun())) {
      console.error("node_modules/.bin/node or esbuild does not run: npm did not run their install scripts.");
      return false;
    }
  }
  return editors ? findPrograms() : true;
}

/** Whether every package of the lock file is installed in its version; platform builds of other machines are left out. */
function packagesAreCurrent() {
  const installed = packagesIn(join(root, "node_modules/.package-lock.json"));
  const wanted = packagesIn(join(root, "package-lock.json"));
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === "" || optional || installed[path]?.version === version,
  );
}

function packagesIn(file) {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")).packages ?? {}) : {};
}

async function toolsRun() {
  const node = await run(pinnedNode(), ["--version"]);
  const esbuild = await run(join(root, "node_modules/.bin/esbuild"), ["--version"]);
  return node.code === 0 && node.output.startsWith("v24.") && esbuild.code === 0;
}

async function findPrograms() {
  const missing = PROGRAMS.filter((program) => !isThere(program)).flatMap(({ apt }) => apt);
  if (missing.length === 0) return true;
  const asRoot = await rootCommand();
  if (!asRoot || !onPath("apt-get")) {
    console.error(
      `Missing for the tests in real editors: ${missing.join(", ")}. On Debian: apt-get install ${missing.join(" ")}`,
    );
    return false;
  }
  const { ok } = await step(`${missing.join(" and ")} from Debian`, async () => {
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    const apt = (...args) =>
      run(asRoot[0] ?? "apt-get", [...asRoot.slice(1), ...(asRoot.length ? ["apt-get"] : []), ...args], {
        env,
      });
    const update = await apt("update", "-q");
    const install = await apt("install", "-y", "-q", "--no-install-recommends", ...missing);
    return { ok: install.code === 0, output: install.code === 0 ? "" : update.output + install.output };
  });
  return ok;
}

const isThere = ({ names, env }) => (env && process.env[env]) || names.some(onPath);

const onPath = (name) =>
  (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, name)));

/** How to run a command as root: nothing before it, `sudo`, or undefined where neither works. */
async function rootCommand() {
  if (process.getuid?.() === 0) return [];
  return (await run("sudo", ["-n", "true"])).code === 0 ? ["sudo", "-n"] : undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exitCode = (await setup({ editors: true })) ? 0 : 1;
