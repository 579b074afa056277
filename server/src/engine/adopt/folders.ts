/** What OWNERS files and catalogues say of their folders, as rules of a first manifest: the deepest last, so that it wins. */
import type { OwnerRule } from "../../model/facts.ts";
import type { Workspace } from "../workspace.ts";

export interface FolderRule {
  /** The glob of all in the folder. */
  readonly match: string;
  /** The owner as the file names it. */
  readonly owner: string;
}

/** OWNERS files first: a catalogue is the stronger word. Where a folder's entries differ, nobody can tell. */
export const folderRules = (workspace: Workspace): readonly FolderRule[] => [
  ...rulesFrom(workspace, "owners-file"),
  ...rulesFrom(workspace, "catalog"),
];

function rulesFrom(workspace: Workspace, source: OwnerRule["source"]): readonly FolderRule[] {
  const byFolder = new Map<string, Set<string>>();
  for (const uri of workspace.uris)
    for (const { ownerRules } of workspace.facts(uri))
      for (const rule of ownerRules) {
        const folder = rule.match.value.path;
        if (rule.source !== source || folder === undefined) continue;
        const owner = rule.owners.map(({ value }) => value).find((value) => isTeam(workspace, value));
        const owners = byFolder.get(folder) ?? new Set<string>();
        byFolder.set(folder, owners.add(owner ?? ""));
      }
  const out: FolderRule[] = [];
  const said = new Map<string, string>();
  for (const [folder, owners] of [...byFolder].sort(([a], [b]) => depth(a) - depth(b) || (a < b ? -1 : 1))) {
    const [owner, ...others] = owners;
    if (!owner || others.length > 0 || inherited(folder, said) === owner) continue;
    said.set(folder, owner);
    out.push({ match: `${folder}**`, owner });
  }
  return out;
}

/** Reviewers are mostly people, by names that say nothing elsewhere; a team is somebody who stays. */
const isTeam = (workspace: Workspace, owner: string): boolean => workspace.world.party(owner).is === "team";

/** What a folder above says already. */
function inherited(folder: string, said: ReadonlyMap<string, string>): string | undefined {
  for (let at = folder.slice(0, -1).lastIndexOf("/"); at >= 0; at = folder.lastIndexOf("/", at - 1)) {
    const owner = said.get(folder.slice(0, at + 1));
    if (owner !== undefined) return owner;
    if (at === 0) break;
  }
  return said.get("");
}

const depth = (folder: string): number => folder.split("/").length;
