/** What the tests do in the editor, in words of the editor. */
import {
  type CodeAction,
  type CompletionItem,
  type CompletionList,
  commands,
  type Diagnostic,
  type Hover,
  languages,
  MarkdownString,
  type Position,
  Range,
  type TextDocument,
  type Uri,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import { eventually, ok } from "./harness.ts";

/** A file of the workspace by its path below the folder with this name, or below the first. */
export function file(path: string, folder = 0): Uri {
  const root = workspace.workspaceFolders?.[folder];
  ok(root, `there is no folder number ${folder}`);
  return root.uri.with({ path: `${root.uri.path}/${path}` });
}

export async function open(uri: Uri): Promise<TextDocument> {
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document);
  return document;
}

/** Our findings on a file, as `rule line:column` (from 1). */
export const findings = (uri: Uri): string[] =>
  ours(uri)
    .map((one) => `${ruleOf(one)} ${one.range.start.line + 1}:${one.range.start.character + 1}`)
    .sort();

export const ours = (uri: Uri): Diagnostic[] => languages.getDiagnostics(uri).filter(isOurs);

/** The rule's id is written as a link to its page. */
export function ruleOf({ code }: Diagnostic): string {
  return typeof code === "object" ? String(code.value) : String(code);
}

const isOurs = ({ source }: Diagnostic): boolean => source?.startsWith("nhi") === true;

/** Waits until our findings on the file are what `good` asks for. */
export const findingsThat = (uri: Uri, what: string, good: (all: readonly string[]) => boolean) =>
  eventually(`findings of ${uri.path.split("/").at(-1)} ${what}`, () => findings(uri), good);

export const has =
  (rule: string) =>
  (all: readonly string[]): boolean =>
    all.some((one) => one.startsWith(`${rule} `));

export const lacks =
  (rule: string) =>
  (all: readonly string[]): boolean =>
    !has(rule)(all);

/** The position of a text in a document, `delta` characters in. */
export function at(document: TextDocument, text: string, delta = 1): Position {
  const offset = document.getText().indexOf(text);
  ok(offset >= 0, `${text} is not in ${document.uri.path}`);
  return document.positionAt(offset + delta);
}

/** The text of all hovers there. */
export async function hoverAt(uri: Uri, position: Position): Promise<string> {
  const hovers = await commands.executeCommand<Hover[]>("vscode.executeHoverProvider", uri, position);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) =>
      content instanceof MarkdownString || typeof content === "object" ? content.value : content,
    )
    .join("\n");
}

export function actionsAt(uri: Uri, position: Position): Thenable<CodeAction[]> {
  const range = new Range(position, position);
  return commands.executeCommand<CodeAction[]>("vscode.executeCodeActionProvider", uri, range, undefined, 20);
}

export async function completionsAt(uri: Uri, position: Position): Promise<readonly CompletionItem[]> {
  const list = await commands.executeCommand<CompletionList>(
    "vscode.executeCompletionItemProvider",
    uri,
    position,
  );
  return list.items;
}

export const labelOf = ({ label }: CompletionItem): string =>
  typeof label === "string" ? label : label.label;

/** Types into the document, without saving. */
export async function replace(document: TextDocument, from: string, to: string): Promise<void> {
  const start = document.getText().indexOf(from);
  ok(start >= 0, `${from} is not in ${document.uri.path}`);
  const edit = new WorkspaceEdit();
  edit.replace(
    document.uri,
    new Range(document.positionAt(start), document.positionAt(start + from.length)),
    to,
  );
  ok(await workspace.applyEdit(edit), "the edit was not taken");
}

/** Takes back what was not saved. */
export async function revert(document: TextDocument): Promise<void> {
  await window.showTextDocument(document);
  await commands.executeCommand("workbench.action.files.revert");
}

export const write = (uri: Uri, text: string): Thenable<void> =>
  workspace.fs.writeFile(uri, new TextEncoder().encode(text));
