/** Argo CD: what a project lets be deployed where, the tokens of its roles, and who may do what. */

import type { Container, Facts, Grant, HeldCredential, Scope } from "../../model/facts.ts";
import { UNSAYABLE } from "../../model/field.ts";
import { argoLines, argoRights } from "../argo-rights.ts";
import type { Notes } from "../notes.ts";
import { anchorOf, itemsOf, type Place, placeAt } from "../place.ts";
import { word } from "../word.ts";
import { grantOf, scopeOf } from "./grant.ts";
import { signedToken } from "./identity.ts";
import { fullName, type KubeObject } from "./object.ts";
import { ownerClaims } from "./owner.ts";
import { words } from "./reader.ts";

export function appProject(
  object: KubeObject,
  notes: Notes,
): Pick<Facts, "grants" | "credentials" | "containers"> {
  const spec = placeAt(object.root, "spec");
  const roles = itemsOf(placeAt(spec, "roles"));
  const title = `AppProject "${fullName(object)}"`;
  return {
    grants: [
      grantOf(object, notes, UNSAYABLE, deployable(object, spec)),
      ...roles.flatMap((role) => argoLines("kubernetes", placeAt(role, "policies"), title)),
    ],
    credentials: roles.flatMap((role) => tokensOf(object, role)),
    containers: lentTo(object, notes, spec),
  };
}

/** Any kind of object of the whole cluster: roles and their bindings too. Any repository alone, and any kind within a namespace, is how most projects are. */
function deployable(object: KubeObject, spec: Place): readonly Scope[] {
  for (const item of itemsOf(placeAt(spec, "clusterResourceWhitelist"))) {
    const [group, kind] = [word(placeAt(item, "group")), word(placeAt(item, "kind"))];
    if (group?.value !== "*" || kind?.value !== "*") continue;
    const anyRepository = words(placeAt(spec, "sourceRepos")).some(({ value }) => value === "*");
    const because = `any kind of object of the whole cluster${anyRepository ? ", from any repository" : ""}`;
    const text = `argocd:deploy *@${object.name?.value ?? "project"}`;
    return [scopeOf(text, { reach: "wildcard", because, at: kind.at }, anchorOf(item))];
  }
  return [];
}

/** Tokens that were signed without an end. One that has an end stays in the list when it is over, and harms nobody. */
function tokensOf(object: KubeObject, role: Place): readonly HeldCredential[] {
  const name = word(placeAt(role, "name"));
  if (!name) return [];
  return itemsOf(placeAt(role, "jwtTokens")).flatMap((token) => {
    const made = word(placeAt(token, "iat"));
    // Zero is what the tool writes for no end.
    const endless = (word(placeAt(token, "exp"))?.value ?? "0") === "0";
    return made && endless ? [signedToken(object, { value: name.value, at: made.at }, anchorOf(token))] : [];
  });
}

/** The owner of a project owns the namespaces that it deploys to, where it names them. */
function lentTo(object: KubeObject, notes: Notes, spec: Place): readonly Container[] {
  const claims = ownerClaims(object, notes, "container").map((claim) => ({
    ...claim,
    how: claim.how.replace(/ of Namespace .*$/, ` of AppProject ${object.name?.value ?? ""}`),
  }));
  if (claims.length === 0) return [];
  return itemsOf(placeAt(spec, "destinations")).flatMap((item) => {
    const id = word(placeAt(item, "namespace"));
    return id && !/[*?!{$]/.test(id.value) ? [{ key: `k8s:Namespace/${id.value}`, id, claims }] : [];
  });
}

/** The lines and the default of the one ConfigMap that Argo CD reads. */
export const rightsIn = (object: KubeObject): readonly Grant[] =>
  object.name?.value === "argocd-rbac-cm"
    ? argoRights("kubernetes", placeAt(object.root, "data"), `ConfigMap "${fullName(object)}"`)
    : [];
