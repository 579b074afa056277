/** The commit that is checked out, read from the repository's own files: git is not run, and nothing is looked up. */
import { promises as fs } from "node:fs";
import path from "node:path";
import type { Commit } from "../../report/governance/shape.ts";

/** `root`: the folder that holds `.git`; undefined where there is none. */
export async function commitOf(root: string | undefined): Promise<Commit> {
  if (root === undefined) return none("these files are in no repository");
  const own = await gitFolder(path.join(root, ".git"));
  if (own === undefined) return none("the repository cannot be read");
  const shared = await commonFolder(own);
  let name = "HEAD";
  // A reference may name another one; git itself follows five.
  for (let i = 0; i < 5; i++) {
    const text = (await textOf(path.join(own, name))) ?? (await textOf(path.join(shared, name)));
    const found = text ?? (await packed(shared, name));
    if (found === undefined)
      return none(name === "HEAD" ? "the repository cannot be read" : "nothing is committed yet");
    if (HASH.test(found)) return { is: "commit", id: found, branch: branchOf(name) };
    const next = /^ref: (refs\/[^\s\\]+)$/.exec(found)?.[1];
    if (next === undefined || next.split("/").includes("..")) return none("the repository cannot be read");
    name = next;
  }
  return none("the repository cannot be read");
}

const HASH = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

const none = (because: string): Commit => ({ is: "none", because });

const branchOf = (name: string): string | undefined => /^refs\/heads\/(.+)$/.exec(name)?.[1];

/** `.git` is a folder, or in a worktree and a submodule a file that names it. */
async function gitFolder(dot: string): Promise<string | undefined> {
  const stat = await fs.stat(dot).catch(() => undefined);
  if (stat?.isDirectory()) return dot;
  const named = /^gitdir: (.+)$/.exec((await textOf(dot)) ?? "")?.[1];
  return named === undefined ? undefined : path.resolve(path.dirname(dot), named);
}

/** Worktrees share their branches. */
async function commonFolder(own: string): Promise<string> {
  const named = await textOf(path.join(own, "commondir"));
  return named === undefined ? own : path.resolve(own, named);
}

/** Branches that have not moved for a while stand together in one file. */
async function packed(shared: string, name: string): Promise<string | undefined> {
  for (const line of ((await textOf(path.join(shared, "packed-refs"))) ?? "").split(/\r?\n/)) {
    const [hash, ref] = line.split(" ");
    if (ref === name) return hash;
  }
  return undefined;
}

const textOf = (file: string): Promise<string | undefined> =>
  fs.readFile(file, "utf8").then(
    (text) => text.trim(),
    () => undefined,
  );
