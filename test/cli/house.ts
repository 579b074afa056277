/** What pipelines meet: a copy of the house with its bundles built, apart from the tree in which others work, and a repository with a change. */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../house/sources.ts";
import { folderOf } from "./nhi.ts";

/** What the build reads; the rest of the house is not copied. */
const PARTS = ["ci", "client", "docs", "schemas", "server", "esbuild.mjs", "package.json", "tsconfig.json"];

/** Builds into `folder`, which must not be there yet; `dist/` is below it. */
export function buildIn(folder: string): void {
  for (const part of PARTS)
    if (existsSync(path.join(ROOT, part)))
      cpSync(path.join(ROOT, part), path.join(folder, part), { recursive: true });
  symlinkSync(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"));
  execFileSync(process.execPath, ["esbuild.mjs", "--production"], { cwd: folder, stdio: "pipe" });
}

/** A repository with a branch `main` and a change on top of it. */
export function repository(): string {
  const cwd = folderOf({});
  cpSync(path.join(ROOT, "examples/day-one"), cwd, { recursive: true });
  cpSync(path.join(ROOT, "examples/northlight"), path.join(cwd, "northlight"), { recursive: true });
  writeFileSync(path.join(cwd, "nhi.yaml"), "nhi: 1\nteams:\n  web: { contact: '#web' }\n");
  const git = (...args: string[]) => execFileSync("git", ["-C", cwd, ...args], { stdio: "pipe" });
  git("init", "-q", "-b", "main");
  git("config", "user.name", "A Person");
  git("config", "user.email", "person@example.org");
  git("add", "-A");
  git("commit", "-q", "-m", "First");
  git("checkout", "-q", "-b", "change");
  writeFileSync(
    path.join(cwd, "nhi.yaml"),
    "nhi: 1\nteams:\n  web: { contact: '#web' }\nidentities:\n  builder: { type: bot, purpose: Builds }\n",
  );
  git("commit", "-q", "-a", "-m", "Second");
  return cwd;
}
