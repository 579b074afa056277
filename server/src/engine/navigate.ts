/** Where a name is given and where it is used, over all files of the workspace. */
import type { Position } from "../text/lines.ts";
import type { Spot } from "../text/span.ts";
import { type Mark, marksAt, marksOf, sectionOf } from "./marks.ts";
import { placeAt } from "./place.ts";
import type { Workspace } from "./workspace.ts";

/** What a word stands for: a section and an id. */
interface Target {
  readonly section: string;
  readonly id: string;
  /** The word itself. */
  readonly at: Spot;
}

/** The places where the thing at the position is declared. */
export function definitionsAt(
  workspace: Workspace,
  uri: string,
  position: Position,
): { readonly from: Spot; readonly to: readonly Spot[] } | undefined {
  const marks = marksHere(workspace, uri, position);
  for (const mark of marks) {
    const to = definitionsOf(workspace, mark);
    if (to.length > 0) return { from: mark.at, to };
  }
  return undefined;
}

function definitionsOf(workspace: Workspace, mark: Mark): readonly Spot[] {
  if (mark.is === "bind") return identitiesCalled(workspace, mark.ref);
  const target = targetOf(workspace, mark);
  return target ? workspace.world.declared(target.section, target.id).map(({ id }) => id.at) : [];
}

/** Foreign identities by the ref that a manifest binds to. */
const identitiesCalled = (workspace: Workspace, ref: string): readonly Spot[] =>
  workspace.uris.flatMap((uri) =>
    workspace
      .facts(uri)
      .flatMap(({ identities }) =>
        identities.filter(({ refs }) => refs.includes(ref)).map(({ id }) => id.at),
      ),
  );

/** The words that name the same thing, with the declarations where asked for. */
export function referencesAt(
  workspace: Workspace,
  uri: string,
  position: Position,
  declarations: boolean,
): readonly Spot[] {
  const target = marksHere(workspace, uri, position)
    .map((mark) => targetOf(workspace, mark))
    .find((one) => one !== undefined);
  if (!target) return [];
  const found: Spot[] = [];
  for (const file of workspace.uris)
    for (const facts of workspace.facts(file))
      for (const mark of marksOf(facts)) {
        if (mark.is !== "use" && !(declarations && mark.is === "name")) continue;
        const other = targetOf(workspace, mark);
        if (other?.section === target.section && other.id === target.id) found.push(mark.at);
      }
  return found;
}

function targetOf(workspace: Workspace, mark: Mark): Target | undefined {
  if (mark.is === "name") return { section: mark.section, id: mark.id, at: mark.at };
  if (mark.is !== "use") return undefined;
  const section = sectionOf(mark.to);
  if (!section) return undefined;
  if (section !== "teams") return { section, id: mark.ref.replace(/^[a-z]+:/, ""), at: mark.at };
  const party = workspace.world.party(mark.ref);
  if (party.is === "team") return { section, id: party.team.id.value, at: mark.at };
  return party.is === "person" ? { section: "people", id: party.mail, at: mark.at } : undefined;
}

const marksHere = (workspace: Workspace, uri: string, position: Position): readonly Mark[] => {
  const place = placeAt(workspace, uri, position);
  return place ? marksAt(place.facts, place.offset) : [];
};

/** Everything with a name, for the symbol search. */
export function namesIn(
  workspace: Workspace,
  uri: string,
): readonly { readonly section: string; readonly id: string; readonly at: Spot }[] {
  return workspace
    .facts(uri)
    .flatMap((facts) =>
      marksOf(facts).flatMap((mark) =>
        mark.is === "name" ? [{ section: mark.section, id: mark.id, at: mark.at }] : [],
      ),
    );
}
