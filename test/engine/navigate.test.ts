/** From a word to where it is given, and back to all who use it; outline, folds, selections and links. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { aroundIn, foldsOf } from "../../server/src/engine/folds.ts";
import { linksOf } from "../../server/src/engine/links.ts";
import { definitionsAt, namedIn, referencesAt } from "../../server/src/engine/navigate.ts";
import { type OutlineEntry, symbolsOf } from "../../server/src/engine/outline.ts";
import { placeAt } from "../../server/src/engine/place.ts";
import { rangeOf } from "../../server/src/text/lines.ts";
import { FOLDER, pointed, told } from "./files.ts";

const HUB = `nhi: 1
teams:
  payments: { contact: "#payments", lead: ann@x.example, aliases: ["@acme/payments"] }
  security: { contact: "#sec", function: security }
controls:
  tokens: { title: Tokens, owner: ann@x.example }
`;
const MINE = `nhi: 1
extends: [hub.nhi.yaml]
identities:
  ci:
    type: ci-cd
    owner: payments
    purpose: Deploys
    bind: ["k8s:ServiceAccount/shop/ci"]
    controls: [tokens]
    review: { by: "@acme/payments" }
risks:
  leak: { title: Leak, owner: ann@x.example, severity: high, status: open, opened: 2026-11-01, identities: [ci], case: c1 }
cases:
  c1: { identity: ci, severity: high, status: open, openedBy: security, opened: 2026-11-01, assignee: payments, risk: leak }
access:
  - subject: identity:ci
    scopes: ["k8s:view@ns/x"]
`;
const ACCOUNT = `apiVersion: v1
kind: ServiceAccount
metadata:
  name: ci
  namespace: shop
  annotations:
    nhi/owner: payments
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: b, namespace: shop }
subjects: [{ kind: ServiceAccount, name: ci }]
roleRef: { kind: ClusterRole, name: view, apiGroup: rbac.authorization.k8s.io }
`;
const OTHERS = { "hub.nhi.yaml": HUB, "k8s/sa.yaml": ACCOUNT };

const at = (text: string, word: string): string => {
  assert.ok(text.includes(word), word);
  return text.replace(word, `${word.slice(0, -1)}¦${word.slice(-1)}`);
};

function definitions(word: string, text = MINE): readonly string[] {
  const { workspace, uri, position } = pointed(at(text, word), { others: OTHERS });
  return (definitionsAt(workspace, uri, position)?.to ?? []).map((spot) => told(workspace, spot));
}

function references(word: string, declarations = true, text = MINE): readonly string[] {
  const { workspace, uri, position } = pointed(at(text, word), { others: OTHERS });
  return referencesAt(workspace, uri, position, declarations)
    .map((spot) => told(workspace, spot))
    .sort();
}

test("owner, reviewer, control, case, risk, identity, object and file lead to where they are declared", () => {
  assert.deepEqual(definitions("owner: payments"), ["hub.nhi.yaml:3 payments"]);
  assert.deepEqual(definitions("@acme/payments"), ["hub.nhi.yaml:3 payments"]);
  assert.deepEqual(definitions("controls: [tokens"), ["hub.nhi.yaml:6 tokens"]);
  assert.deepEqual(definitions("case: c1"), ["nhi.yaml:14 c1"]);
  assert.deepEqual(definitions("risk: leak"), ["nhi.yaml:12 leak"]);
  assert.deepEqual(definitions("identity: ci"), ["nhi.yaml:4 ci"]);
  assert.deepEqual(definitions("identity:ci"), ["nhi.yaml:4 ci"]);
  assert.deepEqual(definitions("k8s:ServiceAccount/shop"), ["k8s/sa.yaml:4 ci"]);
  assert.deepEqual(definitions("hub.nhi"), ["hub.nhi.yaml:1 "]);
  assert.deepEqual(definitions("leak: { title: Leak, owner: ann@x"), ["hub.nhi.yaml:3 ann@x.example"]);
  assert.deepEqual(definitions("purpose: Deploys"), []);
});

test("from cluster files to the teams and accounts of the workspace", () => {
  const from = (word: string): readonly string[] => {
    const { workspace, uri, position } = pointed(at(ACCOUNT, word), {
      path: "k8s/other.yaml",
      others: { "hub.nhi.yaml": HUB },
    });
    return (definitionsAt(workspace, uri, position)?.to ?? []).map((spot) => told(workspace, spot));
  };
  assert.deepEqual(from("nhi/owner: payments"), ["hub.nhi.yaml:3 payments"]);
  assert.deepEqual(from("ServiceAccount, name: ci"), ["k8s/other.yaml:4 ci"]);
  assert.deepEqual(from("roleRef"), []);
});

test("all who name a team, in every file and by every name", () => {
  assert.deepEqual(references("owner: payments"), [
    'hub.nhi.yaml:3 "@acme/payments"',
    "hub.nhi.yaml:3 payments",
    "k8s/sa.yaml:7 payments",
    'nhi.yaml:10 "@acme/payments"',
    "nhi.yaml:14 payments",
    "nhi.yaml:6 payments",
  ]);
  assert.ok(!references("owner: payments", false).includes("hub.nhi.yaml:3 payments"));
});

test("all who name an identity, a person, an object, a scope", () => {
  assert.deepEqual(references("identity: ci"), [
    "nhi.yaml:12 ci",
    "nhi.yaml:14 ci",
    "nhi.yaml:16 identity:ci",
    "nhi.yaml:4 ci",
  ]);
  assert.deepEqual(references("leak: { title: Leak, owner: ann@x"), [
    "hub.nhi.yaml:3 ann@x.example",
    "hub.nhi.yaml:6 ann@x.example",
    "nhi.yaml:12 ann@x.example",
  ]);
  assert.deepEqual(references("k8s:ServiceAccount/shop"), [
    "k8s/sa.yaml:12 ci",
    "k8s/sa.yaml:4 ci",
    'nhi.yaml:8 "k8s:ServiceAccount/shop/ci"',
  ]);
  assert.deepEqual(references("k8s:view@ns"), ['nhi.yaml:17 "k8s:view@ns/x"']);
});

const SHARED = `nhi: 1
identities:
  a:
    type: bot
    owner: &own payments
    review: &yearly { every: 1y, by: security }
  b:
    <<: *yearly
    owner: *own
    review: *yearly
---
nhi: 1
identities:
  c:
    owner: &own security
    sponsor: *own
`;

test("an alias leads to its anchor, and the anchor to its aliases, within their document", () => {
  assert.deepEqual(definitions("owner: *own", SHARED), ["nhi.yaml:5 &own"]);
  assert.deepEqual(definitions("sponsor: *own", SHARED), ["nhi.yaml:15 &own"]);
  assert.deepEqual(definitions("review: *yearly", SHARED), ["nhi.yaml:6 &yearly"]);
  assert.deepEqual(references("&yearly", true, SHARED), [
    "nhi.yaml:10 *yearly",
    "nhi.yaml:6 &yearly",
    "nhi.yaml:8 *yearly",
  ]);
  assert.deepEqual(references("owner: &own", false, SHARED), ["nhi.yaml:9 *own"]);
});

const outline = (entries: readonly OutlineEntry[], depth = 0): readonly string[] =>
  entries.flatMap((one) => [
    `${"  ".repeat(depth)}${one.name}${one.detail === "" ? "" : ` (${one.detail})`}`,
    ...(depth < 1 ? outline(one.children, depth + 1) : []),
  ]);

test("the outline: sections with their size, entries with what tells them apart; of cluster files the identities", () => {
  const { workspace, uri } = pointed(
    `${MINE}owners:\n  - { match: { kind: Namespace, label: "team=sre" }, owner: security }\n`,
    { others: OTHERS },
  );
  assert.deepEqual(outline(symbolsOf(workspace, uri)), [
    "nhi (1)",
    "extends (1)",
    "  hub.nhi.yaml",
    "identities (1)",
    "  ci (ci-cd · payments)",
    "risks (1)",
    "  leak (ann@x.example · high)",
    "cases (1)",
    "  c1 (high · open)",
    "access (1)",
    "  identity:ci",
    "owners (1)",
    "  Namespace team=sre (security)",
  ]);
  assert.deepEqual(outline(symbolsOf(workspace, `${FOLDER}/k8s/sa.yaml`)), ["shop/ci (payments)"]);
  const { workspace: json } = pointed('{ "nhi": 1, "identities": { "ci": { "type": "bot" } } }', {
    path: "a.nhi.json",
  });
  assert.deepEqual(outline(symbolsOf(json, `${FOLDER}/a.nhi.json`)), [
    "nhi (1)",
    "identities (1)",
    "  ci (bot)",
  ]);
});

test("names of the whole workspace, with where they belong", () => {
  const { workspace, uri } = pointed(MINE, { others: OTHERS });
  assert.deepEqual(
    namedIn(workspace, uri).map(({ section, name, detail }) => [section, name, detail].join(" ").trim()),
    ["identities ci payments", "risks leak", "cases c1"],
  );
  assert.deepEqual(
    namedIn(workspace, `${FOLDER}/k8s/sa.yaml`).map(({ name }) => name),
    ["shop/ci"],
  );
});

test("sections fold with all their entries, entries and blocks on their own, comments together", () => {
  const { workspace, uri } = pointed(`# one\n# two\n${MINE}`, { others: OTHERS });
  const folds = foldsOf(workspace, uri).map(
    ({ from, to, comment }) =>
      `${rangeOf(from).start.line}-${rangeOf(to).end.line}${comment ? " comment" : ""}`,
  );
  assert.ok(folds.includes("0-1 comment"), folds.join(" "));
  assert.ok(
    folds.some((fold) => fold.startsWith("4-1")),
    folds.join(" "),
  );
});

test("a selection grows from the word to the entry, each step within the next", () => {
  const { workspace, uri, position } = pointed(at(MINE, "owner: payments"), { others: OTHERS });
  const place = placeAt(workspace, uri, position);
  assert.ok(place);
  const spans = aroundIn(place.segment, place.offset);
  assert.equal(place.segment.text.slice(spans[0]?.start, spans[0]?.end), "payments");
  assert.equal(place.segment.text.slice(spans[1]?.start, spans[1]?.end), "owner: payments");
  for (const [i, span] of spans.entries()) {
    const next = spans[i + 1];
    if (next)
      assert.ok(
        next.start <= span.start && span.end <= next.end && next.end - next.start > span.end - span.start,
      );
  }
});

test("links: files by the paths that they may have, pages as they are, citations to their framework", () => {
  const { workspace, uri } = pointed(
    `nhi: 1
extends: [../hub.nhi.yaml]
identities:
  a:
    type: bot
    credentials: [{ kind: password, runbook: docs/rotate.md }]
    evidence: ["https://x.example/t/1", "vault:recordings/1", docs/proof.md]
controls:
  c: { frameworks: ["NIST CSF 2.0 PR.AA-05"] }
`,
    { path: ".nhi/nhi.yaml" },
  );
  assert.deepEqual(
    linksOf(workspace, uri, FOLDER).map(({ targets }) => targets.join(" or ")),
    [
      "file:///w/hub.nhi.yaml",
      "file:///w/.nhi/docs/rotate.md or file:///w/docs/rotate.md",
      "file:///w/.nhi/docs/proof.md or file:///w/docs/proof.md",
      "https://x.example/t/1",
      "https://csrc.nist.gov/projects/cprt/catalog#/cprt/framework/version/CSF_2_0_0/home?element=PR.AA-05",
    ],
  );
});
