/** Azure: who holds which role where, and until when a key vault keeps what. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fixesOf, verdictsOf, workspaceOf } from "../../harness/pipeline.ts";
import { said } from "./facts-as-text.ts";

const found = (text: string): readonly string[] =>
  verdictsOf(workspaceOf([{ path: "main.tf", text }]))
    .filter(({ level }) => level !== "hint")
    .map(({ finding }) => finding.rule);

const assigned = (...lines: readonly string[]): string =>
  said(`resource "azurerm_role_assignment" "x" {\n${lines.map((line) => `  ${line}\n`).join("")}}\n`);

const SUBSCRIPTION = "scope = data.azurerm_subscription.main.id";
const OWNER = 'role_definition_name = "Owner"';
const BOT = "principal_id = azurerm_user_assigned_identity.ci_bot.principal_id";

test("an identity with its tags, and a manifest can bind it by its name", () =>
  assert.equal(
    said(`resource "azurerm_user_assigned_identity" "ci_bot" {
  name = "id-ci-bot"
  tags = { team = "payments" }
}
`),
    `azurerm_user_assigned_identity "ci_bot" = tf:azurerm_user_assigned_identity.ci_bot tf:./azurerm_user_assigned_identity.ci_bot azure:identity/id-ci-bot [1 "ci_bot"], owner absent, goes to resource > azurerm_user_assigned_identity > ci_bot > tags > nhi/owner, in tf:provider/azurerm/,tf:module/
  rung 3: "payments" by tag team [3 "payments"]`,
  ));

test("a machine that owns a subscription is an administrator", () =>
  assert.equal(
    assigned(SUBSCRIPTION, OWNER, BOT),
    `azurerm_role_assignment "x" for tf:./azurerm_user_assigned_identity.ci_bot
  admin azure:Owner@subscription [3 "Owner"]: Owner may hand out every right`,
  ));

for (const [name, lines, reach] of [
  [
    "by the id of the role",
    [SUBSCRIPTION, 'role_definition_id = "/x/8e3af657-a8ff-443c-a75c-2fe8c4bcb635"', BOT],
    "admin azure:Owner@subscription",
  ],
  [
    "over a management group",
    ['scope = "/providers/Microsoft.Management/managementGroups/core"', OWNER, BOT],
    "admin azure:Owner@management-groups/core",
  ],
  [
    "as the word for its kind says",
    [SUBSCRIPTION, OWNER, "principal_id = var.id", 'principal_type = "ServicePrincipal"'],
    "admin azure:Owner@subscription",
  ],
  [
    "of a cluster's own identity",
    [SUBSCRIPTION, OWNER, "principal_id = azurerm_kubernetes_cluster.x.identity[0].principal_id"],
    "admin azure:Owner@subscription",
  ],
] as const)
  test(`an administrator ${name}`, () => assert.ok(assigned(...lines).includes(reach), assigned(...lines)));

for (const [name, lines] of [
  ["a group of people", [SUBSCRIPTION, OWNER, "principal_id = azuread_group.admins.object_id"]],
  [
    "people by the word for their kind",
    [SUBSCRIPTION, OWNER, "principal_id = var.id", 'principal_type = "Group"'],
  ],
  ["whoever runs Terraform", [SUBSCRIPTION, OWNER, "principal_id = data.azurerm_client_config.me.object_id"]],
  ["somebody who is computed", [SUBSCRIPTION, OWNER, "principal_id = var.id"]],
  ["one resource group", ["scope = azurerm_resource_group.x.id", OWNER, BOT]],
  ["a scope that is computed", ["scope = var.scope", OWNER, BOT]],
  ["under a condition", [SUBSCRIPTION, OWNER, BOT, 'condition = "x"']],
  ["a role that is computed", [SUBSCRIPTION, "role_definition_name = var.role", BOT]],
  [
    "a role of its own",
    [SUBSCRIPTION, "role_definition_id = azurerm_role_definition.x.role_definition_resource_id", BOT],
  ],
] as const)
  test(`no administrator: ${name}`, () => {
    assert.doesNotMatch(assigned(...lines), /admin azure|wildcard/);
    assert.deepEqual(found(assigned(...lines)), []);
  });

test("a secret whose end has passed, and one that lasts too long: the fix leaves the hour", () => {
  const text = (day: string): string =>
    `resource "azurerm_key_vault_secret" "x" {\n  value = var.x\n  expiration_date = "${day}T20:00:00Z"\n}\n`;
  assert.deepEqual(found(text("2026-10-01")), ["credential-expired"]);
  assert.deepEqual(found(text("2027-02-01")), []);
  const workspace = workspaceOf([{ path: "main.tf", text: text("2099-12-30") }]);
  const [far] = verdictsOf(workspace);
  assert.ok(far);
  assert.equal(far.finding.rule, "credential-expiry-far");
  const [first] = fixesOf(workspace, far);
  assert.ok(first && !("refused" in first.result));
  assert.equal(first.result[0]?.text, text("2027-11-22"));
});

for (const [name, body] of [
  ["a secret without an end", "value = var.x"],
  ["an end that is computed", 'value = var.x\n  expiration_date = timeadd(timestamp(), "8760h")'],
  ["an end that time_rotating sets", "expiration_date = time_rotating.x.rotation_rfc3339"],
] as const)
  test(`nothing is asked of ${name}`, () =>
    assert.deepEqual(found(`resource "azurerm_key_vault_secret" "x" {\n  ${body}\n}\n`), []));

test("what the vault renews itself ends on days that only the vault knows", () =>
  assert.equal(
    said(`resource "azurerm_key_vault_certificate" "tls" {
  certificate_policy {
    lifetime_action {
      action { action_type = "AutoRenew" }
    }
  }
}
resource "azurerm_key_vault_key" "k" {
  expiration_date = "2020-01-01T00:00:00Z"
  rotation_policy { expire_after = "P90D" }
}
`),
    `certificate rotated unsayable, every unsayable, expires elsewhere of azurerm_key_vault_certificate "tls" tf:./azurerm_key_vault_certificate.tls [1 "tls"]
unsayable rotated unsayable, every unsayable, expires elsewhere of azurerm_key_vault_key "k" tf:./azurerm_key_vault_key.k [8 "k"]`,
  ));

test("a token that stands in a vault's secret is told", () =>
  assert.deepEqual(
    found(`resource "azurerm_key_vault_secret" "x" {\n  value = "ghp_${"a1B2".repeat(9)}"\n}\n`),
    ["credential-plaintext"],
  ));
