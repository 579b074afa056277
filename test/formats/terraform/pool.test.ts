/** Workload identity pools: a shared issuer without a condition lets in everybody whom it signs for. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { verdictsOf, workspaceOf } from "../../harness/pipeline.ts";
import { said } from "./facts-as-text.ts";

const GITHUB = 'issuer_uri = "https://token.actions.githubusercontent.com"';
const pool = (issuer: string, ...lines: readonly string[]): string =>
  `resource "google_iam_workload_identity_pool_provider" "ci" {\n${lines.map((line) => `  ${line}\n`).join("")}  oidc {\n    ${issuer}\n  }\n}\n`;
const rules = (text: string): readonly string[] =>
  verdictsOf(workspaceOf([{ path: "main.tf", text }])).map(({ finding }) => finding.rule);

test("no condition on the tokens of a shared issuer", () => {
  assert.equal(
    said(pool(GITHUB)),
    'Trust of google_iam_workload_identity_pool_provider "ci": anybody [1 "ci"]: no attribute_condition on the tokens of a shared issuer',
  );
  assert.deepEqual(rules(pool(GITHUB)), ["scope-trust-unbounded"]);
  assert.deepEqual(rules(pool(GITHUB, 'attribute_condition = "true"')), ["scope-trust-unbounded"]);
});

for (const [name, text] of [
  ["a condition", pool(GITHUB, "attribute_condition = \"assertion.repository_owner == 'acme'\"")],
  ["a condition that is computed", pool(GITHUB, "attribute_condition = var.condition")],
  ["an issuer of one's own", pool('issuer_uri = "https://oidc.acme.example"')],
  [
    "a cluster's issuer",
    pool('issuer_uri = "https://container.googleapis.com/v1/projects/p/locations/l/clusters/c"'),
  ],
  ["an issuer that is computed", pool("issuer_uri = var.issuer")],
  [
    "an account of another cloud",
    'resource "google_iam_workload_identity_pool_provider" "x" {\n  aws { account_id = "111122223333" }\n}\n',
  ],
] as const)
  test(`silent: ${name}`, () => assert.deepEqual(rules(text), []));

test("what a pool lets in is a machine, and people of a workforce are not", () => {
  const owner = (member: string): string =>
    said(
      `resource "google_project_iam_member" "x" {\n  project = "p"\n  role = "roles/owner"\n  member = "${member}"\n}\n`,
    );
  const at = "principalSet://iam.googleapis.com";
  assert.match(
    owner(`${at}/projects/1/locations/global/workloadIdentityPools/ci/*`),
    /admin gcp:roles\/owner/,
  );
  assert.match(owner(`${at}/\${google_iam_workload_identity_pool.ci.name}/*`), /admin gcp:roles\/owner/);
  assert.match(owner(`${at}/locations/global/workforcePools/staff/*`), /elevated gcp:roles\/owner/);
});
