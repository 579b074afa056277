/** How far one rule of a role reaches: an administrator's right, a wildcard that can write, reach into secrets and permissions, or less. */
import type { Scope } from "../../model/facts.ts";
import type { Sourced } from "../../model/field.ts";
import type { Spot } from "../../text/span.ts";
import { isBuiltIn, isBuiltInGroup } from "./builtin.ts";

/** An entry of `rules:`. */
export interface PolicyRule {
  readonly verbs: readonly Sourced<string>[];
  readonly groups: readonly Sourced<string>[];
  readonly resources: readonly Sourced<string>[];
  readonly names: readonly Sourced<string>[];
  readonly urls: readonly Sourced<string>[];
  /** The entry itself, for a rule in which nothing is written. */
  readonly at: Spot;
}

export interface Reach {
  readonly reach: Scope["reach"];
  /** One phrase for messages. */
  readonly because: string;
  /** The word that makes it so. */
  readonly at: Spot;
  readonly part?: Scope["part"];
  readonly escalates?: string | undefined;
  /** Where an administrator's right ends, short of the whole cluster. */
  readonly bounded?: string | undefined;
}

const READS = ["get", "list", "watch"];
const WRITES = ["create", "update", "patch", "delete", "deletecollection"];

export function reachOf(rule: PolicyRule): Reach {
  const anyVerb = has(rule.verbs, "*");
  const anyResource = has(rule.resources, "*");
  const anyGroup = has(rule.groups, "*");
  const named = rule.names.length > 0;
  // Names narrow a rule to single objects, which somebody has counted.
  if (!named && anyVerb && anyResource && anyGroup)
    return {
      reach: "admin",
      because: 'verbs "*" on every resource of every API group',
      at: anyVerb.at,
      part: "verb",
    };
  return (named ? undefined : (wildcardOf(rule) ?? escalationOf(rule) ?? elevatedOf(rule))) ?? narrow(rule);
}

const RBAC = "rbac.authorization.k8s.io";

/** Verbs that exist only to get around the check that nobody gives what he does not have: group, resources and verbs. */
const ESCALATES: readonly (readonly [
  group: string,
  resources: readonly string[],
  verbs: readonly string[],
  why: string,
])[] = [
  [RBAC, ["roles", "clusterroles"], ["escalate", "bind"], "changes permissions"],
  ["", ["users", "groups", "serviceaccounts"], ["impersonate"], "impersonates others"],
];

/** Told at the verb: the resource is as it should be. */
function escalationOf({ verbs, groups, resources }: PolicyRule): Reach | undefined {
  for (const [group, which, how, because] of ESCALATES) {
    const verb = oneOf(verbs, how);
    const resource = verb && oneOf(resources, [...which, "*"]);
    if (verb && resource && oneOf(groups, [group, "*"]))
      return {
        reach: "elevated",
        because,
        at: verb.at,
        part: "verb",
        escalates: `${verb.value} on ${resource.value === "*" ? "every resource" : resource.value}`,
      };
  }
  return undefined;
}

/** Verbs `*` on built-in resources, or every resource of a group in which everything lies, with a verb that writes. */
function wildcardOf({ verbs, groups, resources }: PolicyRule): Reach | undefined {
  const anyVerb = has(verbs, "*");
  const anyResource = has(resources, "*");
  if (anyVerb && anyResource) {
    const group = groups.find(({ value }) => isBuiltInGroup(value));
    return (
      group && {
        reach: "wildcard",
        because: `verbs "*" on every resource of ${groupName(group.value)}`,
        at: anyVerb.at,
        part: "verb",
      }
    );
  }
  if (anyVerb) {
    const resource = resources.find(({ value }) => groups.some((group) => isBuiltIn(group.value, value)));
    return (
      resource && {
        reach: "wildcard",
        because: `verbs "*" on ${resource.value}`,
        at: anyVerb.at,
        part: "verb",
      }
    );
  }
  if (!anyResource) return undefined;
  const writes = verbs.filter(({ value }) => WRITES.includes(value)).map(({ value }) => value);
  const group = groups.find(({ value }) => value === "*" || value === "");
  if (writes.length === 0 || !group) return undefined;
  const because = `${writes.join(", ")} on every resource of ${groupName(group.value)}`;
  return { reach: "wildcard", because, at: anyResource.at, part: "resource" };
}

/** What leads to secrets, to other identities or to more rights: group, resource, verbs and the words for it. */
const ELEVATED: readonly (readonly [
  group: string,
  resource: string,
  verbs: readonly string[],
  why: string,
])[] = [
  ["", "secrets", READS, "reads Secrets"],
  ["", "secrets", WRITES, "writes Secrets"],
  ["", "serviceaccounts/token", ["create"], "issues tokens of ServiceAccounts"],
  ["", "serviceaccounts", WRITES, "changes ServiceAccounts"],
  ["", "pods/exec", ["create", "get"], "runs commands in pods"],
  ["", "pods/attach", ["create", "get"], "attaches to pods"],
  ["", "nodes/proxy", [...READS, ...WRITES], "reaches the kubelet of every node"],
  [RBAC, "roles", WRITES, "changes permissions"],
  [RBAC, "clusterroles", WRITES, "changes permissions"],
  [RBAC, "rolebindings", WRITES, "changes permissions"],
  [RBAC, "clusterrolebindings", WRITES, "changes permissions"],
  ["certificates.k8s.io", "certificatesigningrequests/approval", WRITES, "approves certificates"],
  ["admissionregistration.k8s.io", "mutatingwebhookconfigurations", WRITES, "rewrites what others apply"],
  [
    "admissionregistration.k8s.io",
    "validatingwebhookconfigurations",
    WRITES,
    "decides what others may apply",
  ],
];

function elevatedOf({ verbs, groups, resources }: PolicyRule): Reach | undefined {
  for (const [group, resource, which, why] of ELEVATED) {
    const what = oneOf(resources, [resource, "*"]);
    const how = oneOf(verbs, [...which, "*"]);
    if (what && how && oneOf(groups, [group, "*"])) return { reach: "elevated", because: why, at: what.at };
  }
  return undefined;
}

function narrow({ verbs, resources, urls, names, at }: PolicyRule): Reach {
  const place = (resources[0] ?? urls[0] ?? verbs[0])?.at ?? at;
  if (names.length > 0) return { reach: "narrow", because: "single named objects", at: place };
  const write = oneOf(verbs, [...WRITES, "*"]);
  return {
    reach: "narrow",
    because: write ? "writes resources without wider reach" : "only reads",
    at: place,
  };
}

const has = (list: readonly Sourced<string>[], value: string): Sourced<string> | undefined =>
  list.find((one) => one.value === value);

const oneOf = (list: readonly Sourced<string>[], values: readonly string[]): Sourced<string> | undefined =>
  list.find((one) => values.includes(one.value));

const groupName = (group: string): string =>
  group === "" ? "the core API group" : group === "*" ? "every API group" : `the API group ${group}`;
