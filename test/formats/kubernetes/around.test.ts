/** Around the cluster's own objects: certificates, ExternalSecrets, and what Argo CD lets be deployed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fixesOf, marksOf, verdictsOf, workspaceOf } from "../../harness/pipeline.ts";
import { factsOf, said } from "./facts-as-text.ts";

const found = (text: string, rest: Readonly<Record<string, string>> = {}): readonly string[] => {
  const pages = [
    { path: "k8s/it.yaml", text },
    ...Object.entries(rest).map(([path, t]) => ({ path, text: t })),
  ];
  const workspace = workspaceOf(pages);
  return marksOf(workspace, verdictsOf(workspace)).map(
    ({ level, rule, line, message }) => `${level} ${rule} ${line + 1}: ${message}`,
  );
};

const certificate = (more = ""): string => `${more}apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: tls, namespace: shop }
spec: { secretName: tls, issuerRef: { name: ca } }
`;

test("a Certificate renews itself, and nothing is missing", () => assert.equal(said(certificate()), ""));

test("a Certificate with a date that somebody wrote is watched", () => {
  assert.equal(
    said(certificate("# nhi: rotated=2026-01-02 every=90d\n")).split("\n")[0],
    'certificate rotated 2026-01-02, every 90d, expires unsayable of Certificate "shop/tls" [4:19 tls]',
  );
  assert.deepEqual(
    found(certificate("# nhi: rotated=2026-01-02 every=90d\n")).map((line) =>
      line.split(" ").slice(0, 2).join(" "),
    ),
    ["warning rotation-stale"],
  );
});

const living = (spec: string): string => certificate().replace("spec: {", `spec: { ${spec},`);
const PERIODS = /rotated unsayable, every ([^,]+),/;

test("a Certificate's duration is how often it is renewed, less the time before its end", () => {
  const period = (spec: string): string | undefined => PERIODS.exec(said(living(spec)))?.[1];
  assert.equal(period("duration: 2160h"), "90d");
  assert.equal(period("duration: 2160h0m0s, renewBefore: 360h"), "75d");
  assert.equal(period("duration: 90m"), "90m");
  assert.equal(period('duration: "{{ life }}"'), "elsewhere");
  for (const none of [
    "renewBefore: 360h",
    "duration: long",
    "duration: 87600h, isCA: true",
    "duration: 1h, renewBefore: 2h",
  ])
    assert.equal(said(living(none)), "", none);
});

test("a long duration is worth knowing, and a fault only against a policy; the fix writes hours", () => {
  const text = living("duration: 8760h0m0s");
  assert.deepEqual(found(text), [
    'information rotation-interval-long 4: Certificate "shop/tls": the certificate rotates every 365d; the built-in default allows 90d',
  ]);
  const policy = { "nhi.yaml": "nhi: 1\npolicy: { maxAge: { certificate: 200d } }\n" };
  assert.deepEqual(found(text, policy), [
    'warning rotation-interval-long 4: Certificate "shop/tls": the certificate rotates every 365d; policy.maxAge allows 200d',
  ]);
  assert.deepEqual(found(living("duration: 2160h, renewBefore: 360h")), []);
  const workspace = workspaceOf([{ path: "k8s/it.yaml", text }]);
  const [verdict] = verdictsOf(workspace);
  const [fix] = verdict ? fixesOf(workspace, verdict) : [];
  assert.equal(fix?.title, "Shorten it to 2160h0m0s");
  assert.ok(fix && !("refused" in fix.result), JSON.stringify(fix));
  assert.equal(fix.result[0]?.text, text.replace("8760h0m0s", "2160h0m0s"));
});

const external = (note = ""): string => `apiVersion: external-secrets.io/v1beta1
kind: ExternalSecret
metadata:
  name: db
  namespace: shop
${note}spec: { refreshInterval: 0, secretStoreRef: { name: vault } }
`;

test("an ExternalSecret needs no owner, and its refresh is no rotation", () => {
  assert.equal(said(external()), "");
  assert.deepEqual(found(external()), []);
});

test("braces in an ExternalSecret are its operator's words", () =>
  assert.deepEqual(found(`${external()}data:\n  url: "{{ .host }}"\n  {{- if .Values.x }}\n`), []));

test("an ExternalSecret that has ended by its own note", () =>
  assert.match(
    found(external('  annotations: { nhi/expires: "2026-10-01" }\n')).join(),
    /^error credential-expired 6: ExternalSecret "shop\/db"/,
  ));

const project = (spec: string, metadata = "name: shop"): string => `apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { ${metadata} }
spec:
${spec}`;

test("a project that may deploy any kind of object of the cluster", () =>
  assert.deepEqual(
    found(project(`  sourceRepos: ["*"]\n  clusterResourceWhitelist:\n    - group: "*"\n      kind: "*"\n`)),
    [
      'warning scope-wildcard 8: Scope "argocd:deploy *@shop" is a wildcard that can write: any kind of object of the whole cluster, from any repository',
    ],
  ));

test("any repository, any namespace, or one kind of the cluster is silent", () =>
  assert.deepEqual(
    found(
      project(
        `  sourceRepos: ["*"]\n  destinations: [{ server: "*", namespace: "*" }]\n  clusterResourceWhitelist: [{ group: "", kind: Namespace }]\n`,
      ),
    ),
    [],
  ));

test("of the tokens of a project's role the one that never ends", () =>
  assert.deepEqual(
    found(
      project(
        `  roles:\n    - name: ci\n      jwtTokens:\n        - { iat: 1767225600, exp: 1795000000 }\n        - { iat: 1767225600 }\n        - { iat: 1767225600, exp: soon }\n        - { iat: 1767225600, exp: 1785000000 }\n`,
      ),
    ).map((line) => line.replace(/:.*/, "")),
    ["warning credential-long-lived 9"],
  ));

test("the rights of a project's role are those of its tokens", () => {
  const text = project(
    `  roles:\n    - name: ci\n      policies:\n        - p, proj:shop:ci, applications, sync, shop/*, allow\n        - "p, proj:shop:ci, exec, create, shop/*, allow"\n        - p, proj:shop:ci, applications, delete, shop/*, deny\n`,
  );
  const told = factsOf(text)
    .flatMap((facts) => facts.grants)
    .flatMap(({ title, scopes, recipients }) =>
      scopes.map(
        ({ text: scope, reach, at }) =>
          `${title} ${recipients?.[0]?.ref}: ${reach} ${scope} [${at.in.text.slice(at.start, at.end)}]`,
      ),
    );
  assert.deepEqual(told, [
    'AppProject "shop" for proj:shop:ci k8s:AppProject/shop/ci: narrow argocd:sync applications@shop/* [applications]',
    'AppProject "shop" for proj:shop:ci k8s:AppProject/shop/ci: elevated argocd:create exec@shop/* ["p, proj:shop:ci, exec, create, shop/*, allow"]',
  ]);
  assert.deepEqual(found(text), []);
});

test("the owner of a project owns the namespaces that it names", () => {
  const files = {
    "sa.yaml": "apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: bot, namespace: shop }\n",
    "nhi.yaml": 'nhi: 1\nowners:\n  - { match: "docs/**", owner: writers }\n',
  };
  const spec = `  destinations: [{ server: "*", namespace: NS }]\n`;
  const owned = "name: shop, annotations: { acme.example/owner: shop-team }";
  assert.deepEqual(found(project(spec.replace("NS", "shop"), owned), files), []);
  assert.match(found(project(spec.replace("NS", '"*"'), owned), files).join(), /owner-missing/);
});

const rights = (role: string, name = "argocd-rbac-cm"): string => `apiVersion: v1
kind: ConfigMap
metadata: { name: ${name}, namespace: argocd }
data:
  policy.default: ${role}
  policy.csv: |
    g, acme:platform, role:admin
`;

test("an administrator's role for everybody who signs in", () => {
  assert.deepEqual(found(rights("role:admin")), [
    'error scope-broad-group 5: ConfigMap "argocd/argocd-rbac-cm" gives argocd:role:admin to everybody (who signs in)',
  ]);
  for (const role of ["role:readonly", '""', '"{{ role }}"']) assert.deepEqual(found(rights(role)), []);
  assert.deepEqual(found(rights("role:admin", "another")), []);
});

const lines = (csv: string): string =>
  `${rights("role:readonly").replace(/ {4}g,.*\n/, "")}${csv.replace(/^/gm, "    ")}`;

test("the lines of policy.csv are rights, of roles and of those who have them", () => {
  const csv = `p, role:deployer, applications, sync, shop/*, allow
p, role:deployer, applications, get, */*, allow
p, role:deployer, exec, create, */*, deny
# who has it
g, acme:payments, role:deployer
g, proj:shop:ci, role:admin
p, ada@acme.example, *, *, *, allow
g, {{ .Values.group }}, role:admin
p, role:short
g, acme:nobody
`;
  const grants = factsOf(lines(csv)).flatMap((facts) => facts.grants);
  assert.deepEqual(
    grants.map(({ title, describes, gives, recipients, scopes }) => [
      title.replace('ConfigMap "argocd/argocd-rbac-cm" for ', ""),
      describes?.ref ?? gives?.to,
      recipients?.map(({ ref, whom }) => `${whom} ${ref}`).join(),
      scopes
        .map(({ reach, text, at }) => `${reach} ${text} [${at.in.text.slice(at.start, at.end)}]`)
        .join("; "),
    ]),
    [
      [
        "role:deployer",
        "argocd:role:deployer",
        undefined,
        "narrow argocd:sync applications@shop/* [applications]; narrow argocd:get applications@*/* [applications]",
      ],
      ["ada@acme.example", undefined, "person ada@acme.example", "elevated argocd:* *@* [*]"],
      ["acme:payments", "people", "person acme:payments", "narrow argocd:role:deployer [role:deployer]"],
      [
        "proj:shop:ci",
        "machines",
        "account k8s:AppProject/shop/ci",
        "elevated argocd:role:admin [role:admin]",
      ],
      [
        'ConfigMap "argocd/argocd-rbac-cm"',
        undefined,
        "everyone who signs in",
        "narrow argocd:role:readonly [role:readonly]",
      ],
    ],
  );
  assert.deepEqual(found(lines(csv)), []);
});

test("an administrator whom the manifest's list of ways in does not know", () => {
  const undeclared = (scope: string): readonly string[] =>
    found(lines("g, acme:payments, role:admin\n"), {
      "nhi.yaml": `nhi: 1\naccess:\n  - { subject: ada, scopes: ["${scope}"] }\n`,
    }).filter((one) => one.includes("access-undeclared"));
  assert.deepEqual(undeclared("argocd:role:readonly"), [
    "warning access-undeclared 7: Gives acme:payments administrator rights (argocd:role:admin) that no access, breakGlass or identity entry declares",
  ]);
  assert.deepEqual(undeclared("argocd:role:admin"), []);
});

test("every prefix of these documents is read", () => {
  const all = [
    certificate(),
    living("duration: 8760h, renewBefore: 1h"),
    external(),
    project("  roles: [{ name: ci, jwtTokens: [{ iat: 1 }] }]\n"),
    rights("role:admin"),
    lines("p, role:a, applications, *, */*, allow\ng, b, role:a\n"),
  ];
  for (const text of all)
    for (let end = 0; end <= text.length; end++) assert.doesNotThrow(() => factsOf(text.slice(0, end)));
});

test("maps where lists belong are nothing", () =>
  assert.deepEqual(
    found(
      project(
        "  roles: { name: ci }\n  clusterResourceWhitelist: { group: '*', kind: '*' }\n  destinations: all\n  sourceRepos: 3\n",
      ),
    ),
    [],
  ));
