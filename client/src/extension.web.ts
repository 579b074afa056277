/** The extension in the browser: the same server, in a web worker. */
import { type ExtensionContext, Uri } from "vscode";
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from "vscode-languageclient/browser";
import { run } from "./client.ts";

let stop: (() => Promise<void>) | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, "dist/server.worker.js").toString(true);
  let worker: Worker | undefined;
  const start = async () => {
    worker = new Worker(script);
    // Not the worker itself: the client would not know it, since the host puts a class of its own in place of `Worker`.
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  const running = await run(context, {
    make: (options) => new LanguageClient("nhi", "NHI Ownership", start, options),
    stopped: () => worker?.terminate(),
  });
  stop = running.stop;
}

export async function deactivate(): Promise<void> {
  await stop?.();
}
