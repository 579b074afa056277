/** The server's outside under Node: files from the disk, and from the client where a folder is not on it. */
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Connection } from "vscode-languageserver";
import type { Files, Host } from "../lsp/host.ts";
import { gitHistory } from "./history.node.ts";
import { clientFiles } from "./host.client.ts";

/** Today in UTC, days since 1970. */
export const today = (): number => Math.floor(Date.now() / 86_400_000);

export function nodeHost(connection: Connection): Host {
  const remote = clientFiles(connection);
  const isLocal = (uri: string): boolean => uri.startsWith("file:");
  const files: Files = {
    async find(folder, exclude) {
      if (!isLocal(folder)) return remote.find(folder, exclude);
      const { findFiles } = await import("./walk.node.ts");
      return (await findFiles(fileURLToPath(folder), exclude)).map(toUri);
    },
    async covers(folder, uri, exclude) {
      if (!isLocal(uri)) return remote.covers(folder, uri, exclude);
      const { wouldFind } = await import("./walk.node.ts");
      return wouldFind(fileURLToPath(folder), fileURLToPath(uri), exclude);
    },
    async exists(uri) {
      if (!isLocal(uri)) return (await remote.read(uri)) !== undefined;
      const { isThere } = await import("./walk.node.ts");
      return isThere(fileURLToPath(uri));
    },
    async baseline(folder, named) {
      if (!isLocal(folder)) return undefined;
      const { baselineAt } = await import("./baseline.node.ts");
      return baselineAt(fileURLToPath(folder), named);
    },
    async read(uri) {
      if (!isLocal(uri)) return remote.read(uri);
      const { readText } = await import("./walk.node.ts");
      return readText(fileURLToPath(uri), uri);
    },
    async context(folder) {
      if (!isLocal(folder)) return { root: folder, files: [] };
      const { contextOf } = await import("./walk.node.ts");
      const { root, files: found } = await contextOf(fileURLToPath(folder));
      return { root: toUri(root), files: found.map(toUri) };
    },
  };
  return {
    files,
    history: gitHistory,
    readHclGrammar: async () => (await import("./hcl.node.ts")).readHclGrammar(),
    today,
    after(ms, run) {
      const timer = setTimeout(run, ms);
      timer.unref();
      return () => clearTimeout(timer);
    },
    soon: (run) => void setImmediate(run),
    log: (text) => connection.console.log(text),
  };
}

/** The uri of a path, in the form that editors use. */
export const toUri = (file: string): string => pathToFileURL(file).href;
