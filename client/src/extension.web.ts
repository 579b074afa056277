/** The extension in the browser: the same server, in a web worker. */
import { type ExtensionContext, Uri } from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import { run } from "./client.ts";

let stop: (() => Promise<void>) | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const worker = Uri.joinPath(context.extensionUri, "dist/server.worker.js").toString(true);
  const running = await run(
    context,
    (options) => new LanguageClient("nhi", "NHI Ownership", async () => new Worker(worker), options),
  );
  stop = running.stop;
}

export async function deactivate(): Promise<void> {
  await stop?.();
}
