/** Words that lead out of the file: files that a manifest names, web pages, controls of public frameworks. */
import { keyAt, kindsOf } from "../../../schemas/shape.ts";
import { nameOf } from "../frameworks/catalogue.ts";
import { cited } from "../frameworks/resolve.ts";
import type { Node, ParsedSegment, Path } from "../syntax/node.ts";
import { type Spot, spot } from "../text/span.ts";
import { resolveUri } from "../text/uri.ts";
import { fromRoot } from "./place.ts";
import type { Workspace } from "./workspace.ts";

export interface OutLink {
  readonly at: Spot;
  /** Uris to try in order; of files the first that exists counts. Web pages are never fetched. */
  readonly targets: readonly [string, ...string[]];
  readonly file: boolean;
  readonly tip: string;
}

/** The links of a manifest; `folder`: the uri from which paths of the workspace count. */
export function linksOf(workspace: Workspace, uri: string, folder: string): readonly OutLink[] {
  const out: OutLink[] = [];
  for (const facts of workspace.facts(uri)) {
    if (facts.format !== "native") continue;
    for (const { to, ref, field } of facts.references) {
      if (to !== "file" || ref.value === "") continue;
      const near = resolveUri(uri, ref.value);
      const rooted = folder === "" ? near : resolveUri(`${folder}/`, ref.value);
      const targets: OutLink["targets"] = near === rooted || field === "extends" ? [near] : [near, rooted];
      out.push({ at: ref.at, targets, file: true, tip: TIPS.get(field) ?? "Open the file" });
    }
  }
  for (const segment of workspace.parsed(uri)?.segments ?? [])
    if (segment.format === "native" && OUT.test(segment.text)) visit(segment, segment.root, [], out);
  return out;
}

const TIPS: ReadonlyMap<string, string> = new Map([
  ["extends", "Open the manifest that this one builds on"],
  ["runbook", "Open the runbook"],
]);

/** Most segments hold neither an address nor a citation. */
const OUT = /https?:\/\/|frameworks|controls/;

function visit(segment: ParsedSegment, node: Node | undefined, path: Path, out: OutLink[]): void {
  if (node?.kind === "map")
    for (const { key, value } of node.pairs) visit(segment, value, [...path, key.value], out);
  else if (node?.kind === "list")
    for (const [i, { value }] of node.items.entries()) visit(segment, value, [...path, i], out);
  else if (node?.kind === "scalar") {
    const found = leadsTo(node.value.trim(), fromRoot(segment, path));
    if (found)
      out.push({
        at: spot(segment, node.start, node.end),
        targets: [found.target],
        file: false,
        tip: found.tip,
      });
  }
}

function leadsTo(text: string, path: Path): { readonly target: string; readonly tip: string } | undefined {
  if (/^https?:\/\/[^\s<>"']+$/.test(text)) return { target: text, tip: "Open the page" };
  const key = keyAt(path);
  const [control] = key && kindsOf(key.shape).includes("citation") ? cited(text) : [];
  return control && { target: control.url, tip: `${nameOf(control)}: ${control.title}` };
}
