/** Who silenced what: the ledger's states and counts, its formats, and what a hover says of one entry. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { explainAt } from "../../server/src/engine/explain.ts";
import { toPlain } from "../../server/src/engine/prose.ts";
import { ledgerOf } from "../../server/src/engine/quiet/ledger.ts";
import { formatDay } from "../../server/src/model/day.ts";
import { LEDGER_FORMATS, type LedgerRow, ledgerReport } from "../../server/src/report/ledger.ts";
import { uriOf, workspaceOf } from "../harness/pipeline.ts";

const TEXT = `nhi: 1
teams:
  web: { contact: "#web" }
  security: { contact: "#s", function: security }
identities:
  # nhi-ignore owner-missing until=2026-12-15 by=security reason="moves to web, SEC-88"
  a: { type: bot, purpose: A }
  # nhi-ignore owner-missing until=2026-10-15 by=security reason="=was | SEC-87"
  b: { type: bot, purpose: B }
  # nhi-ignore ownr-missing
  c: { type: bot, purpose: C, owner: web }
  # nhi-ignore owner-missing until=2026-12-15 by=web reason="SEC-89"
  d: { type: bot, purpose: D, owner: web }
exceptions:
  - { rule: owner-missing, match: identity:b, reason: Once, approvedBy: security, expires: 2026-11-30 }
  - { rule: owner-missing, match: identity:d, reason: Once, approvedBy: security, expires: 2026-11-30 }
`;
const workspace = workspaceOf([{ path: "nhi.yaml", text: TEXT }], { beside: [] });
const uri = uriOf("nhi.yaml");
const entries = ledgerOf(workspace, [uri]);

test("each with its state, its end and what it hides, in the order of the text", () => {
  assert.deepEqual(
    entries.map(({ silence, state, hides, until, rules: [rule] }) => [
      silence.kind,
      rule,
      state,
      hides.length,
      until === undefined ? "" : formatDay(until),
    ]),
    [
      ["suppression", "owner-missing", "in force", 1, "2026-12-15"],
      ["suppression", "owner-missing", "expired", 0, "2026-10-15"],
      ["suppression", "ownr-missing", "invalid", 0, ""],
      ["suppression", "owner-missing", "unused", 0, "2026-12-15"],
      ["exception", "owner-missing", "in force", 1, "2026-11-30"],
      ["exception", "owner-missing", "unused", 0, "2026-11-30"],
    ],
  );
  assert.ok(entries[2]?.notes.some((note) => note.includes("ownr-missing")));
});

const rows = entries.map(
  ({ silence, rules, reach, reason, approvedBy, state, hides, notes }, i): LedgerRow => ({
    kind: silence.kind,
    path: "nhi.yaml",
    line: i + 1,
    rules,
    reach,
    reason,
    approvedBy,
    until: undefined,
    left: undefined,
    hides: hides.length,
    state,
    notes,
  }),
);

test("every format tells all of them, and nothing that a spreadsheet would compute or a table would break at", () => {
  for (const format of LEDGER_FORMATS) {
    const told = ledgerReport({ asOf: "2026-11-22", rows }, format);
    assert.ok(told.endsWith("\n"));
    assert.equal(told, ledgerReport({ asOf: "2026-11-22", rows }, format));
    for (const state of ["in force", "expired", "invalid", "unused"])
      assert.ok(told.includes(state), `${format} ${state}`);
  }
  assert.match(ledgerReport({ asOf: "2026-11-22", rows }, "csv"), /'=was \| SEC-87/);
  const table = ledgerReport({ asOf: "2026-11-22", rows }, "markdown")
    .split("\n")
    .filter((line) => line.startsWith("|"));
  assert.equal(table.length, rows.length + 2);
  for (const line of table) assert.equal(line.match(/(?<!\\)\|/g)?.length, 9, line);
  assert.match(ledgerReport({ asOf: "2026-11-22", rows: [] }, "text"), /^Nothing is silenced\.\n$/);
});

const hover = (line: number, character: number): string => {
  const found = explainAt(workspace, uri, { line, character });
  return found ? toPlain(found.blocks) : "";
};

test("a hover on the comment says the same, and one on what it hides says that it is covered", () => {
  assert.match(
    hover(5, 8),
    /^Hides 1 finding: line 7\nUntil 2026-12-15, in 23 days, approved by security.*\nReason: moves to web, SEC-88/,
  );
  assert.match(hover(6, 2), /let pass, owner-missing/);
  assert.match(
    hover(6, 2),
    /Let pass until 2026-12-15, approved by security.*line 6\nReason: moves to web, SEC-88/,
  );
  assert.match(hover(7, 20), /Hides nothing in what begins on the next line\nEnded on 2026-10-15/);
  assert.equal(hover(4, 0).includes("Hides"), false);
});
