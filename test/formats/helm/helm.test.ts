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
  assert.ok(!claimed("apiVersion: v1\nkind: Namespace\nname: x\n", "Chart.yaml"));
  assert.ok(!claimed("title: sales\n", "Chart.yaml"));
});

test("annotations and a comment lend their owner; maintainers do not", () => {
  assert.deepEqual(
    lent(
      chart(
        'maintainers: [{ name: ada }]\nannotations:\n  application.acme.example/team: tills\n  acme.example/owner: "Shop <shop@acme.example>"\n',
      ),
    ),
    ["helm:Chart/charts:shop shop@acme.example by annotation acme.example/owner of the chart"],
  );
  assert.deepEqual(lent(`# nhi: owner=tills\n${chart()}`), [
    "helm:Chart/charts:shop tills by comment # nhi: owner of the chart",
  ]);
  assert.deepEqual(lent(chart("annotations: [owner]\n")), ["helm:Chart/charts:shop "]);
});

test("every prefix is read, and five megabytes in bounded time", () => {
  const text = chart("annotations:\n  team: tills\n");
  for (let end = 0; end <= text.length; end++) assert.doesNotThrow(() => factsOf(text.slice(0, end)));
  const begun = performance.now();
  factsOf(
    chart(
      `annotations:\n${Array.from({ length: 200_000 }, (_, i) => `  acme/key-${i}: some value\n`).join("")}`,
    ),
  );
  assert.ok(performance.now() - begun < 15_000);
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
