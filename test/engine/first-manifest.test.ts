/** The manifest that is written from what a workspace says: valid, silent, and true to its sources. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { firstManifest } from "../../server/src/engine/adopt/first-manifest.ts";
import { globOf } from "../../server/src/engine/adopt/glob.ts";
import { Workspace } from "../../server/src/engine/workspace.ts";
import { languageOf } from "../../server/src/formats/registry.ts";
import { codeownersMatcher } from "../../server/src/model/codeowners-match.ts";
import { parseWhen } from "../../server/src/model/day.ts";
import { pathMatcher } from "../../server/src/model/owner-match.ts";

const FOLDER = "file:///w";

function workspaceOf(files: Readonly<Record<string, string>>): Workspace {
  const workspace = new Workspace({ folder: FOLDER, today: parseWhen("2026-11-22")?.day ?? 0 });
  for (const [path, text] of Object.entries(files))
    workspace.set({ uri: `${FOLDER}/${path}`, version: 1, language: languageOf(path), text });
  return workspace;
}

/** What the workspace says of the manifest written for it, hints aside. */
function findings(files: Readonly<Record<string, string>>): readonly string[] {
  const workspace = workspaceOf(files);
  const text = firstManifest(workspace);
  workspace.set({ uri: `${FOLDER}/nhi.yaml`, version: 1, language: "yaml", text });
  return workspace
    .verdicts(`${FOLDER}/nhi.yaml`)
    .filter(({ level }) => level !== "hint")
    .map(({ message }) => message);
}

const CODEOWNERS = `# who reviews what
*                     @acme/platform
/services/billing/    @acme/payments @acme/security
*.tf                  @alice
docs/                 docs@acme.example
/legacy/
/tools/deploy-*       @other/platform
`;

const NAMESPACES = `apiVersion: v1
kind: Namespace
metadata:
  name: payments
  annotations:
    nhi/owner: "@acme/payments"
---
apiVersion: v1
kind: Namespace
metadata:
  name: sandbox
  labels: { team: "\${TEAM}" }
---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { team: Web Shop }
---
apiVersion: v1
kind: Namespace
metadata: { name: lost, labels: { owner: TODO } }
`;

const FILES = { ".github/CODEOWNERS": CODEOWNERS, "k8s/namespaces.yaml": NAMESPACES };

test("teams and rules come from CODEOWNERS and from Namespaces, in an order that keeps the last match winning", () => {
  const text = firstManifest(workspaceOf(FILES));
  const body = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  assert.deepEqual(body, [
    "nhi: 1",
    'teams: # say how each is reached: contact: "#channel", or a mail address',
    '  other-platform: { aliases: ["@other/platform"] }',
    '  payments: { aliases: ["@acme/payments"] }',
    '  platform: { aliases: ["@acme/platform"] }',
    '  web-shop: { aliases: ["Web Shop"] }',
    "owners: # the last match wins, as in CODEOWNERS",
    '  - { match: "**", owner: platform }',
    '  - { match: "services/billing/**", owner: payments } # also @acme/security',
    '  - { match: "**/*.tf", owner: "@alice" }',
    '  - { match: "**/docs/**", owner: "docs@acme.example" }',
    '  - { match: "legacy/**", owner: none }',
    '  - { match: "tools/deploy-*{,/**}", owner: other-platform }',
    '  - { match: { kind: Namespace, name: "payments" }, owner: payments }',
    '  - { match: { kind: Namespace, name: "shop" }, owner: web-shop }',
  ]);
});

test("it has no finding above hint on itself, whatever the files hold", () => {
  assert.deepEqual(findings(FILES), []);
  assert.deepEqual(findings({}), []);
  assert.deepEqual(findings({ CODEOWNERS: '* @org/null\n/a\\ b/ @org/123\n/q"uote @org/true\n' }), []);
  assert.deepEqual(findings({ CODEOWNERS: "* @acme/Pay_ments @bob\r\n/x/ @acme/pay_ments\r\n" }), []);
});

test("nothing is declared twice where a manifest lists the team already", () => {
  const files = {
    ...FILES,
    "teams.nhi.yaml": 'nhi: 1\nteams:\n  pay: { contact: "#pay", aliases: ["@acme/payments"] }\n',
  };
  const text = firstManifest(workspaceOf(files));
  assert.match(text, /match: "services\/billing\/\*\*", owner: pay }/);
  assert.doesNotMatch(text, /payments: \{ aliases/);
  assert.deepEqual(findings(files), []);
});

test("what OWNERS files and catalogues say of a folder, where they name a team; the deepest wins", () => {
  const files = {
    OWNERS_ALIASES: "aliases:\n  sre: [ann, bob]\n  pay: [cy]\n",
    OWNERS: "approvers: [ann, sre]\n",
    "apps/pay/OWNERS": "approvers: [pay]\n",
    "apps/pay/deep/OWNERS": "approvers: [pay]\n",
    "apps/solo/OWNERS": "approvers: [dan]\n",
    "web/catalog-info.yaml":
      "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: shop }\nspec: { type: service, lifecycle: production, owner: group:default/web }\n---\napiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: { name: web }\nspec: { type: team, children: [] }\n",
  };
  const text = firstManifest(workspaceOf(files));
  assert.deepEqual(text.match(/match: .*(?= })/g), [
    'match: "**", owner: sre',
    'match: "apps/pay/**", owner: pay',
    'match: "web/**", owner: web',
  ]);
  assert.deepEqual(findings(files), []);
});

test("the operating model is guessed by the names of teams, and only proposed", () => {
  const guess = (owners: string): string =>
    /model: \S+/.exec(firstManifest(workspaceOf({ CODEOWNERS: `* ${owners}\n` })))?.[0] ?? "";
  assert.equal(guess("@acme/app-security\n/k8s/ @acme/platform"), "model: shared");
  assert.equal(guess("@acme/security"), "model: security-led");
  assert.equal(guess("@acme/iam\n/pam/ @acme/pam-team"), "model: hub-and-spoke");
  assert.equal(guess("@acme/web"), "model: shared");
  assert.match(
    firstManifest(workspaceOf({ CODEOWNERS: "* @acme/infosec\n" })),
    /^# {3}accountable: infosec$/m,
  );
});

test("without a word about owners it shows what to fill in, and stays silent", () => {
  const text = firstManifest(workspaceOf({}));
  assert.match(text, /^# {3}- \{ match: "services\/billing\/\*\*", owner: payments \}$/m);
  assert.deepEqual(
    findings({ "a.yaml": "apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: x }\n" }),
    [],
  );
});

test("of several CODEOWNERS files the one that counts is read, and a repository inside keeps its folder", () => {
  const text = firstManifest(
    workspaceOf({
      ".github/CODEOWNERS": "* @acme/one\n",
      "docs/CODEOWNERS": "* @acme/two\n",
      "sub/.github/CODEOWNERS": "* @acme/three\n",
    }),
  );
  assert.doesNotMatch(text, /two/);
  assert.ok(text.indexOf('"**", owner: one') < text.indexOf('"sub/**", owner: three'));
});

test("a pattern and its glob mean the same files", () => {
  const patterns = [
    "*",
    "/",
    "*.js",
    "docs/",
    "/docs/",
    "docs/*",
    "apps/web",
    "/apps/web/",
    "apps",
    "**/logs",
    "web-*",
    "/a/b*/c",
    "a?c",
    "src/**/gen/",
  ];
  const paths = [
    "a.js",
    "x/y/a.js",
    "docs/a.md",
    "docs/x/a.md",
    "z/docs/a.md",
    "apps/web/i.ts",
    "q/apps/web/i.ts",
    "logs/x",
    "k/logs",
    "k/web-1/x.ts",
    "web-2",
    "a/bx/c",
    "a/bx/c/d",
    "abc",
    "abc/d",
    "src/gen/a",
    "src/q/gen/a",
    "README.md",
  ];
  for (const pattern of patterns) {
    const glob = globOf(pattern);
    assert.ok(glob !== undefined, pattern);
    const [one, other] = [codeownersMatcher(pattern), pathMatcher(glob)];
    for (const path of paths)
      if (pattern !== "a?c" || path !== "abc/d")
        assert.equal(other(path), one(path), `${pattern} as ${glob} on ${path}`);
  }
  assert.equal(globOf("!docs"), undefined);
});
