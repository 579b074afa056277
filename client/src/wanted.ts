/**
 * When the server is needed. VS Code wakes the extension for any JSON and YAML, its own settings included; a process that reads the
 * whole folder starts only where there is something to say.
 */
import { type Disposable, languages, type TextDocument, window, workspace } from "vscode";
import { languageFilters, READ_FILES } from "./selector.ts";

/** Files whose name alone says that they are for us, or that have no language by which they could wake the extension. */
const TELLING = [
  // Braces inside braces are not for every search.
  ...["yaml", "yml", "json"].flatMap((end) => [`**/nhi.${end}`, `**/*.nhi.${end}`, `**/.nhi/*.${end}`]),
  ...READ_FILES.filter((glob) => !/\.(ya?ml|jsonc?)$/.test(glob)),
];

/** Calls `start` once: now, where a document that we read is open, else when one is opened or a telling file is found. */
export function whenWanted(start: () => Promise<void>): { readonly ready: Promise<void> } & Disposable {
  let started: Promise<void> | undefined;
  const watches: Disposable[] = [];
  const dispose = () => {
    for (const watch of watches.splice(0)) watch.dispose();
  };
  const begin = (): Promise<void> => {
    dispose();
    started ??= start();
    return started;
  };
  const look = async () => {
    const [found] = await workspace.findFiles(`{${TELLING.join(",")}}`, undefined, 1);
    if (found) await begin();
  };
  if (workspace.textDocuments.some(isRead)) return { ready: begin(), dispose };
  watches.push(
    workspace.onDidOpenTextDocument((document) => void (isRead(document) && begin())),
    window.onDidChangeVisibleTextEditors(
      (all) => void (all.some(({ document }) => isRead(document)) && begin()),
    ),
    workspace.onDidChangeWorkspaceFolders(() => void look()),
  );
  void look();
  return { ready: Promise.resolve(), dispose };
}

/** A file of a folder that is open, or one that a person looks at: settings of VS Code's own are opened out of sight. */
const isRead = (document: TextDocument): boolean =>
  languages.match(languageFilters(), document) > 0 &&
  (workspace.getWorkspaceFolder(document.uri) !== undefined ||
    window.visibleTextEditors.some((editor) => editor.document === document));
