/** Asks a client that has no watchers of its own for us to tell of changes on the disk. */
import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
} from "vscode-languageserver";
import { formats } from "../formats/registry.ts";
import type { Host } from "./host.ts";

export function watchFiles(connection: Connection, host: Host, params: InitializeParams | undefined): void {
  if (!params?.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) return;
  const globs = new Set(formats.flatMap(({ files }) => files));
  const watchers = [...globs].map((globPattern) => ({ globPattern }));
  void connection.client
    .register(DidChangeWatchedFilesNotification.type, { watchers })
    .catch((error: unknown) => host.log(`The client does not watch files: ${String(error)}`));
}
