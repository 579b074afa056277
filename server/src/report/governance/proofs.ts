/** Evidence: which files it names, and what the host found there. Nothing outside is opened here. */
import type { Workspace } from "../../engine/workspace.ts";
import type { EvidenceText } from "../../model/facts.ts";
import { type Field, valueOf } from "../../model/field.ts";
import type { Proof } from "../../model/proof.ts";
import type { World } from "../../model/world.ts";
import { resolveUri } from "../../text/uri.ts";
import { byText, dayOf, placeOf, word } from "./say.ts";
import type { EvidenceRow, EvidenceState, ProofRow } from "./shape.ts";

/** What the host found under a uri. */
export interface Found {
  readonly state: Exclude<EvidenceState, "elsewhere" | "none">;
  readonly sha256?: string;
}

/** Asks the host about the proof `ref` that the file `from` names. */
export type Look = (from: string, ref: string) => Found;

/** Whether the word names something that is no file: a URL, or a thing of another system (`vault:recordings/7`). */
export const isElsewhere = (ref: string): boolean => /^[a-z][a-z0-9+.-]+:/i.test(ref);

/** All that the files name as evidence, with the uri of the file that names it. */
export const evidenceIn = (workspace: Workspace, uris: readonly string[]): readonly EvidenceText[] =>
  uris.flatMap((uri) => workspace.facts(uri).flatMap(({ evidence }) => evidence));

/** One row for each proof, in the order of their names. A proof that several places name is told once. */
export function evidenceRows(
  workspace: Workspace,
  world: World,
  uris: readonly string[],
  look: Look,
): readonly EvidenceRow[] {
  const rows = new Map<string, EvidenceRow>();
  for (const text of evidenceIn(workspace, uris)) {
    const from = text.at.in.uri;
    const key = isElsewhere(text.ref) ? text.ref : resolveUri(from, text.ref);
    const field = text.field === "ref" ? "" : text.field;
    const namedBy = [text.section, text.of, field].filter((part) => part !== "").join(" ");
    const before = rows.get(key);
    rows.set(
      key,
      before
        ? { ...before, namedBy: [...new Set([...before.namedBy, namedBy])].sort(byText) }
        : {
            ref: text.ref,
            ...lookedUp(from, text.ref, look),
            namedBy: [namedBy],
            place: placeOf(text.at, world),
          },
    );
  }
  return [...rows.values()].sort((a, b) => byText(a.ref, b.ref) || byText(a.place.file, b.place.file));
}

export const proofRow = (proof: Proof, look: Look): ProofRow => {
  const ref = valueOf(proof.ref);
  return {
    kind: word(proof.type),
    ref: word(proof.ref),
    on: dayOf(proof.on),
    by: word(proof.by),
    ...lookedUp(proof.at.in.uri, ref, look),
  };
};

/** undefined where nothing is written. */
export const proofOf = (field: Field<Proof>, look: Look): ProofRow | undefined =>
  field.is === "present" ? proofRow(field.value, look) : undefined;

function lookedUp(
  from: string,
  ref: string | undefined,
  look: Look,
): { readonly state: EvidenceState; readonly sha256: string | undefined } {
  if (ref === undefined) return { state: "none", sha256: undefined };
  if (isElsewhere(ref)) return { state: "elsewhere", sha256: undefined };
  const { state, sha256 } = look(from, ref);
  return { state, sha256 };
}
