/** The language status item: how many identities and findings there are, and how the server is. */
import { type Disposable, type LanguageStatusItem, LanguageStatusSeverity, languages } from "vscode";
import { type BaseLanguageClient, State } from "vscode-languageclient";
import { type Status, WORDS } from "./protocol.ts";
import { languageFilters } from "./selector.ts";

/** Long enough to take a burst of changed diagnostics as one. */
const SETTLE_MS = 400;

/** Shows the client's state until disposed of. `onRead`: told when all files have been read. */
export function showStatus(client: BaseLanguageClient, onRead: () => void): Disposable {
  const item = languages.createLanguageStatusItem("nhi.status", languageFilters());
  item.name = "NHI Ownership";
  item.command = { command: "nhi.showOutput", title: "Output", tooltip: "Show what the server wrote" };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(client, item), SETTLE_MS);
  };
  soon();
  const watches = [
    client.onDidChangeState(soon),
    client.onNotification(WORDS.read, () => {
      soon();
      onRead();
    }),
    languages.onDidChangeDiagnostics(soon),
  ];
  return {
    dispose() {
      clearTimeout(timer);
      for (const watch of watches) watch.dispose();
      item.dispose();
    },
  };
}

async function refresh(client: BaseLanguageClient, item: LanguageStatusItem): Promise<void> {
  const status = client.state === State.Running ? await ask(client) : undefined;
  item.busy = client.state === State.Starting || status?.reading === true;
  if (status) {
    item.text = `NHI: ${count(status.identities, "identity", "identities")}, ${count(status.findings, "finding", "findings")}`;
    item.detail = status.reading ? "Reading the workspace" : `as of ${status.asOf}`;
    item.severity = status.findings > 0 ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
  } else if (client.state === State.Starting) {
    item.text = "NHI: starting";
    item.severity = LanguageStatusSeverity.Information;
  } else if (client.state === State.Stopped) {
    item.text = "NHI: stopped";
    item.detail = "Run “NHI: Restart Server” to start it again.";
    item.severity = LanguageStatusSeverity.Error;
  }
}

/** undefined: the server stopped or took the request back. */
async function ask(client: BaseLanguageClient): Promise<Status | undefined> {
  try {
    return await client.sendRequest<Status>(WORDS.status);
  } catch {
    return undefined;
  }
}

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
