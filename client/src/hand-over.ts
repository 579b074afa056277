/** "Hand Over Everything of…": who, to whom, the editor's preview of the change, and what stays as it was. */
import { window, workspace } from "vscode";
import { type HandoverDone, type HandoverList, type Parties, WORDS } from "./protocol.ts";
import { askServer, UNTICKED } from "./refused.ts";

/** `given`: `{ from, to }`, as far as the caller knows them. */
export async function handOver(given?: unknown): Promise<void> {
  const words = wordsIn(given);
  const from = words.from ?? (await chooseParty());
  if (from === undefined) return;
  const to = words.to ?? (await chooseSuccessor(from));
  if (to === undefined) return;
  const done = await askServer<HandoverDone>(WORDS.serverHandover, { from, to });
  if (!done) return;
  if (!done.applied) return void window.showInformationMessage(UNTICKED);
  const what = `${done.moved} ${done.moved === 1 ? "place" : "places"} moved from ${from} to ${to}.`;
  // A message may stay for as long as the window does.
  void offerRest(what, from, to, done);
}

async function offerRest(what: string, from: string, to: string, done: HandoverDone): Promise<void> {
  const open = "Show What Is Left";
  const chosen = await window.showInformationMessage(what, ...(hasRest(done) ? [open] : []));
  if (chosen === open) await showRest(from, to, done);
}

async function chooseParty(): Promise<string | undefined> {
  const given = await askServer<Parties>(WORDS.serverHandover, {});
  if (!given) return undefined;
  if (given.parties.length === 0) {
    void window.showInformationMessage("No manifest of this workspace lists teams or people.");
    return undefined;
  }
  const items = given.parties.map(({ ref, detail }) => ({ label: ref, description: detail }));
  const chosen = await window.showQuickPick(items, {
    title: "NHI: hand over everything of…",
    placeHolder: "The team or person whose things others take over",
    matchOnDescription: true,
  });
  return chosen?.label;
}

async function chooseSuccessor(from: string): Promise<string | undefined> {
  const list = await askServer<HandoverList>(WORDS.serverHandover, { from });
  if (!list) return undefined;
  if (list.holds === 0) {
    void window.showInformationMessage(`${from} holds nothing that can be handed over.`);
    return undefined;
  }
  const items = list.successors.map(({ ref, reason, brings }) => ({
    label: ref,
    description: reason,
    ...(brings > 0 && {
      detail: `$(warning) would bring ${brings} ${brings === 1 ? "finding" : "findings"}`,
    }),
  }));
  const chosen = await window.showQuickPick(items, {
    title: `NHI: ${list.holds} ${list.holds === 1 ? "place names" : "places name"} ${from}`,
    placeHolder: "Who carries it on? What has happened stays as it was",
    matchOnDescription: true,
  });
  return chosen?.label;
}

const hasRest = ({ stays, asked }: HandoverDone): boolean => stays.length + asked.length > 0;

/** As a text to keep or to throw away: the proofs that are now to be written, and what was left alone. */
async function showRest(from: string, to: string, { asked, stays }: HandoverDone): Promise<void> {
  const part = (title: string, lines: readonly string[]): string =>
    lines.length === 0 ? "" : `\n## ${title}\n\n${lines.map((line) => `- ${line}`).join("\n")}\n`;
  const content = `# Hand-over of ${from} to ${to}\n${part("Proofs to write", asked)}${part("Left as it was", stays)}`;
  await window.showTextDocument(await workspace.openTextDocument({ language: "markdown", content }));
}

function wordsIn(given: unknown): { readonly from?: string; readonly to?: string } {
  if (typeof given !== "object" || given === null) return {};
  const { from, to }: { readonly from?: unknown; readonly to?: unknown } = given;
  return { ...(typeof from === "string" && { from }), ...(typeof to === "string" && { to }) };
}
