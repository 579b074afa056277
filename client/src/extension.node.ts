/** The extension on a desktop or a remote machine: the server is a Node process. */
import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { run } from "./client.ts";

let stop: (() => Promise<void>) | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const server = {
    module: context.asAbsolutePath("dist/server.js"),
    transport: TransportKind.ipc,
    // Most of what is read lives as long as its file: a larger nursery only holds it for longer, and is no faster.
    options: { execArgv: ["--max-semi-space-size=4"] },
  };
  const debug = { ...server, options: { execArgv: [...server.options.execArgv, "--inspect=6011"] } };
  const running = await run(context, {
    make: (options) => new LanguageClient("nhi", "NHI Ownership", { run: server, debug }, options),
  });
  stop = running.stop;
}

export async function deactivate(): Promise<void> {
  await stop?.();
}
