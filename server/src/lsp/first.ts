/** First manifests for a person to read before they are files: of what the workspace says, or of a table. */
import { firstManifest } from "../engine/adopt/first-manifest.ts";
import { fromTable } from "../engine/adopt/from-table.ts";
import { COMMANDS } from "./commands.ts";
import type { Session } from "./session.ts";

/** The answer to `nhi.server.init` (text, or null without a workspace) and `nhi.server.fromTable` (`{ text, entries }`). */
export async function firstWords(session: Session, command: string, given: unknown): Promise<unknown> {
  const { folder, text } = record(given);
  // What is not read yet would count as not there.
  await session.whenRead();
  const workspace =
    typeof folder === "string"
      ? session.workspaceOf(`${folder.replace(/\/+$/, "")}/nhi.yaml`)
      : session.workspaces()[0];
  if (command === COMMANDS.fromTable)
    return fromTable(typeof text === "string" ? text : "", workspace?.world);
  return workspace ? firstManifest(workspace) : null;
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? { ...value } : {};
