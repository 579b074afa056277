/** The command "Create Manifest from This Workspace": the server writes a first manifest, a person sees it before it is a file. */
import { commands, Uri, window, workspace } from "vscode";
import { WORDS } from "./protocol.ts";

/** `given`: the folder's uri, where the caller knows it. */
export async function createManifest(given?: unknown): Promise<void> {
  const folder = typeof given === "string" ? Uri.parse(given, true) : await chooseFolder();
  const there = folder && Uri.joinPath(folder, "nhi.yaml");
  if (there && (await exists(there))) {
    await window.showTextDocument(there);
    void window.showInformationMessage("This workspace has a manifest already: nhi.yaml.");
    return;
  }
  const answer: unknown = await commands.executeCommand(
    WORDS.serverInit,
    folder ? { folder: folder.toString() } : {},
  );
  const content = textOf(answer);
  if (content === undefined) {
    void window.showErrorMessage("The server gave no manifest. Its output says why.");
    return;
  }
  // An untitled document with a path: it shows its text as unsaved, and saving writes it to exactly that path.
  const document = there
    ? await workspace.openTextDocument(there.with({ scheme: "untitled" }))
    : await workspace.openTextDocument({ language: "nhi", content });
  const editor = await window.showTextDocument(document);
  if (document.getText() === "") await editor.edit((edit) => edit.insert(document.positionAt(0), content));
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
