/**
 * The pages of the rules, packaged with the extension. They have a scheme of their own, `nhi-rule:/<id>.md`, which
 * `package.json` opens as rendered Markdown: a link in a hover can open a document, but not run a command.
 */
import { commands, type Disposable, type ExtensionContext, Uri, window, workspace } from "vscode";

const SCHEME = "nhi-rule";

interface RulePage {
  readonly id: string;
  readonly title: string;
}

/** Shows the page of a rule; without an id, or with one that no rule has, a list to choose from. */
export async function openRulePage(context: ExtensionContext, given: unknown): Promise<void> {
  const pages = await readList(context);
  const id = pages.some((page) => page.id === given) ? String(given) : await choose(pages);
  if (id !== undefined) await commands.executeCommand("vscode.open", rulePage(id));
}

/** The uri of a rule's page. */
export function rulePage(id: string): Uri {
  return Uri.from({ scheme: SCHEME, path: `/${id}.md` });
}

/** Lets the uris of pages be opened. */
export function provideRulePages(context: ExtensionContext): Disposable {
  return workspace.registerTextDocumentContentProvider(SCHEME, {
    async provideTextDocumentContent({ path }) {
      const page = Uri.joinPath(context.extensionUri, "docs", "rules", path);
      return new TextDecoder().decode(await workspace.fs.readFile(page));
    },
  });
}

async function choose(pages: readonly RulePage[]): Promise<string | undefined> {
  if (pages.length === 0) {
    void window.showWarningMessage("The pages of the rules are missing from this installation.");
    return undefined;
  }
  const items = pages.map(({ id, title }) => ({ label: id, description: title }));
  const chosen = await window.showQuickPick(items, { title: "NHI: rule", matchOnDescription: true });
  return chosen?.label;
}

/** `dist/rules.json` is written by the build from `docs/rules`. */
async function readList(context: ExtensionContext): Promise<readonly RulePage[]> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(context.extensionUri, "dist", "rules.json"));
  const given: unknown = JSON.parse(new TextDecoder().decode(bytes));
  return Array.isArray(given) ? given.filter(isRulePage) : [];
}

function isRulePage(value: unknown): value is RulePage {
  return (
    typeof value === "object" &&
    value !== null &&
    "id" in value &&
    typeof value.id === "string" &&
    "title" in value
  );
}
