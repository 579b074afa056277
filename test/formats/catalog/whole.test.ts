/** Owner files through the whole core: which rung answers, what the hover says of it, and under which key a fix writes an owner. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { explainAt } from "../../../server/src/engine/explain.ts";
import { toPlain } from "../../../server/src/engine/prose.ts";
import type { Workspace } from "../../../server/src/engine/workspace.ts";
import { fixesOf, uriOf, verdictsOf, workspaceOf } from "../../harness/pipeline.ts";

type Files = Readonly<Record<string, string>>;

const open = (files: Files): Workspace =>
  workspaceOf(Object.entries(files).map(([path, text]) => ({ path, text })));

const account = (name: string, more = ""): string => `apiVersion: v1
kind: ServiceAccount
metadata:
  name: ${name}
  namespace: shop
${more}`;

const component = (owner: string, name = "billing"): string => `apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: ${name} }
spec: { type: service, owner: ${owner} }
`;

/** `payments (6 …)` for the first ServiceAccount of the file. */
function owned(files: Files, path: string): string {
  const workspace = open(files);
  const [identity] = workspace.facts(uriOf(path)).flatMap(({ identities }) => identities);
  assert.ok(identity);
  const ownership = workspace.world.ownership(identity);
  if (ownership.is !== "owned") return ownership.is;
  const { rung, owner, how } = ownership.answer;
  return `${owner.value} (${rung} ${how})`;
}

const BOT = "services/billing/k8s/bot.yaml";
const OWNERS = "approvers: [mara, billing-approvers]\n";
const ALIASES = "aliases:\n  billing-approvers: [mara, jo]\n";

test("the same story by a catalogue: ci-bot of payments", () => {
  const files = { [BOT]: account("ci-bot"), "services/billing/catalog-info.yaml": component("payments") };
  assert.equal(owned(files, BOT), 'payments (6 Backstage Component "billing")');
  assert.equal(verdictsOf(open(files)).length, 0);
});

test("the nearest catalogue, then the nearest OWNERS, then CODEOWNERS", () => {
  const files: Record<string, string> = {
    [BOT]: account("ci-bot"),
    CODEOWNERS: "/services/ @acme/services\n",
    OWNERS: "approvers: [root]\n",
    OWNERS_ALIASES: ALIASES,
    "services/billing/OWNERS": OWNERS,
    "catalog-info.yaml": component("everything", "all"),
    "services/billing/service.datadog.yaml": "schema-version: v2\ndd-service: billing\nteam: payments\n",
  };
  const without = (...names: readonly string[]): Files =>
    Object.fromEntries(Object.entries(files).filter(([name]) => !names.some((one) => name.endsWith(one))));
  assert.equal(owned(files, BOT), 'payments (6 Datadog service "billing")');
  assert.equal(owned(without("datadog.yaml"), BOT), 'everything (6 Backstage Component "all")');
  assert.equal(
    owned(without("datadog.yaml", "info.yaml"), BOT),
    "billing-approvers (7 OWNERS of services/billing/)",
  );
  assert.equal(
    owned(without("datadog.yaml", "info.yaml", "billing/OWNERS"), BOT),
    "root (7 OWNERS of the root)",
  );
  assert.equal(
    owned(
      { ...without("datadog.yaml", "info.yaml", "OWNERS"), CODEOWNERS: "/services/ @acme/services\n" },
      BOT,
    ),
    "@acme/services (7 CODEOWNERS /services/)",
  );
});

test("of several entries that disagree, the one that is called like the account or its Namespace", () => {
  const catalogue = [component("payments"), component("storefront", "shop"), component("risk", "fraud")].join(
    "---\n",
  );
  const named = { [BOT]: account("fraud"), "catalog-info.yaml": catalogue };
  assert.equal(owned(named, BOT), 'risk (6 Backstage Component "fraud")');
  assert.equal(
    owned({ ...named, [BOT]: account("ci-bot") }, BOT),
    'storefront (6 Backstage Component "shop")',
  );
  const other = account("ci-bot").replace("namespace: shop", "namespace: other");
  assert.equal(owned({ ...named, [BOT]: other }, BOT), "nobody");
});

test("a workspace that keeps owners makes a gap a gap", () => {
  const level = (files: Files): string | undefined =>
    verdictsOf(open({ "k8s/bot.yaml": account("ci-bot"), ...files })).find(
      ({ finding }) => finding.rule === "owner-missing",
    )?.level;
  assert.equal(level({}), "hint");
  assert.equal(level({ "web/OWNERS": OWNERS }), "information");
  assert.equal(level({ "web/catalog-info.yaml": component("web") }), "information");
  assert.equal(level({ "vendor/lib/OWNERS": OWNERS }), "hint");
});

test("the hover names the rung, the file and who else is named there", () => {
  const files = {
    [BOT]: account("ci-bot"),
    "services/OWNERS": "approvers:\n  - mara\n  - jo\n",
  };
  const workspace = open(files);
  const said = explainAt(workspace, uriOf(BOT), { line: 3, character: 9 });
  assert.ok(said);
  const text = toPlain(said.blocks);
  assert.match(text, /Answered by rung 7 of 7, the reviewers of its path: OWNERS of services\//);
  assert.match(text, /services\/OWNERS:2/);
  assert.match(text, /With jo/);
});

test("a group of the catalogue and an alias are known, whatever their spelling", () => {
  const workspace = open({
    "org.yaml":
      "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: { name: payments }\nspec: { type: team, children: [], members: [mara] }\n",
    OWNERS_ALIASES: ALIASES,
    "k8s/bot.yaml": account("ci-bot", "  annotations:\n    nhi/owner: group:default/payments\n"),
    "k8s/web.yaml": account("web", "  annotations:\n    nhi/owner: billing-approvers\n"),
    "k8s/api.yaml": account("api", "  annotations:\n    nhi/owner: paymnets\n"),
  });
  assert.deepEqual(
    verdictsOf(workspace).map(({ message }) => message),
    ['ServiceAccount "shop/api" is owned by "paymnets", which is no team or person the workspace knows'],
  );
  assert.equal(workspace.world.party("user:mara").is, "person");
});

test("an owner is written under the key that most files of the workspace use", () => {
  const tail = (files: Files): string => {
    const workspace = open({
      "nhi.yaml": 'nhi: 1\nteams: { payments: { contact: "#pay" } }\n',
      "k8s/bot.yaml": account("ci-bot"),
      ...files,
    });
    const verdict = verdictsOf(workspace).find(({ finding }) => finding.rule === "owner-missing");
    assert.ok(verdict);
    const [fix] = fixesOf(workspace, verdict);
    assert.ok(fix && !("refused" in fix.result), JSON.stringify(fix));
    const page = fix.result.find(({ path }) => path === "k8s/bot.yaml");
    return page?.text.slice(account("ci-bot").length) ?? "";
  };
  const namespace = (name: string, tag: string): string =>
    `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${name}\n  ${tag}\n`;
  assert.equal(tail({}), "  annotations:\n    nhi/owner: payments\n");
  const labels = {
    "a.yaml": namespace("a", "labels: { acme.example/team: web }"),
    "b.yaml": namespace("b", "labels: { acme.example/team: web }"),
    "c.yaml": namespace("c", "annotations: { owner: web }"),
  };
  assert.equal(tail(labels), "  labels:\n    acme.example/team: payments\n");
  const more = {
    "d.yaml": namespace("d", "annotations: { owner: web }"),
    "e.yaml": namespace("e", "annotations: { owner: web }"),
  };
  assert.equal(tail({ ...labels, ...more }), "  annotations:\n    owner: payments\n");
});

test("a label cannot hold every name of a team", () => {
  const workspace = open({
    "a.yaml": "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n  labels: { team: web }\n",
    "k8s/bot.yaml": account("ci-bot"),
  });
  const [identity] = workspace.facts(uriOf("k8s/bot.yaml")).flatMap(({ identities }) => identities);
  assert.ok(identity);
  const at = (ref: string): string | undefined =>
    workspace.world.ownerAnchor(identity, ref)?.path.join(" > ");
  assert.equal(at("web"), "metadata > labels > team");
  assert.equal(at("@acme/web"), "metadata > annotations > nhi/owner");
});
