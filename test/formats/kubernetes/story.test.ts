/** The small story that every format tells: `ci-bot` of payments has one broad right and one credential from 2026-06-01; its Namespace names the owner. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { formatDay } from "../../../server/src/model/day.ts";
import { valueOf } from "../../../server/src/model/field.ts";
import { fixesOf, verdictsOf, workspaceOf } from "../../harness/pipeline.ts";

const STORY = readFileSync(new URL("story.yaml", import.meta.url), "utf8");
const workspace = workspaceOf([{ path: "k8s/story.yaml", text: STORY }]);
const facts = workspace.uris.flatMap((uri) => workspace.facts(uri));

test("who owns the account, and which rung answers", () => {
  const [identity, ...others] = facts.flatMap(({ identities }) => identities);
  assert.ok(identity && others.length === 0);
  assert.equal(identity.refs[0], "k8s:ServiceAccount/payments/ci-bot");
  const owned = workspace.world.ownership(identity);
  assert.ok(owned.is === "owned");
  assert.deepEqual([owned.answer.owner.value, owned.answer.rung], ["payments", 4]);
});

test("one broad right, and whom it is given", () => {
  const grants = facts.flatMap((one) => one.grants);
  const scopes = grants.flatMap((grant) => grant.scopes);
  assert.deepEqual(
    scopes.filter(({ reach }) => reach === "wildcard").map(({ text }) => text),
    ["k8s:* deployments.apps@ns/payments"],
  );
  assert.deepEqual(
    grants.flatMap(({ recipients }) => recipients ?? []).map(({ ref, whom, place }) => [ref, whom, place]),
    [["k8s:ServiceAccount/payments/ci-bot", "account", "ns/payments"]],
  );
});

test("one credential of that account, with its day", () => {
  const [held, ...others] = facts.flatMap(({ credentials }) => credentials);
  assert.ok(held && others.length === 0);
  const rotated = valueOf(held.it.rotated);
  assert.equal(held.it.of.value, "k8s:ServiceAccount/payments/ci-bot");
  assert.equal(rotated && formatDay(rotated.day), "2026-06-01");
});

test("the findings, and a fix that leaves the rest of the file as it was", () => {
  const verdicts = verdictsOf(workspace);
  assert.deepEqual(
    verdicts.map(({ finding, level }) => `${level} ${finding.rule}`),
    ["warning scope-wildcard", "information rotation-stale"],
  );
  const [broad] = verdicts;
  const [fix] = broad ? fixesOf(workspace, broad) : [];
  assert.ok(fix && !("refused" in fix.result), JSON.stringify(fix));
  assert.equal(fix.result[0]?.text, STORY.replace('verbs: ["*"]', 'verbs: ["get"]'));
});
