/** Catalogues of services: which documents are theirs, and what these say of owners, teams and people. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogFormat } from "../../../server/src/formats/catalog/catalog.ts";
import type { Facts } from "../../../server/src/model/facts.ts";
import { parse } from "../../../server/src/syntax/parse.ts";

function factsOf(text: string, path: string): readonly Facts[] {
  const source = { uri: `file:///w/${path}`, version: 1, language: "yaml", text } as const;
  return parse(source, catalogFormat.claims)
    .segments.filter(({ format }) => format === "catalog")
    .map((segment) => catalogFormat.lower(segment, path));
}

const said = (text: string, path = "catalog-info.yaml"): string =>
  factsOf(text.replace(/^\n/, ""), path)
    .flatMap(({ identities, teams, ownerRules }) => [
      ...identities.map(
        ({ id, title, owner, claims }) =>
          `${title} ${id.value}: ${owner.is === "present" ? owner.value : owner.is === "absent" ? `absent, goes to ${owner.to.path.join(" > ")}` : owner.is}${claims.map(({ rung }) => ` (${rung})`).join("")}`,
      ),
      ...teams.map(
        ({ id, contact, aliases, members }) =>
          `team ${id.value} ${contact.is === "present" ? contact.value : contact.is} [${aliases.map(({ value }) => value).join(" ")}] [${members.map(({ value }) => value).join(" ")}]`,
      ),
      ...ownerRules.map(
        ({ match, how, owners }) =>
          `"${match.value.path}" ${match.value.kind} ${match.value.name ?? "?"}: ${owners.map(({ value, at }) => `${value}${at.in.text.slice(at.start, at.end).includes(value) ? "" : " !"}`).join(" ")} (${how})`,
      ),
    ])
    .join("\n");

const reads = (name: string, text: string, facts: string, path?: string): void => {
  test(name, () => assert.equal(said(text, path), facts.replace(/^\n/, "").trimEnd()));
};

const component = (owner: string, name = "billing"): string => `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ${name}
spec:
  type: service
  owner: ${owner}
`;

reads(
  "a Backstage component is asked for its owner, and lends it to its folder",
  component("group:default/payments"),
  `
Backstage Component "billing" backstage:component/default/billing: group:default/payments (3)
"services/billing/" component billing: group:default/payments (Backstage Component "billing")`,
  "services/billing/catalog-info.yaml",
);
reads(
  "one without an owner says where it goes",
  component("").replace(/ {2}owner.*\n/, ""),
  'Backstage Component "billing" backstage:component/default/billing: absent, goes to spec > owner',
);
reads(
  "an owner that a template fills in is there, and nobody knows it",
  component("${{ values.owner }}"),
  `
Backstage Component "billing" backstage:component/default/billing: elsewhere
"" component billing: \${{ values.owner }} (Backstage Component "billing")`,
);
reads(
  "systems, interfaces, resources and domains have owners, locations and templates need none",
  ["System", "API", "Resource", "Domain", "Location", "Template"]
    .map((kind) => component("payments", "x").replace("Component", kind))
    .join("---\n"),
  `
Backstage System "x" backstage:system/default/x: payments (3)
"" system x: payments (Backstage System "x")
Backstage API "x" backstage:api/default/x: payments (3)
"" api x: payments (Backstage API "x")
Backstage Resource "x" backstage:resource/default/x: payments (3)
"" resource x: payments (Backstage Resource "x")
Backstage Domain "x" backstage:domain/default/x: payments (3)`,
);
reads(
  "a group is a team that all ways to write it name; its people are users",
  `
apiVersion: backstage.io/v1alpha1
kind: Group
metadata:
  name: payments
spec:
  type: team
  profile: { email: pay@acme.example }
  children: []
  members: [mara, user:default/jo, user:ops/kim]
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: payments, namespace: emea }
spec: { type: team, children: [] }
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: { name: mara }
spec: { memberOf: [payments] }
`,
  `
team payments pay@acme.example [group:default/payments group:payments] [user:mara user:jo user:ops/kim]
team emea/payments unsayable [group:emea/payments] []`,
  "org.yaml",
);
reads(
  "Datadog, version 2 and version 3",
  `
schema-version: v2.2
dd-service: billing
team: payments
contacts: [{ type: email, contact: pay@acme.example }]
---
apiVersion: v3
kind: service
metadata:
  name: refunds
  owner: payments
  additionalOwners:
    - { name: risk, type: operator }
---
apiVersion: v3
kind: datastore
metadata: { name: ledger, owner: data }
`,
  `
"billing/" component billing: payments (Datadog service "billing")
"billing/" component refunds: payments risk (Datadog service "refunds")
"billing/" datastore ledger: data (Datadog datastore "ledger")`,
  "billing/.datadog/entity.datadog.yaml",
);
reads(
  "OpsLevel names the owner of a service or of the repository",
  "---\nversion: 1\nservice:\n  name: Billing\n  owner: payments\n  tier:\nrepository:\n  owner: platform\n",
  `
"" component Billing: payments (OpsLevel service "Billing")
"" repository ?: platform (OpsLevel repository)`,
  "opslevel.yml",
);
reads(
  "Cortex: groups and addresses, a channel is nobody; a team with its people",
  `
openapi: 3.0.1
info:
  title: Billing
  x-cortex-tag: billing
  x-cortex-owners:
    - { type: group, name: payments, provider: OKTA }
    - { type: email, email: mara@acme.example }
    - { type: slack, channel: pay }
---
openapi: 3.0.1
info:
  title: Payments
  x-cortex-tag: payments
  x-cortex-type: team
  x-cortex-team:
    members: [{ name: Mara, email: mara@acme.example }]
`,
  `
"" component billing: payments mara@acme.example (Cortex entity "billing")
team payments unsayable [] [mara@acme.example]`,
  ".cortex/catalog/billing.yaml",
);
reads(
  "an interface description that names its Datadog team",
  "openapi: 3.0.1\ninfo:\n  title: Billing API\n  x-datadog:\n    teamHandle: payments\npaths: {}\n",
  '"api/" component Billing API: payments (Datadog API "Billing API")',
  "api/openapi.yaml",
);

test("documents of others are not claimed", () => {
  for (const [path, head] of [
    [
      "k8s/ns.yaml",
      "apiVersion: v1\nkind: Namespace\nmetadata:\n  annotations:\n    backstage.io/kubernetes-id: x\n",
    ],
    ["api.yaml", "openapi: 3.0.1\ninfo:\n  title: x\npaths: {}\n"],
    ["compose.yml", "version: 1\nservice:\n  owner: x\n"],
    ["values.yaml", "dd-service: x\nteam: y\n"],
    ["v3.yaml", "apiVersion: v3\nkind: Widget\n"],
    ["docs.yaml", "text: |\n  apiVersion: backstage.io/v1alpha1\n  kind: Component\n"],
  ] as const)
    assert.equal(catalogFormat.claims(head, `file:///w/${path}`), undefined, path);
});

test("a text cut off anywhere, wrong shapes and templates are read as far as they go", () => {
  const text = `# a catalogue\n---\n${component("group:payments")}---\n${component("x").replace("Component", "Group")}`;
  for (let end = 0; end <= text.length; end++) said(text.slice(0, end));
  assert.equal(
    said(component("[a, b]")),
    'Backstage Component "billing" backstage:component/default/billing: garbled',
  );
  assert.equal(said("apiVersion: backstage.io/v1alpha1\nkind: [Component]\nmetadata: x\nspec: []\n"), "");
  assert.equal(
    said(
      "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: { name: x }\nspec: { members: { a: b } }\n",
    ),
    "team x unsayable [group:default/x group:x] []",
  );
  assert.equal(said("{{- if .Values.x }}\napiVersion: backstage.io/v1alpha1\n{{- end }}\n"), "");
});

test("five megabytes take seconds at most", () => {
  const start = performance.now();
  said(
    `apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: { name: x }\nspec:\n  members:\n${"    - somebody\n".repeat(350_000)}`,
  );
  said(component("payments", "x").concat("---\n").repeat(40_000));
  assert.ok(performance.now() - start < 20_000);
});
