/** Hover: the engine's explanation as the protocol wants it. */
import { type Hover, MarkupKind, type Position } from "vscode-languageserver";
import { explainAt, type Reader } from "../engine/explain.ts";
import { toMarkdown, toPlain } from "../engine/prose.ts";
import type { Workspace } from "../engine/workspace.ts";
import { rangeOf } from "../text/lines.ts";

export function hoverFor(
  workspace: Workspace,
  uri: string,
  position: Position,
  reader: Reader,
  markdown: boolean,
): Hover | undefined {
  const explanation = explainAt(workspace, uri, position, reader);
  if (!explanation) return undefined;
  const { blocks, at } = explanation;
  return {
    contents: markdown
      ? { kind: MarkupKind.Markdown, value: toMarkdown(blocks) }
      : { kind: MarkupKind.PlainText, value: toPlain(blocks) },
    range: rangeOf(at),
  };
}
