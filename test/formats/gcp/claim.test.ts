/** What is a file of Google Cloud, told by the head alone; and nothing throws, whatever stands there. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { recognise } from "../../../server/src/formats/gcp/claim.ts";
import { factsOf } from "../../harness/facts-text.ts";

for (const [expected, name, head] of [
  [
    "connector",
    "an account of Config Connector",
    "apiVersion: iam.cnrm.cloud.google.com/v1beta1\nkind: IAMServiceAccount\n",
  ],
  [
    "connector",
    "the kind first",
    "kind: IAMPolicyMember\nmetadata: { name: x }\napiVersion: iam.cnrm.cloud.google.com/v1beta1\n",
  ],
  [
    "connector",
    "JSON of Config Connector",
    '{ "apiVersion": "iam.cnrm.cloud.google.com/v1beta1", "kind": "IAMPolicy" }',
  ],
  [
    "policy",
    "a policy in YAML",
    "bindings:\n- members:\n  - user:ada@acme.example\n  role: roles/viewer\netag: BwX\n",
  ],
  [
    "policy",
    "a policy in JSON",
    '{ "bindings": [ { "role": "roles/viewer", "members": [] } ], "etag": "BwX" }',
  ],
  [
    "factory",
    "a project with roles",
    "parent: x\nservices: [compute.googleapis.com]\niam:\n  roles/viewer:\n    - group:a@b.example\n",
  ],
  [
    "factory",
    "a project with accounts",
    "services:\n  - compute.googleapis.com\nservice_accounts:\n  bot: {}\n",
  ],
  [
    "factory",
    "an organisation by principals",
    "id: $defaults:organization/id\niam_by_principals:\n  $iam_principals:admins:\n    - roles/owner\n",
  ],
  [
    undefined,
    "another object of Config Connector",
    "apiVersion: storage.cnrm.cloud.google.com/v1beta1\nkind: StorageBucket\n",
  ],
  [
    undefined,
    "an object that only names the group",
    "apiVersion: v1\nkind: ConfigMap\ndata: { a: iam.cnrm.cloud.google.com/v1beta1 }\n",
  ],
  [undefined, "a role of Kubernetes", "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\n"],
  [undefined, "key bindings of an editor", '{ "bindings": [ { "key": "ctrl+a", "command": "all" } ] }'],
  [undefined, "bindings of something else", "bindings:\n  - exchange: orders\n    role: consumer\n"],
  [
    undefined,
    "bindings deeper down",
    '{ "policy": { "bindings": [ { "role": "roles/viewer", "members": [] } ] } }',
  ],
  [
    undefined,
    "permissions of a Serverless service",
    "service: shop\nprovider:\n  name: aws\n  iam:\n    role: x\n",
  ],
  [undefined, "accounts of an ordinary program", "service_accounts:\n  - name: bot\nlog_level: info\n"],
  [
    undefined,
    "what Terraform expects in a test",
    "values:\n  google_project_iam_binding.x:\n    role: roles/owner\n    members: [user:a@b.example]\n",
  ],
  [undefined, "nothing", ""],
] as const)
  test(`${name}: ${expected ?? "none"}`, () => assert.equal(recognise(head), expected));

const SAMPLES = [
  [
    "policy.yaml",
    `bindings: # nhi: review=90d
- members: &m
  - serviceAccount:ci-bot@acme.iam.gserviceaccount.com
  - allUsers
  role: roles/editor # nhi: expires=2026-12-01
- role: roles/owner
  members: *m
  condition: { title: x, expression: 'request.time < timestamp("2026-08-01T00:00:00Z") && true' }
`,
  ],
  [
    "projects/shop.yaml",
    `services: [compute.googleapis.com]
labels: { team: payments }
service_accounts:
  bot: { iam_self_roles: [roles/editor], iam_project_roles: { other: [roles/owner] } }
iam_bindings:
  b: { role: roles/owner, members: ["$iam_principals:service_accounts/shop/bot"], condition: { expression: x } }
iam_by_principals: { "group:a@b.example": [roles/viewer] }
`,
  ],
  [
    "bot.yaml",
    `apiVersion: iam.cnrm.cloud.google.com/v1beta1
kind: IAMPartialPolicy
metadata: { name: p, namespace: shop, labels: { owner: x } }
spec: { resourceRef: { kind: Project, name: p }, bindings: [{ role: roles/owner, members: [{ memberFrom: { serviceAccountRef: { name: bot } } }] }] }
`,
  ],
  ["policy.json", `{ "bindings": [ { "members": [ "allUsers" ], "role": "roles/editor" } ], "version": 1 }`],
] as const;

test("every prefix of a document gives facts without throwing, and every place lies in the text", () => {
  for (const [path, text] of SAMPLES)
    for (let end = 0; end <= text.length; end++)
      for (const { segment, grants, identities } of factsOf(path, text.slice(0, end)))
        for (const { start, end: stop } of [
          ...identities.map(({ id }) => id.at),
          ...grants.flatMap(({ scopes }) => scopes.map(({ at }) => at)),
        ])
          assert.ok(start >= 0 && start <= stop && stop <= segment.text.length);
});

test("values of the wrong shape are skipped", () => {
  const shapes = ["", "~", "12", "[]", "{}", "[[x]]", "{ a: { b: c } }", "*nowhere", "$" + "{x}"];
  for (const shape of shapes) {
    for (const key of ["metadata", "spec"])
      for (const kind of [
        "IAMServiceAccount",
        "IAMServiceAccountKey",
        "IAMPolicy",
        "IAMPolicyMember",
        "IAMCustomRole",
      ])
        factsOf(
          "a.yaml",
          `apiVersion: iam.cnrm.cloud.google.com/v1beta1\nkind: ${kind}\nmetadata: { name: x }\n${key}: ${shape}\n`,
        );
    for (const key of [
      "iam",
      "iam_bindings",
      "iam_by_principals",
      "service_accounts",
      "automation",
      "labels",
    ])
      factsOf("a.yaml", `services: [a.googleapis.com]\nservice_accounts:\n  a: {}\n${key}: ${shape}\n`);
    for (const key of ["role", "members", "condition"])
      factsOf(
        "a.yaml",
        `bindings:\n- role: roles/viewer\n  members: [user:a@b.example]\n  ${key}: ${shape}\n`,
      );
  }
});

test("five megabytes cost no more than their text", () => {
  const binding =
    "- members:\n  - serviceAccount:ci-bot@acme.iam.gserviceaccount.com # nhi: review=90d\n  role: roles/editor\n";
  const start = performance.now();
  const [facts] = factsOf("policy.yaml", `bindings:\n${binding.repeat(50_000)}`);
  assert.equal(facts?.grants.length, 50_000);
  assert.ok(performance.now() - start < 20_000);
});
