/** The reviewer's table in its three forms: the same rows, what files say made harmless, the same twice. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type ChangeRow,
  type Compared,
  changeJson,
  changeMarkdown,
  changeText,
} from "../../server/src/report/diff-table.ts";

const row: ChangeRow = {
  kind: "changed",
  of: "identity",
  title: 'Identity "bot | <b>\u001b[31m"',
  file: "nhi.yaml",
  line: 6,
  also: ["copy.yaml"],
  owner: { was: "web", is: "ops" },
  privilege: { was: "standard", is: "standard" },
  added: ["aws:iam:*@*"],
  removed: [],
  fields: [{ key: "expires", was: undefined, is: "2027-01-01" }],
  approve: [{ ref: "sec", reason: "holds the approve duty: shared" }],
  ownWork: undefined,
};
const gone: ChangeRow = {
  ...row,
  kind: "gone",
  of: "grant",
  title: "Grant to team:ops",
  line: undefined,
  also: [],
  owner: { was: "team:ops", is: undefined },
  privilege: { was: "privileged", is: undefined },
  added: [],
  removed: ["jira:write"],
  fields: [],
  approve: [],
  ownWork: "ada@shop.example wrote the change, web approves it",
};
const compared: Compared = { since: "main...", asOf: "2026-11-22", rows: [row, gone] };

test("as text", () => {
  assert.equal(
    changeText(compared),
    `nhi.yaml:6 changed Identity "bot | <b>\ufffd[31m"
  owner      web → ops
  privilege  standard
  + aws:iam:*@*
  expires    – → 2027-01-01
  copies     copy.yaml
  to approve sec (holds the approve duty: shared)

nhi.yaml gone Grant to team:ops
  given to   team:ops → –
  privilege  privileged → –
  - jira:write
  own work ada@shop.example wrote the change, web approves it

1 identity, 1 grant touched since main...
`,
  );
});

test("as Markdown, with what files say escaped", () => {
  const text = changeMarkdown(compared);
  assert.match(text, /^## Access in this change, since main/);
  assert.equal(text.split("\n").filter((line) => line.startsWith("|")).length, 4);
  assert.ok(!text.includes("<b>") && !text.includes("\u001b"));
  assert.match(text, /web → ops/);
  assert.equal(changeMarkdown(compared), text);
  assert.match(
    changeMarkdown({ ...compared, rows: [] }),
    /Nothing that a person or machine may do has changed/,
  );
});

test("as JSON, with every row whole", () => {
  const { version, since, asOf, changes } = JSON.parse(changeJson(compared));
  assert.deepEqual([version, since, asOf], [1, "main...", "2026-11-22"]);
  assert.deepEqual(changes, JSON.parse(JSON.stringify([row, gone])));
});
