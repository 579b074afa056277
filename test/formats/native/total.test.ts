/** Whatever stands in a file, lowering ends, and everything that could not be read is told. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import type { Identity } from "../../../server/src/model/facts.ts";
import type { Field } from "../../../server/src/model/field.ts";
import { all, lowered } from "./lowered.ts";

const fixture = readFileSync(new URL("fixtures/startup.nhi.yaml", import.meta.url), "utf8");
const lines = fixture.split("\n");

const piece = fc.constantFrom(
  "{",
  "}",
  "[",
  "]",
  ": ",
  "- ",
  "*x",
  "&x ",
  "<<: *x",
  '"',
  "'",
  "|",
  "\t",
  "#",
  "!!set ",
  "? ",
  "---\n",
  "\n",
  "  ",
  "null",
  "${",
  "🙂",
);

test("a manifest with random damage is read to its end", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(fixture.length), piece), { minLength: 1, maxLength: 6 }),
      (damage) => {
        let text = fixture;
        for (const [at, what] of damage) text = text.slice(0, at) + what + text.slice(at);
        lowered(text);
      },
    ),
    { numRuns: 400 },
  );
});

test("lines of a manifest in any order are read to their end", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(lines, { maxLength: 30 }), (some) => {
      lowered(["nhi: 1", ...some].join("\n"));
    }),
    { numRuns: 200 },
  );
});

const fields = (it: Identity): readonly Field<unknown>[] =>
  [...Object.values(it), ...it.credentials.flatMap((one) => Object.values(one))].filter(
    (value): value is Field<unknown> => typeof value === "object" && value !== null && "is" in value,
  );

test("a value that cannot be read is told by the shape or by the rules about dates", () => {
  const strange = fc.constantFrom(
    "[]",
    "{}",
    "[a]",
    "{ a: b }",
    "nope",
    "90",
    "true",
    "2026-13-40",
    "TODO",
    "13/09/2026",
    "~",
    "",
  );
  const key = fc.constantFrom(
    "type",
    "owner",
    "purpose",
    "privilege",
    "status",
    "review",
    "approvedOn",
    "agent",
    "environment",
    "thirdParty",
    "monitoring",
  );
  fc.assert(
    fc.property(key, strange, (name, value) => {
      const facts = lowered(`nhi: 1\nidentities:\n  a:\n    ${name}: ${value}\n`);
      const [it] = all(facts, "identities");
      assert.ok(it);
      const garbled = fields(it).filter(({ is }) => is === "garbled");
      const told = [
        ...all(facts, "problems"),
        ...all(facts, "dates").filter(({ reading }) => reading.is !== "date"),
      ];
      if (garbled.length > 0) assert.ok(told.length > 0, `${name}: ${value}`);
    }),
    { numRuns: 300 },
  );
});

test("aliases that multiply end soon", () => {
  const uses = Array.from({ length: 300 }, () => "*u").join(", ");
  const proofs = Array.from({ length: 300 }, () => "{ kind: log, ref: a }").join(", ");
  const text = `nhi: 1
breakGlass:
  a:
    uses: &all
      - &u { on: 2026-01-01, by: x, evidence: [${proofs}] }
  b: { uses: [${uses}] }
  c: { uses: *all }
`;
  const started = performance.now();
  lowered(text);
  assert.ok(performance.now() - started < 3000);
});

test("a map that contains itself ends", () => {
  lowered("nhi: 1\nidentities:\n  a: &a\n    review: *a\n    <<: *a\n    credentials: [*a]\n");
});
