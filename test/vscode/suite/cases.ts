/** What must hold in every extension host, desktop and browser. The workspace is made by `../workspace.ts`. */
import { commands, type DocumentSymbol, languages, Range, TabInputCustom, window, workspace } from "vscode";
import {
  actionsAt,
  at,
  completionsAt,
  file,
  findings,
  findingsThat,
  has,
  hoverAt,
  labelOf,
  lacks,
  open,
  ours,
  replace,
  revert,
  ruleOf,
} from "./editor.ts";
import { equal, eventually, ok, test } from "./harness.ts";

const MANIFEST = "nhi.yaml";

test("a manifest has the language nhi, other YAML keeps its own", async () => {
  equal((await open(file(MANIFEST))).languageId, "nhi");
  equal((await open(file(".nhi/extra.json"))).languageId, "nhi");
  equal((await open(file("deploy/account.yaml"))).languageId, "yaml");
});

test("an opened manifest shows its findings at the right words", async () => {
  const uri = file(MANIFEST);
  const document = await open(uri);
  await findingsThat(
    uri,
    "has both planted",
    (all) => has("owner-missing")(all) && has("rotation-stale")(all),
  );
  const missing = ours(uri).find((one) => ruleOf(one) === "owner-missing");
  equal(missing && document.getText(missing.range), "ci-bot");
  const stale = ours(uri).find((one) => ruleOf(one) === "rotation-stale");
  equal(stale && document.getText(stale.range), "2026-06-01");
  ok(stale?.message.includes("84 days"), `the message counts the days: ${stale?.message}`);
});

test("a finding's rule is a link to its page, and the page exists", async () => {
  const [first] = ours(file(MANIFEST));
  const code = first?.code;
  ok(typeof code === "object", "the code has a target");
  const page = await workspace.openTextDocument(code.target);
  ok(page.getText().includes(`# ${code.value}`), page.getText());
  await commands.executeCommand("nhi.openRulePage", code.value);
  const { activeTab } = window.tabGroups.activeTabGroup;
  ok(activeTab?.input instanceof TabInputCustom, `the page is rendered: ${JSON.stringify(activeTab?.input)}`);
  equal(activeTab.input.uri.toString(), code.target.toString());
});

test("related information points at the limit", async () => {
  const stale = ours(file(MANIFEST)).find((one) => ruleOf(one) === "rotation-stale");
  const [limit] = stale?.relatedInformation ?? [];
  ok(limit, "there is related information");
  equal(limit.location.uri.toString(), file(MANIFEST).toString());
  equal(limit.location.range.start.line + 1, 8);
});

test("the hover tells the arithmetic and a control", async () => {
  const uri = file(MANIFEST);
  const document = await open(uri);
  const text = await eventually(
    "hover",
    () => hoverAt(uri, at(document, "2026-06-01")),
    (all) => all.includes("84 days"),
  );
  ok(text.includes("2026-08-30"), `the due day is told: ${text}`);
  ok(/90/.test(text), `the limit is told: ${text}`);
  ok(/NIST|CIS|ISO|OWASP/.test(text), `a control is cited: ${text}`);
});

test("the light bulb offers owners, and the fix removes the finding", async () => {
  const uri = file(MANIFEST);
  const document = await open(uri);
  const actions = await eventually(
    "actions",
    async () => actionsAt(uri, at(document, "ci-bot")),
    (all) => all.some(({ title }) => title.startsWith("Set owner to payments")),
  );
  const action = actions.find(({ title }) => title.startsWith("Set owner to payments"));
  ok(action?.edit, "the action carries its edit once resolved");
  ok(await workspace.applyEdit(action.edit), "the edit was taken");
  ok(document.getText().includes("owner: payments\n"), document.getText());
  await findingsThat(uri, "lacks owner-missing", lacks("owner-missing"));
  await revert(document);
  await findingsThat(uri, "has it again", has("owner-missing"));
});

test("findings follow the typing, in a document that is not saved", async () => {
  const uri = file(MANIFEST);
  const document = await open(uri);
  await replace(document, "rotated: 2026-06-01", "rotated: 2026-11-01");
  await findingsThat(uri, "lacks rotation-stale", lacks("rotation-stale"));
  await replace(document, "rotated: 2026-11-01", "rotated: 2026-13-01");
  await findingsThat(uri, "has date-invalid", has("date-invalid"));
  await revert(document);
  await findingsThat(uri, "is as before", (all) => has("rotation-stale")(all) && lacks("date-invalid")(all));
});

test("a broken line costs one message, and the rest stays known", async () => {
  const uri = file(MANIFEST);
  const document = await open(uri);
  await replace(document, "type: bot", "type: 'bot");
  await findingsThat(uri, "has manifest-syntax", has("manifest-syntax"));
  ok(has("rotation-stale")(findings(uri)), `other findings stay: ${findings(uri)}`);
  await revert(document);
  await findingsThat(uri, "lacks manifest-syntax", lacks("manifest-syntax"));
});

test("completion offers teams, enums and keys", async () => {
  const uri = file(MANIFEST);
  const document = await open(uri);
  const teams = await completionsAt(uri, at(document, "owner: payments\n    purpose", "owner: ".length));
  ok(teams.map(labelOf).includes("security"), `teams: ${teams.map(labelOf)}`);
  const types = await completionsAt(uri, at(document, "type: service-account", "type: ".length));
  ok(types.map(labelOf).includes("ai-agent"), `types: ${types.map(labelOf)}`);
});

test("symbols, definition and references know the manifest", async () => {
  const uri = file(MANIFEST);
  const document = await open(uri);
  const symbols = await commands.executeCommand<DocumentSymbol[]>(
    "vscode.executeDocumentSymbolProvider",
    uri,
  );
  const names = symbols.flatMap((section) => section.children.map(({ name }) => name));
  ok(names.includes("bank-transfer"), `the identity is a symbol: ${names}`);
  const owner = at(document, "owner: payments\n    purpose", "owner: ".length + 2);
  const places = await commands.executeCommand<object[]>("vscode.executeDefinitionProvider", uri, owner);
  equal(places.length, 1, "definitions");
  const references = await commands.executeCommand<object[]>("vscode.executeReferenceProvider", uri, owner);
  ok(references.length >= 2, `references: ${references.length}`);
});

test("a Kubernetes file is checked without losing its language", async () => {
  const uri = file("deploy/account.yaml");
  equal((await open(uri)).languageId, "yaml");
  await findingsThat(uri, "has owner-missing", has("owner-missing"));
});

test("YAML of others stays silent", async () => {
  const uri = file("compose.yaml");
  await open(uri);
  await open(file(MANIFEST));
  await findingsThat(file(MANIFEST), "are there", has("owner-missing"));
  equal(findings(uri), []);
});

test("an untitled manifest is checked as well", async () => {
  const content = "nhi: 1\nidentities:\n  stray:\n    type: bot\n    purpose: Nobody knows\n";
  const document = await workspace.openTextDocument({ language: "nhi", content });
  await findingsThat(document.uri, "has owner-missing", has("owner-missing"));
  const range = ours(document.uri).find((one) => ruleOf(one) === "owner-missing")?.range;
  equal(document.getText(range), "stray");
  await replace(document, "    type: bot", "    owner: none\n    type: bot");
  await findingsThat(document.uri, "still has owner-missing", has("owner-missing"));
  await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
});

test("a fix that asks is filled in where it is written, indented as it should be", async () => {
  const content =
    'nhi: 1\nteams:\n  web: { contact: "#web" }\nidentities:\n  stray:\n    type: bot\n    owner: web\n';
  const document = await workspace.openTextDocument({ language: "nhi", content });
  await window.showTextDocument(document);
  await findingsThat(document.uri, "has purpose-missing", has("purpose-missing"));
  const actions = await actionsAt(document.uri, at(document, "stray"));
  const action = actions.find(({ title }) => /purpose/i.test(title));
  ok(action?.edit, `the action carries its edit: ${actions.map(({ title }) => title)}`);
  ok(await workspace.applyEdit(action.edit), "the edit was taken");
  const text = document.getText();
  ok(/\n {4}purpose: \S/.test(text) && !text.includes("${"), text);
  await findingsThat(document.uri, "lacks purpose-missing", lacks("purpose-missing"));
  await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
});

test("switching the extension off takes every finding away, and on brings them back", async () => {
  const settings = workspace.getConfiguration("nhi");
  const uri = file(MANIFEST);
  await open(uri);
  await settings.update("enable", false, false);
  await eventually(
    "nothing is left",
    () => languages.getDiagnostics(uri).length,
    (n) => n === 0,
  );
  await settings.update("enable", undefined, false);
  await findingsThat(uri, "are back", has("rotation-stale"));
});

test("a day in the settings moves today", async () => {
  const settings = workspace.getConfiguration("nhi");
  const uri = file(MANIFEST);
  const before = settings.get("asOf");
  await settings.update("asOf", "2026-08-30", false);
  await findingsThat(uri, "lacks rotation-stale", lacks("rotation-stale"));
  await settings.update("asOf", before, false);
  await findingsThat(uri, "has rotation-stale", has("rotation-stale"));
});

test("the server restarts by command", async () => {
  await commands.executeCommand("nhi.restartServer");
  const uri = file(MANIFEST);
  await findingsThat(uri, "are back", has("owner-missing"));
});

test("fix all of our source actions touches safe findings only", async () => {
  const uri = file(MANIFEST);
  const document = await open(uri);
  const before = document.getText();
  const whole = new Range(document.positionAt(0), document.positionAt(before.length));
  const actions = await commands.executeCommand<{ title: string }[]>(
    "vscode.executeCodeActionProvider",
    uri,
    whole,
    "source.fixAll.nhi",
    20,
  );
  equal(
    actions.filter(({ title }) => /owner|rotation/i.test(title)).map(({ title }) => title),
    [],
    "no choice and no attestation in bulk",
  );
});
