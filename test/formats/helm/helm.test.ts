/** Charts: which files are ours, and to whom they lend their owner. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { helmFormat } from "../../../server/src/formats/helm/helm.ts";
import { parse } from "../../../server/src/syntax/parse.ts";
import { verdictsOf, workspaceOf } from "../../harness/pipeline.ts";

const chart = (more = ""): string => `apiVersion: v2\nname: shop\nversion: 1.0.0\n${more}`;

const factsOf = (text: string, path = "charts/shop/Chart.yaml") => {
  const { segments } = parse(
    { uri: `file:///w/${path}`, version: 1, language: "yaml", text },
    helmFormat.claims,
  );
  return segments.filter(({ format }) => format).map((one) => helmFormat.lower(one, path));
};

const lent = (text: string): readonly string[] =>
  factsOf(text).flatMap(({ containers }) =>
    containers.map(
      ({ key, claims }) => `${key} ${claims.map(({ owner, how }) => `${owner.value} by ${how}`).join(", ")}`,
    ),
  );

test("a chart is known by its name and its content", () => {
  const claimed = (head: string, path: string): boolean =>
    helmFormat.claims(head, `file:///w/${path}`) !== undefined;
  assert.ok(claimed(chart(), "charts/shop/Chart.yaml"));
  assert.ok(!claimed(chart(), "charts/shop/values.yaml"));
  for (const name of ["values.yaml", "values-prod.yml", "values.dev.yaml", "deploy/values_eu.yaml"])
    assert.ok(claimed("serviceAccount: { create: true }\n", name), name);
  assert.ok(!claimed("replicas: 2\n", "values.yaml"));
  assert.ok(claimed(`# ${"-".repeat(1100)}\n`, "values.yaml"));
  assert.ok(!claimed("apiVersion: v1\nkind: Secret\n", "values.yaml"));
  assert.ok(!claimed("serviceAccount: { create: true }\n", "default-values.json"));
  assert.ok(!claimed("apiVersion: v1\nkind: Namespace\nname: x\n", "Chart.yaml"));
  assert.ok(!claimed("title: sales\n", "Chart.yaml"));
});

test("annotations and a comment lend their owner", () => {
  assert.deepEqual(
    lent(
      chart(
        'annotations:\n  application.acme.example/team: tills\n  acme.example/owner: "Shop <shop@acme.example>"\n',
      ),
    ),
    ["helm:Chart/charts:shop shop@acme.example by annotation acme.example/owner of the chart"],
  );
  assert.deepEqual(lent(`# nhi: owner=tills\n${chart()}`), [
    "helm:Chart/charts:shop tills by comment # nhi: owner of the chart",
  ]);
  assert.deepEqual(lent(chart("annotations: [owner]\n")), ["helm:Chart/charts:shop "]);
});

test("who keeps the chart owns what it makes where nobody else says more", () => {
  const kept =
    "maintainers: [{ name: Ada, email: ada@acme.example }, { email: bob@acme.example }, ada, { url: x }]\n";
  assert.deepEqual(lent(chart(kept)), [
    "helm:Chart/charts:shop Ada by maintainer of the chart, bob@acme.example by maintainer of the chart",
  ]);
  const owner = (files: Readonly<Record<string, string>>): string => {
    const workspace = workspaceOf([
      { path: "charts/shop/Chart.yaml", text: chart(kept) },
      {
        path: "charts/shop/templates/sa.yaml",
        text: "apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: bot }\n",
      },
      ...Object.entries(files).map(([path, text]) => ({ path, text })),
    ]);
    const [it] = workspace.uris
      .flatMap((uri) => workspace.facts(uri))
      .flatMap(({ identities }) => identities);
    const owned = it && workspace.world.ownership(it);
    assert.deepEqual(
      verdictsOf(workspace).map(({ finding }) => finding.rule),
      [],
    );
    return owned?.is === "owned" ? `${owned.answer.owner.value} ${owned.answer.rung}` : (owned?.is ?? "");
  };
  assert.equal(owner({}), "Ada 6");
  assert.equal(
    owner({ "nhi.yaml": 'nhi: 1\nowners:\n  - { match: "charts/**", owner: tills }\n' }),
    "tills 5",
  );
});

const values = (text: string, path = "charts/shop/values.yaml") =>
  factsOf(text, path).flatMap(({ identities, containers, unnamed, problems }) => [
    ...identities.map(({ title, claims, containers: keys }) =>
      [title, ...claims.map(({ how }) => how), ...keys].join(" "),
    ),
    ...containers.map(
      ({ key, claims }) => `${key}: ${claims.map(({ owner, how }) => `${owner.value} by ${how}`).join()}`,
    ),
    ...unnamed.map((system) => `unnamed ${system}`),
    ...problems.map(({ code }) => code),
  ]);

test("values name the accounts that are made, and who owns them", () => {
  assert.deepEqual(
    values(`image: { tag: "{{ .Chart.AppVersion }}" }
commonLabels: { team: tills, part-of: shop }
serviceAccount:
  create: true
  name: shop-web
  annotations: { acme.example/owner: web }
worker:
  serviceAccount: { create: true, name: shop-worker }
`),
    [
      'ServiceAccount "shop-web" annotation acme.example/owner helm:Chart/charts:shop',
      'ServiceAccount "shop-worker" helm:Chart/charts:shop',
      "helm:Chart/charts:shop: tills by label team of the chart's values",
    ],
  );
  assert.deepEqual(
    values(
      "podLabels: { team: eu }\nserviceAccount: { create: true, name: bot }\n",
      "charts/shop/values-eu.yaml",
    ),
    [
      'ServiceAccount "bot" helm:Values/charts:shop:values-eu.yaml',
      "helm:Values/charts:shop:values-eu.yaml: eu by label team of the chart's values",
    ],
  );
});

test("an account without a name is called after the release, one that is not made is somebody else's", () => {
  for (const name of ['""', "", '"{{ .Release.Name }}-bot"'])
    assert.deepEqual(values(`serviceAccount:\n  create: true\n  name: ${name}\n`), ["unnamed k8s"], name);
  for (const none of ["create: false, name: bot", "name: bot", "create: [true], name: bot"])
    assert.deepEqual(values(`serviceAccount: { ${none} }\n`), [], none);
  assert.deepEqual(values("serviceAccount: bot\nother: [serviceAccount]\nbroken: [\n"), []);
});

test("the rights of Argo CD stand in its chart's values too", () => {
  const text = `argo-cd:
  configs:
    rbac:
      policy.default: role:readonly
      policy.csv: |
        p, role:ci, applications, sync, */*, allow
        g, acme:payments, role:admin
`;
  const grants = factsOf(text, "argocd/values.yaml").flatMap((facts) => facts.grants);
  assert.deepEqual(
    grants.map(({ title, scopes }) => `${title}: ${scopes.map(({ text: scope }) => scope).join()}`),
    [
      "Argo CD's policy for role:ci: argocd:sync applications@*/*",
      "Argo CD's policy for acme:payments: argocd:role:admin",
      "Argo CD's policy: argocd:role:readonly",
    ],
  );
  assert.deepEqual(verdictsOf(workspaceOf([{ path: "argocd/values.yaml", text }])), []);
  assert.deepEqual(
    verdictsOf(
      workspaceOf([{ path: "argocd/values.yaml", text: text.replace("role:readonly", "role:admin") }]),
    ).map(({ finding }) => finding.rule),
    ["scope-broad-group"],
  );
});

test("where a chart may make the account, its name is no dead binding", () => {
  const dead = (files: Readonly<Record<string, string>>): number => {
    const workspace = workspaceOf(
      [
        {
          path: "k8s/sa.yaml",
          text: "# nhi: owner=tills\napiVersion: v1\nkind: ServiceAccount\nmetadata: { name: other, namespace: shop }\n",
        },
        {
          path: "nhi.yaml",
          text: 'nhi: 1\nidentities:\n  web:\n    type: service-account\n    owner: tills\n    purpose: Serves the shop\n    bind: ["k8s:ServiceAccount/shop/web"]\n',
        },
        ...Object.entries(files).map(([path, text]) => ({ path, text })),
      ],
      { beside: [] },
    );
    return verdictsOf(workspace).filter(({ finding }) => finding.rule === "identity-unbound").length;
  };
  assert.equal(dead({}), 1);
  assert.equal(dead({ "charts/shop/Chart.yaml": chart() }), 0);
  assert.equal(dead({ "charts/shop/Chart.yaml": chart("type: library\n") }), 1);
  assert.equal(dead({ "apps/values.yaml": "serviceAccount: { create: true }\n" }), 0);
  assert.equal(dead({ "apps/values.yaml": "serviceAccount: { create: true, name: web }\n" }), 0);
  assert.equal(dead({ "apps/values.yaml": "serviceAccount: { create: true, name: api }\n" }), 1);
  const kustomization = "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n";
  assert.equal(dead({ "k8s/kustomization.yaml": `${kustomization}resources: [sa.yaml]\n` }), 1);
  for (const more of [
    "namePrefix: eu-",
    "resources: [https://x.example/base?ref=v1]",
    "helmCharts: [{ name: shop }]",
  ])
    assert.equal(dead({ "k8s/kustomization.yaml": `${kustomization}${more}\n` }), 0, more);
});

test("every prefix is read, and five megabytes in bounded time", () => {
  const text = chart("annotations:\n  team: tills\n");
  for (let end = 0; end <= text.length; end++) assert.doesNotThrow(() => factsOf(text.slice(0, end)));
  const filled =
    "commonLabels: { team: a }\nserviceAccount:\n  create: true\n  name: bot\nrbac:\n  policy.csv: |\n    g, a, role:b\n";
  for (let end = 0; end <= filled.length; end++) assert.doesNotThrow(() => values(filled.slice(0, end)));
  const begun = performance.now();
  factsOf(
    chart(
      `annotations:\n${Array.from({ length: 200_000 }, (_, i) => `  acme/key-${i}: some value\n`).join("")}`,
    ),
  );
  values(
    `rbac:\n  policy.csv: |\n${"    p, role:ci, applications, sync, */*, allow\n    g, acme:ci, role:ci\n".repeat(60_000)}`,
  );
  values(`${"a: { serviceAccount: { create: true, name: bot } }\n".repeat(50_000)}`);
  assert.ok(performance.now() - begun < 30_000);
});

test("an account in the chart's folder has the chart's owner, templates are silent", () => {
  const account = "apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: bot }\n";
  const missing = (text: string): readonly string[] => {
    const workspace = workspaceOf([
      { path: "charts/shop/Chart.yaml", text },
      { path: "charts/shop/templates/sa.yaml", text: account },
      { path: "charts/shop/templates/filled.yaml", text: account.replace("bot", "{{ .Release.Name }}") },
      { path: "nhi.yaml", text: 'nhi: 1\nowners:\n  - { match: "docs/**", owner: writers }\n' },
    ]);
    return verdictsOf(workspace)
      .filter(({ finding }) => finding.rule === "owner-missing")
      .map(({ about }) => about.path);
  };
  assert.deepEqual(missing(chart()), ["charts/shop/templates/sa.yaml"]);
  assert.deepEqual(missing(chart("annotations: { team: tills }\n")), []);
});
