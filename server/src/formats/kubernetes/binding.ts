/** RoleBindings and ClusterRoleBindings: who is given which role, and how far the roles reach that every cluster has. */

import type { Grant, Recipient, Scope } from "../../model/facts.ts";
import { type Field, present, type Sourced, UNSAYABLE } from "../../model/field.ts";
import type { Notes } from "../notes.ts";
import { anchorOf, itemsOf, placeAt } from "../place.ts";
import { word } from "../word.ts";
import { BUILT_IN_ROLES } from "./builtin.ts";
import { grantOf, ONE_NAMESPACE, scopeOf } from "./grant.ts";
import { accountRef } from "./identity.ts";
import type { KubeObject } from "./object.ts";

interface Subject {
  readonly ref: Sourced<string>;
  readonly title: string;
  /** A machine, or everybody who has signed in, machines included. */
  readonly machine: boolean;
  /** A user or group of the organisation: what begins with `system:` is Kubernetes' own. */
  readonly person: boolean;
  readonly recipient: Recipient;
}

export function binding(object: KubeObject, notes: Notes): Grant {
  const subjects = itemsOf(placeAt(object.root, "subjects")).flatMap((item): readonly Subject[] => {
    const [kind, name] = [word(placeAt(item, "kind")), word(placeAt(item, "name"))];
    return kind && name
      ? [subjectOf(kind.value, name, word(placeAt(item, "namespace"))?.value ?? object.namespace?.value)]
      : [];
  });
  const grant = grantOf(object, notes, subjectField(subjects), scopesOf(object, subjects));
  return {
    ...grant,
    recipients: subjects.map(({ recipient }) => recipient),
    gives: givenBy(object, subjects),
  };
}

function givenBy(object: KubeObject, subjects: readonly Subject[]): Grant["gives"] {
  const ref = placeAt(object.root, "roleRef");
  const [kind, name] = [word(placeAt(ref, "kind")), word(placeAt(ref, "name"))];
  if (!kind || !name) return undefined;
  const to = subjects.some(({ person }) => !person) ? "machines" : subjects.length > 0 ? "people" : "nobody";
  // A ClusterRoleBinding holds everywhere, whatever namespace somebody wrote on it.
  const inside = kindOf(object) === "RoleBinding" ? object.namespace : undefined;
  const place = inside && `ns/${inside.value}`;
  return { ref: `k8s:${kind.value}/${name.value}`, place, to };
}

const ACCOUNT = /^system:serviceaccount:([^:]+):(.+)$/;
const EVERYONE = /^system:(authenticated|unauthenticated|anonymous)$/;
const EVERY_ACCOUNT = /^system:serviceaccounts(?::(.+))?$/;

const kindOf = ({ kind }: KubeObject): string => kind.value;

function subjectOf(kind: string, name: Sourced<string>, namespace: string | undefined): Subject {
  const user = kind === "User" ? ACCOUNT.exec(name.value) : undefined;
  if (kind === "ServiceAccount" || user) {
    const account = user?.[2] ?? name.value;
    const place = user?.[1] ?? namespace;
    const value = accountRef(account, place);
    return {
      ref: { value, at: name.at },
      title: `ServiceAccount ${value.replace(/^[^/]*\//, "")}`,
      machine: true,
      person: false,
      recipient: {
        at: name.at,
        ref: value,
        whom: account === "default" ? "default-account" : "account",
        place: place && `ns/${place}`,
      },
    };
  }
  const accounts = EVERY_ACCOUNT.exec(name.value);
  const whom = accounts ? "every-account" : EVERYONE.test(name.value) ? "everyone" : "person";
  return {
    ref: { value: `k8s:${kind}/${name.value}`, at: name.at },
    title: `${kind} ${name.value}`,
    machine: whom !== "person",
    person: (kind === "User" || kind === "Group") && !name.value.startsWith("system:"),
    recipient: { at: name.at, ref: name.value, whom, place: accounts?.[1] && `ns/${accounts[1]}` },
  };
}

/** The subject, where there is one; of several the first machine, because its rights are what the rules are about. */
function subjectField(subjects: readonly Subject[]): Field<string> {
  const one = subjects.find(({ machine }) => machine) ?? subjects[0];
  return one ? present(one.ref.value, one.ref.at) : UNSAYABLE;
}

function scopesOf(object: KubeObject, subjects: readonly Subject[]): readonly Scope[] {
  const ref = placeAt(object.root, "roleRef");
  const name = word(placeAt(ref, "name"));
  if (!name) return [];
  const everywhere = object.kind.value === "ClusterRoleBinding";
  const builtIn = word(placeAt(ref, "kind"))?.value !== "Role" && BUILT_IN_ROLES.has(name.value);
  const place = everywhere ? "cluster" : object.namespace ? `ns/${object.namespace.value}` : "ns";
  const reach = builtIn ? builtInReach(name.value, everywhere, subjects) : ROLE;
  const bounded = everywhere ? undefined : ONE_NAMESPACE;
  return [scopeOf(`k8s:${name.value}@${place}`, { ...reach, at: name.at, bounded }, anchorOf(ref))];
}

interface Told {
  readonly reach: Scope["reach"];
  readonly because: string;
}

const ROLE: Told = { reach: "narrow", because: "what it gives is written in the role" };

/** People who hold an administrator's role are no machine's scope; whether they may is a question of access. */
function builtInReach(name: string, everywhere: boolean, subjects: readonly Subject[]): Told {
  if (name === "view") return { reach: "narrow", because: "only reads, without Secrets" };
  const where = everywhere ? "in the whole cluster" : "in the namespace";
  const machine = subjects.find((subject) => subject.machine);
  const admin = name === "cluster-admin" || (name === "admin" && everywhere);
  if (admin && machine) return { reach: "admin", because: `${name} ${where} for ${machine.title}` };
  if (admin) return { reach: "elevated", because: `${name} ${where}, held by people` };
  return { reach: "elevated", because: `${name} ${where} reaches Secrets and ServiceAccounts` };
}
