/** What a change does to identities, grants and emergency paths, side by side: the table that a reviewer would have to work out by hand. */
import { type Before, beforeOf } from "../model/before.ts";
import { formatDay, type When } from "../model/day.ts";
import { credentialName } from "../model/due.ts";
import type { BreakGlass, Facts, Grant, Identity, Privilege } from "../model/facts.ts";
import { type Field, valueOf } from "../model/field.ts";
import type { World } from "../model/world.ts";
import { titleOf, usersOf, way } from "../rules/parts/separation.ts";
import type { Spot } from "../text/span.ts";
import type { Workspace } from "./workspace.ts";

type Thing = Identity | Grant | BreakGlass;

/** A value before and after; undefined where nothing was known or is. */
export interface Turn {
  readonly was: string | undefined;
  readonly is: string | undefined;
}

export interface Change {
  readonly kind: "new" | "changed" | "gone";
  readonly of: Thing["kind"];
  readonly title: string;
  /** Where it stands now; where it stood, in a file as it was then. */
  readonly at: Spot;
  /** Where the same happens to copies of it. */
  readonly also: readonly Spot[];
  readonly owner: Turn;
  readonly privilege: Turn;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Ends, approvers, reviewers and rotations that are others now, by their key. */
  readonly fields: readonly ({ readonly key: string } & Turn)[];
  /** Who has to approve: those who hold the duty, or would pass as independent; best first, each with the reason. */
  readonly approve: readonly { readonly ref: string; readonly reason: string }[];
  /** Why whoever approves it is not independent of the change's author; undefined: nothing is known against it. */
  readonly ownWork: string | undefined;
}

/** Who wrote the change of a file, by its uri; mail addresses. */
export type Authors = (uri: string) => readonly string[];

/** What is privileged first, then by title. */
export function changesOf(now: Workspace, base: Workspace, authors: Authors = () => []): readonly Change[] {
  const [was, is] = [sideOf(base), sideOf(now)];
  const found: Change[] = [];
  for (const it of is.things) {
    const old = counterpart(it, was.before);
    const change = old ? changed(old, it, was.world, is.world, authors) : fresh(it, is.world, authors);
    if (change) found.push(change);
  }
  for (const old of was.things) if (!counterpart(old, is.before)) found.push(gone(old, was.world));
  return together(found).sort(
    (a, b) => gravity(b) - gravity(a) || byText(a.title, b.title) || byText(a.at.in.uri, b.at.in.uri),
  );
}

/** The same change of several copies is one. */
function together(all: readonly Change[]): Change[] {
  const same = new Map<string, Change[]>();
  for (const change of all) {
    const { at, also, ownWork, ...rest } = change;
    const key = JSON.stringify(rest);
    same.set(key, [...(same.get(key) ?? []), change]);
  }
  return [...same.values()].flatMap((copies) => {
    const [first, ...others] = copies.sort((a, b) => byText(a.at.in.uri, b.at.in.uri));
    if (!first) return [];
    const ownWork = copies.find((one) => one.ownWork !== undefined)?.ownWork;
    return [{ ...first, also: others.map(({ at }) => at), ownWork }];
  });
}

interface Side {
  readonly world: World;
  readonly things: readonly Thing[];
  /** For being asked from the other side. */
  readonly before: Before;
}

function sideOf(workspace: Workspace): Side {
  const facts = (): readonly Facts[] => workspace.uris.flatMap((uri) => workspace.facts(uri));
  const things = facts().flatMap(({ identities, grants, breakGlass }) => [
    ...identities,
    ...grants,
    ...breakGlass,
  ]);
  return { world: workspace.world, things, before: beforeOf(facts, workspace.world, "") };
}

function counterpart(it: Thing, before: Before): Thing | undefined {
  if (it.kind === "identity") return before.identity(it);
  return it.kind === "grant" ? before.grant(it) : before.breakGlass(it);
}

function changed(old: Thing, it: Thing, then: World, world: World, authors: Authors): Change | undefined {
  const [had, has] = [textsOf(old), textsOf(it)];
  const owner = { was: ownerOf(old, then), is: ownerOf(it, world) };
  const privilege = { was: then.privilege(old).value, is: world.privilege(it).value };
  const added = has.filter((text) => !had.includes(text));
  const removed = had.filter((text) => !has.includes(text));
  const fields = turnsOf(old, it);
  const same = owner.was === owner.is && privilege.was === privilege.is;
  if (same && added.length + removed.length + fields.length === 0) return undefined;
  return { ...told("changed", it, world, authors), owner, privilege, added, removed, fields };
}

const fresh = (it: Thing, world: World, authors: Authors): Change => ({
  ...told("new", it, world, authors),
  owner: { was: undefined, is: ownerOf(it, world) },
  privilege: { was: undefined, is: world.privilege(it).value },
  added: textsOf(it),
  removed: [],
  fields: fieldsOf(it).flatMap(([key, is]) => (is === undefined ? [] : [{ key, was: undefined, is }])),
});

const gone = (old: Thing, then: World): Change => ({
  kind: "gone",
  of: old.kind,
  title: titleOf(old),
  at: placeOf(old),
  also: [],
  owner: { was: ownerOf(old, then), is: undefined },
  privilege: { was: then.privilege(old).value, is: undefined },
  added: [],
  removed: textsOf(old),
  fields: [],
  approve: [],
  ownWork: undefined,
});

const told = (kind: "new" | "changed", it: Thing, world: World, authors: Authors) => ({
  kind,
  of: it.kind,
  title: titleOf(it),
  at: placeOf(it),
  also: [],
  approve: approversOf(it, world),
  ownWork: ownWorkIn(it, world, authors),
});

const placeOf = (it: Thing): Spot => (it.kind === "grant" ? it.at : it.id.at);

const textsOf = ({ scopes }: Thing): readonly string[] => [...new Set(scopes.map(({ text }) => text))];

/** Of a grant those who get it. */
function ownerOf(it: Thing, world: World): string | undefined {
  if (it.kind === "breakGlass") return valueOf(it.owner);
  if (it.kind === "grant") {
    const subject = valueOf(it.subject);
    return subject ?? (it.recipients?.map(({ ref }) => ref).join(", ") || undefined);
  }
  const ownership = world.ownership(it);
  return ownership.is === "owned" ? ownership.answer.owner.value : undefined;
}

const turnsOf = (old: Thing, it: Thing): Change["fields"] => {
  const was = new Map(fieldsOf(old));
  return fieldsOf(it).flatMap(([key, is]) => (was.get(key) === is ? [] : [{ key, was: was.get(key), is }]));
};

/** What a reviewer compares, in words. */
function fieldsOf(it: Thing): readonly Told[] {
  const approved: Told = ["approvedBy", valueOf(it.approvedBy)];
  const scopes = it.scopes.flatMap((one): readonly Told[] => [
    [`${one.text} expires`, dayText(one.expires)],
    [`${one.text} approvedBy`, valueOf(one.approvedBy)],
  ]);
  if (it.kind === "breakGlass") return [approved, ["activatedBy", valueOf(it.activatedBy)], ...scopes];
  const review = it.review.is === "present" ? valueOf(it.review.value.by) : undefined;
  const reviewed: Told = ["review.by", review];
  if (it.kind === "grant") {
    const { window } = it;
    return [
      approved,
      reviewed,
      ["mode", valueOf(it.mode)],
      ["expires", dayText(it.expires)],
      ["window.to", window.is === "present" ? dayText(window.value.to) : undefined],
      ...scopes,
    ];
  }
  const status: Told = ["status", valueOf(it.status)];
  return [
    approved,
    reviewed,
    status,
    ["ownerUntil", dayText(it.ownerUntil)],
    ...credentialsOf(it),
    ...scopes,
  ];
}

/** By its key. */
type Told = readonly [string, string | undefined];

/** Each credential by its kind, the second of a kind with its number. */
function credentialsOf({ credentials }: Identity): readonly Told[] {
  const seen = new Map<string, number>();
  return credentials.flatMap((one): readonly Told[] => {
    const kind = credentialName(one);
    const nth = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, nth);
    const name = nth > 1 ? `${kind} ${nth}` : kind;
    return [
      [`${name} rotated`, dayText(one.rotated)],
      [`${name} expires`, dayText(one.expires)],
    ];
  });
}

/** Holders of the duty where the workspace says who they are; else those who could judge it. */
function approversOf(it: Thing, world: World): Change["approve"] {
  const parties = usersOf(it, world);
  const held = world
    .holders("approve", it.kind === "identity" ? it : undefined)
    .filter(({ ref }) => !world.overlap(ref, parties))
    .map(({ ref, by }) => ({ ref, reason: `holds the approve duty: ${by}` }));
  return held.length > 0 ? held : world.independent("approve", parties).slice(0, 3);
}

function ownWorkIn(it: Thing, world: World, authors: Authors): string | undefined {
  const by = it.approvedBy;
  if (by.is !== "present") return undefined;
  for (const mail of authors(it.kind === "grant" ? it.at.in.uri : it.id.at.in.uri)) {
    const overlap = world.overlap(by.value, [{ role: "author", ref: { value: mail, at: by.at } }]);
    if (overlap)
      return [`${mail} wrote the change`, way(overlap), `${by.value} approves it`].filter(Boolean).join(", ");
  }
  return undefined;
}

const GRAVITY: readonly Privilege[] = ["standard", "elevated", "privileged"];

const gravity = ({ privilege: { was, is } }: Change): number =>
  GRAVITY.findIndex((one) => one === (is ?? was));

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const dayText = (field: Field<When | "never">): string | undefined => {
  const value = valueOf(field);
  return value === undefined || value === "never" ? value : formatDay(value.day);
};
