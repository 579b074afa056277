/** Real git repositories for tests, made in fresh folders by the installed git and nothing of this machine's settings. */
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { folderOf } from "./nhi.ts";

export type Files = Readonly<Record<string, string | undefined>>;

/** Runs git in the folder; throws with what it says where it fails. */
export function git(cwd: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync("git", args, { cwd, encoding: "utf8", env: environment() });
  if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
  return stdout.trim();
}

const environment = (): Record<string, string> => ({
  PATH: process.env.PATH ?? "",
  HOME: "/nowhere",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_ALLOW_PROTOCOL: "file",
});

/** Writes files; undefined takes one away. */
export function lay(dir: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(dir, name);
    if (text === undefined) rmSync(file);
    else {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }
}

/** Writes files and commits everything. */
export function commit(dir: string, files: Files, author = "ada@shop.example"): string {
  lay(dir, files);
  git(dir, "add", "-A");
  git(
    dir,
    "-c",
    "commit.gpgSign=false",
    "commit",
    "-q",
    "--allow-empty",
    "-m",
    "A change",
    "--author",
    `A <${author}>`,
  );
  return git(dir, "rev-parse", "HEAD");
}

/** A repository on the branch `main` with one commit of these files. */
export function repositoryOf(files: Files, dir = folderOf({})): string {
  git(dir, "init", "-q", "-b", "main");
  for (const [key, value] of [
    ["user.name", "Ada"],
    ["user.email", "ada@shop.example"],
    ["commit.gpgSign", "false"],
    ["protocol.file.allow", "always"],
  ])
    git(dir, "config", key ?? "", value ?? "");
  commit(dir, files);
  return dir;
}
