/** Files of others, in every host: each format has a switch, and a manifest can be made of them and of tables, seen before it is a file. */
import { commands, Selection, window, workspace } from "vscode";
import { at, file, findings, findingsThat, has, hoverAt, open, write } from "./editor.ts";
import { equal, eventually, ok, test } from "./harness.ts";

const TABLES = `# Accounts

| Name | Type | Owner | Purpose |
| --- | --- | --- | --- |
| map-tiles | API key | payments | Draws the maps |

| Name | Type | Owner | Purpose |
| --- | --- | --- | --- |
| till | bot | tbd | Rings up sales |
`;

/** The files of the second folder, which has no manifest of the usual name. */
const names = async () => (await workspace.fs.readDirectory(file("", 1))).map(([name]) => name).sort();

const shown = (): string => window.activeTextEditor?.document.uri.toString() ?? "nothing";

const close = () => commands.executeCommand("workbench.action.revertAndCloseActiveEditor");

test("a format that is switched off says nothing, and speaks again when it is on", async () => {
  const settings = workspace.getConfiguration("nhi", file(""));
  const uri = file("deploy/account.yaml");
  const document = await open(uri);
  await findingsThat(uri, "has owner-missing", has("owner-missing"));
  ok((await hoverAt(uri, at(document, "orphan"))).includes("Owner"), "there is a hover");
  await settings.update("formats.kubernetes", false, false);
  await findingsThat(uri, "is silent", (all) => all.length === 0);
  equal(await hoverAt(uri, at(document, "orphan")), "");
  // Another format, and our own, go on.
  await open(file("nhi.yaml"));
  await findingsThat(file("nhi.yaml"), "has owner-missing", has("owner-missing"));
  await settings.update("formats.kubernetes", undefined, false);
  await open(uri);
  await findingsThat(uri, "has owner-missing again", has("owner-missing"));
});

test("a first manifest tells what the files of others say, and is no file yet", async () => {
  const added = {
    CODEOWNERS: "/infra/ @acme/platform\n",
    "shop.yaml":
      "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  annotations: { nhi/owner: sales }\n",
  };
  for (const [name, text] of Object.entries(added)) await write(file(name, 1), text);
  const folder = file("", 1).toString().replace(/\/$/, "");
  const before = await names();
  const text = await eventually(
    "the manifest names both owners",
    async () => {
      await commands.executeCommand("nhi.createManifest", folder);
      const told = window.activeTextEditor?.document.getText() ?? "";
      if (!told.includes("platform") || !told.includes("sales")) await close();
      return told;
    },
    (told) => told.includes("owner: platform") && told.includes("owner: sales"),
  );
  ok(/match: "infra\/\*\*"/.test(text) && text.includes("kind: Namespace"), text);
  equal(shown(), file("nhi.yaml", 1).with({ scheme: "untitled" }).toString());
  equal(await names(), before);
  await close();
  for (const name of Object.keys(added)) await workspace.fs.delete(file(name, 1));
});

test("a table becomes identities in a document that is no file yet", async () => {
  const table = file("accounts.md", 1);
  await write(table, TABLES);
  const before = await names();
  await open(table);
  await commands.executeCommand("nhi.convertTable");
  equal(shown(), file("nhi.yaml", 1).with({ scheme: "untitled" }).toString());
  const document = window.activeTextEditor?.document;
  equal(document?.languageId, "nhi");
  const text = document?.getText() ?? "";
  ok(/ {2}map-tiles:\n {4}type: api-key\n {4}owner: payments\n/.test(text), text);
  ok(text.includes("# Owner: tbd"), text);
  equal(await names(), before);
  await close();
});

test("of a selection, only its table; beside a manifest, a file of its own", async () => {
  const table = file("accounts.md");
  await write(table, TABLES);
  const document = await open(table);
  const editor = window.activeTextEditor;
  ok(editor, "the table is open");
  const second = at(document, "\n\n| Name | Type | Owner | Purpose |\n| --- | --- | --- | --- |\n| till", 2);
  editor.selection = new Selection(second, document.positionAt(TABLES.length));
  await commands.executeCommand("nhi.convertTable");
  equal(shown(), file("identities.nhi.yaml").with({ scheme: "untitled" }).toString());
  const text = window.activeTextEditor?.document.getText() ?? "";
  ok(text.includes("till:") && !text.includes("map-tiles"), text);
  await close();
  await workspace.fs.delete(table);
});

test("a text without a table of identities stays where it is", async () => {
  const notes = file("accounts.md", 1);
  await write(notes, "# Notes\n\n| Day | Weather |\n| --- | --- |\n| Monday | rain |\n");
  const document = await open(notes);
  await eventually(
    "the new text is there",
    () => document.getText(),
    (text) => text.includes("Weather"),
  );
  await commands.executeCommand("nhi.convertTable");
  equal(shown(), notes.toString());
  await workspace.fs.delete(notes);
  equal(findings(notes), []);
});
