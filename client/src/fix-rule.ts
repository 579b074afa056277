/** "Fix All of a Rule in the Workspace…": the rule, the decision once, and then the editor's preview of the change. */
import { window } from "vscode";
import { askAll } from "./ask.ts";
import { type BulkChoice, type BulkDone, type BulkOffer, type BulkRules, WORDS } from "./protocol.ts";
import { askServer, UNTICKED } from "./refused.ts";

/** `given`: `{ rule, decision }`, as far as the caller knows them. */
export async function fixRule(given?: unknown): Promise<void> {
  const { rule: named, decision: decided } = wordsIn(given);
  const rule = named ?? (await chooseRule());
  if (rule === undefined) return;
  const decision = decided ?? (await decide(rule));
  if (!decision) return;
  const done = await askServer<BulkDone>(WORDS.serverFixRule, { rule, decision });
  if (!done) return;
  if (!done.applied) return void window.showInformationMessage(UNTICKED);
  const left = done.left.length > 0 ? ` Some stay: ${done.left.join("; ")}.` : "";
  void window.showInformationMessage(
    `${done.made} ${done.made === 1 ? "finding" : "findings"} of ${rule} repaired.${left}`,
  );
}

async function chooseRule(): Promise<string | undefined> {
  const given = await askServer<BulkRules>(WORDS.serverFixRule, {});
  if (!given) return undefined;
  if (given.rules.length === 0) {
    void window.showInformationMessage("No finding of this workspace has a repair that can be made in bulk.");
    return undefined;
  }
  const items = given.rules.map(({ id, title, findings }) => ({
    label: id,
    description: `${findings}`,
    detail: title,
  }));
  const chosen = await window.showQuickPick(items, { title: "NHI: fix all of a rule", matchOnDetail: true });
  return chosen?.label;
}

/** Empty: what is safe, where nothing has to be decided. undefined: the person left. */
async function decide(rule: string): Promise<Readonly<Record<string, string>> | undefined> {
  const offer = await askServer<BulkOffer>(WORDS.serverFixRule, { rule });
  if (!offer) return undefined;
  const choices = offer.choices.filter(({ asks }) => asks.length > 0);
  if (offer.safe > 0 && choices.length === 0) return {};
  if (choices.length === 0) {
    void window.showInformationMessage(`No repair of ${rule} can be made in bulk.`);
    return undefined;
  }
  const choice = choices.length === 1 ? choices[0] : await chooseOne(choices);
  if (!choice) return undefined;
  const many = offer.findings === 1 ? "1 finding" : `${offer.findings} findings`;
  return askAll({ title: `${choice.title}, for ${many} of ${rule}`, asks: choice.asks });
}

async function chooseOne(choices: readonly BulkChoice[]): Promise<BulkChoice | undefined> {
  const items = choices.map((choice) => ({ label: choice.title, choice }));
  return (await window.showQuickPick(items, { title: "NHI: which repair?" }))?.choice;
}

function wordsIn(given: unknown): { readonly rule?: string; readonly decision?: Record<string, string> } {
  if (typeof given !== "object" || given === null) return {};
  const { rule, decision }: { readonly rule?: unknown; readonly decision?: unknown } = given;
  const words = typeof decision === "object" && decision !== null ? Object.entries(decision) : undefined;
  return {
    ...(typeof rule === "string" && { rule }),
    ...(words && { decision: Object.fromEntries(words.map(([name, value]) => [name, String(value)])) }),
  };
}
