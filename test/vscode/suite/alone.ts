/** A folder without a manifest: what wakes the extension there, and that files of others keep the language that they have. */
import { commands, extensions, languages, workspace } from "vscode";
import { at, file, findingsThat, has, lacks, open, ours, replace, revert, ruleOf } from "./editor.ts";
import { equal, eventually, ok, runAll, test } from "./harness.ts";

const us = () => extensions.getExtension("nhi-ownership.nhi-ownership");

/** The server's commands are there as long as it runs. */
const isServed = async () => (await commands.getCommands()).includes("nhi.server.init");

const CASES: Readonly<Record<string, () => void>> = {
  "yaml-alone"() {
    test("YAML that nobody has opened starts no server", async () => {
      equal((await open(file("notes.txt"))).languageId, "plaintext");
      // VS Code wakes us for its own settings too; awake or not, no process has read the folder.
      equal(await isServed(), false);
    });

    test("a Kubernetes file that is opened is checked", async () => {
      const uri = file("deploy/binding.yaml");
      const document = await open(uri);
      equal(document.languageId, "yaml");
      await findingsThat(uri, "has scope-admin", has("scope-admin"));
      equal(us()?.isActive, true);
      equal(await isServed(), true);
      const found = ours(uri).find((one) => ruleOf(one) === "scope-admin");
      equal(found && document.getText(found.range), "cluster-admin");
    });
  },

  "terraform-alone"() {
    test("a Terraform file in the folder starts the server before it is opened", async () => {
      await eventually("it is served", isServed, (is) => is);
      equal(us()?.isActive, true);
    });

    test("without an extension for Terraform its files stay plain text, and are checked", async () => {
      const uri = file("infra/main.tf");
      const document = await open(uri);
      equal(document.languageId, "plaintext");
      await findingsThat(uri, "has scope-wildcard", has("scope-wildcard"));
      const found = ours(uri).find((one) => ruleOf(one) === "scope-wildcard");
      equal(found?.range.start, at(document, '"s3:*"', 0));
      equal(found && document.getText(found.range), '"s3:*"');
    });

    test("whatever language another extension gives them, they are checked", async () => {
      const uri = file("infra/main.tf");
      const other = await languages.setTextDocumentLanguage(await open(uri), "ruby");
      equal(other.languageId, "ruby");
      await replace(other, '"s3:*"', '"s3:GetObject"');
      await findingsThat(uri, "lacks scope-wildcard", lacks("scope-wildcard"));
      await revert(other);
      await findingsThat(uri, "has scope-wildcard", has("scope-wildcard"));
    });
  },
};

export function run(): Promise<void> {
  const define = CASES[workspace.name ?? ""];
  ok(define, `there are no tests for ${workspace.name}`);
  define();
  return runAll();
}
