/** The rights that Argo CD keeps as lines of CSV, in a ConfigMap or in the values of its chart: who may do what, and who has which role. */
import type { Grant, Recipient, Scope } from "../model/facts.ts";
import { present, type Sourced } from "../model/field.ts";
import { isExpression } from "../model/ownership.ts";
import { type Spot, spot } from "../text/span.ts";
import { blankGrant, foreignScope } from "./blank.ts";
import { anchorOf, itemsOf, type Place, placeAt, spotOf } from "./place.ts";
import { word } from "./word.ts";

/**
 * `rights`: the map that holds `policy.csv` and `policy.default`; `title`: what it is called. Lines that are no policy, or forbid
 * something, give nothing. All rights of one name are one grant, and so is each role that somebody has.
 */
export const argoRights = (system: string, rights: Place, title: string): readonly Grant[] => [
  ...argoLines(system, placeAt(rights, "policy.csv"), title),
  ...toEverybody(system, rights, title),
];

/** The same of a text of such lines, or of a list of them. */
export function argoLines(system: string, place: Place, title: string): readonly Grant[] {
  const entry = anchorOf(place);
  const ruled = new Map<string, Told[]>();
  const rolled: Told[] = [];
  for (const line of [place, ...itemsOf(place)].flatMap(linesOf)) {
    const told = toldBy(line);
    if (told?.role !== undefined) rolled.push(told);
    else if (told) {
      const same = ruled.get(told.who.value);
      if (same) same.push(told);
      else ruled.set(told.who.value, [told]);
    }
  }
  const grant = (all: readonly Told[], who: Sourced<string>): Grant => ({
    ...blankGrant(system, who.at, `${title} for ${who.value}`, entry),
    scopes: all.map(({ scope }) => foreignScope({ ...scope, entry })),
    ...holderOf(who, all[0]?.role),
  });
  return [
    ...[...ruled.values()].flatMap((all) => all.slice(0, 1).map(({ who }) => grant(all, who))),
    ...rolled.map((told) => grant([told], told.who)),
  ];
}

/** The line of a role says what the role is; every other line gives something to somebody. */
function holderOf(
  who: Sourced<string>,
  role: string | undefined,
): Pick<Grant, "recipients" | "gives" | "describes"> & Partial<Pick<Grant, "subject">> {
  if (who.value.startsWith("role:")) return { describes: { ref: `argocd:${who.value}`, place: undefined } };
  const recipient = recipientOf(who);
  const to = recipient.whom === "person" ? "people" : "machines";
  return {
    subject: present(recipient.ref, who.at),
    recipients: [recipient],
    gives: role === undefined ? undefined : { ref: `argocd:${role}`, place: undefined, to },
  };
}

/** What a line gives to whom; undefined where it gives nothing, or a part of it is filled in later. */
function toldBy([how, who, ...rest]: readonly Sourced<string>[]): Told | undefined {
  if (!how || !who || [who, ...rest].some(({ value }) => isExpression(value))) return undefined;
  const told = how.value === "p" ? ruledBy(rest) : rolledBy(rest);
  return told && { ...told, who };
}

interface Told {
  readonly who: Sourced<string>;
  readonly scope: Pick<Scope, "text" | "at" | "reach" | "because">;
  readonly role?: string;
}

/** `p, who, resource, action, object, allow` */
function ruledBy([resource, action, object, effect]: readonly Sourced<string>[]):
  | Omit<Told, "who">
  | undefined {
  if (!resource || !action || !object || (effect && effect.value !== "allow")) return undefined;
  const all = [resource, action].every(({ value }) => value === "*") && /^\*(\/\*)?$/.test(object.value);
  const acts = SHARP.find(([what, how]) => matches(resource, what) && matches(action, how));
  // The lines name groups of people and accounts that look like them: whether it is a machine's right, nobody can tell here.
  const [reach, because] = all
    ? (["elevated", "every action on every resource of Argo CD"] as const)
    : acts
      ? (["elevated", acts[2]] as const)
      : (["narrow", action.value === "get" ? "only reads" : "acts within what Argo CD deploys"] as const);
  const text = `argocd:${action.value} ${resource.value}@${object.value}`;
  return { scope: { text, at: resource.at, reach, because } };
}

/** What leads to other rights or into containers: resource, action, and the words for it. */
const SHARP: readonly (readonly [resource: string, action: string, why: string])[] = [
  ["exec", "create", "runs commands in pods"],
  ["clusters", "update", "changes the clusters that are deployed to"],
  ["clusters", "create", "changes the clusters that are deployed to"],
  ["projects", "update", "changes what may be deployed where"],
  ["projects", "create", "changes what may be deployed where"],
  ["accounts", "update", "changes the accounts of Argo CD"],
];

const matches = ({ value }: Sourced<string>, word_: string): boolean => value === "*" || value === word_;

/** `g, who, role` */
function rolledBy([role]: readonly Sourced<string>[]): Omit<Told, "who"> | undefined {
  if (!role?.value.startsWith("role:")) return undefined;
  return { role: role.value, scope: roleScope(role) };
}

function roleScope(role: Sourced<string>): Told["scope"] {
  const admin = role.value === "role:admin";
  const because = admin
    ? "deploys anything that Argo CD may deploy"
    : role.value === "role:readonly"
      ? "only reads"
      : "what it gives is written in the role";
  return { text: `argocd:${role.value}`, at: role.at, reach: admin ? "elevated" : "narrow", because };
}

/** The role of a project is what its tokens have; every other name is a group, a person or an account that looks like one. */
function recipientOf({ value, at }: Sourced<string>): Recipient {
  const [, project, role] = /^proj:([^:]+):(.+)$/.exec(value) ?? [];
  if (project && role)
    return { at, ref: `k8s:AppProject/${project}/${role}`, whom: "account", place: undefined };
  return { at, ref: value, whom: "person", place: undefined };
}

/** What everybody may who signs in. */
function toEverybody(system: string, rights: Place, title: string): readonly Grant[] {
  const place = placeAt(rights, "policy.default");
  const role = word(place);
  const name = role?.value.trim();
  if (!role || !name || isExpression(name)) return [];
  const entry = anchorOf(place);
  const scope = roleScope({ value: name, at: role.at });
  return [
    {
      ...blankGrant(system, role.at, title, entry),
      scopes: [foreignScope({ ...scope, entry })],
      recipients: [{ at: role.at, ref: "who signs in", whom: "everyone", place: undefined }],
    },
  ];
}

/** The words of each line with their places; in a text that does not stand there as it is read, all stand at the text. */
function linesOf(place: Place): readonly (readonly Sourced<string>[])[] {
  const { node, segment, through } = place;
  if (node?.kind !== "scalar") return [];
  const written = segment.text.slice(node.start, node.end);
  const literal = (node.style === "literal" || node.value === written) && !through;
  const text = literal ? written : node.value;
  const found: Sourced<string>[][] = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const from = node.start + index;
    const at = (start: number, end: number): Spot =>
      literal ? spot(segment, from + start, from + end) : spotOf(place);
    if (/^\s*[pg]\s*,/.test(line)) found.push(wordsOf(line, at));
  }
  return found;
}

function wordsOf(line: string, at: (start: number, end: number) => Spot): Sourced<string>[] {
  return [...line.matchAll(/[^,]+/g)].map(({ 0: part, index }) => {
    const quoted = /^\s*"?(.*?)"?\s*$/s.exec(part)?.[1] ?? "";
    const start = index + Math.max(0, part.indexOf(quoted));
    return { value: quoted, at: at(start, start + quoted.length) };
  });
}
