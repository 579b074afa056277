/** The words of a segment that mean something: names, references, scopes, dates, citations. One list serves hover, navigation and links. */
import type { Credential, Facts, Identity, Review, Scope } from "../model/facts.ts";
import { placeOf } from "../model/field.ts";
import type { Span, Spot } from "../text/span.ts";

export type Mark =
  /** A name being given: `section` and id. */
  | { readonly is: "name"; readonly at: Spot; readonly section: string; readonly id: string }
  /** A name being used. */
  | {
      readonly is: "use";
      readonly at: Spot;
      readonly to: string;
      readonly ref: string;
      readonly field: string;
    }
  | { readonly is: "scope"; readonly at: Spot; readonly scope: Scope }
  | { readonly is: "rotation"; readonly at: Spot; readonly credential: Credential }
  | { readonly is: "review"; readonly at: Spot; readonly review: Review; readonly of: Identity }
  | { readonly is: "bind"; readonly at: Spot; readonly ref: string };

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

export function marksOf(facts: Facts): readonly Mark[] {
  const marks: Mark[] = [];
  for (const { section, id } of facts.declarations)
    marks.push({ is: "name", at: id.at, section, id: id.value });
  for (const { to, ref, field } of facts.references)
    marks.push({ is: "use", at: ref.at, to, ref: ref.value, field });
  for (const identity of facts.identities) {
    if (identity.system !== "native")
      marks.push({ is: "name", at: identity.id.at, section: "identities", id: identity.id.value });
    for (const scope of identity.scopes) marks.push({ is: "scope", at: scope.at, scope });
    for (const ref of identity.bind) marks.push({ is: "bind", at: ref.at, ref: ref.value });
    for (const credential of identity.credentials)
      for (const field of [credential.rotated, credential.rotateEvery, credential.expires]) {
        const at = placeOf(field);
        if (at) marks.push({ is: "rotation", at, credential });
      }
    if (identity.review.is === "present")
      for (const field of [identity.review.value.last, identity.review.value.every]) {
        const at = placeOf(field);
        if (at) marks.push({ is: "review", at, review: identity.review.value, of: identity });
      }
  }
  for (const holder of [...facts.grants, ...facts.breakGlass])
    for (const scope of holder.scopes) marks.push({ is: "scope", at: scope.at, scope });
  return marks;
}

/** The marks at an offset of the segment, the smallest first. */
export function marksAt(facts: Facts, offset: number): readonly Mark[] {
  const here = (at: Span): boolean => at.start <= offset && offset <= at.end;
  return marksOf(facts)
    .filter(({ at }) => at.in === facts.segment && here(at))
    .sort((a, b) => a.at.end - a.at.start - (b.at.end - b.at.start));
}
