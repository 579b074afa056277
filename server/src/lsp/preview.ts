/** Changes of many files that a person looks through before they are made. */
import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  Connection,
  TextDocumentEdit,
  WorkspaceEdit,
} from "vscode-languageserver";
import type { Mended } from "../engine/fixes.ts";
import type { Workspace } from "../engine/workspace.ts";
import type { Session } from "./session.ts";
import { toEdits } from "./to-lsp.ts";

export interface Changed {
  readonly workspace: Workspace;
  readonly mended: readonly Mended[];
}

/** One edit of all files; where the client has a preview it asks for it. A file of two folders is changed once. */
export function previewOf(
  session: Session,
  changed: readonly Changed[],
  why: ChangeAnnotation,
): WorkspaceEdit {
  const seen = new Set<string>();
  const documentChanges = changed.flatMap(({ workspace, mended }) =>
    mended.flatMap(({ uri, edits }): readonly TextDocumentEdit[] => {
      if (seen.has(uri)) return [];
      seen.add(uri);
      const version = session.versionOf(uri) ?? null;
      return [{ textDocument: { uri, version }, edits: toEdits(workspace, uri, edits) }];
    }),
  );
  if (!session.client.versioned)
    return { changes: Object.fromEntries(documentChanges.map((one) => [one.textDocument.uri, plain(one)])) };
  if (!session.client.previews) return { documentChanges };
  const asked = documentChanges.map(({ textDocument, edits }) => ({
    textDocument,
    edits: edits.map((edit): AnnotatedTextEdit => ({ ...plainOf(edit), annotationId: WHY })),
  }));
  return { documentChanges: asked, changeAnnotations: { [WHY]: { ...why, needsConfirmation: true } } };
}

const WHY = "nhi";

const plain = ({ edits }: TextDocumentEdit) => edits.map(plainOf);

const plainOf = (edit: TextDocumentEdit["edits"][number]) => ({
  range: edit.range,
  newText: "newText" in edit ? edit.newText : edit.snippet.value,
});

/** What the client says became of it. */
export async function applied(
  session: Session,
  connection: Connection,
  changed: readonly Changed[],
  why: ChangeAnnotation,
): Promise<boolean> {
  const edit = previewOf(session, changed, why);
  return (await connection.workspace.applyEdit({ label: why.label, edit })).applied;
}
