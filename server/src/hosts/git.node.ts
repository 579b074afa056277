/**
 * The installed git, asked and never told: nothing is written, fetched, checked out or run from the repository's own settings.
 * What it answers is data; what it cannot answer is said in plain words.
 */
import { spawn } from "node:child_process";
import path from "node:path";
import { repositoryOf } from "./walk.node.ts";

/** Why the past cannot be had; the message is for a person. */
export class GitTrouble extends Error {}

/** A commit of a repository. */
export interface Commit {
  /** The repository's root: the folder that holds `.git`. */
  readonly root: string;
  readonly id: string;
}

/** A file as a commit holds it. */
export interface Blob {
  readonly id: string;
  /** The repository that holds it: a submodule has its own. */
  readonly root: string;
}

/** The commit that a ref names: a branch, a tag, a hash; `main...` is where this branch left `main`. */
export async function commitOf(folder: string, ref: string): Promise<Commit> {
  const root = await repositoryOf(folder);
  if (root === undefined) throw new GitTrouble(`no git repository: ${folder}`);
  const [, left] = /^(.+)\.\.\.(?:HEAD)?$/.exec(ref) ?? [];
  if (left === undefined) return { root, id: await resolved(root, ref) };
  const [one, other] = [await resolved(root, left), await resolved(root, "HEAD")];
  const base = await git(root, ["merge-base", one, other]);
  const [id] = base.out.toString("utf8").split("\n");
  if (base.code !== 0 || !id)
    throw new GitTrouble(`"${left}" and HEAD have no commit in common here${await shallowWords(root)}`);
  return { root, id };
}

/** All files of a commit by their path in it, those of submodules that are there included. */
export async function filesOf({ root, id }: Commit): Promise<ReadonlyMap<string, Blob>> {
  const listed = await git(root, ["ls-tree", "-r", "-z", "--full-tree", id]);
  if (listed.code !== 0) throw new GitTrouble(`the files of ${id} cannot be listed: ${listed.words}`);
  const files = new Map<string, Blob>();
  for (const row of listed.out.toString("utf8").split("\0")) {
    const [, mode, blob = "", file = ""] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(row) ?? [];
    if (mode === "160000")
      for (const [name, one] of await inSubmodule(root, file, blob)) files.set(name, one);
    // A link is read where it leads to, as on the disk.
    else if (mode?.startsWith("100")) files.set(file, { id: blob, root });
  }
  return files;
}

/** A submodule that nobody has fetched holds no files today either. */
async function inSubmodule(root: string, at: string, id: string): Promise<Iterable<readonly [string, Blob]>> {
  const own = path.join(root, at);
  if ((await repositoryOf(own)) !== own) return [];
  if ((await git(own, ["cat-file", "-e", `${id}^{commit}`])).code !== 0)
    throw new GitTrouble(`the submodule ${at} does not hold its commit ${id}: fetch it first`);
  return [...(await filesOf({ root: own, id }))].map(([file, one]) => [`${at}/${file}`, one]);
}

/** How many files git is asked for at once. */
const BATCH = 500;

/** The bytes of files as they are stored: no filter, no conversion. Files larger than `largest` are left out. */
export async function bytesOf(
  blobs: readonly Blob[],
  largest: number,
): Promise<ReadonlyMap<Blob, Uint8Array>> {
  const found = new Map<Blob, Uint8Array>();
  const roots = new Map<string, Blob[]>();
  for (const blob of blobs) {
    const same = roots.get(blob.root);
    if (same) same.push(blob);
    else roots.set(blob.root, [blob]);
  }
  for (const [root, all] of roots)
    for (let at = 0; at < all.length; at += BATCH) {
      const some = all.slice(at, at + BATCH);
      const input = some.map(({ id }) => `${id}\n`).join("");
      const { out, code, words } = await git(root, ["cat-file", "--batch"], input);
      if (code !== 0) throw new GitTrouble(`git cannot read its files: ${words}`);
      takeBatch(out, some, largest, found);
    }
  return found;
}

/** `<id> blob <size>\n<bytes>\n` for each, or `<id> missing\n`. */
function takeBatch(out: Buffer, blobs: readonly Blob[], largest: number, found: Map<Blob, Uint8Array>): void {
  let at = 0;
  for (const blob of blobs) {
    const end = out.indexOf(10, at);
    const head = out.toString("utf8", at, end < 0 ? out.length : end);
    const size = Number(/^[0-9a-f]+ blob (\d+)$/.exec(head)?.[1] ?? Number.NaN);
    if (Number.isNaN(size))
      throw new GitTrouble(
        "this clone does not hold all files of that commit, and nothing is fetched: git fetch --refetch brings them",
      );
    if (size <= largest) found.set(blob, out.subarray(end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
}

/** Who wrote the commits since `base`, by the path of the files that they touched; mail addresses. */
export async function authorsSince({ root, id }: Commit): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const log = ["log", "--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-renames", "-m"];
  const { out, code, words } = await git(root, [
    ...log,
    "--name-only",
    "-z",
    "--format=%x01%ae",
    `${id}..HEAD`,
  ]);
  if (code !== 0) throw new GitTrouble(`git cannot tell who made the change: ${words}`);
  const authors = new Map<string, Set<string>>();
  for (const part of out.toString("utf8").split("\u0001")) {
    const [mail = "", ...files] = part.split(/[\0\n]+/);
    for (const file of files) {
      const known = authors.get(file);
      if (known) known.add(mail);
      else if (file !== "") authors.set(file, new Set([mail]));
    }
  }
  return authors;
}

/** The mail address under which commits would be made here. */
export async function ownMail(root: string): Promise<string | undefined> {
  const { out } = await git(root, ["config", "--get", "user.email"]);
  return out.toString("utf8").trim() || undefined;
}

/** The folder in which git keeps HEAD and its log: elsewhere for submodules and worktrees. */
export async function gitFolder(folder: string): Promise<string | undefined> {
  const root = await repositoryOf(folder);
  if (root === undefined) return undefined;
  const { out, code } = await git(root, ["rev-parse", "--absolute-git-dir"]);
  return code === 0 ? out.toString("utf8").replace(/\r?\n$/, "") : undefined;
}

async function resolved(root: string, ref: string): Promise<string> {
  if (ref.includes("\0") || ref.length > 1000) throw new GitTrouble("this is no ref");
  const { out, code, words } = await git(root, [
    "rev-parse",
    "--verify",
    "--end-of-options",
    `${ref}^{commit}`,
  ]);
  const id = /^[0-9a-f]{40,64}$/m.exec(out.toString("utf8"))?.[0];
  if (code === 0 && id !== undefined) return id;
  if (/dubious ownership|not a git repository/.test(words))
    throw new GitTrouble(`git does not take ${root} for a repository: ${words}`);
  throw new GitTrouble(`"${ref}" is no commit here${await shallowWords(root)}`);
}

async function shallowWords(root: string): Promise<string> {
  const { out } = await git(root, ["rev-parse", "--is-shallow-repository"]);
  return out.toString("utf8").trim() === "true"
    ? "; this clone is shallow and holds only its newest commits: git fetch --unshallow brings the others"
    : "";
}

/** Settings of a repository that would run something, and every way to another machine, are closed. */
const SAFE = [
  "--no-pager",
  "--no-optional-locks",
  "--no-replace-objects",
  "--literal-pathspecs",
  ...[
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "protocol.allow=never",
    "log.showSignature=false",
  ].flatMap((setting) => ["-c", setting]),
];

const TIMEOUT = 60_000;

interface Said {
  readonly code: number | null;
  readonly out: Buffer;
  /** What git says on stderr, on one line. */
  readonly words: string;
}

/** Runs git in a repository. Rejects where there is no git, or it takes too long. */
function git(root: string, args: readonly string[], input = ""): Promise<Said> {
  return new Promise((done, fail) => {
    const child = spawn("git", [...SAFE, "-C", root, ...args], {
      env: environment(root),
      stdio: ["pipe", "pipe", "pipe"],
      windowsHide: true,
    });
    // Of the library's own the clock runs on where git does not even start.
    const clock = setTimeout(() => child.kill(), TIMEOUT);
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => out.push(part));
    child.stderr.on("data", (part: Buffer) => err.push(part));
    // It may end before it has read everything; its exit code tells.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
    child.on("error", (error) => {
      clearTimeout(clock);
      const gone = "code" in error && error.code === "ENOENT";
      const words = gone
        ? "git is not installed, or not on the path"
        : `git does not start: ${error.message}`;
      fail(new GitTrouble(words));
    });
    child.on("close", (code, signal) => {
      clearTimeout(clock);
      const words = Buffer.concat(err).toString("utf8").trim().replace(/\s+/g, " ");
      if (signal) fail(new GitTrouble(`git was ended (${signal}) at: git ${args[0]}`));
      else done({ code, out: Buffer.concat(out), words });
    });
  });
}

/** The process's own, without what would lead git to another repository, editor, or machine. */
function environment(root: string): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith("GIT_"));
  return {
    ...Object.fromEntries(own),
    LC_ALL: "C",
    GIT_TERMINAL_PROMPT: "0",
    GIT_NO_LAZY_FETCH: "1",
    GIT_OPTIONAL_LOCKS: "0",
    // A folder that only looks like a repository does not make git look above it.
    GIT_CEILING_DIRECTORIES: path.dirname(root),
  };
}
