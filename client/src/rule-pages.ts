/** The pages of the rules, packaged with the extension and shown as rendered Markdown. */
import { commands, type ExtensionContext, Uri, window, workspace } from "vscode";

interface RulePage {
  readonly id: string;
  readonly title: string;
}

/** Shows the page of a rule; without an id, or with one that no rule has, a list to choose from. */
export async function openRulePage(context: ExtensionContext, given: unknown): Promise<void> {
  const pages = await readList(context);
  const id = pages.some((page) => page.id === given) ? String(given) : await choose(pages);
  if (id === undefined) return;
  await commands.executeCommand(
    "markdown.showPreview",
    Uri.joinPath(context.extensionUri, "docs", "rules", `${id}.md`),
  );
}

/** A link to a rule's page that works in hovers and in the Problems list. */
export function rulePageLink(id: string): Uri {
  return Uri.from({ scheme: "command", path: "nhi.openRulePage", query: JSON.stringify([id]) });
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
