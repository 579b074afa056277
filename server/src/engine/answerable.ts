/** Who answers for what a finding is about, and how they are reached. */
import type { Exception, Facts, Grant, Identity } from "../model/facts.ts";
import { type Field, valueOf } from "../model/field.ts";
import type { World } from "../model/world.ts";
import type { Finding } from "../rules/finding.ts";
import type { Spot } from "../text/span.ts";
import type { Workspace } from "./workspace.ts";

export interface Answerable {
  /** `Identity "ci-bot"`, `Exception for identity:ci-bot`. */
  readonly title: string;
  /** The team's id where the word names a team; else the word. undefined: nobody is on record. */
  readonly owner: string | undefined;
  /** A mail address or a channel. */
  readonly contact: string | undefined;
}

/** Of a finding of this workspace. A policy is answered for by whom it makes accountable. */
export function answersFor(workspace: Workspace, finding: Finding): Answerable {
  const facts = workspace.factsOf(finding.at.in);
  const { world } = workspace;
  const thing = facts && thingAt(facts, finding);
  const title = thing?.title ?? world.pathOf(finding.at.in.uri);
  const word = thing?.who(world);
  if (word === undefined) return { title, owner: undefined, contact: undefined };
  const party = world.party(word);
  if (party.is === "person") return { title, owner: word, contact: party.mail };
  if (party.is !== "team") return { title, owner: word, contact: undefined };
  return { title, owner: party.team.id.value, contact: valueOf(party.team.contact) };
}

/** What stands at a place: `Identity "ci-bot"`; the file's path where it is nothing with a name. */
export function titleAt(workspace: Workspace, at: Spot): string {
  const facts = workspace.factsOf(at.in);
  return (facts && thingAt(facts, { at, with: {} })?.title) ?? workspace.pathOf(at.in.uri);
}

type Who = (world: World) => string | undefined;

interface Thing {
  readonly title: string;
  readonly who: Who;
}

/** The last thing that begins before the finding's place, with the one who answers for it. */
function thingAt(facts: Facts, { at, with: words }: Pick<Finding, "at" | "with">): Thing | undefined {
  let nearest: Thing | undefined;
  let from = -1;
  const look = (start: number, title: string, who: Who): void => {
    if (start > at.start || start < from) return;
    nearest = { title, who };
    from = start;
  };
  const said =
    (field: Field<string>): Who =>
    () =>
      valueOf(field);
  for (const it of facts.identities) look(it.id.at.start, it.title, (world) => ownerOf(it, world));
  for (const { it, holder } of facts.credentials)
    look(it.at.start, holder.title, (world) => ownerOf(holder, world));
  for (const { id } of facts.teams) look(id.at.start, `Team "${id.value}"`, () => id.value);
  for (const it of facts.grants)
    look(it.entry.in === at.in ? it.at.start : 0, it.title, (world) => ofGrant(it, world));
  for (const it of facts.breakGlass)
    look(it.id.at.start, `Break-glass path "${it.id.value}"`, said(it.owner));
  for (const it of [...facts.controls, ...facts.risks]) look(it.id.at.start, it.title, said(it.owner));
  for (const it of facts.cases) look(it.id.at.start, it.title, said(it.assignee));
  for (const it of facts.exceptions)
    look(it.at.start, `Exception for ${valueOf(it.match) ?? "an unnamed thing"}`, (world) =>
      ofException(it, world),
    );
  for (const { match, owners } of facts.ownerRules)
    look(
      match.at.start,
      `Owners of ${match.value.path ?? match.value.name ?? "what matches"}`,
      () => owners[0]?.value,
    );
  for (const it of facts.policy)
    look(
      it.at.start,
      words.to === undefined ? `Policy "${it.key}"` : `Delegation to ${words.to}`,
      (world) => words.to ?? world.policy.accountable.value,
    );
  return nearest;
}

function ownerOf(it: Identity, world: World): string | undefined {
  const found = world.ownership(it);
  return found.is === "owned" ? found.answer.owner.value : undefined;
}

/** Whoever answers for the access, else the owner of the identity that has it, else the one who has it. */
function ofGrant({ accountable, subject }: Grant, world: World): string | undefined {
  const who = valueOf(subject);
  const identity = who === undefined ? undefined : world.identity(who.replace(/^identity:\s*/, ""));
  return valueOf(accountable) ?? (identity ? ownerOf(identity, world) : who);
}

/** The owner of what the exception spares, else whoever agreed to it. */
function ofException({ match, approvedBy }: Exception, world: World): string | undefined {
  const id = /^identity:\s*(.+)$/.exec(valueOf(match) ?? "")?.[1];
  const identity = id === undefined ? undefined : world.identity(id);
  return (identity && ownerOf(identity, world)) ?? valueOf(approvedBy);
}
