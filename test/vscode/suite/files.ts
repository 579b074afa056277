/** What happens to files behind the editor's back: made, changed, renamed, deleted; and several folders in one window. */
import { commands, languages, type Uri, WorkspaceEdit, window, workspace } from "vscode";
import { file, findings, findingsThat, has, lacks, open, write } from "./editor.ts";
import { equal, eventually, ok, test } from "./harness.ts";

const STRAY = "nhi: 1\nidentities:\n  stray:\n    type: bot\n    purpose: Left behind\n";
const OWNED = STRAY.replace("    type: bot", "    owner: payments\n    type: bot");

/** In an editor only: a document that an extension opens stays open for minutes. */
const openAsUser = (uri: Uri) => commands.executeCommand("vscode.open", uri);

const counted = (uri: Uri) => languages.getDiagnostics(uri).length;

test("a file changed on disk by another program is read again", async () => {
  const uri = file("watched.nhi.yaml");
  await write(uri, STRAY);
  const document = await open(uri);
  await findingsThat(uri, "has owner-missing", has("owner-missing"));
  await write(uri, OWNED);
  await eventually(
    "the document follows the disk",
    () => document.getText(),
    (text) => text === OWNED,
  );
  await findingsThat(uri, "lacks owner-missing", lacks("owner-missing"));
});

test("a team that another file brings is known at once", async () => {
  const uri = file("late.nhi.yaml");
  await write(uri, "nhi: 1\nidentities:\n  late:\n    type: bot\n    purpose: x\n    owner: latecomers\n");
  await open(uri);
  await findingsThat(uri, "has owner-unknown", has("owner-unknown"));
  const teams = file("late-teams.nhi.yaml");
  await write(teams, 'nhi: 1\nteams:\n  latecomers: { contact: "#late" }\n');
  await findingsThat(uri, "lacks owner-unknown", lacks("owner-unknown"));
  await workspace.fs.delete(teams);
  await findingsThat(uri, "has owner-unknown again", has("owner-unknown"));
});

test("renaming a file moves its findings", async () => {
  const from = file("before.nhi.yaml");
  const to = file("after.nhi.yaml");
  await write(from, STRAY);
  await openAsUser(from);
  await findingsThat(from, "has owner-missing", has("owner-missing"));
  const edit = new WorkspaceEdit();
  edit.renameFile(from, to);
  ok(await workspace.applyEdit(edit), "the file was renamed");
  await eventually(
    "the old name is empty",
    () => counted(from),
    (n) => n === 0,
  );
  await findingsThat(to, "has owner-missing", has("owner-missing"));
});

test("deleting a file takes its findings away", async () => {
  const uri = file("after.nhi.yaml");
  await openAsUser(uri);
  ok(counted(uri) > 0, "there are findings to take away");
  const edit = new WorkspaceEdit();
  edit.deleteFile(uri);
  await commands.executeCommand("workbench.action.closeActiveEditor");
  ok(await workspace.applyEdit(edit), "the file was deleted");
  await eventually(
    "nothing is left",
    () => counted(uri),
    (n) => n === 0,
  );
});

test("the findings of files that are not open are listed on request only", async () => {
  await commands.executeCommand("workbench.action.closeAllEditors");
  const uri = file("closed.nhi.yaml");
  await write(uri, STRAY);
  const settings = workspace.getConfiguration("nhi");
  await settings.update("diagnostics.scope", "workspace", false);
  await findingsThat(uri, "has owner-missing", has("owner-missing"));
  await settings.update("diagnostics.scope", undefined, false);
  await eventually(
    "it is silent again",
    () => counted(uri),
    (n) => n === 0,
  );
  await workspace.fs.delete(uri);
});

test("a second folder is a workspace of its own", async () => {
  const uri = file("b.nhi.yaml", 1);
  await open(uri);
  // The same id stands in the first folder; across folders that is no duplicate, and its teams are not known here.
  await findingsThat(uri, "has owner-missing", has("owner-missing"));
  equal(
    findings(uri).filter((one) => one.startsWith("identity-duplicate")),
    [],
  );
});

test("an existing manifest is opened, not written over", async () => {
  const uri = file("nhi.yaml");
  const before = (await workspace.fs.readFile(uri)).length;
  await commands.executeCommand("nhi.createManifest", file("").toString().replace(/\/$/, ""));
  equal(window.activeTextEditor?.document.uri.toString(), uri.toString());
  equal((await workspace.fs.readFile(uri)).length, before);
});

test("a new manifest is shown before it is a file", async () => {
  const uri = file("nhi.yaml", 1);
  await commands.executeCommand("nhi.createManifest", file("", 1).toString().replace(/\/$/, ""));
  const document = window.activeTextEditor?.document;
  ok(document, "the new manifest is shown");
  equal(document.uri.toString(), uri.with({ scheme: "untitled" }).toString());
  ok(document.getText().includes("nhi: 1"), document.getText());
  const names = (await workspace.fs.readDirectory(file("", 1))).map(([name]) => name);
  ok(!names.includes("nhi.yaml"), `nothing is written yet: ${names}`);
  await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
});
