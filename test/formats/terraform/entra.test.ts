/** How long a secret of an Entra application lasts, by a date or by a length of time. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fixesOf, verdictsOf, workspaceOf } from "../../harness/pipeline.ts";
import { said } from "./facts-as-text.ts";

const secret = (...lines: readonly string[]): string =>
  `resource "azuread_application_password" "x" {\n  application_id = azuread_application.bot.id\n${lines.map((line) => `  ${line}\n`).join("")}}\n`;

test("a length of time from the making on is an interval, and no date", () => {
  const text = secret('end_date_relative = "8760h"');
  assert.match(
    said(text),
    /^client-secret rotated unsayable, every 8760h, expires elsewhere of azuread_application "bot"/,
  );
  const workspace = workspaceOf([{ path: "main.tf", text }]);
  const [long] = verdictsOf(workspace);
  assert.equal(long?.finding.rule, "rotation-interval-long");
  assert.ok(long);
  const [first] = fixesOf(workspace, long);
  assert.ok(first && !("refused" in first.result));
  assert.equal(first.result[0]?.text, secret('end_date_relative = "2160h"'));
});

test("within the limit, computed, or renewed by something else: silence", () => {
  for (const lines of [
    ['end_date_relative = "720h"'],
    ["end_date_relative = var.lasts"],
    ['end_date_relative = "8760h"', "rotate_when_changed = { at = time_rotating.x.id }"],
    ['end_date = timeadd(timestamp(), "8760h")'],
    [],
  ])
    assert.deepEqual(
      verdictsOf(workspaceOf([{ path: "main.tf", text: secret(...lines) }])),
      [],
      lines.join(),
    );
});

test("a comment says when it was made anew, and the file how long it lasts", () =>
  assert.match(
    said(`# nhi: rotated=2026-11-01\n${secret('end_date_relative = "720h"')}`),
    /rotated 2026-11-01, every 720h, expires elsewhere/,
  ));

test("the owners of an application are in the directory: present, unknown; whom to call may be written", () => {
  const app = (line: string): string =>
    said(`resource "azuread_application" "bot" {\n  display_name = "bot"\n  ${line}\n}\n`);
  assert.match(app("owners = [data.azuread_client_config.me.object_id]"), /rung 7: "\$\{\}" by owners/);
  assert.match(
    app('service_management_reference = "payments@acme.example"'),
    /rung 3: "payments@acme.example" by service_management_reference/,
  );
  assert.match(app('service_management_reference = "4711"'), /rung 7/);
  assert.match(app("service_management_reference = var.owner"), /rung 7/);
  assert.doesNotMatch(app("owners = []"), /rung/);
});
