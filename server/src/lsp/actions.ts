/** Code actions: one fix, all safe fixes of a rule, all safe fixes of the file; tried before they are offered, made when chosen. */
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Command,
  type Connection,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { Answers } from "../engine/asks.ts";
import { type Mended, mend, mendAll, offerById, offersAt, offersOf, verdictsAt } from "../engine/fixes.ts";
import type { Offer } from "../engine/offer.ts";
import { silencesOf } from "../engine/quiet/silence.ts";
import { snippetOf } from "../engine/snippet.ts";
import type { Workspace } from "../engine/workspace.ts";
import type { Span } from "../text/span.ts";
import { bulkActions, rulesOf } from "./bulk.ts";
import type { TakesFixes } from "./client.ts";
import { toDiagnostic, toEdits, toSnippets } from "./to-lsp.ts";

/** Where a uri's workspace and open version are found. */
interface Place {
  readonly workspace: Workspace | undefined;
  readonly version: number | undefined;
}

/** What an action carries; nothing in it is trusted, the fix is looked up anew. */
interface ActionData {
  readonly uri: string;
  readonly version: number | null;
  /** One fix by its id, or all safe fixes: of a rule, or of the file (empty). */
  readonly fix?: string;
  readonly all?: string;
}

/** Of more findings at one place none is offered to be silenced: each has several ways. */
const MOST_SILENCED = 3;

const FIX_ALL = `${CodeActionKind.SourceFixAll}.nhi`;

export function actionsFor(
  workspace: Workspace,
  { textDocument: { uri }, range, context }: CodeActionParams,
  version: number | undefined,
  client: TakesFixes,
): (CodeAction | Command)[] {
  const wants = (kind: string): boolean =>
    !context.only || context.only.some((one) => kind === one || kind.startsWith(`${one}.`));
  const place: Place = { workspace, version };
  const out: (CodeAction | Command)[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    const span = { start: workspace.offsetAt(uri, range.start), end: workspace.offsetAt(uri, range.end) };
    const actions = offersAt(workspace, uri, span).flatMap((offer) => {
      const action = oneFix(workspace, uri, version, offer, client);
      return action ? [{ offer, action }] : [];
    });
    const offers = actions.map(({ offer }) => offer);
    out.push(
      ...actions.map(({ action }) => action),
      ...(client.disabled ? withoutFix(workspace, uri, span) : []),
    );
    for (const [rule, verdict] of rulesOf(offers.filter(({ fix }) => fix.class === "safe")))
      if (safeOffers(workspace, uri, rule).length > 1)
        out.push(
          lazily(
            {
              title: `Fix all ${rule} in this file`,
              kind: CodeActionKind.QuickFix,
              diagnostics: [toDiagnostic(verdict, undefined)],
            },
            { uri, version: version ?? null, all: rule },
            client,
            place,
          ),
        );
    if (client.ask) out.push(...bulkActions(workspace, offers));
    out.push(
      ...verdictsAt(workspace, uri, span)
        .slice(0, MOST_SILENCED)
        .flatMap((verdict) => silencesOf(workspace, verdict))
        .flatMap((offer) => oneFix(workspace, uri, version, offer, client) ?? []),
    );
  }
  if (wants(FIX_ALL) && safeOffers(workspace, uri, "").length > 0)
    out.push(
      lazily(
        { title: "Fix all safe findings of NHI Ownership", kind: FIX_ALL },
        { uri, version: version ?? null, all: "" },
        client,
        place,
      ),
    );
  return out;
}

/** The action of a fix that holds; undefined where it does not, or where the client cannot do what it needs. */
function oneFix(
  workspace: Workspace,
  uri: string,
  version: number | undefined,
  offer: Offer,
  client: TakesFixes,
): CodeAction | undefined {
  const { fix, verdict, id, asks } = offer;
  if (asks.length > 0 && !client.ask && !fillsIn(offer, client)) return undefined;
  const mended = mend(workspace, offer);
  if ("refused" in mended) return undefined;
  const action: CodeAction = {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(verdict, undefined)],
    ...(fix.preferred && { isPreferred: true }),
  };
  if (asks.length === 0 || (fillsIn(offer, client) && snippetOf(workspace, offer, mended)))
    return lazily(action, { uri, version: version ?? null, fix: id }, client, { workspace, version });
  if (!client.ask) return undefined;
  return {
    ...action,
    title: `${fix.title}…`,
    command: {
      title: fix.title,
      command: "nhi.applyFix",
      arguments: [{ uri, version: version ?? null, id, asks, title: fix.title }],
    },
  };
}

/** Whether a person can fill in the fix where it is written. A claim about the world is never there before it has been made. */
const fillsIn = ({ fix }: Offer, client: TakesFixes): boolean => client.snippets && fix.class !== "attest";

/** Why there is no fix: once for each rule that has no honest one. */
function withoutFix(workspace: Workspace, uri: string, span: Span): CodeAction[] {
  const seen = new Set<string>();
  return verdictsAt(workspace, uri, span).flatMap((verdict) => {
    const { rule, finding } = verdict;
    if (finding.fixes.length > 0 || rule.noFix === undefined || seen.has(rule.id)) return [];
    seen.add(rule.id);
    return [
      {
        title: `No quick fix for ${rule.id}`,
        kind: CodeActionKind.QuickFix,
        diagnostics: [toDiagnostic(verdict, undefined)],
        disabled: { reason: rule.noFix },
      },
    ];
  });
}

/** With the edit at once where the client cannot ask for it later. */
const lazily = (action: CodeAction, data: ActionData, client: TakesFixes, place: Place): CodeAction =>
  client.resolves ? { ...action, data } : resolveAction({ ...action, data }, client, () => place);

/** Makes the edit of a chosen action; an action of another version of the document stays without one. */
export function resolveAction(
  action: CodeAction,
  client: TakesFixes,
  of: (uri: string) => Place,
): CodeAction {
  const data = actionData(action.data);
  if (!data) return action;
  const { workspace, version } = of(data.uri);
  if (!workspace || (version ?? null) !== data.version) return action;
  const edit = editBy(workspace, data, version, client);
  return edit ? { ...action, edit } : action;
}

function editBy(
  workspace: Workspace,
  { uri, fix, all }: ActionData,
  version: number | undefined,
  client: TakesFixes,
): WorkspaceEdit | undefined {
  if (fix === undefined)
    return all === undefined
      ? undefined
      : toWorkspaceEdit(workspace, mendAll(workspace, uri, safeOffers(workspace, uri, all)), version, client);
  const offer = offerById(workspace, uri, fix);
  const mended = offer && mend(workspace, offer);
  if (!mended || "refused" in mended) return undefined;
  if (offer.asks.length === 0)
    return toWorkspaceEdit(workspace, mended, mended.uri === uri ? version : undefined, client);
  const snippets = fillsIn(offer, client) ? snippetOf(workspace, offer, mended) : undefined;
  if (!snippets) return undefined;
  const textDocument = { uri: mended.uri, version: mended.uri === uri ? (version ?? null) : null };
  return { documentChanges: [{ textDocument, edits: toSnippets(workspace, mended.uri, snippets) }] };
}

const safeOffers = (workspace: Workspace, uri: string, rule: string): readonly Offer[] =>
  workspace
    .verdicts(uri)
    .filter(({ hidden, rule: { id } }) => !hidden && (rule === "" || rule === id))
    .flatMap((verdict) =>
      offersOf(verdict)
        .filter(({ fix }) => fix.class === "safe")
        .slice(0, 1),
    );

function toWorkspaceEdit(
  workspace: Workspace,
  { uri, edits }: Mended,
  version: number | undefined,
  client: TakesFixes,
): WorkspaceEdit {
  const changes = toEdits(workspace, uri, edits);
  return client.versioned
    ? { documentChanges: [{ textDocument: { uri, version: version ?? null }, edits: changes }] }
    : { changes: { [uri]: changes } };
}

/** `nhi.server.applyFix`: makes a fix with a person's answers. */
export async function applyFix(
  given: unknown,
  connection: Connection,
  client: TakesFixes,
  of: (uri: string) => Place,
): Promise<unknown> {
  const asked = (given ?? {}) as Readonly<Record<string, unknown>>;
  const { uri, id } = asked;
  if (typeof uri !== "string" || typeof id !== "string") return { refused: "The request names no fix" };
  const { workspace, version } = of(uri);
  if (!workspace || (version ?? null) !== (asked.version ?? null))
    return { refused: "The document has changed since; try again" };
  const offer = offerById(workspace, uri, id);
  if (!offer) return { refused: "The finding is gone" };
  const answers = answersFrom(asked.answers);
  if (offer.asks.some(({ ask }) => !answers[ask]?.trim())) return { refused: "An answer is missing" };
  const mended = mend(workspace, offer, answers);
  if ("refused" in mended) return mended;
  const { applied } = await connection.workspace.applyEdit({
    label: offer.fix.title,
    edit: toWorkspaceEdit(workspace, mended, mended.uri === uri ? version : undefined, client),
  });
  return { applied };
}

const answersFrom = (given: unknown): Answers =>
  typeof given === "object" && given !== null
    ? Object.fromEntries(
        Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
      )
    : {};

function actionData(given: unknown): ActionData | undefined {
  if (typeof given !== "object" || given === null) return undefined;
  const { uri, version, fix, all } = given as Readonly<Record<string, unknown>>;
  if (typeof uri !== "string" || (typeof version !== "number" && version !== null)) return undefined;
  if (typeof fix === "string") return { uri, version, fix };
  return typeof all === "string" ? { uri, version, all } : undefined;
}
