/** Document links: files that exist, web pages, controls. */
import type { DocumentLink } from "vscode-languageserver";
import { linksOf } from "../engine/links.ts";
import type { Workspace } from "../engine/workspace.ts";
import { rangeOf } from "../text/lines.ts";

/** `exists` is asked about files only, and once for each. */
export async function links(
  workspace: Workspace,
  uri: string,
  folder: string,
  exists: (uri: string) => Promise<boolean>,
  tips: boolean,
): Promise<DocumentLink[]> {
  const asked = new Map<string, Promise<boolean>>();
  const there = (target: string): Promise<boolean> => {
    const known = asked.get(target) ?? exists(target);
    asked.set(target, known);
    return known;
  };
  const found: DocumentLink[] = [];
  for (const { at, targets, file, tip } of linksOf(workspace, uri, folder)) {
    const segment = at.in;
    let target: string | undefined = file ? undefined : targets[0];
    for (const one of file ? targets : []) if (target === undefined && (await there(one))) target = one;
    // The text may have changed while the host looked.
    if (target === undefined || !workspace.factsOf(segment)) continue;
    found.push({ range: rangeOf(at), target, ...(tips && { tooltip: tip }) });
  }
  return found;
}
