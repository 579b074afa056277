/** Files through the client: for folders that are on no disk of ours (web, virtual workspaces). */
import type { Connection } from "vscode-languageserver";
import type { Files, Reading } from "../lsp/host.ts";

/** `nhi/files/find` and `nhi/files/read` are requests to the client; one that does not know them has no such files. */
export const clientFiles = (connection: Connection): Files => ({
  find: (folder, exclude) =>
    connection.sendRequest<string[]>("nhi/files/find", { folder, exclude }).catch(() => []),
  covers: async (_, uri) => !/\/(\.git|node_modules|\.terraform|dist)\//.test(uri),
  read: (uri) =>
    connection.sendRequest<Reading | null>("nhi/files/read", { uri }).then(
      (reading) => reading ?? undefined,
      () => undefined,
    ),
  context: async (folder) => ({ root: folder, files: [] }),
});
