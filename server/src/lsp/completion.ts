/** Completion items out of the engine's. */
import {
  CompletionItemKind,
  type CompletionList,
  InsertTextMode,
  MarkupKind,
  type Position,
} from "vscode-languageserver";
import { type Completion, completionsAt } from "../engine/complete.ts";
import { rangeWithin } from "../engine/fixes.ts";
import type { Workspace } from "../engine/workspace.ts";

const KIND: Readonly<Record<Completion["kind"], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  word: CompletionItemKind.EnumMember,
  name: CompletionItemKind.Reference,
  date: CompletionItemKind.Value,
  text: CompletionItemKind.Text,
};

export function completionFor(workspace: Workspace, uri: string, position: Position): CompletionList {
  const items = completionsAt(workspace, uri, position).map(
    ({ label, kind, detail, documentation, insert, span, rank }) => ({
      label,
      kind: KIND[kind],
      detail,
      ...(documentation && { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
      textEdit: { range: rangeWithin(workspace, uri, span), newText: insert },
      insertTextMode: InsertTextMode.asIs,
      filterText: insert.startsWith('"') ? insert : label,
      sortText: String(rank).padStart(5, "0"),
    }),
  );
  return { isIncomplete: false, items };
}
