/** The command `nhi.applyFix`: asks a person step by step for what a fix needs, then has the server apply it. */
import { commands, window } from "vscode";
import { flawIn, type Line, linesFor } from "./answer.ts";
import { type FixAnswered, type FixResult, type FixToAsk, type Question, WORDS } from "./protocol.ts";

export async function applyFix(given: unknown): Promise<void> {
  const fix = readFix(given);
  if (!fix) {
    void window.showInformationMessage(
      "This command belongs to the light bulb: put the cursor on a finding first.",
    );
    return;
  }
  const answers = await askAll(fix);
  if (!answers) return;
  const { uri, version, id } = fix;
  const answered: FixAnswered = { uri, version, id, answers };
  // Registered by the language client on the server's behalf; the server answers with an edit of the document.
  const result = await commands.executeCommand<FixResult | null>(WORDS.serverApplyFix, answered);
  if (result && "refused" in result)
    void window.showWarningMessage(`Nothing was changed. ${result.refused}.`);
}

/** undefined: the person left, so nothing happens. */
export async function askAll({
  title,
  asks,
}: Pick<FixToAsk, "title" | "asks">): Promise<Record<string, string> | undefined> {
  const answers: Record<string, string> = {};
  for (const [i, question] of asks.entries()) {
    const heading = asks.length > 1 ? `${title} (${i + 1} of ${asks.length})` : title;
    const answer = await (question.choices?.length ? pick(heading, question) : type(heading, question));
    if (answer === undefined) return undefined;
    answers[question.ask] = answer.trim();
  }
  return answers;
}

const type = (title: string, { prompt, sample, kind }: Question): Thenable<string | undefined> =>
  window.showInputBox({
    title,
    prompt,
    ...(sample !== "" && { placeHolder: `for example ${sample}` }),
    ignoreFocusOut: true,
    validateInput: (text) => flawIn(text, kind),
  });

/** The known answers as a list; what is typed and will do stands in it too. */
function pick(title: string, question: Question): Promise<string | undefined> {
  const list = window.createQuickPick<Line>();
  list.title = title;
  list.placeholder = question.prompt;
  list.ignoreFocusOut = true;
  list.items = linesFor(question, "");
  return new Promise((resolve) => {
    list.onDidChangeValue((typed) => {
      list.items = linesFor(question, typed);
    });
    list.onDidAccept(() => {
      const [chosen] = list.activeItems;
      if (!chosen?.takes) return;
      resolve(chosen.label);
      list.hide();
    });
    list.onDidHide(() => {
      resolve(undefined);
      list.dispose();
    });
    list.show();
  });
}

function readFix(given: unknown): FixToAsk | undefined {
  if (!isRecord(given)) return undefined;
  const { uri, version, id, title, asks } = given;
  if (typeof uri !== "string" || typeof id !== "string") return undefined;
  const questions = Array.isArray(asks) ? asks.map(readQuestion) : [];
  if (questions.includes(undefined)) return undefined;
  // One answer can stand in several places; it is asked for once.
  const once = new Map(questions.map((question) => [question?.ask, question]));
  return {
    uri,
    version: typeof version === "number" ? version : null,
    id,
    title: typeof title === "string" ? title : "Apply the fix",
    asks: [...once.values()].filter((question) => question !== undefined),
  };
}

function readQuestion(given: unknown): Question | undefined {
  if (!isRecord(given) || typeof given.ask !== "string") return undefined;
  const { ask, prompt, kind, sample, choices } = given;
  return {
    ask,
    prompt: typeof prompt === "string" ? prompt : ask,
    kind: kind === "date" || kind === "evidence" || kind === "team" ? kind : "text",
    sample: typeof sample === "string" ? sample : "",
    ...(Array.isArray(choices) && { choices: choices.filter((one) => typeof one === "string") }),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
