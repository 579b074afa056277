/** Who silenced what: a list by state that leads to the comments and exceptions. */
import { type QuickPickItem, QuickPickItemKind, Range, Uri, window, workspace } from "vscode";
import { type BaseLanguageClient, State } from "vscode-languageclient";
import { type SilenceLine, WORDS } from "./protocol.ts";

interface Line extends QuickPickItem {
  readonly row?: SilenceLine;
}

/** "Show What Is Silenced": choosing one opens its place. */
export async function showSilenced(client: BaseLanguageClient | undefined): Promise<void> {
  if (client?.state !== State.Running) {
    void window.showWarningMessage("The NHI server does not run.");
    return;
  }
  const rows = await client.sendRequest<readonly SilenceLine[]>(WORDS.ledger).catch(() => []);
  if (rows.length === 0) {
    void window.showInformationMessage("Nothing is silenced.");
    return;
  }
  const chosen = await window.showQuickPick(linesOf(rows), {
    title: "NHI: what is silenced",
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

/** What needs somebody comes first. */
const STATES: readonly SilenceLine["state"][] = ["expired", "invalid", "unused", "in force"];

const linesOf = (rows: readonly SilenceLine[]): Line[] =>
  STATES.flatMap((state): Line[] => {
    const same = rows.filter((row) => row.state === state);
    return same.length === 0
      ? []
      : [{ label: state, kind: QuickPickItemKind.Separator }, ...same.map(lineOf)];
  });

function lineOf(row: SilenceLine): Line {
  const place = `${workspace.asRelativePath(Uri.parse(row.uri, true))}:${row.range.start.line + 1}`;
  const end = row.until ? `until ${row.until}` : "without an end";
  const hidden = row.hides === 1 ? "1 finding" : `${row.hides} findings`;
  return {
    label: row.rules.join(", "),
    description: `${row.reach} · hides ${hidden} · ${end}`,
    // The reason comes last: it is as long as somebody made it, and the end of a line may be cut.
    detail: `${place} · approved by ${row.approvedBy ?? "nobody"} · ${row.reason ?? "no reason"}`,
    row,
  };
}
