/** Reads the workspace for a server that cannot: in the browser and in virtual workspaces. */
import { FileSystemError, FileType, RelativePattern, Uri, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { ignoredBy } from "./ignored.ts";
import { type FileText, type FindFiles, WORDS } from "./protocol.ts";
import { READ_FILES } from "./selector.ts";

/** More files than this are not looked at, so that a huge tree cannot hold the editor up. */
const MOST_FILES = 20_000;

/** Never read, whatever the ignore files say. */
const SKIPPED = [".git", "node_modules", ".terraform", "dist"];

export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(WORDS.findFiles, findFiles);
  client.onRequest<FileText, unknown>(WORDS.readFile, ({ uri }: { readonly uri: string }) => readFile(uri));
}

async function findFiles({ folder, exclude }: FindFiles): Promise<string[]> {
  const base = Uri.parse(folder, true);
  const skipped = braces([...SKIPPED.map((name) => `**/${name}/**`), ...exclude]);
  const find = (glob: string) => workspace.findFiles(new RelativePattern(base, glob), skipped, MOST_FILES);
  const [found, ignoreFiles] = await Promise.all([find(braces(READ_FILES)), find("**/.gitignore")]);
  // A file system without a search of its own finds nothing; then its folders are walked, and the server sorts out.
  const all = found.length > 0 ? found : await walk(base);
  const pathOf = (uri: Uri) => uri.path.slice(base.path.replace(/\/$/, "").length + 1);
  const ignores = ignoredBy(await Promise.all(ignoreFiles.map((uri) => readIgnoreFile(uri, pathOf(uri)))));
  return all
    .filter((uri) => !ignores(pathOf(uri)))
    .map((uri) => uri.toString())
    .sort();
}

async function readIgnoreFile(uri: Uri, path: string) {
  const content = await readFile(uri.toString());
  const text = content && "text" in content ? content.text : "";
  return { folder: path.slice(0, -".gitignore".length), text };
}

const braces = (globs: readonly string[]): string => `{${globs.join(",")}}`;

async function walk(base: Uri): Promise<Uri[]> {
  const files: Uri[] = [];
  const folders = [base];
  for (let folder = folders.pop(); folder && files.length < MOST_FILES; folder = folders.pop()) {
    for (const [name, type] of await entries(folder)) {
      const uri = Uri.joinPath(folder, name);
      // Links are not followed, so the walk ends.
      if (type === FileType.File) files.push(uri);
      else if (type === FileType.Directory && !SKIPPED.includes(name)) folders.push(uri);
    }
  }
  return files;
}

/** Nothing for a folder that cannot be read. */
const entries = async (folder: Uri) => {
  try {
    return await workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
};

async function readFile(uri: string): Promise<FileText> {
  try {
    const bytes = await workspace.fs.readFile(Uri.parse(uri, true));
    // What is not valid becomes the replacement character, of which the server tells at its place.
    return { text: new TextDecoder(encodingOf(bytes), { ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    if (error instanceof FileSystemError && error.code === "FileNotFound") return null;
    const code = error instanceof FileSystemError ? error.code : String(error);
    return { unreadable: `The file cannot be read (${code})` };
  }
}

/** UTF-8, or UTF-16 where the mark at the beginning says so. */
function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}
