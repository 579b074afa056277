/** All that a party holds, by what the files say: what can be handed on, and what has happened and stays as it was. */
import type { Facts, Grant, Identity } from "../../model/facts.ts";
import { type Field, type Sourced, valueOf } from "../../model/field.ts";
import type { Party, World } from "../../model/world.ts";
import type { Spot } from "../../text/span.ts";
import { titleAt } from "../answerable.ts";
import { namesIn } from "../marks.ts";
import type { Workspace } from "../workspace.ts";

/** A word that names the party, and what it stands for there. */
export interface Held {
  readonly ref: Sourced<string>;
  /** `owner`, `review`, `lead`: the field, or what it means. */
  readonly as: string;
  /** `Identity "ci-bot"`. */
  readonly of: string;
  readonly uri: string;
  /**
   * carry: whoever follows carries it on · judge: whoever follows must be independent of the parties · stays: it happened, or is
   * nobody's to give.
   */
  readonly moves: "carry" | "judge" | "stays";
  /** Why it stays. */
  readonly why?: string;
  /** Of whom a judge must be independent. */
  readonly parties?: readonly { readonly role: string; readonly ref: Sourced<string> }[];
  /** The identity whose owner it is. */
  readonly identity?: Identity;
  /** Another tool's file. */
  readonly foreign: boolean;
}

/** In the order of the files and places. `uris`: the files that may be changed. */
export function heldBy(workspace: Workspace, uris: readonly string[], word: string): readonly Held[] {
  const isIt = sameParty(workspace.world, word);
  return uris.flatMap((uri) =>
    workspace
      .facts(uri)
      .flatMap((facts) => heldIn(workspace, facts, isIt))
      .sort((a, b) => a.ref.at.in.base + a.ref.at.start - b.ref.at.in.base - b.ref.at.start),
  );
}

/** Whether a word names the party; each word is looked up once. */
export function sameParty(world: World, word: string): (other: string) => boolean {
  const key = keyOf(world.party(word), word);
  const known = new Map<string, boolean>();
  return (other) => {
    const before = known.get(other);
    if (before !== undefined) return before;
    const same = keyOf(world.party(other), other) === key;
    known.set(other, same);
    return same;
  };
}

const keyOf = (party: Party, word: string): string =>
  party.is === "team"
    ? `team ${party.team.id.value}`
    : party.is === "person"
      ? `person ${party.mail}`
      : `word ${word.trim().toLowerCase()}`;

function heldIn(workspace: Workspace, facts: Facts, isIt: (word: string) => boolean): readonly Held[] {
  const native = facts.format === "native";
  const special = native ? specialsIn(facts, workspace.world) : new Map<number, Special>();
  const sections = new Map(facts.references.map(({ ref, section }) => [ref.at.start, section]));
  return namesIn(facts).flatMap((mark): readonly Held[] => {
    if (mark.is !== "use" || (mark.to !== "party" && mark.to !== "team") || mark.field === "aliases")
      return [];
    if (!isIt(mark.ref)) return [];
    const ref = { value: mark.ref, at: mark.at };
    const place = { ref, of: titleAt(workspace, mark.at), uri: mark.at.in.uri, foreign: !native };
    const own = special.get(mark.at.start);
    if (own) return [{ ...place, as: mark.field, ...own }];
    return [{ ...place, as: mark.field, ...usual(sections.get(mark.at.start) ?? "", mark.field) }];
  });
}

type Special = Pick<Held, "moves"> & Partial<Pick<Held, "as" | "why" | "parties" | "identity">>;

const HAPPENED = "it happened, and history is not rewritten";

/** What a field means where nothing else is known of its place. */
function usual(section: string, field: string): Special {
  const why = STAYS[`${section}.${field}`] ?? STAYS[field];
  return why === undefined ? { moves: "carry" } : { moves: "stays", why };
}

const STAYS: Readonly<Record<string, string>> = {
  approvedBy: HAPPENED,
  requestedBy: HAPPENED,
  reviewedBy: HAPPENED,
  attestedBy: HAPPENED,
  agreedBy: HAPPENED,
  assessedBy: HAPPENED,
  validatedBy: HAPPENED,
  acceptedBy: HAPPENED,
  openedBy: HAPPENED,
  resolvedBy: HAPPENED,
  closedBy: HAPPENED,
  by: HAPPENED,
  subject: "access is given to whom it was approved for; a successor asks for their own",
  usedBy: "access is given to whom it was approved for; a successor asks for their own",
  members: "who belongs to a team is the team's to say",
  except: "it says who is left out, which is nobody's to carry on",
};

/** What the structure tells that a field's name does not, by the place of the word. */
function specialsIn(facts: Facts, world: World): ReadonlyMap<number, Special> {
  const out = new Map<number, Special>();
  const put = (field: Field<string>, special: Special): void => {
    if (field.is === "present") out.set(field.at.start, special);
  };
  for (const it of facts.identities) {
    const retired = valueOf(it.status) === "retired";
    put(
      it.owner,
      retired ? { moves: "stays", why: "the identity is retired" } : { moves: "carry", identity: it },
    );
    if (it.review.is === "present")
      put(it.review.value.by, { moves: "judge", as: "review", parties: ownerOf(it, world) });
    if (it.monitoring.is === "present") put(it.monitoring.value.by, { moves: "carry", as: "monitoring" });
  }
  for (const it of facts.grants) ofGrant(it, put);
  for (const it of facts.breakGlass) {
    const parties = [...role("owner", it.owner), ...role("activatedBy", it.activatedBy)];
    if (valueOf(it.preApproved) !== true) put(it.approvedBy, { moves: "judge", as: "approve", parties });
    put(it.activatedBy, { moves: "carry", as: "custody" });
  }
  for (const it of facts.cases)
    if (it.closed.is === "present" || ["closed", "resolved"].includes(valueOf(it.status) ?? ""))
      for (const field of [it.assignee, it.technicalRemediation, it.businessNotification])
        put(field, { moves: "stays", why: "the case is closed" });
  for (const it of facts.risks)
    if (valueOf(it.status) === "closed") put(it.owner, { moves: "stays", why: "the risk is closed" });
  for (const it of facts.policy) delegations(it, (at, special) => out.set(at.start, special));
  return out;
}

function ofGrant(it: Grant, put: (field: Field<string>, special: Special) => void): void {
  const parties = [...role("subject", it.subject), ...role("requestedBy", it.requestedBy)];
  if (it.approvedOn.is === "absent") put(it.approvedBy, { moves: "judge", as: "approve", parties });
  if (it.review.is === "present") put(it.review.value.by, { moves: "judge", as: "review", parties });
  if (it.session.is === "present" && it.session.value.reviewedOn.is === "absent")
    put(it.session.value.reviewedBy, { moves: "judge", as: "session review", parties });
}

/** A delegation is reviewed like access. */
function delegations(it: Facts["policy"][number], put: (at: Spot, special: Special) => void): void {
  if (it.key !== "delegations" || !Array.isArray(it.value)) return;
  it.value.forEach((_, nth) => {
    const by = it.spotOf([nth, "review", "by"]);
    if (by) put(by, { moves: "judge", as: "review", parties: [] });
  });
}

function ownerOf(it: Identity, world: World) {
  const found = world.ownership(it);
  return found.is === "owned" ? [{ role: "owner", ref: found.answer.owner }] : [];
}

const role = (name: string, field: Field<string>) =>
  field.is === "present" ? [{ role: name, ref: { value: field.value, at: field.at } }] : [];
