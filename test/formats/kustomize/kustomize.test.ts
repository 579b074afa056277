/** Kustomizations: which files are ours, what they lend, and how far it reaches. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { kustomizeFormat } from "../../../server/src/formats/kustomize/kustomize.ts";
import { parse } from "../../../server/src/syntax/parse.ts";
import { verdictsOf, workspaceOf } from "../../harness/pipeline.ts";

const HEAD = "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n";

const factsOf = (text: string, path = "overlays/prod/kustomization.yaml") => {
  const uri = `file:///w/${path}`;
  const { segments } = parse({ uri, version: 1, language: "yaml", text }, kustomizeFormat.claims);
  return segments.filter(({ format }) => format).map((one) => kustomizeFormat.lower(one, path));
};

const said = (text: string, path?: string): readonly string[] =>
  factsOf(text, path).flatMap(({ containers, problems }) => [
    ...containers.map(
      ({ key, claims, within }) =>
        `${key} in ${within?.join(" ") || "nothing"}${claims.map(({ owner, how }) => `, ${owner.value} by ${how}`).join("")}`,
    ),
    ...problems.map(({ code }) => `problem ${code}`),
  ]);

describe("claims", () => {
  const claimed = (head: string, path: string): boolean =>
    kustomizeFormat.claims(head, `file:///w/${path}`) !== undefined;
  for (const [name, head, path, ours] of [
    ["by name, version and kind", HEAD, "kustomization.yaml", true],
    ["by name and a key", "resources:\n- sa.yaml\n", "a/kustomization.yml", true],
    ["by version and kind", HEAD, "a/base.yaml", true],
    ["a Component", HEAD.replace("Kustomization", "Component"), "a/kustomization.yaml", true],
    [
      "Flux's own",
      "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\n",
      "a/kustomization.yaml",
      false,
    ],
    ["an empty file of that name", "# nothing\n", "kustomization.yaml", false],
    ["resources in another file", "resources:\n- sa.yaml\n", "plan.yaml", false],
  ] as const)
    test(name, () => assert.equal(claimed(head, path), ours));
});

test("labels, annotations and the namespace reach what is listed", () =>
  assert.deepEqual(
    said(`${HEAD}namespace: payments
commonLabels:
  app.kubernetes.io/part-of: shop
  team: payments-team
commonAnnotations:
  acme.example/owner: "Payments: pay@acme.example"
resources:
- ../../base
- sa.yaml
- https://github.com/acme/base?ref=v1
- ../../../../elsewhere
`),
    [
      "kustomize:Kustomization/overlays:prod in k8s:Namespace/payments, pay@acme.example by annotation acme.example/owner of the kustomization",
      "kustomize:Kustomization/base in kustomize:Kustomization/overlays:prod",
      "kustomize:File/overlays:prod:sa.yaml in kustomize:Kustomization/overlays:prod",
    ],
  ));

test("labels in the newer spelling, and a comment before them", () =>
  assert.deepEqual(
    said(
      "# nhi: owner=payments\nlabels:\n- pairs: { squad: tills }\n  includeSelectors: false\n",
      "kustomization.yaml",
    ),
    [
      "kustomize:Kustomization/ in nothing, payments by comment # nhi: owner of the kustomization, tills by label squad of the kustomization",
    ],
  ));

describe("bad input", () => {
  const whole = `${HEAD}namespace: payments\nresources: [sa.yaml, { a: b }, null]\nlabels:\n- pairs: { team: "{{ team }}" }\n`;
  test("every prefix is read", () => {
    for (let end = 0; end <= whole.length; end++) assert.doesNotThrow(() => factsOf(whole.slice(0, end)));
  });
  test("maps where lists belong, and lists where maps belong", () =>
    assert.deepEqual(
      said(`${HEAD}resources: { a: sa.yaml }\ncommonLabels: [team]\nlabels: payments\nnamespace: [a]\n`),
      ["kustomize:Kustomization/overlays:prod in nothing"],
    ));
  test("five megabytes in bounded time", () => {
    const begun = performance.now();
    const text = `${HEAD}resources:\n${"- a/service-account.yaml\n".repeat(200_000)}`;
    assert.equal(said(text).length, 200_001);
    assert.ok(performance.now() - begun < 15_000);
  });
});

const ACCOUNT = "apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: ci-bot }\n";
/** The workspace says who owns what, though not here. */
const REGISTER = 'nhi: 1\nowners:\n  - { match: "docs/**", owner: writers }\n';

function missing(files: Readonly<Record<string, string>>): readonly string[] {
  const pages = Object.entries({ ...files, "docs.nhi.yaml": REGISTER });
  const workspace = workspaceOf(pages.map(([path, text]) => ({ path, text })));
  return verdictsOf(workspace)
    .filter(({ finding }) => finding.rule === "owner-missing")
    .map(({ finding }) => workspace.pathOf(finding.at.in.uri));
}

describe("the owner of an account that a kustomization lists", () => {
  const base = { "base/sa.yaml": ACCOUNT, "base/kustomization.yaml": `${HEAD}resources: [sa.yaml]\n` };
  const overlay = "overlays/prod/kustomization.yaml";
  test("is missing where nobody says it", () => assert.deepEqual(missing(base), ["base/sa.yaml"]));
  test("is the kustomization's", () =>
    assert.deepEqual(
      missing({
        ...base,
        "base/kustomization.yaml": `${HEAD}commonLabels: { team: payments }\nresources: [sa.yaml]\n`,
      }),
      [],
    ));
  test("is the overlay's", () =>
    assert.deepEqual(
      missing({
        ...base,
        [overlay]: `${HEAD}commonAnnotations: { owner: payments }\nresources: [../../base]\n`,
      }),
      [],
    ));
  test("is that of the Namespace in which the overlay puts it", () =>
    assert.deepEqual(
      missing({
        ...base,
        [overlay]: `${HEAD}namespace: payments\nresources: [../../base]\n`,
        "ns.yaml":
          "apiVersion: v1\nkind: Namespace\nmetadata: { name: payments, annotations: { owner: payments } }\n",
      }),
      [],
    ));
  test("is not that of an overlay which lists something else", () =>
    assert.deepEqual(
      missing({ ...base, [overlay]: `${HEAD}commonLabels: { team: payments }\nresources: [../../other]\n` }),
      ["base/sa.yaml"],
    ));
  test("kustomizations that list each other end", () =>
    assert.deepEqual(
      missing({
        "base/sa.yaml": ACCOUNT,
        "base/kustomization.yaml": `${HEAD}resources: [sa.yaml, ../twin]\n`,
        "twin/kustomization.yaml": `${HEAD}resources: [../base, .]\n`,
      }),
      ["base/sa.yaml"],
    ));
});
