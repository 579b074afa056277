/** Whether a JSON file configures AI agents: the MCP servers that they use, or what they may do without asking. */
import { outerKeys } from "../head.ts";

/** `mcp.json` and `.mcp.json`, in whose `servers` MCP servers stand. */
const SERVERS_FILE = /(^|\/)\.?mcp\.jsonc?$/i;

/** The settings of an agent that name tools; the key `permissions` alone stands in many other files. */
export const SETTINGS_FILE = /(^|\/)\.claude\/settings(\.[\w-]+)?\.json$/i;

/** `path`: a path or uri. The key `mcpServers` means the same in the files of all editors and agents. */
export function isAgents(head: string, path: string): boolean {
  const named = SERVERS_FILE.test(path) || SETTINGS_FILE.test(path);
  if (!named && !head.includes('"mcpServers"')) return false;
  const keys = outerKeys(head);
  return keys !== undefined && (named || keys.has("mcpServers"));
}
