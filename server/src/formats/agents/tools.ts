/** What an agent's configuration lets it use without asking: everything, or any command of the shell. */
import type { AgentTools } from "../../model/facts.ts";
import { anchorOf, itemsOf, type NamedPlace, type Place, placeAt, spotOf } from "../place.ts";
import { flag } from "../read.ts";

type Allowed = Pick<AgentTools, "allows" | "because" | "instead">;

const allowed = (title: string, place: Place, told: Allowed): AgentTools => ({
  kind: "agentTools",
  system: "agents",
  title,
  at: spotOf(place),
  entry: anchorOf(place),
  ...told,
});

/** Of the settings of an agent: the list of what is allowed, and the mode in which nothing is asked. */
export function settingsTools(root: Place): readonly AgentTools[] {
  const permissions = placeAt(root, "permissions");
  const mode = placeAt(permissions, "defaultMode");
  const sandbox = flag(placeAt(placeAt(root, "sandbox"), "enabled"));
  const bounded = sandbox.is === "present" && sandbox.value;
  const entries = itemsOf(placeAt(permissions, "allow")).flatMap((item) => {
    const told = entryOf(scalarOf(item), bounded);
    return told ? [allowed("Agent settings", item, told)] : [];
  });
  if (scalarOf(mode) !== "bypassPermissions") return entries;
  const told: Allowed = {
    allows: "every tool",
    because: "the mode bypassPermissions asks nothing",
    instead: { value: "default" },
  };
  return [...entries, allowed("Agent settings", mode, told)];
}

function entryOf(text: string | undefined, bounded: boolean): Allowed | undefined {
  if (text === "*")
    return { allows: "every tool", because: '"*" in permissions.allow', instead: { tool: "Read" } };
  // A sandbox holds the commands within its walls.
  if (!bounded && text !== undefined && /^Bash(\(\s*:?\*{1,2}\s*\))?$/.test(text))
    return {
      allows: "every command",
      because: `"${text}" in permissions.allow`,
      instead: { tool: "Bash(git status)" },
    };
  return undefined;
}

/** Of one MCP server: tools that are approved in advance. */
export function serverTools({ name, place }: NamedPlace): readonly AgentTools[] {
  const title = `MCP server "${name}"`;
  const lists = ["autoApprove", "alwaysAllow"].flatMap((key) =>
    itemsOf(placeAt(place, key)).flatMap((item) =>
      scalarOf(item) === "*"
        ? [
            allowed(title, item, {
              allows: "every tool",
              because: `"*" in ${key}`,
              instead: { tool: "search" },
            }),
          ]
        : [],
    ),
  );
  const trust = flag(placeAt(place, "trust"));
  if (trust.is !== "present" || !trust.value) return lists;
  const told: Allowed = { allows: "every tool", because: "trust is true", instead: { value: false } };
  return [...lists, allowed(title, placeAt(place, "trust"), told)];
}

const scalarOf = ({ node }: Place): string | undefined =>
  node?.kind === "scalar" ? node.value.trim() : undefined;
