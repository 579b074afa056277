/** The small story that every format tells: ci-bot, owned by payments through its surroundings, with one broad right and one credential from 2026-06-01. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fixesOf, verdictsOf, workspaceOf } from "../../harness/pipeline.ts";

const CONNECTOR = `apiVersion: v1
kind: Namespace
metadata: { name: payments, labels: { team: payments } }
---
apiVersion: iam.cnrm.cloud.google.com/v1beta1
kind: IAMServiceAccount
metadata:
  name: ci-bot
  namespace: payments
  annotations:
    nhi/rotated: "2026-06-01"
---
apiVersion: iam.cnrm.cloud.google.com/v1beta1
kind: IAMPolicyMember
metadata: { name: ci-bot-editor, namespace: payments }
spec:
  resourceRef: { kind: Project, external: projects/acme-prod }
  role: roles/editor # all of it
  memberFrom: { serviceAccountRef: { name: ci-bot } }
`;

const FACTORY = `labels: { team: payments }
services: [compute.googleapis.com]
service_accounts:
  ci-bot: # nhi: rotated=2026-06-01
    iam_self_roles:
      - roles/editor # all of it
`;

for (const [path, text] of [
  ["config/ci-bot.yaml", CONNECTOR],
  ["data/projects/shop.yaml", FACTORY],
] as const) {
  test(`${path}: the findings, and who owns the account`, () => {
    const workspace = workspaceOf([{ path, text }]);
    assert.deepEqual(
      verdictsOf(workspace)
        .map(({ finding, level }) => `${level} ${finding.rule}`)
        .sort(),
      ["information rotation-stale", "warning scope-admin"],
    );
    const [identity] = workspace.uris
      .flatMap((uri) => workspace.facts(uri))
      .flatMap(({ identities }) => identities);
    assert.ok(identity);
    const owned = workspace.world.ownership(identity);
    assert.ok(owned.is === "owned");
    assert.deepEqual([owned.answer.owner.value, owned.answer.rung], ["payments", 4]);
  });

  test(`${path}: a fix writes one place and leaves the rest as it was`, () => {
    const workspace = workspaceOf([{ path, text }]);
    const broad = verdictsOf(workspace).find(({ finding }) => finding.rule === "scope-admin");
    assert.ok(broad);
    const [fix] = fixesOf(workspace, broad);
    assert.ok(fix && !("refused" in fix.result));
    assert.equal(fix.result[0]?.text, text.replace("roles/editor #", "view #"));
  });
}

test("a manifest that binds the account owns it", () => {
  const workspace = workspaceOf([
    { path: "policy.yaml", text: CONNECTOR.slice(CONNECTOR.indexOf("apiVersion: iam")) },
    {
      path: "nhi.yaml",
      text: "nhi: 1\nidentities:\n  ci-bot:\n    type: service-account\n    owner: payments\n    purpose: Builds\n    bind: [gcp:service-account/ci-bot]\n",
    },
  ]);
  const rules = verdictsOf(workspace).map(({ finding }) => finding.rule);
  assert.ok(!rules.includes("owner-missing"), rules.join(" "));
});

test("access that has ended is told at its date", () => {
  const text = `bindings:
- role: roles/viewer
  members: ["user:ada@acme.example"]
  condition: { title: t, expression: request.time < timestamp("2026-08-01T00:00:00Z") }
`;
  const workspace = workspaceOf([{ path: "policy.yaml", text }]);
  const [verdict, ...others] = verdictsOf(workspace);
  assert.ok(verdict && others.length === 0);
  assert.equal(verdict.finding.rule, "grant-expired");
  const { start, end } = verdict.finding.at;
  assert.equal(text.slice(start, end), "2026-08-01T00:00:00Z");
});

test("everybody who gets more than reading, and a key without an end", () => {
  const rules = (text: string) =>
    verdictsOf(workspaceOf([{ path: "a.yaml", text }])).map(
      ({ finding, level }) => `${level} ${finding.rule}`,
    );
  const open = (role: string): string => `bindings:\n- role: ${role}\n  members: [allUsers]\n`;
  assert.deepEqual(rules(open("roles/storage.objectViewer")), []);
  assert.deepEqual(rules(open("roles/run.invoker")), []);
  assert.deepEqual(rules(open("roles/secretmanager.secretAccessor")), ["error scope-broad-group"]);
  assert.deepEqual(rules(open("roles/editor")), ["error scope-admin"]);
  assert.deepEqual(
    rules(
      "apiVersion: iam.cnrm.cloud.google.com/v1beta1\nkind: IAMServiceAccountKey\nmetadata: { name: k }\nspec: { serviceAccountRef: { name: bot } }\n",
    ),
    ["warning credential-long-lived"],
  );
});
