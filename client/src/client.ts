/** What the desktop and the browser share: the client's options, its commands, its status, and when it runs. */
import { commands, Disposable, type ExtensionContext, window, workspace } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import { applyFix } from "./ask.ts";
import { showDue, showDueCount } from "./due.ts";
import { answerFileRequests } from "./files.ts";
import { fixRule } from "./fix-rule.ts";
import { handOver } from "./hand-over.ts";
import { convertTable, createManifest } from "./manifest.ts";
import { makeMiddleware } from "./middleware.ts";
import type { ClientGifts } from "./protocol.ts";
import { openRulePage, provideRulePages } from "./rule-pages.ts";
import { checkedSchemes, documentSelector, READ_FILES } from "./selector.ts";
import { showSilenced } from "./silenced.ts";
import { slotsFor } from "./slots.ts";
import { showStatus } from "./status.ts";
import { traceChannel } from "./trace.ts";
import { whenWanted } from "./wanted.ts";

/** How the server runs on this platform. */
export interface Platform {
  make(options: LanguageClientOptions): BaseLanguageClient;
  /** The client has stopped: what it leaves behind can go. */
  stopped?(): void;
}

interface Running {
  readonly client: BaseLanguageClient;
  readonly status: Disposable;
  readonly schemes: readonly string[];
}

/** Registers the commands and keeps a client running while `nhi.enable` says so, from when it is first wanted. */
export async function run(
  context: ExtensionContext,
  { make, stopped }: Platform,
): Promise<Disposable & { stop(): Promise<void> }> {
  const output = window.createOutputChannel("NHI Ownership", { log: true });
  const traced = traceChannel(output);
  let running: Running | undefined;
  /** Starts and stops follow each other, however fast they are asked for. */
  let turn = Promise.resolve();

  const watchers = READ_FILES.map((glob) => workspace.createFileSystemWatcher(glob));
  const slots = [slotsFor("nhi.applyFix", applyFix), slotsFor("nhi.fixRule", fixRule)];
  const start = async () => {
    if (running || !isEnabled()) return;
    const client = make({
      documentSelector: documentSelector(),
      initializationOptions: {
        ask: true,
        findingsInHover: true,
        workspaceDiagnostics: listsAllFiles(),
      } satisfies ClientGifts,
      outputChannel: output,
      traceOutputChannel: traced,
      synchronize: { configurationSection: "nhi", fileEvents: watchers },
      diagnosticCollectionName: "nhi",
      diagnosticPullOptions: { onChange: true, onSave: false },
      markdown: { isTrusted: { enabledCommands: ["nhi.openRulePage"] } },
      middleware: makeMiddleware(slots),
    });
    answerFileRequests(client);
    const due = showDueCount(client);
    const status = Disposable.from(due, showStatus(client, due.refresh));
    running = { client, status, schemes: checkedSchemes() };
    try {
      await client.start();
    } catch (error) {
      output.error(`The server did not start: ${messageOf(error)}`);
      void window.showErrorMessage("The NHI server did not start. Its output says why.");
    }
  };
  const stop = async () => {
    if (!running) return;
    const { client, status } = running;
    running = undefined;
    status.dispose();
    try {
      if (client.needsStop()) await client.stop();
    } catch (error) {
      // The next start does not depend on how this one ended.
      output.warn(`The server did not stop in order: ${messageOf(error)}`);
    }
    stopped?.();
  };
  const next = (step: () => Promise<void>): Promise<void> => {
    turn = turn.then(step, step);
    return turn;
  };
  const restart = () => next(stop).then(() => next(start));

  context.subscriptions.push(
    output,
    traced,
    provideRulePages(context),
    ...watchers,
    ...slots,
    commands.registerCommand("nhi.restartServer", restart),
    commands.registerCommand("nhi.showOutput", () => output.show()),
    commands.registerCommand("nhi.createManifest", (folder: unknown) =>
      next(start).then(() => createManifest(folder)),
    ),
    commands.registerCommand("nhi.convertTable", () => next(start).then(convertTable)),
    commands.registerCommand("nhi.fixRule", (given: unknown) => next(start).then(() => fixRule(given))),
    commands.registerCommand("nhi.handOver", (given: unknown) => next(start).then(() => handOver(given))),
    commands.registerCommand("nhi.showDue", () => next(start).then(() => showDue(running?.client))),
    commands.registerCommand("nhi.showSilenced", () => next(start).then(() => showSilenced(running?.client))),
    commands.registerCommand("nhi.openRulePage", (id: unknown) => openRulePage(context, id)),
    commands.registerCommand("nhi.applyFix", applyFix),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("nhi.enable")) void next(isEnabled() ? start : stop);
      else if (change.affectsConfiguration("nhi.diagnostics.scope")) void restart();
    }),
    workspace.onDidChangeWorkspaceFolders(() => {
      // A folder of a new kind brings documents that the running client does not look at.
      if (running && checkedSchemes().some((scheme) => !running?.schemes.includes(scheme))) void restart();
    }),
  );
  if (listsAllFiles()) await next(start);
  else {
    const wanted = whenWanted(() => next(start));
    context.subscriptions.push(wanted);
    await wanted.ready;
  }
  return { dispose: () => void next(stop), stop: () => next(stop) };
}

const isEnabled = (): boolean => workspace.getConfiguration("nhi").get("enable", true);

const listsAllFiles = (): boolean =>
  workspace.getConfiguration("nhi").get("diagnostics.scope") === "workspace";

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
