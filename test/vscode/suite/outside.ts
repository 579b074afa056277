/** What stands around the editor: the trace of messages in the output, and the walkthrough. */
import { commands, extensions, Uri, workspace } from "vscode";
import { at, file, hoverAt, open } from "./editor.ts";
import { equal, eventually, ok, test } from "./harness.ts";

/** What the output channel shows; VS Code lends it to extensions as a document. */
const output = () => workspace.textDocuments.find(({ uri }) => uri.scheme === "output")?.getText() ?? "";

const messages = () => output().match(/textDocument\/hover/g)?.length ?? 0;

test("the trace of messages is written while the setting asks for it", async () => {
  const settings = workspace.getConfiguration("nhi");
  const uri = file("nhi.yaml");
  const ask = async () => hoverAt(uri, at(await open(uri), "2026-06-01"));
  await commands.executeCommand("nhi.showOutput");
  await ask();
  equal(messages(), 0, "messages without the setting");
  await settings.update("trace.server", "messages", false);
  await eventually(
    "a request and its answer are written",
    async () => {
      await ask();
      return messages();
    },
    (n) => n >= 2,
  );
  ok(!/"contents"/.test(output()), "messages alone, not what they say");
  await settings.update("trace.server", "verbose", false);
  await eventually(
    "what they say is written",
    async () => {
      await ask();
      return output();
    },
    (text) => /"contents"/.test(text),
  );
  await settings.update("trace.server", undefined, false);
  const before = await eventually(
    "no more is written",
    async () => {
      const n = messages();
      await ask();
      await ask();
      return [n, messages()] as const;
    },
    ([n, later]) => n === later,
  );
  ok(before[0] > 0, "what was written stays");
  await commands.executeCommand("workbench.action.closePanel");
});

interface Step {
  readonly id: string;
  readonly description: string;
  readonly completionEvents: readonly string[];
  readonly media: { readonly markdown?: string };
}

test("each step of the walkthrough has its page, and the commands that it names exist", async () => {
  const us = extensions.getExtension("nhi-ownership.nhi-ownership");
  ok(us, "the extension is there");
  const [walkthrough] = us.packageJSON.contributes.walkthroughs;
  const steps: readonly Step[] = walkthrough.steps;
  ok(steps.length >= 4, `steps: ${steps.length}`);
  const known = new Set(await commands.getCommands());
  for (const { id, description, completionEvents, media } of steps) {
    const page = Uri.joinPath(us.extensionUri, media.markdown ?? "");
    const text = new TextDecoder().decode(await workspace.fs.readFile(page));
    ok(/^## \S/.test(text), `${id}: its page begins with a heading`);
    const named = [
      ...[...description.matchAll(/\(command:([\w.]+)/g)].map(([, name]) => name ?? ""),
      ...completionEvents.map((event) => event.replace("onCommand:", "")),
    ];
    ok(named.length >= 2, `${id}: a button, and what ends the step`);
    for (const name of named) ok(known.has(name), `${id}: there is no command ${name}`);
  }
});
