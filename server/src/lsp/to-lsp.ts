/** Our values as protocol values: the only place where offsets become positions and levels become severities. */
import {
  type CodeDescription,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Location,
  type TextEdit as LspEdit,
  type SnippetTextEdit,
  type TextDocumentContentChangeEvent,
} from "vscode-languageserver";
import { rangeWithin } from "../engine/fixes.ts";
import type { SnippetEdit } from "../engine/snippet.ts";
import type { Workspace } from "../engine/workspace.ts";
import type { Verdict } from "../policy/judge.ts";
import type { Level } from "../rules/rule.ts";
import type { TextEdit } from "../text/edits.ts";
import { rangeOf } from "../text/lines.ts";
import type { Spot } from "../text/span.ts";

export const SOURCE = "nhi";

/** What the client says of a change, in our words: the only thing here that comes from it. */
export const toChange = (change: TextDocumentContentChangeEvent) =>
  "range" in change ? { ...change.range, text: change.text } : { text: change.text };

const SEVERITY: Readonly<Record<Level, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** `pages`: the folder of the rule pages as a uri with a final slash; without it there is no link. */
export function toDiagnostic(verdict: Verdict, pages: string | undefined): Diagnostic {
  const { finding, level, message } = verdict;
  const diagnostic: Diagnostic = {
    range: rangeOf(finding.at),
    severity: SEVERITY[level],
    code: finding.rule,
    source: SOURCE,
    message,
  };
  if (pages) diagnostic.codeDescription = pageOf(finding.rule, pages);
  if (finding.related.length > 0)
    diagnostic.relatedInformation = finding.related.map(({ at, text }) => ({
      location: toLocation(at),
      message: text,
    }));
  if (finding.rule === "grant-expired") diagnostic.tags = [DiagnosticTag.Unnecessary];
  return diagnostic;
}

/** The same diagnostic after its text has moved down by `lines`, or up. What it points to elsewhere stays. */
export function movedBy(diagnostic: Diagnostic, lines: number): Diagnostic {
  const { start, end } = diagnostic.range;
  const range = {
    start: { line: start.line + lines, character: start.character },
    end: { line: end.line + lines, character: end.character },
  };
  return { ...diagnostic, range };
}

const pageOf = (rule: string, pages: string): CodeDescription => ({ href: `${pages}${rule}.md` });

export const toLocation = (at: Spot): Location => ({ uri: at.in.uri, range: rangeOf(at) });

export const toEdits = (workspace: Workspace, uri: string, edits: readonly TextEdit[]): LspEdit[] =>
  edits.map(({ span, text }) => ({ range: rangeWithin(workspace, uri, span), newText: text }));

export const toSnippets = (
  workspace: Workspace,
  uri: string,
  edits: readonly SnippetEdit[],
): (LspEdit | SnippetTextEdit)[] =>
  edits.map((edit) => {
    const range = rangeWithin(workspace, uri, edit.span);
    return "snippet" in edit
      ? { range, snippet: { kind: "snippet", value: edit.snippet } }
      : { range, newText: edit.text };
  });
