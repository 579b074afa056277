/** Roles and ClusterRoles: a grant without a subject, whose scopes are the entries of `rules`. */

import type { Grant, RoleName, Scope } from "../../model/facts.ts";
import { UNSAYABLE } from "../../model/field.ts";
import type { Notes } from "../notes.ts";
import { anchorOf, itemsOf, placeAt, spotOf } from "../place.ts";
import { grantOf, ONE_NAMESPACE, scopeOf } from "./grant.ts";
import type { KubeObject } from "./object.ts";
import { type PolicyRule, type Reach, reachOf } from "./reach.ts";
import { words } from "./reader.ts";

export function role(object: KubeObject, notes: Notes): Grant {
  return { ...grantOf(object, notes, UNSAYABLE, scopesOf(object)), describes: nameOf(object) };
}

/** A ClusterRole can be given anywhere, a Role in its own namespace only. */
function nameOf({ kind, name, namespace }: KubeObject): RoleName | undefined {
  const place = kind.value === "Role" && namespace ? `ns/${namespace.value}` : undefined;
  return name && { ref: `k8s:${kind.value}/${name.value}`, place };
}

/** The controller writes the rules of an aggregated role, so what stands there counts for nothing. */
function scopesOf(object: KubeObject): readonly Scope[] {
  if (placeAt(object.root, "aggregationRule").node) return [];
  const reason = excuse(object);
  const bounded = object.kind.value === "Role" ? ONE_NAMESPACE : undefined;
  return itemsOf(placeAt(object.root, "rules")).map((item) => {
    const rule: PolicyRule = {
      verbs: words(placeAt(item, "verbs")),
      groups: words(placeAt(item, "apiGroups")),
      resources: words(placeAt(item, "resources")),
      names: words(placeAt(item, "resourceNames")),
      urls: words(placeAt(item, "nonResourceURLs")),
      at: spotOf(item),
    };
    const reach = reachOf(rule);
    const broad = reach.reach === "admin" || reach.reach === "wildcard";
    const told: Reach =
      reason && (broad || reach.escalates)
        ? { reach: "elevated", because: reason, at: reach.at, part: reach.part }
        : reach;
    return scopeOf(ruleText(rule, object), { ...told, bounded }, anchorOf(item));
  });
}

/** Why a broad rule in this role is nobody's fault; undefined: there is no such reason. */
function excuse({ name, tags }: KubeObject): string | undefined {
  const has = (what: RegExp): boolean => tags.some(({ key, label }) => label && what.test(key));
  if (name?.value.startsWith("system:") || has(/^kubernetes\.io\/bootstrapping$/))
    return "part of Kubernetes itself";
  return has(/\/aggregate-to-/) ? "a part of an aggregated role" : undefined;
}

/** `k8s:get,list secrets,deployments.apps@ns/payments`; paths outside the API stand for themselves. */
function ruleText({ verbs, groups, resources, names, urls }: PolicyRule, object: KubeObject): string {
  const list = (parts: readonly { readonly value: string }[]): string =>
    parts.map(({ value }) => value).join(",");
  const group = groups.find(({ value }) => value !== "")?.value;
  const what =
    resources.length === 0
      ? list(urls)
      : resources
          .map(({ value }) => (groups.length === 1 && group && group !== "*" ? `${value}.${group}` : value))
          .join(",");
  const single = names.length > 0 ? `/${list(names)}` : "";
  return `k8s:${list(verbs)} ${what}${single}${placeOf(object)}`;
}

const placeOf = ({ kind, namespace }: KubeObject): string => {
  if (kind.value === "ClusterRole") return "";
  return namespace ? `@ns/${namespace.value}` : "@ns";
};
