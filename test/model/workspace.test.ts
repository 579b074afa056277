import assert from "node:assert/strict";
import { test } from "node:test";
import type { Workspace } from "../../server/src/engine/workspace.ts";
import type { Identity } from "../../server/src/model/facts.ts";
import { uriOf, workspaceOf } from "../harness/pipeline.ts";

const HUB = `nhi: 1
teams:
  identity: { contact: identity@helios.example, function: identity, lead: r.osei@helios.example }
  pam: { contact: "#pam-ops", function: pam }
  cards: { contact: "#cards-eng", aliases: ["@helios/cards"] }
  newbank: { contact: "#newbank", status: disbanded }
policy:
  model: federated
  accountable: identity
  delegations:
    - { match: "cards/**", to: cards, duties: [approve] }
  maxAge: { default: 60d, access-key: 30d }
owners:
  - { match: "**", owner: identity }
  - { match: { kind: Namespace, label: "squad=cards" }, owner: cards }
`;
const SPOKE = `nhi: 1
extends: ["../hub.nhi.yaml"]
identities:
  settlement:
    type: workload
    owner: cards
    purpose: Settles card payments
    privilege: privileged
    bind: ["k8s:ServiceAccount/cards/settlement"]
    approvedBy: pam
  batch:
    type: service-account
    owner: newbank
    purpose: Unknown batch
`;
const OBJECTS = `apiVersion: v1
kind: ServiceAccount
metadata:
  name: settlement
  namespace: cards
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: fraud
  namespace: cards
---
apiVersion: v1
kind: Namespace
metadata:
  name: cards
  labels: { team: cards-eng }
`;

const workspace = workspaceOf([
  { path: "hub.nhi.yaml", text: HUB },
  { path: "cards/cards.nhi.yaml", text: SPOKE },
  { path: "cards/k8s/sa.yaml", text: OBJECTS },
  { path: "CODEOWNERS", text: "* @helios/reviewers\n" },
]);
const { world } = workspace;

function identity(of: Workspace, id: string): Identity {
  const found = of.uris
    .flatMap((uri) => of.facts(uri).flatMap(({ identities }) => identities))
    .find((it) => it.id.value === id);
  if (!found) throw new Error(`no identity ${id}`);
  return found;
}

const ownerOf = (of: Workspace, id: string): string => {
  const ownership = of.world.ownership(identity(of, id));
  return ownership.is === "owned"
    ? `${ownership.answer.owner.value} (${ownership.answer.rung})`
    : ownership.is;
};

test("owners across files and formats", () => {
  assert.equal(ownerOf(workspace, "settlement"), "cards (2)");
  assert.equal(ownerOf(workspace, "k8s:ServiceAccount/cards/settlement"), "cards (2)");
  assert.equal(ownerOf(workspace, "k8s:ServiceAccount/cards/fraud"), "cards-eng (4)");
  assert.equal(
    world.boundBy(identity(workspace, "k8s:ServiceAccount/cards/settlement"))?.id.value,
    "settlement",
  );
  assert.equal(world.complete, true);
});

test("limits say where they come from", () => {
  const { value, at } = world.policy.maxAge("access-key");
  assert.equal(value.days, 30);
  assert.equal(at?.in.text.slice(at.start, at.end), "30d");
  assert.equal(world.policy.maxAge("password").value.days, 60);
});

test("a delegated approval is the delegate's own, and the identity team stands in", () => {
  const { owner } = identity(workspace, "settlement");
  if (owner.is !== "present") throw new Error("the owner is written");
  const party = [{ role: "owner", ref: { value: owner.value, at: owner.at } }];
  const found = world.overlap("pam", party);
  assert.deepEqual(
    found?.path.map(({ text }) => text),
    ["approve for cards/** is delegated to cards"],
  );
  const at = found?.path[0]?.at;
  assert.equal(at?.in.text.slice(at.start, at.end), "cards");
  assert.deepEqual(world.independent("approve", party)[0], {
    ref: "identity",
    reason: "accountable by policy",
  });
});

test("an edit changes the answers that rest on it", () => {
  const changing = workspaceOf([
    {
      path: "nhi.yaml",
      text: 'nhi: 1\nteams:\n  web: { contact: "#web" }\nidentities:\n  web-bot:\n    type: bot\n    purpose: Answers\n    bind: ["k8s:ServiceAccount/web/bot"]\n',
    },
    {
      path: "k8s/sa.yaml",
      text: "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: bot\n  namespace: web\n",
    },
  ]);
  const account = "k8s:ServiceAccount/web/bot";
  assert.equal(ownerOf(changing, account), "nobody");
  const end = { line: 8, character: 0 };
  const touched = changing.edit(uriOf("nhi.yaml"), 2, [{ start: end, end, text: "    owner: web\n" }]);
  assert.ok(touched.has(uriOf("k8s/sa.yaml")), "the account is checked again");
  assert.equal(ownerOf(changing, account), "web (2)");
  changing.remove(uriOf("nhi.yaml"));
  assert.equal(ownerOf(changing, account), "nobody");
});
