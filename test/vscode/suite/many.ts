/** Changes of many files: they wait in the editor's preview, and nothing is made before a person agrees. */
import { commands, type TextDocument, window, workspace } from "vscode";
import { actionsAt, at, file, findingsThat, has, lacks, open, replace, revert, write } from "./editor.ts";
import { equal, eventually, ok, test } from "./harness.ts";

/** How long a preview is given to show what it was opened with; nothing tells an extension that it does. */
const SHOWN_MS = 1500;

/** Runs a command that opens the preview, answers there, and waits for the command's end. `apply`: with every box ticked. */
async function throughPreview(command: string, given: object, answer: "apply" | "discard"): Promise<void> {
  let over = false;
  const running = Promise.resolve(commands.executeCommand(command, given)).finally(() => {
    over = true;
  });
  await eventually(
    `${command} ends`,
    async () => {
      await new Promise((done) => setTimeout(done, SHOWN_MS));
      if (over) return over;
      // By what they are for the changes are one group, and one tick is for all of them.
      await commands.executeCommand("refactorPreview.groupByType");
      await commands.executeCommand("list.focusFirst");
      // What asks for a person's word begins without a tick.
      if (answer === "apply") await commands.executeCommand("refactorPreview.toggleCheckedState");
      await commands.executeCommand(`refactorPreview.${answer}`);
      return over;
    },
    (ended) => ended,
  );
  await running;
}

const texts = (documents: readonly TextDocument[]): readonly string[] =>
  documents.map((one) => one.getText());

/** The editor saves what it was told to change by a refactoring. */
async function restore(document: TextDocument, text: string): Promise<void> {
  await write(document.uri, text);
  await revert(document);
}

test("all findings of a rule are repaired by one decision, once the preview is agreed to", async () => {
  const account = await workspace.openTextDocument(file("deploy/account.yaml"));
  const manifest = await open(file("nhi.yaml"));
  const documents = [account, manifest];
  await findingsThat(manifest.uri, "has owner-missing", has("owner-missing"));
  const actions = await actionsAt(manifest.uri, at(manifest, "ci-bot"));
  ok(
    actions.some(({ title }) => title === "Fix all owner-missing in the workspace…"),
    `the light bulb offers it: ${actions.map(({ title }) => title)}`,
  );
  const before = texts(documents);
  const given = { rule: "owner-missing", decision: { owner: "payments" } };
  await throughPreview("nhi.fixRule", given, "discard");
  equal(texts(documents), before, "discarded, nothing changes");
  await throughPreview("nhi.fixRule", given, "apply");
  equal(
    manifest.getText(),
    before[1]?.replace(
      "purpose: Runs the nightly build\n",
      "purpose: Runs the nightly build\n    owner: payments\n",
    ),
  );
  ok(/payments/.test(account.getText()), account.getText());
  await findingsThat(manifest.uri, "lacks owner-missing", lacks("owner-missing"));
  for (const [i, one] of documents.entries()) await restore(one, before[i] ?? "");
  await findingsThat(manifest.uri, "has it again", has("owner-missing"));
});

test("a team hands over everything through the preview, with the proof that is asked for", async () => {
  const manifest = await open(file("nhi.yaml"));
  const before = manifest.getText();
  await throughPreview("nhi.handOver", { from: "payments", to: "extra" }, "discard");
  equal(manifest.getText(), before, "discarded, nothing changes");
  await throughPreview("nhi.handOver", { from: "payments", to: "extra" }, "apply");
  const after = manifest.getText();
  ok(after.includes('{ match: "services/**", owner: extra }'), after);
  ok(after.includes("    owner: extra\n    purpose: Sends transfers to the bank\n"), after);
  ok(after.includes("evidence/hand-over-bank-transfer-to-extra.md"), after);
  await findingsThat(manifest.uri, "asks for the proof", has("evidence-missing"));
  await restore(manifest, before);
  await findingsThat(manifest.uri, "is as before", lacks("evidence-missing"));
});

test("what falls due is a list, and choosing a line leads to its place", async () => {
  const manifest = await open(file("nhi.yaml"));
  await replace(manifest, "rotated: 2026-06-01", "rotated: 2026-09-01");
  await findingsThat(manifest.uri, "lacks rotation-stale", lacks("rotation-stale"));
  await eventually(
    "the cursor is on the date",
    async () => {
      const list = commands.executeCommand("nhi.showDue");
      await new Promise((done) => setTimeout(done, 300));
      await commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      await commands.executeCommand("workbench.action.closeQuickOpen");
      await list;
      const editor = window.activeTextEditor;
      return editor?.document === manifest ? editor.document.getText(editor.selection) : "";
    },
    (selected) => selected === "2026-09-01",
  );
  await revert(manifest);
});
