/** Where a name is given and where it is used, over all files of the workspace. */
import { valueOf } from "../model/field.ts";
import { canonicalRef, shortRef } from "../model/ownership-bind.ts";
import type { Position } from "../text/lines.ts";
import { type Spot, spot } from "../text/span.ts";
import { resolveUri } from "../text/uri.ts";
import { aliasAt } from "./aliases.ts";
import { identitiesCalled } from "./explain/identity.ts";
import { type Mark, marksAt, marksOf, namesIn, sectionOf } from "./marks.ts";
import { placeAt } from "./place.ts";
import type { Workspace } from "./workspace.ts";

/** What a word stands for: `teams/payments`, `people/ann@x.example`, `objects/k8s:…`, `scopes/aws:…`. */
interface Target {
  readonly section: string;
  readonly id: string;
}

/** The places where the thing at the position is declared. */
export function definitionsAt(
  workspace: Workspace,
  uri: string,
  position: Position,
): { readonly from: Spot; readonly to: readonly Spot[] } | undefined {
  const alias = aliasAt(workspace, uri, position);
  if (alias) return { from: alias.from, to: [alias.anchor] };
  for (const mark of marksHere(workspace, uri, position)) {
    const to = definitionsOf(workspace, mark);
    if (to.length > 0) return { from: mark.at, to };
  }
  return undefined;
}

function definitionsOf(workspace: Workspace, mark: Mark): readonly Spot[] {
  if (mark.is === "bind") return identitiesCalled(workspace, mark.ref).map(({ id }) => id.at);
  if (mark.is === "use" && mark.to === "file")
    return startOf(workspace, resolveUri(mark.at.in.uri, mark.ref));
  if (mark.is === "name" && (mark.section === "containers" || isForeign(mark.id, mark.section)))
    return [mark.at];
  const target = mark.is === "name" || mark.is === "use" ? targetOf(workspace, mark) : undefined;
  if (!target) return [];
  if (target.section === "people") return membersOf(workspace, target.id);
  const declared = workspace.world.declared(target.section, target.id).map(({ id }) => id.at);
  if (declared.length > 0 || mark.is !== "use") return declared;
  // A team that only CODEOWNERS names is declared where it is named first.
  const party = workspace.world.party(mark.ref);
  return party.is === "team" ? [party.team.id.at] : [];
}

/** The first line of a file that has been read. */
function startOf(workspace: Workspace, uri: string): readonly Spot[] {
  const [first] = workspace.parsed(uri)?.segments ?? [];
  return first ? [spot(first, 0, 0)] : [];
}

/** Where teams name the person. */
function membersOf(workspace: Workspace, mail: string): readonly Spot[] {
  const is = ({ value }: { readonly value: string }): boolean => value.trim().toLowerCase() === mail;
  return workspace.world
    .teams()
    .flatMap(({ lead, members }) => [
      ...(lead.is === "present" && is(lead) ? [lead.at] : []),
      ...members.filter(is).map(({ at }) => at),
    ]);
}

/** The words that name the same thing, with the declarations where asked for. `only`: in that file alone. */
export function referencesAt(
  workspace: Workspace,
  uri: string,
  position: Position,
  declarations: boolean,
  only?: string,
): readonly Spot[] {
  const alias = aliasAt(workspace, uri, position);
  if (alias) return [...(declarations ? [alias.anchor] : []), ...alias.uses];
  const target = marksHere(workspace, uri, position)
    .map((mark) => targetOf(workspace, mark))
    .find((one) => one !== undefined);
  if (!target) return [];
  const isIt = sameness(workspace, target);
  const found: Spot[] = [];
  for (const file of only === undefined ? workspace.uris : [only])
    for (const facts of workspace.facts(file))
      for (const mark of target.section === "scopes" ? marksOf(facts) : namesIn(facts)) {
        if (mark.is === "name" && !declarations) continue;
        if (isIt(mark)) found.push(mark.at);
      }
  return found;
}

/** Whether a mark stands for the target; a word that many marks share is looked up once. */
function sameness(workspace: Workspace, target: Target): (mark: Mark) => boolean {
  if (target.section === "objects") return (mark) => isObject(mark, target.id);
  const known = new Map<string, boolean>();
  return (mark) => {
    const word = "ref" in mark ? `${mark.is}:${mark.ref}` : undefined;
    const before = word === undefined ? undefined : known.get(word);
    if (before !== undefined) return before;
    const other = targetOf(workspace, mark);
    const same = other?.section === target.section && other.id === target.id;
    if (word !== undefined) known.set(word, same);
    return same;
  };
}

function targetOf(workspace: Workspace, mark: Mark): Target | undefined {
  if (mark.is === "scope") return { section: "scopes", id: mark.scope.text };
  if (mark.is === "bind") return objectCalled(workspace, mark.ref);
  if (mark.is === "name")
    return isForeign(mark.id, mark.section)
      ? { section: "objects", id: canonicalRef(mark.id) }
      : { section: mark.section, id: mark.id };
  if (mark.is !== "use") return undefined;
  const section = sectionOf(mark.to);
  if (!section) return undefined;
  if (section !== "teams") return { section, id: mark.ref.replace(/^[a-z]+:/, "") };
  const party = workspace.world.party(mark.ref);
  if (party.is === "team") return { section, id: party.team.id.value };
  if (party.is === "person") return { section: "people", id: party.mail };
  // `access` may name an identity without saying that it is one.
  const known = mark.field === "subject" && workspace.world.declared("identities", mark.ref).length > 0;
  return known ? { section: "identities", id: mark.ref } : undefined;
}

/** A bind that leaves out the namespace means the one object that can be meant. */
function objectCalled(workspace: Workspace, ref: string): Target {
  const called = identitiesCalled(workspace, ref)[0]?.refs[0];
  return { section: "objects", id: canonicalRef(called ?? ref) };
}

function isObject(mark: Mark, id: string): boolean {
  const ref =
    mark.is === "bind"
      ? mark.ref
      : mark.is === "name" && isForeign(mark.id, mark.section)
        ? mark.id
        : undefined;
  if (ref === undefined) return false;
  const full = canonicalRef(ref);
  return full === id || (shortRef(ref) === shortRef(id) && (full === shortRef(ref) || id === shortRef(id)));
}

/** An identity of another tool's file is called by its ref (`k8s:ServiceAccount/…`). */
const isForeign = (id: string, section: string): boolean => section === "identities" && id.includes(":");

const marksHere = (workspace: Workspace, uri: string, position: Position): readonly Mark[] => {
  const place = placeAt(workspace, uri, position);
  return place ? marksAt(place.facts, place.offset) : [];
};

/** Something with a name, for the symbol search. */
export interface Named {
  readonly section: string;
  /** As people call it: `ci-bot`, `payments/ci-bot`. */
  readonly name: string;
  readonly at: Spot;
  readonly detail: string;
}

/** Everything that a file gives a name. */
export function namedIn(workspace: Workspace, uri: string): readonly Named[] {
  return workspace.facts(uri).flatMap((facts) =>
    namesIn(facts).flatMap((mark): readonly Named[] => {
      // The keys of `policy` are declared too, and nobody looks for them.
      if (mark.is !== "name" || mark.section === "policy" || mark.section === "containers") return [];
      const identity = facts.identities.find(({ id }) => id.at === mark.at);
      const owner = identity && valueOf(identity.owner);
      const name = isForeign(mark.id, mark.section) ? mark.id.replace(/^[^/]*\//, "") : mark.id;
      return [{ section: mark.section, name, at: mark.at, detail: owner ?? "" }];
    }),
  );
}
