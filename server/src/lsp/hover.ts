/** Hover: the engine's explanation as the protocol wants it. */
import { type Hover, MarkupKind, type Position } from "vscode-languageserver";
import { explainAt } from "../engine/explain.ts";
import type { Workspace } from "../engine/workspace.ts";
import { rangeOf } from "../text/lines.ts";

export function hoverFor(workspace: Workspace, uri: string, position: Position): Hover | undefined {
  const explanation = explainAt(workspace, uri, position);
  return (
    explanation && {
      contents: { kind: MarkupKind.Markdown, value: explanation.markdown },
      range: rangeOf(explanation.at),
    }
  );
}
