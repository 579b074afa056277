/** Runs one step of a long command: says what it does, how long it took, and shows its output only when it failed. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

const bin = join(root, "node_modules/.bin");

/** The Node that the project pins, once it is installed; until then the one that runs this. */
export const pinnedNode = () => (existsSync(join(bin, "node")) ? join(bin, "node") : process.execPath);

/** The environment of every step: tools of the project first. */
const environment = () => ({ ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ""}` });

/** Settles with the exit code and all output; `inherit` shows the output as it comes. */
export function run(command, args, { inherit = false, env = {} } = {}) {
  return new Promise((done) => {
    const stdio = inherit ? "inherit" : ["ignore", "pipe", "pipe"];
    const child = spawn(command, args, { cwd: root, stdio, env: { ...environment(), ...env } });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (piece) => (output += piece));
    child.on("error", (error) => done({ code: 127, output: `${command}: ${error.message}\n` }));
    child.on("close", (code, signal) =>
      done({ code: code ?? 1, output: output + (signal ? `ended by ${signal}\n` : "") }),
    );
  });
}

/**
 * Runs `work` under a title: a running clock on a terminal, two lines elsewhere.
 * `work` settles with `{ ok, note?, output? }`; what it throws counts as failed.
 */
export async function step(title, work) {
  const started = Date.now();
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`.padStart(8);
  const live = process.stderr.isTTY;
  const clock = live && setInterval(() => process.stderr.write(`\r  …  ${seconds()}  ${title}`), 500);
  if (!live) console.error(`  …            ${title}`);
  let result;
  try {
    result = await work();
  } catch (error) {
    result = { ok: false, output: `${error instanceof Error ? error.message : error}\n` };
  }
  if (clock) {
    clearInterval(clock);
    process.stderr.write("\r\x1b[K");
  }
  console.error(
    `${result.ok ? "  ok" : "FAIL"} ${seconds()}  ${title}${result.note ? ` (${result.note})` : ""}`,
  );
  if (!result.ok && result.output) console.error(`${result.output.trimEnd().replace(/^/gm, "     | ")}\n`);
  return result;
}

/** A step that is one command. */
export const commandStep = (title, command, args, options) =>
  step(title, async () => {
    const { code, output } = await run(command, args, options);
    return { ok: code === 0, output };
  });
