/** The words of a segment that mean something: names, references, scopes, dates, citations. One list serves hover, navigation and links. */
import type {
  BreakGlass,
  Credential,
  DateText,
  Exception,
  Facts,
  Grant,
  Identity,
  OwnerRule,
  Review,
  Scope,
  SecretUse,
} from "../model/facts.ts";
import { type Field, placeOf } from "../model/field.ts";
import type { Span, Spot } from "../text/span.ts";

/** A name being given or used. */
export type NameMark =
  | { readonly is: "name"; readonly at: Spot; readonly section: string; readonly id: string }
  | {
      readonly is: "use";
      readonly at: Spot;
      /** `team`, `party`, `identity`, `control`, `risk`, `case`, `file`. */
      readonly to: string;
      readonly ref: string;
      readonly field: string;
      /** Another tool's word: it may name somebody whom no manifest lists. */
      readonly foreign: boolean;
    }
  /** An object of another file or system, as a manifest binds to it. */
  | { readonly is: "bind"; readonly at: Spot; readonly ref: string };

export type Mark =
  | NameMark
  | {
      readonly is: "scope";
      readonly at: Spot;
      readonly scope: Scope;
      readonly of: Identity | Grant | BreakGlass;
    }
  | {
      readonly is: "credential";
      readonly at: Spot;
      readonly credential: Credential;
      readonly field: CredentialField;
    }
  | { readonly is: "review"; readonly at: Spot; readonly review: Review; readonly of: Identity | Grant }
  | {
      readonly is: "grant";
      readonly at: Spot;
      readonly grant: Grant;
      readonly field: "maxDuration" | "expires";
    }
  | {
      readonly is: "path";
      readonly at: Spot;
      readonly path: BreakGlass;
      readonly field: "maxDuration" | "tested";
    }
  | { readonly is: "exception"; readonly at: Spot; readonly exception: Exception }
  | { readonly is: "rule"; readonly at: Spot; readonly rule: OwnerRule }
  | { readonly is: "secret"; readonly at: Spot; readonly use: SecretUse }
  | { readonly is: "date"; readonly at: Spot; readonly date: DateText };

type CredentialField = "rotated" | "rotateEvery" | "expires";

/** Sections by what references point to. */
const SECTION: Readonly<Record<string, string>> = {
  team: "teams",
  party: "teams",
  identity: "identities",
  control: "controls",
  risk: "risks",
  case: "cases",
};

/** The section in which a reference's target is declared; undefined for files. */
export const sectionOf = (to: string): string | undefined => SECTION[to];

/** The names that a segment gives and uses, in no order; one place once. */
export function namesIn(facts: Facts): readonly NameMark[] {
  const marks = new Map<number, NameMark>();
  const native = facts.format === "native";
  const put = (mark: NameMark): void => {
    if (mark.at.in === facts.segment && !marks.has(mark.at.start)) marks.set(mark.at.start, mark);
  };
  const party = (ref: { readonly value: string; readonly at: Spot }, field: string): void =>
    put({ is: "use", at: ref.at, to: "party", ref: ref.value, field, foreign: true });
  const person = (ref: { readonly value: string; readonly at: Spot }, field: string): void =>
    put({ is: "use", at: ref.at, to: "party", ref: ref.value, field, foreign: false });
  for (const { section, id } of facts.declarations) put({ is: "name", at: id.at, section, id: id.value });
  for (const { to, ref, field } of facts.references)
    put({ is: "use", at: ref.at, to, ref: ref.value, field, foreign: !native });
  for (const team of facts.teams) {
    if (team.lead.is === "present") person(team.lead, "lead");
    for (const one of [...team.members, ...team.former]) person(one, "members");
    for (const alias of team.aliases)
      put({ is: "use", at: alias.at, to: "team", ref: team.id.value, field: "aliases", foreign: false });
  }
  for (const identity of facts.identities) {
    if (identity.system !== "native")
      put({ is: "name", at: identity.id.at, section: "identities", id: identity.id.value });
    for (const ref of identity.bind) put({ is: "bind", at: ref.at, ref: ref.value });
    for (const { owner } of identity.claims) party(owner, "owner");
  }
  for (const { id, claims } of facts.containers) {
    for (const { owner } of claims) party(owner, "owner");
    put({ is: "name", at: id.at, section: "containers", id: id.value });
  }
  if (!native) for (const { owners } of facts.ownerRules) for (const owner of owners) party(owner, "owner");
  if (!native)
    for (const { subject } of facts.grants)
      if (subject.is === "present") put({ is: "bind", at: subject.at, ref: subject.value });
  return [...marks.values()];
}

/** All marks of a segment. */
export function marksOf(facts: Facts): readonly Mark[] {
  const marks: Mark[] = [...namesIn(facts)];
  const field = (of: Field<unknown>, mark: (at: Spot) => Mark): void => {
    const at = placeOf(of);
    if (at) marks.push(mark(at));
  };
  const review = (of: Identity | Grant): void => {
    if (of.review.is !== "present") return;
    const { value } = of.review;
    for (const one of [value.last, value.every])
      field(one, (at) => ({ is: "review", at, review: value, of }));
  };
  const credentials = [
    ...facts.identities.flatMap((identity) => identity.credentials),
    ...facts.credentials.map(({ it }) => it),
  ];
  for (const credential of credentials)
    for (const name of ["rotated", "rotateEvery", "expires"] as const)
      field(credential[name], (at) => ({ is: "credential", at, credential, field: name }));
  for (const of of [...facts.identities, ...facts.grants, ...facts.breakGlass])
    for (const scope of of.scopes) marks.push({ is: "scope", at: scope.at, scope, of });
  for (const identity of facts.identities) review(identity);
  for (const grant of facts.grants) {
    review(grant);
    for (const name of ["maxDuration", "expires"] as const)
      field(grant[name], (at) => ({ is: "grant", at, grant, field: name }));
  }
  for (const path of facts.breakGlass) {
    field(path.maxDuration, (at) => ({ is: "path", at, path, field: "maxDuration" }));
    for (const one of [path.tested, path.testEvery])
      field(one, (at) => ({ is: "path", at, path, field: "tested" }));
  }
  for (const exception of facts.exceptions)
    for (const one of [exception.rule, exception.match, exception.expires])
      field(one, (at) => ({ is: "exception", at, exception }));
  for (const rule of facts.ownerRules) marks.push({ is: "rule", at: rule.match.at, rule });
  // A secret that is an identity, by a comment, tells of itself as one.
  const named = new Set(facts.identities.map(({ id }) => id.at.start));
  for (const use of facts.secretUses)
    if (!named.has(use.name.at.start)) marks.push({ is: "secret", at: use.name.at, use });
  for (const date of facts.dates) marks.push({ is: "date", at: date.at, date });
  return marks;
}

/** The marks at an offset of the segment, the smallest first; of equal ones the more telling first. */
export function marksAt(facts: Facts, offset: number): readonly Mark[] {
  const here = (at: Span): boolean => at.start <= offset && offset <= at.end;
  return marksOf(facts)
    .filter(({ at }) => at.in === facts.segment && here(at))
    .sort((a, b) => a.at.end - a.at.start - (b.at.end - b.at.start));
}
