/** A first manifest out of what the workspace already says: the teams and owner rules that its files name. */
import type { Workspace } from "./workspace.ts";

/** YAML text, ready to read and correct; it claims nothing that no file says. */
export function firstManifest(workspace: Workspace): string {
  const teams = new Map<string, string>();
  const rules: { match: string; owner: string }[] = [];
  for (const uri of workspace.uris)
    for (const facts of workspace.facts(uri)) {
      for (const { source, match, owners } of facts.ownerRules) {
        const owner = owners[0]?.value;
        const path = match.value.path;
        if (source !== "codeowners" || owner === undefined || path === undefined) continue;
        teams.set(teamId(owner), owner);
        rules.push({ match: globOf(path), owner: teamId(owner) });
      }
      for (const { claims } of facts.containers)
        for (const { owner } of claims) teams.set(teamId(owner.value), owner.value);
    }
  return [
    "# Who owns the machine identities of this workspace. Written from the files that it holds; correct what is wrong.",
    "nhi: 1",
    ...teamLines(teams),
    ...ruleLines(rules),
    "",
  ].join("\n");
}

function teamLines(teams: ReadonlyMap<string, string>): string[] {
  const lines = [...teams]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, name]) => `  ${id}: { aliases: [${quoted(name)}] }`);
  return lines.length > 0 ? ["", "teams:", ...lines] : [];
}

function ruleLines(rules: readonly { match: string; owner: string }[]): string[] {
  if (rules.length === 0)
    return ["", "# No CODEOWNERS was found: say who owns what, the last match wins.", "owners: []"];
  return [
    "",
    "owners: # the last match wins, as in CODEOWNERS",
    ...rules.map(({ match, owner }) => `  - { match: ${quoted(match)}, owner: ${owner} }`),
  ];
}

/** The last segment of a team's name as an id: `@acme/pay-ments` is `pay-ments`. */
const teamId = (name: string): string =>
  (name.split(/[/:]/).at(-1) ?? name)
    .replace(/@.*$/, "")
    .replace(/^@/, "")
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, "-")
    .replace(/^-+|-+$/g, "") || "team";

/** A CODEOWNERS pattern as a glob from the root. */
function globOf(pattern: string): string {
  if (pattern === "*") return "**";
  const anchored = pattern.startsWith("/")
    ? pattern.slice(1)
    : pattern.includes("/", 0) && !pattern.endsWith("/")
      ? pattern
      : `**/${pattern}`;
  return anchored.endsWith("/") ? `${anchored}**` : anchored;
}

const quoted = (text: string): string => JSON.stringify(text);
