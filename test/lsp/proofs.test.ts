/** What the server knows of a folder that it has read to its end: proofs that are not there, exceptions that nothing needs. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { wire } from "../harness/wire.ts";

const text = (proof: string, rotated: string): string => `nhi: 1
identities:
  sync:
    type: bot
    owner: platform
    purpose: Copies people
    credentials: [{ kind: access-key, rotated: ${rotated} }]
    evidence: ${proof}
exceptions:
  - rule: rotation-stale
    match: identity:sync
    reason: The vendor allows one change a year
    approvedBy: security
    expires: 2027-01-31
`;

const OURS = ["evidence-missing", "exception-unused"];
const ours = (items: readonly { readonly code?: unknown }[]): readonly string[] =>
  items.map(({ code }) => String(code)).filter((code) => OURS.includes(code));

test("a proof that is named and not there is told, and the exception that nothing needs", async () => {
  const server = await wire({ files: { "nhi.yaml": text("docs/gone.pdf", "2026-11-05") } });
  await server.open("nhi.yaml", text("docs/gone.pdf", "2026-11-05"));
  await server.until(() => (server.refreshes() > 0 ? true : undefined));
  let found: readonly string[] = [];
  for (let i = 0; i < 20 && found.length < 2; i++) found = ours(await server.diagnostics("nhi.yaml"));
  assert.deepEqual([...found].sort(), OURS);
  await server.close();
});

test("a proof that is there is none, and an exception that hides something stays", async () => {
  const whole = text("docs/there.pdf", "2026-01-05");
  const server = await wire({ files: { "nhi.yaml": whole, "docs/there.pdf": "x" } });
  await server.open("nhi.yaml", whole);
  await server.until(() => (server.refreshes() > 0 ? true : undefined));
  for (let i = 0; i < 5; i++) assert.deepEqual(ours(await server.diagnostics("nhi.yaml")), []);
  await server.close();
});

test("a loose file is never the whole: its exceptions are left alone", async () => {
  const server = await wire({ loose: true });
  await server.open("nhi.yaml", text('"https://acme.example/1"', "2026-11-05"));
  for (let i = 0; i < 5; i++) assert.deepEqual(ours(await server.diagnostics("nhi.yaml")), []);
  await server.close();
});
