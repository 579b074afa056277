/** Kubernetes files through the whole core: what a reader of the findings gets to see. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { rangeOf } from "../../../server/src/text/lines.ts";
import { fixesOf, verdictsOf, workspaceOf } from "../../harness/pipeline.ts";

function findings(files: Readonly<Record<string, string>>): string {
  const workspace = workspaceOf(Object.entries(files).map(([path, text]) => ({ path, text })));
  return verdictsOf(workspace)
    .map(
      ({ finding, level }) =>
        `${level === "hint" ? "hint " : ""}${finding.rule} ${workspace.pathOf(finding.at.in.uri)}:${rangeOf(finding.at).start.line + 1}`,
    )
    .sort()
    .join("\n");
}

const BOT = "apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: bot, namespace: shop }\n";
const noted = (note: string): string => `# nhi: ${note}\n${BOT}`;
const TOKEN = `apiVersion: v1
kind: Secret
type: kubernetes.io/service-account-token
metadata:
  name: bot-token
  namespace: shop
  annotations:
    kubernetes.io/service-account.name: bot
`;

/** The workspace says who owns what, though not here. */
const REGISTER = { "docs.nhi.yaml": 'nhi: 1\nowners:\n  - { match: "docs/**", owner: writers }\n' };

test("an account that nobody owns, and its token, are told once each", () => {
  assert.equal(
    findings({ ...REGISTER, "k8s/bot.yaml": BOT, "k8s/token.yaml": TOKEN }),
    "credential-long-lived k8s/token.yaml:5\nowner-missing k8s/bot.yaml:3",
  );
});

test("where no file says who owns what, nobody is accused of being nobody's", () => {
  assert.equal(
    findings({ "k8s/bot.yaml": BOT, "k8s/token.yaml": TOKEN }),
    "credential-long-lived k8s/token.yaml:5\nhint owner-missing k8s/bot.yaml:3",
  );
});

for (const [name, path, text] of [
  [
    "its Namespace, wherever that stands",
    "clusters/a/ns.yaml",
    'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, annotations: { acme.example/owner: "Shop: shop@acme.example" } }\n',
  ],
  [
    "a manifest that binds it",
    "nhi.yaml",
    "nhi: 1\nidentities:\n  bot:\n    type: service-account\n    owner: shop\n    purpose: Sells\n    sponsor: ceo@acme.example\n    bind: [k8s:ServiceAccount/shop/bot]\n",
  ],
  [
    "a manifest that binds its name alone",
    "nhi.yaml",
    "nhi: 1\nidentities:\n  bot:\n    type: service-account\n    owner: shop\n    purpose: Sells\n    sponsor: ceo@acme.example\n    bind: [k8s:ServiceAccount/bot]\n",
  ],
  ["an owners rule", "nhi.yaml", 'nhi: 1\nowners:\n  - { match: "k8s/**", owner: shop }\n'],
  [
    "an owners rule for its namespace",
    "nhi.yaml",
    "nhi: 1\nowners:\n  - { match: { kind: ServiceAccount, namespace: shop }, owner: shop }\n",
  ],
  ["CODEOWNERS", ".github/CODEOWNERS", "/k8s/ @acme/shop\n"],
] as const)
  test(`${name} owns the account`, () =>
    assert.equal(findings({ ...REGISTER, "k8s/bot.yaml": BOT, [path]: text }), ""));

test("a CODEOWNERS line without owner takes it away again", () => {
  assert.equal(
    findings({ "k8s/bot.yaml": BOT, CODEOWNERS: "* @acme/core\n/k8s/\n" }),
    "owner-missing k8s/bot.yaml:3",
  );
});

test("dates that are noted are checked", () => {
  const stale = findings({ "a.yaml": noted("owner=shop rotated=2026-01-10") });
  assert.equal(stale, "rotation-stale a.yaml:1");
  assert.equal(findings({ "a.yaml": noted("owner=shop rotated=2026-11-10") }), "");
  assert.equal(findings({ "a.yaml": noted("owner=shop rotated=2027-11-10") }), "date-future a.yaml:1");
  assert.equal(findings({ "a.yaml": noted("owner=shop expires=2026-11-01") }), "credential-expired a.yaml:1");
  assert.equal(findings({ "a.yaml": noted("owner=shop rotated=tbd") }), "date-placeholder a.yaml:1");
  const token = `${TOKEN}    nhi/rotated: "2026-01-10"\n`;
  assert.equal(findings({ "a.yaml": noted("owner=shop"), "b.yaml": token }), "rotation-stale b.yaml:9");
});

test("an owner that no listed team is called stands out, one that is listed does not", () => {
  const teams = 'nhi: 1\nteams:\n  shop: { contact: "#shop" }\n';
  assert.equal(findings({ "nhi.yaml": teams, "a.yaml": noted("owner=shpo") }), "owner-unknown a.yaml:1");
  assert.equal(findings({ "nhi.yaml": teams, "a.yaml": noted("owner=shop") }), "");
});

test("broad rights are told once each, where they are written", () => {
  const role = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: all }
rules:
  - apiGroups: ["*"]
    resources: ["*"]
    verbs: ["*"]
  - apiGroups: [""]
    resources: [pods]
    verbs: ["*"]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: b }
roleRef:
  kind: ClusterRole
  name: cluster-admin
subjects: [{ kind: ServiceAccount, name: bot, namespace: shop }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: people }
roleRef: { kind: ClusterRole, name: cluster-admin }
subjects: [{ kind: Group, name: platform }]
`;
  assert.equal(
    findings({ "r.yaml": role }),
    "scope-admin r.yaml:17\nscope-admin r.yaml:7\nscope-wildcard r.yaml:10",
  );
});

test("the owner is set as our annotation, and the rest of the file stays byte for byte", () => {
  const text =
    "apiVersion: v1\nkind: ServiceAccount # the builder\nmetadata:\n  name: bot\n  labels:\n    app: shop\n";
  const workspace = workspaceOf([
    { path: "nhi.yaml", text: 'nhi: 1\nteams:\n  shop: { contact: "#shop" }\n' },
    { path: "bot.yaml", text },
  ]);
  const [verdict] = verdictsOf(workspace);
  assert.ok(verdict);
  const [fix] = fixesOf(workspace, verdict);
  assert.match(fix?.title ?? "", /^Set owner to shop/);
  const pages = fix?.result;
  assert.ok(pages && !("refused" in pages));
  assert.equal(
    pages.find(({ path }) => path === "bot.yaml")?.text,
    `${text}  annotations:\n    nhi/owner: shop\n`,
  );
});

/** A Role with a wildcard, and what gives it to whom. */
const WIDE = `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: wide, namespace: shop }
rules:
  - { apiGroups: [""], resources: ["*"], verbs: ["*"] }
`;
const given = (
  subjects: string,
  metadata = "name: b, namespace: shop",
  role = "kind: Role, name: wide",
): string => `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { ${metadata} }
roleRef: { apiGroup: rbac.authorization.k8s.io, ${role} }
subjects: [${subjects}]
`;
const PEOPLE = "{ kind: Group, name: shop-admins }";
const MACHINE = "{ kind: ServiceAccount, name: bot, namespace: shop }";
const told = "scope-wildcard role.yaml:5";

for (const [name, files, expected] of [
  ["a role that nobody is seen to hold", {}, told],
  ["a role of people", { "b.yaml": given(PEOPLE) }, ""],
  [
    "a role of people, whose binding gets its namespace from elsewhere",
    { "b.yaml": given(PEOPLE, "name: b") },
    "",
  ],
  ["a role of a machine", { "b.yaml": given(MACHINE) }, told],
  ["a role of people and a machine", { "b.yaml": given(`${PEOPLE}, ${MACHINE}`) }, told],
  ["a role of people here and a machine there", { "a.yaml": given(PEOPLE), "b.yaml": given(MACHINE) }, told],
  [
    "a role of all machines of a namespace",
    { "b.yaml": given("{ kind: Group, name: 'system:serviceaccounts:shop' }") },
    told,
  ],
  [
    "a role whose namesake in another namespace people hold",
    { "b.yaml": given(PEOPLE, "name: b, namespace: other") },
    told,
  ],
  [
    "a role whose namesake ClusterRole people hold",
    { "b.yaml": given(PEOPLE, "name: b, namespace: shop", "kind: ClusterRole, name: wide") },
    told,
  ],
  ["a binding without subjects", { "b.yaml": given("") }, told],
] as const)
  test(`${name} is ${expected ? "told" : "no machine's"}`, () =>
    assert.equal(findings({ "role.yaml": WIDE, ...files }), expected));

test("the binding that comes or goes is heeded at once", () => {
  const workspace = workspaceOf([{ path: "role.yaml", text: WIDE }]);
  const seen = () => verdictsOf(workspace).length;
  assert.equal(seen(), 1);
  workspace.set({ uri: "file:///w/b.yaml", version: 1, language: "yaml", text: given(PEOPLE) });
  assert.equal(seen(), 0);
  workspace.remove("file:///w/b.yaml");
  assert.equal(seen(), 1);
});

test("the fix of a role's wildcard names one verb or one resource in its place", () => {
  const mended = (text: string) => {
    const workspace = workspaceOf([{ path: "role.yaml", text }]);
    const [verdict] = verdictsOf(workspace);
    assert.ok(verdict);
    return fixesOf(workspace, verdict).map(({ title, result }) => [
      title,
      "refused" in result ? result.refused : result[0]?.text,
    ]);
  };
  assert.deepEqual(mended(WIDE), [
    ["Name the verb that it needs", WIDE.replace('verbs: ["*"]', 'verbs: ["get"]')],
  ]);
  const everything = WIDE.replace('verbs: ["*"]', "verbs: [create, delete]");
  assert.deepEqual(mended(everything), [
    ["Name the resource that it needs", everything.replace('["*"]', '["configmaps"]')],
  ]);
});

test("a release under its version is a copy, one level lower", () => {
  const level = (path: string): readonly string[] =>
    verdictsOf(workspaceOf([{ path, text: TOKEN }])).map(({ level: one }) => one);
  assert.deepEqual(level("k8s/eventing-v1.16.7.yaml"), ["information"]);
  assert.deepEqual(level("k8s/cert-manager_1.14.2-rc1.yaml"), ["information"]);
  assert.deepEqual(level("k8s/v1/token-2.yaml"), ["warning"]);
});

test("a template is no word where templates belong, and one elsewhere", () => {
  const text = "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: {{ .Release.Name }}\n";
  const told = (path: string): readonly string[] =>
    verdictsOf(workspaceOf([{ path, text }])).map(({ finding, level }) => `${level} ${finding.rule}`);
  assert.deepEqual(told("charts/shop/templates/sa.yaml"), []);
  assert.deepEqual(told("k8s/sa.yaml"), ["hint manifest-syntax"]);
});
