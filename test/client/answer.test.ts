/** What the client takes for an answer when a fix asks a person. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { flawIn } from "../../client/src/answer.ts";

const taken = {
  date: ["2026-11-20", " 2028-02-29 "],
  evidence: ["docs/rotation.md", "https://tickets.example/SEC-7", "http://intranet/x", "logs/2026-11.txt"],
  team: ["payments", "@acme/web", "group:default/orders", "ada@acme.example"],
  text: ["anything at all"],
} as const;

const refused = {
  date: ["", "20.11.2026", "2026-11-31", "2026-13-01", "2027-02-29", "2026-11-20T10:00Z", "soon"],
  evidence: [
    "",
    " ",
    "two words",
    "/etc/passwd",
    "../outside.md",
    "ftp://x/y",
    "javascript:alert(1)",
    "https://",
  ],
  team: ["", "two teams"],
  text: ["", "   "],
} as const;

for (const kind of ["date", "evidence", "team", "text"] as const) {
  for (const answer of taken[kind])
    test(`${kind}: takes ${JSON.stringify(answer)}`, () => assert.equal(flawIn(answer, kind), undefined));
  for (const answer of refused[kind])
    test(`${kind}: refuses ${JSON.stringify(answer)} and says why`, () => assert.ok(flawIn(answer, kind)));
}
