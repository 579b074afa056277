/** What is Kubernetes, told by the head alone; and nothing throws, whatever stands there. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { recognise } from "../../../server/src/formats/kubernetes/claim.ts";
import { factsOf } from "./facts-as-text.ts";

for (const [expected, name, head] of [
  ["sure", "version, then kind", "apiVersion: v1\nkind: ServiceAccount\n"],
  [
    "sure",
    "kind, then version",
    "kind: ClusterRole\nmetadata:\n  name: x\napiVersion: rbac.authorization.k8s.io/v1\n",
  ],
  [
    "sure",
    "behind a marker, comments and a byte order mark",
    "\uFEFF# licence\n--- # one\napiVersion: v1\nkind: Namespace\n",
  ],
  ["sure", "quoted words and CRLF", '"apiVersion": "v1"\r\nkind: \'Secret\'\r\n'],
  ["sure", "JSON", '{ "apiVersion": "v1", "kind": "List", "items": [{ "kind": "Pod" }] }'],
  ["sure", "a flow map in YAML", "{apiVersion: v1, kind: ServiceAccount, metadata: {name: x}}"],
  ["maybe", "the kind behind a long list", "apiVersion: v1\nitems:\n- apiVersion: v1\n  kind: Pod\n"],
  ["maybe", "JSON with the kind behind the items", '{ "apiVersion": "v1", "items": [{ "kind": "Pod" }'],
  [
    "maybe",
    "a licence longer than the head",
    `${"# All rights reserved, and so on.\n".repeat(32)}`.slice(0, 1024),
  ],
  ["no", "another kind", "apiVersion: v1\nkind: ConfigMap\n"],
  ["no", "another group's Role", "apiVersion: example.org/v1\nkind: Role\n"],
  ["no", "an object inside another file", "patches:\n  - apiVersion: v1\n    kind: ServiceAccount\n"],
  ["no", "a manifest of ours", "nhi: 1\nidentities:\n"],
  ["no", "a kind of another tool", "kind: Role\nversion: 3\napiVersion: teleport/v7\n"],
  ["no", "a short file of comments", "# nothing here\n"],
  ["no", "nothing", ""],
] as const)
  test(`${name}: ${expected}`, () => assert.equal(recognise(head), expected));

const SAMPLE = `# nhi: owner=core every=90d
apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: ServiceAccount
  metadata: { name: &a bot, namespace: shop, annotations: { nhi/owner: core, nhi/rotated: 2026-01-01 } }
- apiVersion: rbac.authorization.k8s.io/v1
  kind: ClusterRole
  metadata: { name: r }
  rules: [{ apiGroups: [""], resources: ["*"], verbs: ["*"] }]
- apiVersion: rbac.authorization.k8s.io/v1
  kind: RoleBinding
  metadata: { name: b }
  roleRef: { kind: ClusterRole, name: cluster-admin }
  subjects: [{ kind: ServiceAccount, name: *a }]
`;

test("every prefix of a document gives facts without throwing", () => {
  for (let end = 0; end <= SAMPLE.length; end++) factsOf(SAMPLE.slice(0, end));
});

test("any damage gives facts without throwing, and every place lies in the text", () => {
  const damage = fc.tuple(
    fc.nat(SAMPLE.length),
    fc.nat(30),
    fc.constantFrom("", "\n", ": ", "- ", "[", '"', "*a", "{", "\t", "&x "),
  );
  fc.assert(
    fc.property(damage, ([at, length, text]) => {
      for (const { segment, identities, grants } of factsOf(
        SAMPLE.slice(0, at) + text + SAMPLE.slice(at + length),
      )) {
        const places = [
          ...identities.map(({ id }) => id.at),
          ...grants.flatMap(({ scopes }) => scopes.map((one) => one.at)),
        ];
        for (const place of places) assert.ok(place.start >= 0 && place.end <= segment.text.length);
      }
    }),
    { numRuns: 500 },
  );
});

test("values of the wrong shape are skipped", () => {
  const shapes = ["", "~", "12", "[]", "{}", "[[x]]", "{ a: { b: c } }", "*nowhere"];
  for (const key of ["metadata", "rules", "subjects", "roleRef", "stringData", "items", "type"])
    for (const kind of ["ServiceAccount", "Namespace", "Secret", "List"])
      for (const shape of shapes) factsOf(`apiVersion: v1\nkind: ${kind}\n${key}: ${shape}\n`);
  for (const key of ["metadata", "rules", "subjects", "roleRef", "aggregationRule"])
    for (const kind of ["Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding"])
      for (const shape of shapes)
        factsOf(`apiVersion: rbac.authorization.k8s.io/v1\nkind: ${kind}\n${key}: ${shape}\n`);
});

test("ten thousand items cost no more than their text", () => {
  const item = "- apiVersion: v1\n  kind: ServiceAccount\n  metadata:\n    name: bot # nhi: owner=core\n";
  const start = performance.now();
  const facts = factsOf(`apiVersion: v1\nkind: List\nitems:\n${item.repeat(10_000)}`);
  assert.equal(facts[0]?.identities.length, 10_000);
  assert.ok(performance.now() - start < 5000);
});
