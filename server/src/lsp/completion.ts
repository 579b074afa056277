/** Completion items out of the engine's, in what the client can show. */
import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type Position,
} from "vscode-languageserver";
import { type Completion, completionsAt } from "../engine/complete.ts";
import { rangeWithin } from "../engine/fixes.ts";
import { toMarkdown, toPlain } from "../engine/prose.ts";
import type { Workspace } from "../engine/workspace.ts";
import type { Shows } from "./client.ts";

const KIND: Readonly<Record<Completion["kind"], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  word: CompletionItemKind.EnumMember,
  name: CompletionItemKind.Reference,
  date: CompletionItemKind.Value,
  text: CompletionItemKind.Text,
  entry: CompletionItemKind.Snippet,
};

export function completionFor(
  workspace: Workspace,
  uri: string,
  position: Position,
  shows: Shows["completion"],
): CompletionList {
  const found = completionsAt(workspace, uri, position, { snippets: shows.snippets, asIs: shows.asIs });
  const [first] = found;
  // All of them replace the same word.
  const range = first && rangeWithin(workspace, uri, first.span);
  const items = found.map((one): CompletionItem => {
    const item: CompletionItem = {
      label: one.label,
      kind: KIND[one.kind],
      sortText: String(Math.max(0, one.rank + 10)).padStart(5, "0"),
      filterText: one.filter,
      ...(range && { textEdit: { range, newText: one.insert } }),
    };
    if (one.detail !== "") {
      if (shows.labelDetails) item.labelDetails = { description: one.detail };
      else item.detail = one.detail;
    }
    if (one.about.length > 0)
      item.documentation = shows.markdown
        ? { kind: MarkupKind.Markdown, value: toMarkdown(one.about) }
        : toPlain(one.about);
    if (one.snippet) item.insertTextFormat = InsertTextFormat.Snippet;
    if (shows.asIs) item.insertTextMode = InsertTextMode.asIs;
    if (one.gone && shows.deprecated) item.tags = [CompletionItemTag.Deprecated];
    return item;
  });
  return { isIncomplete: false, items };
}
