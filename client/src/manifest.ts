/** The commands that make a manifest, of the workspace or of a table: a person sees it before it is a file. */
import { commands, Uri, window, workspace } from "vscode";
import { WORDS } from "./protocol.ts";

/** A folder whose files are manifests. */
const FOLDER = ".nhi";

/** Names under which a folder has a manifest already. */
const NAMES = ["nhi.yaml", "nhi.yml", "nhi.json", FOLDER];

/** Where a table goes when a manifest is there already. */
const BESIDE = "identities.nhi.yaml";

/** "Create Manifest from This Workspace". `given`: the folder's uri, where the caller knows it. */
export async function createManifest(given?: unknown): Promise<void> {
  const folder = typeof given === "string" ? Uri.parse(given, true) : await chooseFolder();
  const name = folder && (await manifestIn(folder));
  if (folder && name !== undefined) {
    if (name !== FOLDER) await window.showTextDocument(Uri.joinPath(folder, name));
    void window.showInformationMessage(`This workspace has a manifest already: ${name}.`);
    return;
  }
  const content = textOf(await ask(WORDS.serverInit, folder));
  if (content === undefined)
    void window.showErrorMessage(
      "The server gave no manifest: it is switched off (nhi.enable), or its output says why.",
    );
  else await show(content, folder && Uri.joinPath(folder, "nhi.yaml"));
}

/** "Convert Table into Identities": of what is selected in the active editor, or of its whole text. */
export async function convertTable(): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) {
    void window.showInformationMessage("Open the Markdown file with the table first.");
    return;
  }
  const { document, selection } = editor;
  const text = document.getText(selection.isEmpty ? undefined : selection);
  const folder = workspace.getWorkspaceFolder(document.uri)?.uri ?? (await chooseFolder());
  const answer = await ask(WORDS.serverFromTable, folder, text);
  const content = textOf(answer);
  if (content === undefined)
    void window.showErrorMessage(
      "The server converted nothing: it is switched off (nhi.enable), or its output says why.",
    );
  else if (entriesOf(answer) === 0)
    void window.showInformationMessage(
      "There is no table with a column for names and one for owners, types or purposes.",
    );
  else await show(content, folder && (await placeFor(folder)));
}

/** `nhi.yaml` for the first manifest of a folder, else a file beside it; undefined where both are there. */
async function placeFor(folder: Uri): Promise<Uri | undefined> {
  const place = Uri.joinPath(folder, (await manifestIn(folder)) === undefined ? "nhi.yaml" : BESIDE);
  return (await exists(place)) ? undefined : place;
}

/** Under which name the folder has a manifest. */
async function manifestIn(folder: Uri): Promise<string | undefined> {
  const there = await Promise.all(NAMES.map((name) => exists(Uri.joinPath(folder, name))));
  return NAMES.find((_, i) => there[i]);
}

/** undefined: there is no server, because it is switched off or did not start. */
async function ask(command: string, folder: Uri | undefined, text?: string): Promise<unknown> {
  try {
    return await commands.executeCommand(command, {
      ...(folder && { folder: folder.toString() }),
      ...(text !== undefined && { text }),
    });
  } catch {
    return undefined;
  }
}

/**
 * Shows a text as unsaved. An untitled document with a path is written to exactly that path when it is saved; where one is open
 * already it keeps what a person wrote in it, and the text gets a document without a path.
 */
async function show(content: string, there: Uri | undefined): Promise<void> {
  const planned = there && (await workspace.openTextDocument(there.with({ scheme: "untitled" })));
  if (planned && ["", content].includes(planned.getText())) {
    const editor = await window.showTextDocument(planned);
    if (planned.getText() === "") await editor.edit((edit) => edit.insert(planned.positionAt(0), content));
  } else await window.showTextDocument(await workspace.openTextDocument({ language: "nhi", content }));
}

async function chooseFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  const chosen =
    folders.length > 1
      ? await window.showWorkspaceFolderPick({ placeHolder: "The folder that the manifest is about" })
      : folders[0];
  return chosen?.uri;
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

function textOf(answer: unknown): string | undefined {
  if (typeof answer === "string") return answer;
  if (typeof answer !== "object" || answer === null || !("text" in answer)) return undefined;
  return typeof answer.text === "string" ? answer.text : undefined;
}

const entriesOf = (answer: unknown): unknown =>
  typeof answer === "object" && answer !== null && "entries" in answer ? answer.entries : undefined;
