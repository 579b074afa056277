/** The shape check on the tree and zod on the value give the same verdict, for manifests changed at random. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { parse as parseYaml } from "yaml";
import type { core } from "zod";
import { manifest } from "../../schemas/manifest.ts";
import { keyAt, kindsOf, type Shape, schemaAt } from "../../schemas/shape.ts";
import { valueAt } from "../../server/src/model/policy-view.ts";
import { lowered, problems } from "../formats/native/lowered.ts";

const FIXTURES = ["startup.nhi.yaml", "mid-size.nhi.yaml", "bank/hub.nhi.yaml", "bank/cards.nhi.yaml"];
const documents = FIXTURES.map((name): unknown =>
  parseYaml(readFileSync(new URL(`../formats/native/fixtures/${name}`, import.meta.url), "utf8")),
);

type Path = readonly (string | number)[];

/** Faults of which other rules speak: dates, and keys whose absence is a rule's business. */
function isOthers(issue: core.$ZodIssue, value: unknown): boolean {
  const path = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
  const here = schemaAt(path);
  if (here && kindsOf(here).includes("date") && issue.code !== "unrecognized_keys") return true;
  return keyAt(path)?.rule !== undefined && valueAt(value, path) === undefined;
}

const zodFaults = (value: unknown): readonly core.$ZodIssue[] =>
  (manifest.safeParse(value).error?.issues ?? []).filter((issue) => !isOthers(issue, value));

for (const [i, document] of documents.entries())
  test(`zod and the shape check accept ${FIXTURES[i]}`, () => {
    assert.deepEqual(zodFaults(document), []);
  });

/** All paths below the sections' entries. */
function* paths(value: unknown, at: Path = []): Generator<Path> {
  if (at.length > 0) yield at;
  if (Array.isArray(value)) for (const [i, inner] of value.entries()) yield* paths(inner, [...at, i]);
  else if (typeof value === "object" && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* paths(inner, [...at, key]);
}

type Change =
  | { readonly do: "set"; readonly value: unknown }
  | { readonly do: "drop" }
  | { readonly do: "rename"; readonly to: string };

function changed(value: unknown, path: Path, change: Change): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return change.do === "set" ? change.value : value;
  if (Array.isArray(value)) {
    if (rest.length === 0 && change.do === "drop") return value.filter((_, i) => i !== step);
    return value.map((inner: unknown, i) => (i === step ? changed(inner, rest, change) : inner));
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
      if (key !== step) return [[key, inner]];
      if (rest.length > 0) return [[key, changed(inner, rest, change)]];
      if (change.do === "drop") return [];
      return change.do === "rename" ? [[change.to, inner]] : [[key, change.value]];
    }),
  );
}

const change: fc.Arbitrary<Change> = fc.oneof(
  fc
    .constantFrom<unknown>(42, true, "word", "a:b", "90d", "active", ["x"], { a: 1 }, [{ a: 1 }], 1.5, "P90D")
    .map((value) => ({ do: "set", value }) as const),
  fc.constant({ do: "drop" } as const),
  fc.constantFrom("ownr", "zzz", "owner", "x y").map((to) => ({ do: "rename", to }) as const),
);

/** Where the check says less or more than zod on purpose: policy and version across files, and what a mode needs. */
const apart = (path: Path, value: unknown): boolean =>
  path[0] === "nhi" ||
  path[0] === "$schema" ||
  path.at(-1) === "mode" ||
  path.at(-1) === "maxDuration" ||
  path.at(-1) === "window" ||
  path.at(-1) === "preApproved" ||
  isDateShape(schemaAt(path)) ||
  value === undefined;

const isDateShape = (shape: Shape | undefined): boolean =>
  shape !== undefined && kindsOf(shape).includes("date");

test("a random change is a fault for both or for neither", () => {
  const all = documents.map((document) => [...paths(document)]);
  fc.assert(
    fc.property(fc.nat({ max: documents.length - 1 }), fc.nat(), change, (which, nth, how) => {
      const path = all[which]?.[nth % (all[which]?.length ?? 1)] ?? [];
      if (apart(path, documents[which])) return;
      const value = changed(documents[which], path, how);
      const faults = zodFaults(value);
      const told = problems(lowered(JSON.stringify(value, null, 1), "x.nhi.json"));
      assert.equal(
        told.length > 0,
        faults.length > 0,
        `${path.join(".")} ${JSON.stringify(how)}\n${told.join("\n")}\n${JSON.stringify(faults)}`,
      );
    }),
    { numRuns: 600 },
  );
});
