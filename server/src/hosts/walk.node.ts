/** Finds files below a folder, as git would see them, and reads one as text. The only use of the file system. */
import { promises as fs } from "node:fs";
import path from "node:path";
import ignore, { type Ignore } from "ignore";
import picomatch from "picomatch";
import { claimer, formats, languageOf } from "../formats/registry.ts";
import type { Reading } from "../lsp/host.ts";

/** Never read, whatever the ignore files say. */
const NEVER = new Set([".git", "node_modules", ".terraform", "dist", ".hg", ".svn"]);

/** Larger files are nobody's manifest; they are named, not read. */
export const LARGEST = 32 * 1024 * 1024;

const isCandidate = picomatch([...new Set(formats.flatMap(({ files }) => files))], { dot: true });

interface Rule {
  readonly base: string;
  readonly rules: Ignore;
}

/**
 * Absolute paths of the files below `folder` that a format may claim, in a fixed order. `exclude`: globs from the folder.
 * `closed` is told of each folder that cannot be listed. Links are not followed: what they lead to is read where it stands.
 */
export async function findFiles(
  folder: string,
  exclude: readonly string[] = [],
  closed: (dir: string) => void = () => {},
): Promise<string[]> {
  const excluded = exclude.length > 0 ? picomatch([...exclude], { dot: true }) : () => false;
  const found: string[] = [];
  const visit = async (dir: string, rules: readonly Rule[]): Promise<void> => {
    const entries = await fs.readdir(dir, { withFileTypes: true }).catch(() => {
      closed(dir);
      return [];
    });
    const own = entries.some((entry) => entry.name === ".gitignore") ? await ignoreFile(dir) : undefined;
    const here = own ? [...rules, own] : rules;
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const full = path.join(dir, entry.name);
      const relative = toSlash(path.relative(folder, full));
      if (entry.isDirectory()) {
        if (
          !NEVER.has(entry.name) &&
          !isIgnored(here, full, true) &&
          !excluded(relative) &&
          !excluded(`${relative}/`)
        )
          await visit(full, here);
      } else if (
        entry.isFile() &&
        isCandidate(relative) &&
        !isIgnored(here, full, false) &&
        !excluded(relative)
      )
        found.push(full);
    }
  };
  await visit(folder, await outerRules(folder));
  return found;
}

/** Whether `findFiles` would find the file, by its name alone: a change of it is then worth reading. */
export async function wouldFind(
  folder: string,
  file: string,
  exclude: readonly string[] = [],
): Promise<boolean> {
  const steps = path.relative(folder, file).split(path.sep);
  if (steps[0] === ".." || !isCandidate(steps.join("/"))) return false;
  const excluded = exclude.length > 0 ? picomatch([...exclude], { dot: true }) : () => false;
  let rules: readonly Rule[] = await outerRules(folder);
  let dir = folder;
  for (const [i, step] of steps.entries()) {
    const own = await ignoreFile(dir);
    if (own) rules = [...rules, own];
    const relative = steps.slice(0, i + 1).join("/");
    const inner = i < steps.length - 1;
    dir = path.join(dir, step);
    if ((inner && NEVER.has(step)) || isIgnored(rules, dir, inner)) return false;
    if (excluded(relative) || (inner && excluded(`${relative}/`))) return false;
  }
  return true;
}

/**
 * Which of the files `findFiles` would name if the folder held just these. `ignores`: the text of a folder's ignore file, from the
 * repository's root on.
 */
export function wouldList(
  files: readonly string[],
  {
    folder,
    root,
    exclude,
  }: { readonly folder: string; readonly root: string; readonly exclude: readonly string[] },
  ignores: (dir: string) => string | undefined,
): string[] {
  const excluded = exclude.length > 0 ? picomatch([...exclude], { dot: true }) : () => false;
  const ruleIn = (dir: string): readonly Rule[] => {
    const text = ignores(dir);
    return text === undefined ? [] : [{ base: dir, rules: ignore().add(text) }];
  };
  const outer: Rule[] = [];
  for (let dir = folder; dir !== root && dir !== path.dirname(dir); ) {
    dir = path.dirname(dir);
    outer.unshift(...ruleIn(dir));
  }
  const inside = new Map<string, readonly Rule[] | undefined>([
    [folder, [...(isIgnored(outer, folder, true) ? [] : outer), ...ruleIn(folder)]],
  ]);
  /** The rules inside of a folder; undefined: nobody looks into it. */
  const rulesIn = (dir: string): readonly Rule[] | undefined => {
    if (inside.has(dir) || dir === path.dirname(dir)) return inside.get(dir);
    const above = rulesIn(path.dirname(dir));
    const relative = toSlash(path.relative(folder, dir));
    const closed =
      !above ||
      NEVER.has(path.basename(dir)) ||
      isIgnored(above, dir, true) ||
      excluded(relative) ||
      excluded(`${relative}/`);
    const rules = closed ? undefined : [...above, ...ruleIn(dir)];
    inside.set(dir, rules);
    return rules;
  };
  return files.filter((file) => {
    const relative = toSlash(path.relative(folder, file));
    if (!isCandidate(relative) || excluded(relative)) return false;
    const rules = rulesIn(path.dirname(file));
    return rules !== undefined && !isIgnored(rules, file, false);
  });
}

/** The ignore files above the folder, up to the repository's root. A folder that they ignore was asked for all the same: they say nothing then. */
async function outerRules(folder: string): Promise<Rule[]> {
  const root = await repositoryOf(folder);
  const rules: Rule[] = [];
  if (root === undefined) return rules;
  for (
    let dir = path.dirname(folder);
    dir.length >= root.length && folder !== root;
    dir = path.dirname(dir)
  ) {
    const own = await ignoreFile(dir);
    if (own) rules.unshift(own);
    if (dir === root) break;
  }
  return isIgnored(rules, folder, true) ? [] : rules;
}

async function ignoreFile(dir: string): Promise<Rule | undefined> {
  const text = await fs.readFile(path.join(dir, ".gitignore"), "utf8").catch(() => undefined);
  return text === undefined ? undefined : { base: dir, rules: ignore().add(text) };
}

/** The ignore file nearest to the path that says anything about it decides, as with git. */
function isIgnored(rules: readonly Rule[], full: string, folder: boolean): boolean {
  for (const { base, rules: own } of [...rules].reverse()) {
    const { ignored, unignored } = own.test(toSlash(path.relative(base, full)) + (folder ? "/" : ""));
    if (ignored || unignored) return ignored;
  }
  return false;
}

/** The folder that holds `.git` (a folder, or the file of a submodule or worktree), at or above the given one. */
export async function repositoryOf(folder: string): Promise<string | undefined> {
  for (let dir = folder; ; dir = path.dirname(dir)) {
    if (await exists(path.join(dir, ".git"))) return dir;
    if (path.dirname(dir) === dir) return undefined;
  }
}

/** Names under which a folder above can say something about the ones below. */
export const WELL_KNOWN: readonly string[] = [
  "nhi.yaml",
  "nhi.yml",
  "nhi.json",
  "CODEOWNERS",
  ".github/CODEOWNERS",
  "docs/CODEOWNERS",
  "OWNERS",
  "OWNERS_ALIASES",
  "catalog-info.yaml",
  "catalog-info.yml",
  "opslevel.yml",
  "service.datadog.yaml",
  "entity.datadog.yaml",
];

/** The repository's root, and the manifests and owner files between it and the folder, which count though the folder alone was asked for. */
export async function contextOf(
  folder: string,
): Promise<{ readonly root: string; readonly files: readonly string[] }> {
  const root = await repositoryOf(folder);
  if (root === undefined) return { root: folder, files: [] };
  const files: string[] = [];
  for (let dir = folder; dir !== root; ) {
    dir = path.dirname(dir);
    for (const name of WELL_KNOWN) if (await exists(path.join(dir, name))) files.push(path.join(dir, name));
    const more = await fs.readdir(path.join(dir, ".nhi")).catch(() => []);
    files.push(
      ...more
        .filter((name) => /\.(ya?ml|json)$/.test(name))
        .sort()
        .map((name) => path.join(dir, ".nhi", name)),
    );
  }
  return { root, files };
}

const exists = (file: string): Promise<boolean> =>
  fs.access(file).then(
    () => true,
    () => false,
  );

const claim = claimer();

/** The file as text; JSON that no format claims by its first kilobyte is not read further and comes back empty. undefined: no such file. */
export async function readText(file: string, uri: string): Promise<Reading | undefined> {
  let bytes: Uint8Array;
  try {
    const stat = await fs.stat(file);
    const { size } = stat;
    if (stat.isDirectory()) return undefined;
    // A pipe without a writer would keep us waiting for ever.
    if (!stat.isFile())
      return { unreadable: "This is no regular file; `nhi check --stdin NAME` reads from a pipe" };
    if (size > LARGEST)
      return { unreadable: `The file has ${Math.round(size / 1_048_576)} MB; more than 32 MB are not read` };
    bytes = await fs.readFile(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "ENOENT") return undefined;
    return { unreadable: `The file cannot be read (${code})` };
  }
  return { text: readable(decode(bytes), file, uri) };
}

/** Nothing of JSON that no format claims by its first kilobyte. */
export const readable = (text: string, file: string, uri: string): string =>
  languageOf(file) === "json" && !claim(text.slice(0, 1024), uri) ? "" : text;

/** Whether there is a file; what cannot be looked at may well be there. */
export const isThere = (file: string): Promise<boolean> =>
  fs.stat(file).then(
    (stat) => !stat.isDirectory(),
    (error: unknown) => !(error instanceof Error && "code" in error && GONE.has(error.code)),
  );

const GONE: ReadonlySet<unknown> = new Set(["ENOENT", "ENOTDIR"]);

/** UTF-8, or UTF-16 where its mark says so. What is not valid becomes U+FFFD, which the syntax layer reports at its place. */
export const decode = (bytes: Uint8Array): string =>
  new TextDecoder(encodingOf(bytes), { ignoreBOM: true }).decode(bytes);

/** The text as bytes, in the encoding that `like` has. */
export function encode(text: string, like: Uint8Array): Uint8Array {
  const encoding = encodingOf(like);
  if (encoding === "utf-8") return Buffer.from(text);
  const bytes = Buffer.from(text, "utf16le");
  return encoding === "utf-16le" ? bytes : bytes.swap16();
}

function encodingOf([a, b]: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (a === 0xff && b === 0xfe) return "utf-16le";
  return a === 0xfe && b === 0xff ? "utf-16be" : "utf-8";
}

export const toSlash = (file: string): string => (path.sep === "/" ? file : file.split(path.sep).join("/"));
