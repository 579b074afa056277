/** Addresses of the workbench: what is open in it, and which extension and tests it loads. */
import { resolve } from "node:path";

export interface Opened {
  /** A folder, or a file in `.code-workspace`; nothing opens an empty window. */
  readonly folder?: string | undefined;
  /** Folders of extensions under development. */
  readonly extension?: string | readonly string[];
  /** A bundle of tests to run in the extension host. */
  readonly tests?: string | undefined;
}

/** The page of the server on this port; an extension needs the server's `automation`. */
export function workbench(port: number, { folder, extension = [], tests }: Opened): string {
  const authority = `127.0.0.1:${port}`;
  const remote = (path: string) =>
    /^[\w-]+:\/\//.test(path) ? path : `vscode-remote://${authority}${resolve(path)}`;
  const payload = [
    ...[extension].flat().map((path) => ["extensionDevelopmentPath", remote(path)]),
    ...(tests === undefined ? [] : [["extensionTestsPath", remote(tests)]]),
    ["skipWelcome", "true"],
  ];
  const kind = folder?.endsWith(".code-workspace") ? "workspace" : "folder";
  const query = {
    ...(folder === undefined ? { ew: "true" } : { [kind]: resolve(folder) }),
    payload: JSON.stringify(payload),
  };
  return `http://${authority}/?${new URLSearchParams(query)}`;
}
