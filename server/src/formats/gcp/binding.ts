/** One binding: roles that members get, on one resource, under one condition. */
import type { Grant, Recipient, Scope } from "../../model/facts.ts";
import { present, type Sourced, UNSAYABLE } from "../../model/field.ts";
import { isExpression } from "../../model/ownership.ts";
import { reachOf } from "../../model/reach.ts";
import { blankGrant, foreignScope } from "../blank.ts";
import { type Notes, noteReview, noteText, noteWhen } from "../notes.ts";
import { anchorOf, type Place, spotOf } from "../place.ts";
import type { Condition } from "./condition.ts";
import type { Member } from "./member.ts";

/** On what a binding gives its roles. `whole`: a project, folder or organisation, or a resource that is not named. */
export interface Resource {
  /** `projects/acme`; empty where the file does not say. */
  readonly name: string;
  readonly whole: boolean;
  /** For messages, where it is a part of the organisation: `one project`, `one folder`. */
  readonly part?: string | undefined;
}

export interface Role {
  readonly name: Sourced<string>;
  /** What is taken out with it. */
  readonly entry: Place;
}

export interface Binding {
  readonly title: string;
  readonly at: Place;
  readonly roles: readonly Role[];
  readonly members: readonly Member[];
  readonly resource: Resource;
  readonly condition: Condition;
}

export function grantOf(binding: Binding, notes: Notes): Grant {
  const { title, at, roles, members, condition } = binding;
  const one = members.find(({ machine }) => machine) ?? members[0];
  const place = roles[0]?.name.at ?? spotOf(at);
  const noted = noteWhen(notes.first("expires"));
  return {
    ...blankGrant("gcp", place, title, anchorOf(at)),
    subject: one ? present(one.ref, one.at) : UNSAYABLE,
    scopes: roles.map((role) => scopeOf(role, binding)),
    justification: noteText(notes.first("purpose")),
    expires: condition.expires.is === "unsayable" ? noted : condition.expires,
    review: noteReview(notes.first("review")),
    recipients: members.map(recipientOf),
  };
}

const recipientOf = ({ at, ref, whom }: Member): Recipient => ({ at, ref, whom, place: undefined });

function scopeOf({ name, entry }: Role, { members, resource, condition }: Binding): Scope {
  const { value, at } = name;
  const text = `gcp:${value}${resource.name === "" ? "" : `@${resource.name}`}`;
  const rest = { text, at, entry: anchorOf(entry) };
  if (isExpression(value) || /^\$|\/roles\//.test(value))
    return foreignScope({ ...rest, reach: "narrow", because: "what it gives is written in the role" });
  const told = reachOf(`gcp:${value}`);
  const broad = told.reach === "admin" || told.reach === "wildcard";
  const holder =
    members.find(({ whom }) => whom === "everyone") ??
    members.find(({ machine, platform }) => machine && !platform);
  if (!broad) return foreignScope({ ...rest, ...told });
  const because = milder();
  return because === undefined
    ? foreignScope({
        ...rest,
        reach: told.reach,
        because: `${told.because}, for ${holder?.title ?? ""}`,
        // What everybody holds is bounded by nothing.
        bounded: holder?.whom === "everyone" ? undefined : resource.part,
      })
    : foreignScope({ ...rest, reach: "elevated", because });

  /** Why the role reaches less far here than its name; undefined: it does not. */
  function milder(): string | undefined {
    if (members.length === 0) return `${value}, held by nobody`;
    if (!holder)
      return members.some(({ platform }) => platform)
        ? `${value}, held by the platform`
        : `${value}, held by people`;
    if (!resource.whole) return `${value} of one resource`;
    if (condition.narrows) return `${value}, narrowed by a condition`;
    return condition.expires.is === "unsayable" ? undefined : `${value} until a date`;
  }
}
