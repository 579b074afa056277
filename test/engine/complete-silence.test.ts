/** Completion in `# nhi-ignore` comments, in every format that has comments. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { completionsAt } from "../../server/src/engine/complete.ts";
import { uriOf, workspaceOf } from "../harness/pipeline.ts";

const TEAMS = `nhi: 1
teams:
  web: { contact: "#web" }
  security: { contact: "#s", function: security }
  gone: { contact: "#g", status: disbanded }
`;

/** What is offered at `|`. */
function offered(path: string, text: string): readonly string[] {
  const [before = ""] = text.split("|");
  const rows = before.split("\n");
  const position = { line: rows.length - 1, character: rows.at(-1)?.length ?? 0 };
  const pages = [
    { path: "teams.nhi.yaml", text: TEAMS },
    { path, text: text.replace("|", "") },
  ];
  return completionsAt(workspaceOf(pages), uriOf(path), position).map(({ label }) => label);
}

const ACCOUNT = "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: deploy\n  namespace: shop\n";

test("rules first, what is found in the file before all others, and none that nobody may silence", () => {
  for (const [path, text] of [
    ["k8s/a.yaml", `# nhi-ignore |\n${ACCOUNT}`],
    ["k8s/a.yaml", `# nhi-ignore scope-admin, |\n${ACCOUNT}`],
    ["k8s/a.yaml", `${ACCOUNT.trimEnd()} # nhi-ignore own|\n`],
    ["infra/main.tf", '// nhi-ignore |\nresource "aws_iam_user" "u" {\n  name = "u"\n}\n'],
  ] as const) {
    const found = offered(path, text);
    assert.equal(found[0], "owner-missing", path);
    assert.ok(found.length > 100);
    assert.ok(!found.some((id) => /^(suppression|exception)-/.test(id)));
  }
  assert.ok(offered("CODEOWNERS", "* @acme/web # nhi-ignore |\n").includes("owner-unknown"));
});

test("then the keys that are not there yet, with their values", () => {
  const at = (said: string): readonly string[] =>
    offered("k8s/a.yaml", `# nhi-ignore owner-missing ${said}\n${ACCOUNT}`);
  assert.deepEqual(at("|"), ["until=", "by=", 'reason=""']);
  assert.deepEqual(at("until=2026-12-01 by=web |"), ['reason=""']);
  assert.deepEqual(at("by=|"), ["web", "security"]);
  assert.deepEqual(at("until=|"), ["2026-12-22", "2027-02-20", "2027-05-21", "2027-11-22"]);
  assert.deepEqual(at('reason="because |'), []);
});

test("elsewhere nothing changes", () => {
  assert.deepEqual(offered("k8s/a.yaml", `# see nhi-ignored |\n${ACCOUNT}`), []);
  assert.deepEqual(
    offered("nhi.yaml", "nhi: 1\nidentities:\n  a:\n    purpose: |\n      # nhi-ignore |\n").length > 100,
    false,
  );
});
