#!/usr/bin/env node
/**
 * The command line `nhi` out of a checkout of this repository: for pre-commit, for `action.yml`, for a submodule.
 * Git holds no `dist/`; where there is none it is built first, with what npm downloads and without any install script.
 */
import { spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));

/** A fault of our own, as `nhi` itself tells it. */
const FAULT = 70;

/** Runs `nhi` with these arguments and gives its exit code. */
export function nhi(args) {
  if (!existsSync(cli) && !built()) return FAULT;
  return spawnSync(process.execPath, [cli, ...args], { stdio: "inherit" }).status ?? FAULT;
}

function built() {
  const windows = process.platform === "win32";
  const steps = [
    ["npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], windows],
    [process.execPath, ["esbuild.mjs", "--production"], false],
  ];
  for (const [program, args, shell] of steps) {
    const stdio = ["ignore", "ignore", "inherit"];
    const { status, error } = spawnSync(program, args, { cwd: root, stdio, shell });
    if (status === 0) continue;
    console.error(
      `nhi: the command line could not be built: ${program} ${args[0]}: ${error?.message ?? `exit code ${status}`}`,
    );
    return false;
  }
  return true;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  process.exitCode = nhi(process.argv.slice(2));
