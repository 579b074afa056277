/** Asks the server for a change that it may refuse, and tells the person why it did. */
import { commands, window } from "vscode";
import type { Refused } from "./protocol.ts";

/** The preview begins without a tick, and applies what is ticked. */
export const UNTICKED = "Nothing was changed. In the preview, tick what is to be changed, then apply it.";

/** undefined: the server refused, which has been told. */
export async function askServer<T extends object>(command: string, given: object): Promise<T | undefined> {
  const answer = await commands.executeCommand<T | Refused | null>(command, given);
  if (answer && !("refused" in answer)) return answer;
  const why = answer && "refused" in answer ? answer.refused : "The server gave no answer";
  void window.showWarningMessage(`Nothing was changed. ${why}.`);
  return undefined;
}
