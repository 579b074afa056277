/** MCP servers: each entry is an identity that acts for an agent with a credential of its own. */
import type { Identity } from "../../model/facts.ts";
import { present } from "../../model/field.ts";
import { blankCredential, blankIdentity } from "../blank.ts";
import { type Notes, noteExpiry, noteOwners, notePeriod, noteReview, noteText, noteWhen } from "../notes.ts";
import { anchorOf, type NamedPlace, placeAt, spotOf } from "../place.ts";
import { flag } from "../read.ts";

/** `mcp:.mcp.json#github`, as a manifest's `bind` names it. `path` counts from the workspace root. */
export const serverRef = (path: string, name: string): string => `mcp:${path}#${name}`;

/** The maps in which servers stand, by the keys of the editors and agents that read them. */
export const SERVER_KEYS = ["mcpServers", "servers"] as const;

export function serverIdentity(server: NamedPlace, path: string, notes: Notes): Identity {
  const id = { value: serverRef(path, server.name), at: server.keyAt };
  const disabled = flag(placeAt(server.place, "disabled"));
  const dated = notes.first("rotated") ?? notes.first("every") ?? notes.first("expires");
  const credential = blankCredential(
    id,
    present("api-token", server.keyAt),
    server.keyAt,
    anchorOf(server.place),
  );
  return {
    ...blankIdentity("agents", id, `MCP server "${server.name}"`),
    traits: { kind: "MCPServer", name: server.name },
    type: present("ai-agent", server.keyAt),
    // The file has no word for an owner, so none can be put there; a comment or a manifest says it.
    owner: noteText(notes.first("owner")),
    claims: noteOwners(notes, 1),
    sponsor: noteText(notes.first("sponsor")),
    purpose: noteText(notes.first("purpose")),
    review: noteReview(notes.first("review")),
    ...(disabled.is === "present" && disabled.value
      ? { status: present("suspended" as const, disabled.at) }
      : {}),
    credentials: dated
      ? [
          {
            ...credential,
            rotated: noteWhen(notes.first("rotated")),
            rotateEvery: notePeriod(notes.first("every")),
            expires: noteExpiry(notes.first("expires")),
          },
        ]
      : [],
  };
}

/** Whether the entry is a server at all: it is started by a command, or called at an address. */
export const isServer = ({ place }: NamedPlace): boolean =>
  ["command", "url", "serverUrl", "httpUrl", "httpURL"].some((key) => spotted(place, key));

const spotted = (place: NamedPlace["place"], key: string): boolean => {
  const at = placeAt(place, key);
  return at.node?.kind === "scalar" && spotOf(at).end > spotOf(at).start;
};
