/** What falls due: a status item that counts what is soon, and a list that leads to the places. */
import {
  type Disposable,
  type QuickPickItem,
  QuickPickItemKind,
  Range,
  StatusBarAlignment,
  type StatusBarItem,
  Uri,
  window,
  workspace,
} from "vscode";
import { type BaseLanguageClient, State } from "vscode-languageclient";
import { type DueLine, type DueList, WORDS } from "./protocol.ts";

const SETTLE_MS = 400;

/** Shows the count until disposed of. `refresh` is for whoever knows that files have been read; a save refreshes by itself. */
export function showDueCount(client: BaseLanguageClient): Disposable & { readonly refresh: () => void } {
  const item = window.createStatusBarItem("nhi.due", StatusBarAlignment.Left);
  item.name = "NHI: due soon";
  item.command = "nhi.showDue";
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Many files may be saved at once.
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), SETTLE_MS);
  };
  const refresh = async (): Promise<void> => {
    const turn = ++asked;
    const list = await ask(client, true);
    // An answer to an older question says nothing of what was saved since.
    if (turn === asked) tell(item, list);
  };
  const watches = [
    client.onDidChangeState(({ newState }) => void (newState === State.Starting || soon())),
    workspace.onDidSaveTextDocument(soon),
  ];
  return {
    refresh: soon,
    dispose() {
      asked++;
      clearTimeout(timer);
      for (const watch of watches) watch.dispose();
      item.dispose();
    },
  };
}

/** Hidden where nothing is due soon. */
function tell(item: StatusBarItem, list: DueList | undefined): void {
  const soon = (list?.rows ?? []).filter(({ left }) => left <= (list?.soon ?? 0));
  if (soon.length === 0) {
    item.hide();
    return;
  }
  item.text = `$(calendar) ${soon.length} due in ${list?.soon} days`;
  item.tooltip = soon.map((row) => `${row.day}  ${row.title}: ${row.what}`).join("\n");
  item.show();
}

interface Line extends QuickPickItem {
  readonly row?: DueLine;
}

/** "Show What Falls Due": by team and then by day; choosing one opens its place. */
export async function showDue(client: BaseLanguageClient | undefined): Promise<void> {
  const list = client && (await ask(client, false));
  if (!list) {
    void window.showWarningMessage("The NHI server does not run.");
    return;
  }
  if (list.rows.length === 0) {
    void window.showInformationMessage(`Nothing falls due in ${list.days} days.`);
    return;
  }
  const chosen = await window.showQuickPick(linesOf(list.rows), {
    title: `NHI: due in ${list.days} days`,
    placeHolder: "Choose one to see where it stands",
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (!chosen?.row) return;
  const { start, end } = chosen.row.range;
  await window.showTextDocument(Uri.parse(chosen.row.uri, true), {
    selection: new Range(start.line, start.character, end.line, end.character),
  });
}

/** Whoever has something due first comes first: what the status item counts stands at the top. */
function linesOf(rows: readonly DueLine[]): Line[] {
  const owners = new Set([...rows].sort((a, b) => a.left - b.left).map(({ owner }) => owner));
  return [...owners].flatMap((owner): Line[] => [
    { label: owner ?? "no owner on record", kind: QuickPickItemKind.Separator },
    ...rows.filter((row) => row.owner === owner).map(lineOf),
  ]);
}

function lineOf(row: DueLine): Line {
  const when = row.left === 0 ? "today" : row.left === 1 ? "1 day" : `${row.left} days`;
  const place = `${workspace.asRelativePath(Uri.parse(row.uri, true))}:${row.range.start.line + 1}`;
  return {
    label: `${row.day}  ${row.title}`,
    description: `${row.what} · ${when}`,
    detail: row.limit === undefined || row.limit === null ? place : `${place} · limit ${row.limit}`,
    row,
  };
}

/** undefined: the server does not run, or took the request back. */
async function ask(client: BaseLanguageClient, soon: boolean): Promise<DueList | undefined> {
  if (client.state !== State.Running) return undefined;
  try {
    return await client.sendRequest<DueList>(WORDS.due, { soon });
  } catch {
    return undefined;
  }
}
