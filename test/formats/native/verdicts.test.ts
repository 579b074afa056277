/** The manifests through the whole core: the fixtures are quiet, the examples show what they are there to show. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { verdictsOf, workspaceOf } from "../../harness/pipeline.ts";

const examples = new URL("../../../examples/northlight/", import.meta.url);
const read = (name: string, base: URL | string = new URL("fixtures/", import.meta.url)): string =>
  readFileSync(new URL(name, base), "utf8");

/** The rules about the base of a manifest; those about its operating model have tests of their own. */
const BASE: ReadonlySet<string> = new Set([
  "credential-expired",
  "credential-expiry-far",
  "credential-no-expiry",
  "credential-plaintext",
  "credential-store-unapproved",
  "date-future",
  "date-invalid",
  "date-placeholder",
  "grant-approver-missing",
  "grant-expired",
  "grant-self-approved",
  "grant-self-audited",
  "grant-standing",
  "grant-too-long",
  "grant-unjustified",
  "identity-duplicate",
  "manifest-shape",
  "manifest-syntax",
  "owner-disbanded",
  "owner-missing",
  "owner-placeholder",
  "owner-unknown",
  "purpose-missing",
  "reference-unknown",
  "review-cadence-missing",
  "review-overdue",
  "rotation-due",
  "rotation-interval-long",
  "rotation-policy-missing",
  "rotation-stale",
  "scope-admin",
  "scope-wildcard",
  "sponsor-missing",
]);

const aboveHint = (pages: readonly { readonly path: string; readonly text: string }[]): readonly string[] =>
  verdictsOf(workspaceOf(pages))
    .filter(({ level, rule }) => level !== "hint" && BASE.has(rule.id))
    .map(({ finding, message }) => `${finding.rule}: ${message}`);

test("the start-up and the mid-size company have nothing above a hint", () => {
  for (const path of ["startup.nhi.yaml", "mid-size.nhi.yaml"])
    assert.deepEqual(aboveHint([{ path, text: read(path) }]), []);
});

test("the bank has one finding above a hint: a disbanded owner", () => {
  const found = aboveHint([
    { path: "identity/.nhi/hub.nhi.yaml", text: read("bank/hub.nhi.yaml") },
    { path: "cards/cards.nhi.yaml", text: read("bank/cards.nhi.yaml") },
  ]);
  assert.deepEqual(found, [
    'owner-disbanded: Identity "newbank-batch" is owned by "newbank", a team that is disbanded',
  ]);
});

const pages = readdirSync(examples, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /\.ya?ml$|CODEOWNERS$/.test(path))
  .map((path) => ({ path, text: read(path, examples) }));

test("the examples show many rules, each once or twice", () => {
  const counts = new Map<string, number>();
  for (const { finding } of verdictsOf(workspaceOf(pages)))
    counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
  for (const rule of [
    "owner-missing",
    "owner-disbanded",
    "owner-unknown",
    "manifest-shape",
    "rotation-stale",
    "date-invalid",
    "date-future",
    "credential-expired",
    "credential-plaintext",
    "credential-store-unapproved",
    "scope-admin",
    "scope-wildcard",
    "grant-self-approved",
    "grant-approver-missing",
    "grant-too-long",
    "grant-standing",
    "grant-expired",
    "review-overdue",
    "sponsor-missing",
    "purpose-missing",
  ])
    assert.ok(counts.has(rule), rule);
  for (const [rule, count] of counts) assert.ok(count <= 2, `${rule} ${count}`);
});

test("the entries of the examples that are said to be well are well", () => {
  const found = verdictsOf(workspaceOf(pages)).map(({ finding, message }) => `${finding.rule}: ${message}`);
  for (const well of [
    "card-settlement",
    "deploy-web",
    "recipe-helper",
    "team:platform",
    "cluster-down",
    "payments/settlement",
  ])
    assert.deepEqual(
      found.filter((one) => one.includes(well)),
      [],
    );
});
