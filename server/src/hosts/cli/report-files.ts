/** SHA-256 of the files that a report rests on: its own, and those that are named as evidence within the repository. */
import { createHash } from "node:crypto";
import { createReadStream, promises as fs } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Workspace } from "../../engine/workspace.ts";
import { urisOf } from "../../model/index-files.ts";
import { evidenceIn, type Found, isElsewhere, type Look } from "../../report/governance/proofs.ts";
import { toUri } from "../host.node.ts";

/** In hexadecimal, by uri. A file that cannot be read, or is on no disk, has none. */
export async function hashesOf(uris: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>();
  for (const uri of uris) {
    const file = pathOf(uri);
    const hash = file && (await hashOf(file));
    if (hash) hashes.set(uri, hash);
  }
  return hashes;
}

/**
 * Looks each proof up once. A path counts from the file that names it, else from the folder, else from the root. Only what lies within the root, links followed, is opened.
 */
export async function lookedUp(
  workspace: Workspace,
  uris: readonly string[],
  { folder, root }: { readonly folder: string; readonly root: string },
): Promise<Look> {
  const real = await fs.realpath(root).catch(() => root);
  const roots = [toUri(folder), toUri(root)];
  const found = new Map<string, Found>();
  for (const { at, ref } of evidenceIn(workspace, uris)) {
    const key = `${at.in.uri}\n${ref}`;
    if (isElsewhere(ref) || found.has(key)) continue;
    found.set(key, await first(urisOf(at.in.uri, ref, roots), real));
  }
  return (from, ref) => found.get(`${from}\n${ref}`) ?? { state: "missing" };
}

/** The first that is there; where none is, whether the repository could have had it. */
async function first(uris: readonly string[], root: string): Promise<Found> {
  const states = [];
  for (const uri of uris) {
    const file = pathOf(uri);
    const one: Found = file === undefined ? { state: "missing" } : await look(file, root);
    if (one.state === "file" || one.state === "unread") return one;
    states.push(one.state);
  }
  return { state: states.every((state) => state === "outside") ? "outside" : "missing" };
}

async function look(file: string, root: string): Promise<Found> {
  if (!isInside(file, root)) return { state: "outside" };
  let real: string;
  try {
    real = await fs.realpath(file);
  } catch {
    return { state: "missing" };
  }
  if (!isInside(real, root)) return { state: "outside" };
  const hash = await hashOf(real);
  return hash === undefined ? { state: "unread" } : { state: "file", sha256: hash };
}

function isInside(file: string, root: string): boolean {
  const relative = path.relative(root, file);
  return (
    relative !== "" &&
    relative !== ".." &&
    !relative.startsWith(`..${path.sep}`) &&
    !path.isAbsolute(relative)
  );
}

async function hashOf(file: string): Promise<string | undefined> {
  try {
    // A pipe without a writer would keep us waiting for ever.
    if (!(await fs.stat(file)).isFile()) return undefined;
    const hash = createHash("sha256");
    for await (const part of createReadStream(file)) hash.update(part);
    return hash.digest("hex");
  } catch {
    return undefined;
  }
}

function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith("file:") ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}
