/** Roles and bindings: how far each right reaches, where it is told, and what is nobody's fault. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { factsOf, said } from "./facts-as-text.ts";

const role = (rule: string, kind = "ClusterRole", metadata = "name: r"): string =>
  `
apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata: { ${metadata} }
rules:
- ${rule}
`;

const scopeOf = (document: string): string => said(document).split("\n").slice(1).join("\n").trim();

const reaches = (name: string, document: string, scope: string): void => {
  test(name, () => assert.equal(scopeOf(document), scope));
};

reaches(
  "every verb on every resource of every group is an administrator's right, told at the verb",
  role('{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }'),
  'admin k8s:* * [5:49 "*"]: verbs "*" on every resource of every API group',
);
reaches(
  "so it is in a namespaced Role",
  role('{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }', "Role", "name: r, namespace: shop"),
  'admin k8s:* *@ns/shop [5:49 "*"]: verbs "*" on every resource of every API group',
);
reaches(
  "verbs * on a built-in resource are a wildcard",
  role('{ apiGroups: ["apps"], resources: [deployments], verbs: ["*"] }'),
  'wildcard k8s:* deployments.apps [5:60 "*"]: verbs "*" on deployments',
);
reaches(
  "verbs * on every core resource are a wildcard",
  role('{ apiGroups: [""], resources: ["*"], verbs: ["*"] }'),
  'wildcard k8s:* * [5:48 "*"]: verbs "*" on every resource of the core API group',
);
reaches(
  "writing every resource is a wildcard, told at the resource",
  role('{ apiGroups: ["*"], resources: ["*"], verbs: [get, patch, delete] }'),
  'wildcard k8s:get,patch,delete * [5:35 "*"]: patch, delete on every resource of every API group',
);

for (const [name, rule] of [
  ["a read-only wildcard", '{ apiGroups: [apps], resources: ["*"], verbs: [get, list, watch] }'],
  ["an operator's own group", '{ apiGroups: [acme.example], resources: ["*"], verbs: ["*"] }'],
  ["a custom resource in any group", '{ apiGroups: ["*"], resources: [widgets], verbs: ["*"] }'],
  ["subresources", '{ apiGroups: ["*"], resources: ["*/scale", "pods/status"], verbs: ["*"] }'],
  ["leases", '{ apiGroups: [coordination.k8s.io], resources: [leases], verbs: ["*"] }'],
  ["events", '{ apiGroups: ["", events.k8s.io], resources: [events], verbs: ["*"] }'],
  ["a resource of another group", '{ apiGroups: [""], resources: [deployments], verbs: ["*"] }'],
  ["named objects", '{ apiGroups: [""], resources: [configmaps], resourceNames: [lock], verbs: ["*"] }'],
  [
    "bind with resourceNames",
    "{ apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], resourceNames: [view], verbs: [bind] }",
  ],
  ["paths outside the API", '{ nonResourceURLs: ["*"], verbs: ["*"] }'],
  ["an empty rule", "{}"],
  ["plain reading", "{ apiGroups: [apps], resources: [deployments], verbs: [get] }"],
] as const)
  test(`${name} is narrow`, () => assert.match(scopeOf(role(rule)), /^narrow /));

for (const [name, rule, why] of [
  ["reading Secrets", '{ apiGroups: [""], resources: [pods, secrets], verbs: [get] }', "reads Secrets"],
  ["reading everything", '{ apiGroups: ["*"], resources: ["*"], verbs: [get, list] }', "reads Secrets"],
  [
    "writing roles",
    "{ apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [create] }",
    "changes permissions",
  ],
  [
    "escalating",
    "{ apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [escalate] }",
    "changes permissions",
  ],
  ["impersonating", '{ apiGroups: [""], resources: [users], verbs: [impersonate] }', "impersonates others"],
  [
    "issuing tokens",
    '{ apiGroups: [""], resources: [serviceaccounts/token], verbs: [create] }',
    "issues tokens of ServiceAccounts",
  ],
  [
    "running commands",
    '{ apiGroups: [""], resources: [pods/exec], verbs: [create] }',
    "runs commands in pods",
  ],
] as const)
  test(`${name} is elevated`, () => {
    const scope = scopeOf(role(rule));
    assert.match(scope, /^elevated /);
    assert.ok(scope.endsWith(`: ${why}`), scope);
  });

const everything = '{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }';
for (const [name, metadata] of [
  ["a role of Kubernetes itself", '"name": "system:controller:x"'],
  ["a bootstrap role", "name: r, labels: { kubernetes.io/bootstrapping: rbac-defaults }"],
  [
    "a part of an aggregated role",
    'name: r, labels: { rbac.authorization.k8s.io/aggregate-to-admin: "true" }',
  ],
] as const)
  test(`${name} is not accused`, () =>
    assert.match(scopeOf(role(everything, "ClusterRole", metadata)), /^elevated /));

test("the rules of an aggregated role count for nothing", () => {
  const document = `${role(everything)}aggregationRule:\n  clusterRoleSelectors: [{ matchLabels: { a: b } }]\n`;
  assert.equal(scopeOf(document), "");
});

const binding = (kind: string, ref: string, subjects: string, more = ""): string =>
  `
apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata: { name: b, namespace: shop${more} }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${ref} }
subjects: [${subjects}]
`;

const BOT = "{ kind: ServiceAccount, name: bot, namespace: ci }";
const PERSON = "{ kind: User, name: ada }";
const TEAM = "{ kind: Group, name: platform }";

for (const [name, kind, ref, subjects, expected] of [
  ["cluster-admin of an account", "ClusterRoleBinding", "cluster-admin", BOT, "admin"],
  ["cluster-admin of an account in one namespace", "RoleBinding", "cluster-admin", BOT, "admin"],
  [
    "cluster-admin of people and an account",
    "ClusterRoleBinding",
    "cluster-admin",
    `${TEAM}, ${BOT}`,
    "admin",
  ],
  [
    "cluster-admin of an account written as a user",
    "ClusterRoleBinding",
    "cluster-admin",
    '{ kind: User, name: "system:serviceaccount:ci:bot" }',
    "admin",
  ],
  [
    "cluster-admin of everybody",
    "ClusterRoleBinding",
    "cluster-admin",
    '{ kind: Group, name: "system:authenticated" }',
    "admin",
  ],
  [
    "cluster-admin of all accounts",
    "ClusterRoleBinding",
    "cluster-admin",
    '{ kind: Group, name: "system:serviceaccounts:ci" }',
    "admin",
  ],
  ["admin in the whole cluster", "ClusterRoleBinding", "admin", BOT, "admin"],
  ["admin in a namespace", "RoleBinding", "admin", BOT, "elevated"],
  ["edit", "ClusterRoleBinding", "edit", BOT, "elevated"],
  ["view", "ClusterRoleBinding", "view", BOT, "narrow"],
  ["cluster-admin of people", "ClusterRoleBinding", "cluster-admin", `${PERSON}, ${TEAM}`, "elevated"],
  ["cluster-admin of nobody", "ClusterRoleBinding", "cluster-admin", "", "elevated"],
  ["a role of one's own", "ClusterRoleBinding", "shop-reader", BOT, "narrow"],
] as const)
  test(`${name}: ${expected}`, () =>
    assert.match(scopeOf(binding(kind, ref, subjects)), new RegExp(`^${expected} `)));

test("a binding is told at the name of its role, with the account that holds it", () => {
  assert.equal(
    said(binding("ClusterRoleBinding", "cluster-admin", `${TEAM}, ${BOT}`)),
    `ClusterRoleBinding "shop/b" for k8s:ServiceAccount/ci/bot
  admin k8s:cluster-admin@cluster [4:74 cluster-admin]: cluster-admin in the whole cluster for ServiceAccount ci/bot`,
  );
});

test("an account without namespace in a RoleBinding stands in the binding's own", () => {
  const document = binding("RoleBinding", "edit", "{ kind: ServiceAccount, name: bot }");
  assert.match(said(document), /for k8s:ServiceAccount\/shop\/bot\n {2}elevated k8s:edit@ns\/shop /);
});

test("the end noted on a binding is the grant's end", () => {
  const document = binding("RoleBinding", "edit", BOT, ", annotations: { nhi/expires: 2026-11-01 }");
  assert.match(said(document), /expires 2026-11-01\n/);
});

const escalations = (document: string): readonly (string | undefined)[] =>
  factsOf(document).flatMap(({ grants }) =>
    grants.flatMap(({ scopes }) =>
      scopes.map(({ escalates, at }) => escalates && `${escalates} at ${at.in.text.slice(at.start, at.end)}`),
    ),
  );

const RBAC = "apiGroups: [rbac.authorization.k8s.io]";
for (const [name, rule, expected] of [
  ["escalate", `{ ${RBAC}, resources: [roles], verbs: [get, escalate] }`, "escalate on roles at escalate"],
  ["bind", `{ ${RBAC}, resources: ["*"], verbs: [bind] }`, "bind on every resource at bind"],
  [
    "bind with names",
    `{ ${RBAC}, resources: [clusterroles], resourceNames: [view], verbs: [bind] }`,
    undefined,
  ],
  [
    "impersonate",
    '{ apiGroups: [""], resources: [groups], verbs: [impersonate] }',
    "impersonate on groups at impersonate",
  ],
  ["writing roles", `{ ${RBAC}, resources: [roles], verbs: [create, update] }`, undefined],
  ["bind in another group", "{ apiGroups: [acme.example], resources: [roles], verbs: [bind] }", undefined],
] as const)
  test(`${name}: what it widens`, () => assert.deepEqual(escalations(role(rule)), [expected]));

test("a part of an aggregated role widens nothing", () => {
  const labels = 'name: r, labels: { rbac.authorization.k8s.io/aggregate-to-edit: "true" }';
  const rule = '{ apiGroups: [""], resources: [serviceaccounts], verbs: [impersonate] }';
  assert.deepEqual(escalations(role(rule, "ClusterRole", labels)), [undefined]);
});

test("where an administrator's right ends", () => {
  const bounds = (text: string) =>
    factsOf(text).flatMap(({ grants }) =>
      grants.flatMap(({ scopes }) => scopes.map(({ bounded }) => bounded)),
    );
  const all = '{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }';
  assert.deepEqual(bounds(role(all, "Role")), ["one namespace"]);
  assert.deepEqual(bounds(role(all)), [undefined]);
  assert.deepEqual(bounds(binding("RoleBinding", "cluster-admin", BOT)), ["one namespace"]);
  assert.deepEqual(bounds(binding("ClusterRoleBinding", "cluster-admin", BOT)), [undefined]);
});

const recipients = (kind: string, subjects: string): readonly string[] =>
  factsOf(binding(kind, "edit", subjects)).flatMap(({ grants }) =>
    grants.flatMap(({ recipients: all, gives }) => [
      `gives in ${gives?.place}`,
      ...(all ?? []).map(
        ({ whom, ref, place, at }) => `${whom} ${ref} ${place} ${at.in.text.slice(at.start, at.end)}`,
      ),
    ]),
  );

test("recipients are told apart, each at its name", () =>
  assert.deepEqual(
    recipients(
      "RoleBinding",
      `${BOT}, { kind: ServiceAccount, name: default }, ${PERSON}, ${[
        "system:authenticated",
        "system:serviceaccounts",
        "system:serviceaccounts:ci",
      ]
        .map((name) => `{ kind: Group, name: "${name}" }`)
        .join(", ")}, { kind: User, name: "system:serviceaccount:ci:default" }`,
    ),
    [
      "gives in ns/shop",
      "account k8s:ServiceAccount/ci/bot ns/ci bot",
      "default-account k8s:ServiceAccount/shop/default ns/shop default",
      "person ada undefined ada",
      'everyone system:authenticated undefined "system:authenticated"',
      'every-account system:serviceaccounts undefined "system:serviceaccounts"',
      'every-account system:serviceaccounts:ci ns/ci "system:serviceaccounts:ci"',
      'default-account k8s:ServiceAccount/ci/default ns/ci "system:serviceaccount:ci:default"',
    ],
  ));

test("a ClusterRoleBinding holds in no namespace, even where one is written on it", () =>
  assert.equal(recipients("ClusterRoleBinding", PERSON)[0], "gives in undefined"));
