/** What an explanation is told from: the workspace, and the file in which somebody points. */
import { rangeOf } from "../../text/lines.ts";
import type { Spot } from "../../text/span.ts";
import { link, type Piece } from "../prose.ts";
import type { Workspace } from "../workspace.ts";

export interface Telling {
  readonly workspace: Workspace;
  /** The file in which somebody points. */
  readonly uri: string;
  /** Commas in an address and the like: what the reader's program already shows or cannot do. */
  readonly reader: Reader;
}

/** What the one who reads has. */
export interface Reader {
  /** The findings' own messages stand beside the explanation already. */
  readonly showsFindings: boolean;
  /** Can be asked for what a fix needs. */
  readonly answers: boolean;
}

/** A name that leads to a place. */
export function linked(
  { workspace }: Telling,
  name: string,
  at: Spot,
  how: { readonly strong?: boolean; readonly silent?: boolean } = {},
): Piece {
  const { start } = rangeOf(at);
  const { uri } = at.in;
  return link(
    name,
    `${uri}#L${start.line + 1},${start.character + 1}`,
    `${workspace.pathOf(uri)}:${start.line + 1}`,
    how,
  );
}

/** `line 12`, or `hub.nhi.yaml:12` where that is another file; leads there. */
export function place(telling: Telling, at: Spot): Piece {
  const line = rangeOf(at).start.line + 1;
  const path = telling.workspace.pathOf(at.in.uri);
  return at.in.uri === telling.uri
    ? linked(telling, `line ${line}`, at, { silent: true })
    : linked(telling, `${path}:${line}`, at);
}
