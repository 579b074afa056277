/** What a change does, thing by thing: found by name over files and formats, copies once, the gravest first. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { changesOf } from "../../server/src/engine/change.ts";
import { workspaceOf } from "../harness/pipeline.ts";

const TEAMS =
  'teams:\n  web: { contact: "#web", lead: ada@shop.example }\n  sec: { contact: "#sec", function: security }\n';
const bot = (more: string): string =>
  `nhi: 1\n${TEAMS}policy: { model: shared, accountable: sec }\nidentities:\n  bot:\n    type: bot\n    owner: web\n    purpose: Builds\n${more}`;
const account = (namespace: string, owner: string): string =>
  `apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: deploy, namespace: ${namespace}, labels: { owner: ${owner} } }\n`;

const compare = (
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  authors?: (uri: string) => readonly string[],
) => {
  const [base, now] = [before, after].map((files) =>
    workspaceOf(Object.entries(files).map(([path, text]) => ({ path, text }))),
  );
  assert.ok(base && now);
  return changesOf(now, base, authors);
};

test("the same files give no change, whatever their names and order", () => {
  const files = { "nhi.yaml": bot("    scopes: ['jira:read']\n"), "a.yaml": account("shop", "web") };
  assert.deepEqual(compare(files, files), []);
  assert.deepEqual(compare(files, { "b.yaml": files["a.yaml"], "x.nhi.yaml": files["nhi.yaml"] }), []);
});

test("fields, scopes, credentials and their ends, with what they were", () => {
  const [change, ...more] = compare(
    {
      "nhi.yaml": bot(
        "    scopes: ['jira:read']\n    approvedBy: sec\n    credentials:\n      - { kind: api-token, rotated: 2026-01-02 }\n      - { kind: api-token, rotated: 2026-01-03, expires: 2027-01-01 }\n",
      ),
    },
    {
      "nhi.yaml": bot(
        "    scopes: [{ scope: 'jira:write', expires: 2027-02-01 }]\n    review: { by: sec }\n    credentials:\n      - { kind: api-token, rotated: 2026-01-02 }\n      - { kind: api-token, rotated: 2026-11-03, expires: never }\n",
      ),
    },
  );
  assert.deepEqual(more, []);
  assert.deepEqual([change?.added, change?.removed], [["jira:write"], ["jira:read"]]);
  assert.deepEqual(
    change?.fields.map(({ key, was, is }) => `${key}: ${was} → ${is}`),
    [
      "approvedBy: sec → undefined",
      "review.by: undefined → sec",
      "api token 2 rotated: 2026-01-03 → 2026-11-03",
      "api token 2 expires: 2027-01-01 → never",
      "jira:write expires: undefined → 2027-02-01",
    ],
  );
  assert.deepEqual(
    change?.approve.map(({ ref }) => ref),
    ["sec"],
  );
});

test("an owner that changes for several copies is one change", () => {
  const [change, ...more] = compare(
    { "envs/dev/a.yaml": account("shop", "web"), "envs/prod/a.yaml": account("shop", "web") },
    { "envs/dev/a.yaml": account("shop", "ops"), "envs/prod/a.yaml": account("shop", "ops") },
  );
  assert.deepEqual(more, []);
  assert.deepEqual(change?.owner, { was: "web", is: "ops" });
  assert.deepEqual(
    [change?.at.in.uri, ...(change?.also ?? []).map((at) => at.in.uri)],
    ["file:///w/envs/dev/a.yaml", "file:///w/envs/prod/a.yaml"],
  );
});

test("who leads the approving team approves their own work", () => {
  const own = (mail: string) =>
    compare({ "nhi.yaml": bot("") }, { "nhi.yaml": bot("    approvedBy: web\n") }, () => [mail])[0]?.ownWork;
  assert.match(own("ada@shop.example") ?? "", /^ada@shop\.example wrote the change, .*, web approves it$/);
  assert.equal(own("bob@shop.example"), undefined);
});

test("the gravest first, then by name; what is gone and what is new among them", () => {
  const found = compare(
    { "nhi.yaml": bot("  old:\n    type: bot\n    owner: web\n    purpose: X\n") },
    {
      "nhi.yaml": bot(
        "  new:\n    type: bot\n    owner: web\n    purpose: X\n    scopes: ['aws:*@*']\nbreakGlass:\n  down:\n    owner: sec\n    activatedBy: web\n    scopes: ['k8s:cluster-admin@cluster/prod']\n    maxDuration: 1h\n",
      ),
    },
  );
  assert.deepEqual(
    found.map(({ kind, title, privilege }) => `${kind} ${title} ${privilege.was} → ${privilege.is}`),
    [
      'new Break-glass path "down" undefined → privileged',
      'new Identity "new" undefined → privileged',
      'gone Identity "old" standard → undefined',
    ],
  );
});
