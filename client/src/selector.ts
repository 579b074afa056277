/** Which documents the server hears of: our manifests, and the files of others that it reads as they are. */

import { type DocumentFilter as Filter, workspace } from "vscode";
import type { DocumentFilter } from "vscode-languageclient";

/** Files in which identities and owners stand, ours and those of others, whose language stays what it is. */
export const READ_FILES = [
  "**/*.yaml",
  "**/*.yml",
  "**/*.json",
  "**/*.jsonc",
  "**/*.tf",
  "**/*.tofu",
  "**/*.hcl",
  "**/CODEOWNERS",
  "**/OWNERS",
  "**/OWNERS_ALIASES",
  "**/Kustomization",
];

/** Where documents of a person's own live. Copies such as the left side of a diff (`git:`) are left alone. */
const ALWAYS = ["file", "untitled", "vscode-vfs", "vscode-remote", "vscode-test-web", "memfs"];

/** The schemes of documents that are checked: the usual ones and those of the open folders. */
export function checkedSchemes(): readonly string[] {
  const folders = workspace.workspaceFolders ?? [];
  return [...new Set([...ALWAYS, ...folders.map(({ uri }) => uri.scheme)])];
}

export function documentSelector(): DocumentFilter[] {
  return checkedSchemes().flatMap((scheme): DocumentFilter[] => [
    { scheme, language: "nhi" },
    ...READ_FILES.map((pattern) => ({ scheme, pattern })),
  ]);
}

/** The same, as the editor takes it. */
export const languageFilters = (): readonly Filter[] =>
  documentSelector().map((filter) => ({
    ...("language" in filter && filter.language !== undefined && { language: filter.language }),
    ...("scheme" in filter && filter.scheme !== undefined && { scheme: filter.scheme }),
    ...("pattern" in filter && typeof filter.pattern === "string" && { pattern: filter.pattern }),
  }));
