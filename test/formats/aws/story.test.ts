/** The small story that every format tells: ci-bot, owned by payments through its surroundings, with one broad right and one credential from 2026-06-01. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { valueOf } from "../../../server/src/model/field.ts";
import { fixesOf, verdictsOf, workspaceOf } from "../../harness/pipeline.ts";
import { said } from "./facts-as-text.ts";

const STORY = readFileSync(path.join(import.meta.dirname, "story.yaml"), "utf8");

test("the story's facts", () =>
  assert.equal(
    said(STORY),
    `aws:stack/template.yaml
  rung 4: "payments" by template metadata Owner [3 payments]
User "ci-bot" = cfn:template.yaml#CiBot aws:iam-user/ci-bot [5 CiBot], owner absent, goes to CiBot > Metadata > nhi/owner, in aws:stack/template.yaml
Policy "upload" of User "CiBot" for cfn:template.yaml#CiBot
  wildcard aws:s3:*@* [15 s3:*]: every action of s3 on every resource
aws-access-key rotated 2026-06-01, every absent, goes to CiBotKey > Metadata > nhi/every, expires unsayable of User "CiBot" cfn:template.yaml#CiBot [18 CiBotKey]`,
  ));

test("the story's findings, and who owns the user", () => {
  const workspace = workspaceOf([{ path: "template.yaml", text: STORY }]);
  assert.deepEqual(
    verdictsOf(workspace)
      .map(({ finding, level }) => `${level} ${finding.rule}`)
      .filter((one) => !one.includes("long-lived"))
      .sort(),
    ["information rotation-stale", "warning scope-wildcard"],
  );
  const [identity] = workspace.uris
    .flatMap((uri) => workspace.facts(uri))
    .flatMap((facts) => facts.identities);
  assert.ok(identity);
  const owned = workspace.world.ownership(identity);
  assert.ok(owned.is === "owned");
  assert.equal(owned.answer.owner.value, "payments");
  assert.equal(owned.answer.rung, 4);
  assert.equal(valueOf(identity.type), "service-account");
});

test("a fix writes one place and leaves the rest as it was", () => {
  const workspace = workspaceOf([{ path: "template.yaml", text: STORY }]);
  const wildcard = verdictsOf(workspace).find(({ finding }) => finding.rule === "scope-wildcard");
  assert.ok(wildcard);
  const [first] = fixesOf(workspace, wildcard);
  assert.ok(first && !("refused" in first.result));
  assert.equal(first.title, "Name the action that it needs");
  assert.equal(first.result[0]?.text, STORY.replace("Action: s3:*", "Action: s3:GetObject"));
});

test("an owner is written into the resource's metadata", () => {
  const text = STORY.replace("Metadata:\n  Owner: payments\n", "");
  const workspace = workspaceOf([
    { path: "template.yaml", text },
    { path: "nhi.yaml", text: "nhi: 1\nteams:\n  payments: { contact: pay@acme.example }\n" },
  ]);
  const missing = verdictsOf(workspace).find(({ finding }) => finding.rule === "owner-missing");
  assert.ok(missing);
  const [first] = fixesOf(workspace, missing);
  assert.ok(first && !("refused" in first.result), JSON.stringify(first));
  const fixed = first.result.find((page) => page.path === "template.yaml")?.text ?? "";
  assert.match(fixed, / {4}Metadata:.*\n? *.*nhi\/owner: payments/);
});
