/** What the client changes on the way between editor and server. */
import type { Diagnostic } from "vscode";
import type { Middleware } from "vscode-languageclient";
import { rulePage } from "./rule-pages.ts";
import type { slotsFor } from "./slots.ts";

export const makeMiddleware = (slots: readonly Pick<ReturnType<typeof slotsFor>, "keep">[]): Middleware => ({
  async provideCodeActions(document, range, context, token, next) {
    const actions = await next(document, range, context, token);
    for (const { keep } of slots) keep(actions ?? []);
    return actions;
  },
  handleDiagnostics: (uri, diagnostics, next) => next(uri, diagnostics.map(linked)),
  async provideDiagnostics(document, previous, token, next) {
    const report = await next(document, previous, token);
    if (report?.kind === "full") report.items = report.items.map(linked);
    return report;
  },
  provideWorkspaceDiagnostics: (previous, token, report, next) =>
    next(previous, token, (chunk) => {
      for (const item of chunk?.items ?? []) if (item.kind === "full") item.items = item.items.map(linked);
      report(chunk);
    }),
});

/** The rule's id becomes a link to its page, which lies in the extension and not on the web. */
function linked(diagnostic: Diagnostic): Diagnostic {
  const { code } = diagnostic;
  const id = typeof code === "object" ? code.value : code;
  if (typeof id === "string") diagnostic.code = { value: id, target: rulePage(id) };
  return diagnostic;
}
