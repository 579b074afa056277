/** The extension on a desktop or a remote machine: the server is a Node process. */
import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { run } from "./client.ts";

let stop: (() => Promise<void>) | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const server = {
    module: context.asAbsolutePath("dist/server.js"),
    transport: TransportKind.ipc,
    // Parsing makes much short-lived garbage; a larger nursery makes it a third as dear.
    options: { execArgv: ["--max-semi-space-size=64"] },
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
