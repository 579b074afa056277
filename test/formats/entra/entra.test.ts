/** What application manifests say, what is one, and that nothing throws, whatever stands there. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isApplication } from "../../../server/src/formats/entra/claim.ts";
import { factsOf, told } from "../../harness/facts-text.ts";
import { fixesOf, verdictsOf, workspaceOf } from "../../harness/pipeline.ts";

for (const [expected, name, head] of [
  [true, "a manifest of the portal", '{ "id": "0", "acceptMappedClaims": null, "addIns": [], "appId": "1" }'],
  [
    true,
    "a manifest of Graph",
    '{ "id": "0", "deletedDateTime": null, "appId": "1", "applicationTemplateId": null }',
  ],
  [
    true,
    "a template of a toolkit",
    '{ "id": "${{ID}}", "appId": "${{APP}}", "signInAudience": "AzureADMyOrg" }',
  ],
  [true, "permissions beside a name", '{ "displayName": "x", "requiredResourceAccess": [] }'],
  [true, "a list of permissions", '[ { "resourceAppId": "1", "resourceAccess": [] } ]'],
  [false, "an app of something else", '{ "appId": "com.acme.shop", "appName": "Shop", "webDir": "dist" }'],
  [
    false,
    "a template of resources that holds one",
    '{ "resources": [ { "appId": "1", "requiredResourceAccess": [] } ] }',
  ],
  [false, "a list of other things", '[ { "appId": "1" } ]'],
  [false, "nothing", ""],
] as const)
  test(`${name} is ${expected ? "ours" : "not ours"}`, () => assert.equal(isApplication(head), expected));

const STORY = `{
  "id": "0b1d2c1e-0000-4000-8000-000000000001",
  "appId": "6f1d2c1e-0000-4000-8000-000000000001",
  "displayName": "ci-bot",
  "notes": "Builds and deploys\\nOwner: payments",
  "serviceManagementReference": null,
  "passwordCredentials": [
    { "displayName": "ci", "startDateTime": "2026-06-01T08:00:00.1234567Z", "endDateTime": null }
  ],
  "requiredResourceAccess": [
    {
      "resourceAppId": "00000003-0000-0000-c000-000000000000",
      "resourceAccess": [
        { "id": "19dbc75e-c2e2-444c-a770-ec69d8559fc7", "type": "Role" },
        { "id": "e1fe6dd8-ba31-4d61-89e7-88639da4683d", "type": "Scope" },
        { "id": "01234567-0000-4000-8000-000000000001", "type": "Role" }
      ]
    }
  ]
}
`;

test("the small story that every format tells: its facts", () =>
  assert.equal(
    told("apps/ci-bot.json", STORY),
    `Application "ci-bot" = entra:app/6f1d2c1e-0000-4000-8000-000000000001 [4 "ci-bot"], owner absent, goes to serviceManagementReference
  rung 3: "payments" by notes [5 payments]
  admin entra:Directory.ReadWrite.All [14 "19dbc75e-c2e2-444c-a770-ec69d8559fc7"]: Directory.ReadWrite.All may write the whole directory
  narrow entra:e1fe6dd8-ba31-4d61-89e7-88639da4683d [15 "e1fe6dd8-ba31-4d61-89e7-88639da4683d"]: acts for a signed-in user
  narrow entra:01234567-0000-4000-8000-000000000001 [16 "01234567-0000-4000-8000-000000000001"]: an application permission of Microsoft Graph whose name is not known here
  client-secret rotated 2026-06-01, every unsayable, expires unsayable
date startDateTime (any) 2026-06-01T08:00:00.1234567Z: date`,
  ));

test("the story's findings, and the fix that leaves the rest as it was", () => {
  const workspace = workspaceOf([{ path: "apps/ci-bot.json", text: STORY }]);
  const verdicts = verdictsOf(workspace);
  assert.deepEqual(verdicts.map(({ finding, level }) => `${level} ${finding.rule}`).sort(), [
    "error scope-admin",
    "information rotation-stale",
  ]);
  const broad = verdicts.find(({ finding }) => finding.rule === "scope-admin");
  assert.ok(broad);
  const [fix] = fixesOf(workspace, broad);
  assert.ok(fix && !("refused" in fix.result));
  assert.equal(fix.result[0]?.text, STORY.replace("19dbc75e-c2e2-444c-a770-ec69d8559fc7", "view"));
});

const rulesOf = (text: string, more = ""): readonly string[] =>
  verdictsOf(
    workspaceOf([{ path: "apps/a.json", text }, ...(more === "" ? [] : [{ path: "nhi.yaml", text: more }])]),
  )
    .map(({ finding, level }) => `${level} ${finding.rule}`)
    .sort();

const app = (rest: string): string =>
  `{ "appId": "1", "displayName": "shop", "tags": ["team=shop"], ${rest} }\n`;
const secret = (end: string): string => `"passwordCredentials": [{ "keyId": "k", "endDateTime": ${end} }]`;

test("the end of a secret: passed, far, near, unknown", () => {
  assert.deepEqual(rulesOf(app(secret('"2026-06-01T00:00:00Z"'))), ["error credential-expired"]);
  assert.deepEqual(rulesOf(app(secret('"2036-06-01T00:00:00Z"'))), ["warning credential-expiry-far"]);
  assert.deepEqual(rulesOf(app(secret('"2027-06-01T00:00:00Z"'))), []);
  assert.deepEqual(rulesOf(app(secret('"${{END}}"'))), []);
  assert.deepEqual(rulesOf(app(secret("null"))), []);
});

test("an owner is written where Entra keeps it, and read from there", () => {
  const teams = 'nhi: 1\nteams:\n  shop: { contact: "#shop" }\n';
  const bare =
    '{ "appId": "1", "displayName": "shop", "signInAudience": "AzureADMyOrg", "serviceManagementReference": null }\n';
  assert.deepEqual(rulesOf(bare), ["hint owner-missing"]);
  const workspace = workspaceOf([
    { path: "apps/a.json", text: bare },
    { path: "nhi.yaml", text: teams },
  ]);
  const [missing] = verdictsOf(workspace);
  assert.ok(missing?.finding.rule === "owner-missing");
  const [fix] = fixesOf(workspace, missing);
  assert.ok(fix && !("refused" in fix.result), JSON.stringify(fix));
  assert.equal(fix.result.find(({ path }) => path === "apps/a.json")?.text, bare.replace("null", '"shop"'));
  assert.deepEqual(rulesOf(bare.replace("null", '"Owners aliases: shop"'), teams), []);
  assert.deepEqual(rulesOf(bare.replace("null", '"0b1d2c1e-0000-4000-8000-000000000001"'), teams), []);
});

test("toolkits write names for ids", () => {
  const named = `"requiredResourceAccess": [{ "resourceAppId": "Microsoft Graph", "resourceAccess": [{ "id": "Directory.ReadWrite.All", "type": "Role" }, { "id": "User.Read", "type": "Scope" }] }]`;
  assert.deepEqual(rulesOf(app(named)), ["error scope-admin"]);
});

test("a list of permissions alone has no identity", () =>
  assert.equal(
    told(
      "permissions.json",
      '[{ "resourceAppId": "00000003-0000-0000-c000-000000000000", "resourceAccess": [{ "id": "741f803b-c850-494e-b5df-cde7c675a1ca", "type": "Role" }] }]\n',
    ),
    `Permissions of an application for unsayable
  elevated entra:User.ReadWrite.All [1 "741f803b-c850-494e-b5df-cde7c675a1ca"]: writes objects of the whole tenant`,
  ));

test("every prefix of a document gives facts without throwing, and every place lies in the text", () => {
  for (let end = 0; end <= STORY.length; end++)
    for (const { segment, identities } of factsOf("a.json", STORY.slice(0, end)))
      for (const { start, end: stop } of identities.flatMap(({ id, scopes }) => [
        id.at,
        ...scopes.map(({ at }) => at),
      ]))
        assert.ok(start >= 0 && start <= stop && stop <= segment.text.length);
});

test("values of the wrong shape are skipped", () => {
  for (const shape of [
    "",
    "null",
    "12",
    "[]",
    "{}",
    "[[1]]",
    '[{ "a": { "b": 1 } }]',
    '"{{ x }}"',
    '["a", null]',
  ])
    for (const key of [
      "displayName",
      "notes",
      "tags",
      "passwordCredentials",
      "keyCredentials",
      "requiredResourceAccess",
      "serviceManagementReference",
    ])
      factsOf("a.json", `{ "appId": "1", "signInAudience": "x", "${key}": ${shape} }`);
});

test("five megabytes cost no more than their text", () => {
  const one = `{ "keyId": "k", "startDateTime": "2026-06-01T00:00:00Z", "endDateTime": "2027-06-01T00:00:00Z" }`;
  const start = performance.now();
  const [facts] = factsOf(
    "a.json",
    app(`"passwordCredentials": [\n${Array(50_000).fill(one).join(",\n")}\n]`).replace(
      '"tags"',
      '"signInAudience": "x", "tags"',
    ),
  );
  assert.equal(facts?.identities[0]?.credentials.length, 50_000);
  assert.ok(performance.now() - start < 20_000);
});
