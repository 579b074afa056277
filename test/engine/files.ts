/** Workspaces written as text, and places in them marked with `¦`. */
import { Workspace } from "../../server/src/engine/workspace.ts";
import { languageOf } from "../../server/src/formats/registry.ts";
import { parseWhen } from "../../server/src/model/day.ts";
import { type Position, positionAt, rangeOf } from "../../server/src/text/lines.ts";
import type { Spot } from "../../server/src/text/span.ts";

export const FOLDER = "file:///w";
export const TODAY = "2026-11-22";

export interface Pointed {
  readonly workspace: Workspace;
  readonly uri: string;
  readonly position: Position;
  readonly text: string;
}

/** The first file may hold a `¦`, where somebody points; the others are read before it. */
export function pointed(
  marked: string,
  {
    path = "nhi.yaml",
    others = {},
  }: { readonly path?: string; readonly others?: Readonly<Record<string, string>> } = {},
): Pointed {
  const workspace = new Workspace({ folder: FOLDER, today: parseWhen(TODAY)?.day ?? 0 });
  for (const [name, text] of Object.entries(others))
    workspace.set({ uri: `${FOLDER}/${name}`, version: 1, language: languageOf(name), text });
  const offset = marked.indexOf("¦");
  const text = marked.replace("¦", "");
  const uri = `${FOLDER}/${path}`;
  workspace.set({ uri, version: 1, language: languageOf(path), text });
  return { workspace, uri, text, position: positionAt(text, Math.max(0, offset)) };
}

/** `nhi.yaml:3 payments`: a place as a reader would write it down. */
export function told(workspace: Workspace, at: Spot): string {
  const line = rangeOf(at).start.line + 1;
  return `${workspace.pathOf(at.in.uri)}:${line} ${at.in.text.slice(at.start, at.end)}`;
}
