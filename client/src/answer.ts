/** Checks what a person types where a fix asks: says what is wrong with it, or nothing. */
import type { Question } from "./protocol.ts";

/** A message for the person, or undefined when the answer will do. */
export function flawIn(answer: string, kind: Question["kind"]): string | undefined {
  const text = answer.trim();
  if (text === "") return "An answer is needed. Escape leaves everything as it is.";
  switch (kind) {
    case "date":
      return isDay(text) ? undefined : "A day that exists, as YYYY-MM-DD.";
    case "evidence":
      return isEvidence(text)
        ? undefined
        : "A path in the workspace, or a web address that begins with https://.";
    case "team":
      return /\s/.test(text)
        ? "One team: its id, @org/team, group:namespace/name or a mail address."
        : undefined;
    case "text":
      return undefined;
  }
}

/** A line of a list of answers. `takes`: choosing it answers; else it says what is wrong with what is typed. */
export interface Line {
  readonly label: string;
  readonly description?: string;
  readonly alwaysShow?: boolean;
  readonly takes: boolean;
}

/** The known answers, and behind them what is typed where it is none of them. */
export function linesFor(
  { choices = [], kind }: Pick<Question, "choices" | "kind">,
  typed: string,
): readonly Line[] {
  const known = choices.map((label) => ({ label, takes: true }));
  const text = typed.trim();
  if (text === "" || choices.includes(text)) return known;
  const flaw = flawIn(text, kind);
  const own = { label: text, description: flaw ?? "as typed", alwaysShow: true, takes: flaw === undefined };
  return [...known, own];
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function isEvidence(text: string): boolean {
  if (/\s/.test(text)) return false;
  if (!/^[a-z][a-z0-9+.-]+:/i.test(text)) return !text.startsWith("/") && !text.split(/[\\/]/).includes("..");
  return /^https?:\/\/[^/]+/i.test(text) && URL.canParse(text);
}
