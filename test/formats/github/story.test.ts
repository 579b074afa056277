/** The small story that every format tells: ci-bot, owned by payments through its surroundings, with one broad right and one credential from 2026-06-01. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fixesOf, verdictsOf, workspaceOf } from "../../harness/pipeline.ts";
import { PATH, said } from "./facts.ts";

const STORY = readFileSync(path.join(import.meta.dirname, "story.yaml"), "utf8");
const MANIFEST = `nhi: 1
teams:
  payments: { contact: pay@acme.example }
identities:
  nightly:
    type: ci-cd
    owner: payments
    purpose: Builds at night
    bind: [gha:deploy.yml#ci-bot]
`;

test("the story's facts", () =>
  assert.equal(
    said(STORY),
    `Workflow "Nightly" = gha:deploy.yml owned by payments
Secret "CI_BOT_TOKEN" = gha-secret:CI_BOT_TOKEN owned by unsayable
credential of Secret "CI_BOT_TOKEN": rotated 2026-06-01, expires unsayable
gha:deploy.yml lends payments
Job "ci-bot" for gha:deploy.yml#ci-bot
  admin github:write-all [8:18 write-all]: every permission that a job's token can have
Job "ci-bot": write-all (everything); open by nothing
gha-secret:CI_BOT_TOKEN [13:37 CI_BOT_TOKEN]
date rotated (past) 2026-06-01: date`,
  ));

test("the story's findings, and who owns the secret", () => {
  const workspace = workspaceOf([{ path: PATH, text: STORY }]);
  assert.deepEqual(
    verdictsOf(workspace)
      .map(({ finding, level }) => `${level} ${finding.rule}`)
      .sort(),
    ["error scope-admin", "information rotation-stale"],
  );
  const secret = workspace.uris
    .flatMap((uri) => workspace.facts(uri))
    .flatMap(({ identities }) => identities)
    .find(({ title }) => title.startsWith("Secret"));
  assert.ok(secret);
  const owned = workspace.world.ownership(secret);
  assert.ok(owned.is === "owned");
  assert.equal(owned.answer.owner.value, "payments");
  assert.equal(owned.answer.rung, 4);
});

test("no job, workflow or secret is asked for an owner", () => {
  const text = STORY.replace(/^.*\n/, "");
  const workspace = workspaceOf([
    { path: "nhi.yaml", text: MANIFEST },
    { path: PATH, text },
  ]);
  const rules = verdictsOf(workspace).map(({ finding }) => finding.rule);
  assert.ok(!rules.includes("owner-missing"), rules.join());
  assert.ok(rules.includes("rotation-stale"));
});

test("a fix writes one place and leaves the rest as it was", () => {
  const text = STORY.replaceAll("\n", "\r\n");
  const workspace = workspaceOf([{ path: PATH, text }]);
  const admin = verdictsOf(workspace).find(({ finding }) => finding.rule === "scope-admin");
  assert.ok(admin);
  const [first] = fixesOf(workspace, admin);
  assert.ok(first && !("refused" in first.result), JSON.stringify(first));
  assert.equal(first.title, "Narrow it to read-all");
  assert.equal(first.result[0]?.text, text.replace("write-all", "read-all"));
});
