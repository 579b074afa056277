/** Reads the workspace for a server that cannot: in the browser and in virtual workspaces. */
import { FileSystemError, FileType, RelativePattern, Uri, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type FileText, type FindFiles, WORDS } from "./protocol.ts";

/** More files than this are not looked at, so that a huge tree cannot hold the editor up. */
const MOST_FILES = 20_000;

export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(WORDS.findFiles, findFiles);
  client.onRequest<FileText, unknown>(WORDS.readFile, ({ uri }: { readonly uri: string }) => readFile(uri));
}

async function findFiles({ folder, include, exclude }: FindFiles): Promise<string[]> {
  const base = Uri.parse(folder, true);
  const pattern = new RelativePattern(base, braces(include));
  const found = await workspace.findFiles(pattern, exclude.length > 0 ? braces(exclude) : null, MOST_FILES);
  // A file system without a search of its own finds nothing; then its folders are walked, and the server sorts out.
  const all = found.length > 0 ? found : await walk(base);
  return all.map((uri) => uri.toString());
}

const braces = (globs: readonly string[]): string =>
  globs.length === 1 ? (globs[0] ?? "**") : `{${globs.join(",")}}`;

const SKIPPED = new Set([".git", "node_modules", ".terraform", "dist"]);

async function walk(base: Uri): Promise<Uri[]> {
  const files: Uri[] = [];
  const folders = [base];
  for (let folder = folders.pop(); folder && files.length < MOST_FILES; folder = folders.pop()) {
    for (const [name, type] of await entries(folder)) {
      const uri = Uri.joinPath(folder, name);
      // Links are not followed, so the walk ends.
      if (type === FileType.File) files.push(uri);
      else if (type === FileType.Directory && !SKIPPED.has(name)) folders.push(uri);
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
    // The mark at the beginning stays in the text, as it does in an open document's file.
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    if (error instanceof FileSystemError && error.code === "FileNotFound") return null;
    return { unreadable: error instanceof TypeError ? "is not UTF-8 text" : String(error) };
  }
}
