/** The example organisations under edits of any kind: what is told is what a reader of the whole folder would tell. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import type { Workspace } from "../../server/src/engine/workspace.ts";
import { languageOf } from "../../server/src/formats/registry.ts";
import { positionAt } from "../../server/src/text/lines.ts";
import type { Spot } from "../../server/src/text/span.ts";
import { pagesIn } from "../harness/pages.ts";
import { look, uriOf, workspaceOf } from "../harness/pipeline.ts";
import { ROOT } from "../house/sources.ts";

const RUNS = Number(process.env.RUNS ?? 12);

/** Numbers choose what there is to choose from when the edit is made: files, lines, words. */
interface Step {
  readonly what: "comes or goes" | "cut" | "put" | "word";
  readonly file: number;
  readonly line: number;
  readonly part: number;
  readonly from: number;
}

const number = fc.nat(1_000_000);
const step: fc.Arbitrary<Step> = fc.record({
  what: fc.oneof(
    { weight: 1, arbitrary: fc.constant("comes or goes" as const) },
    { weight: 3, arbitrary: fc.constantFrom("cut", "put") },
    { weight: 6, arbitrary: fc.constant("word" as const) },
  ),
  file: number,
  line: number,
  part: number,
  from: number,
});

const NOTE = '# nhi-ignore rotation-stale, owner-missing until=2026-12-01 by=security reason="x y"';

/** What stands in for a word now and then: texts that break something, and words of other meaning. */
const ODD = ["", "2026-01-01", "[", "'", "*", "&a", ` ${NOTE}`];

for (const name of readdirSync(join(ROOT, "examples"), { withFileTypes: true }).flatMap((one) =>
  one.isDirectory() ? one.name : [],
))
  test(`${name}: an edited workspace tells what a fresh one does`, () => {
    const given = pagesIn(`examples/${name}`);
    const lines = given.flatMap(({ text }) => linesOf(text));
    const words = [...new Set(lines.flatMap((line) => line.match(WORD) ?? []))];
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const texts = new Map(given.map(({ path, text }) => [path, text]));
        const gone = new Set<string>();
        const beside = given.map(({ path }) => path);
        const fresh = () => {
          const pages = [...texts].flatMap(([path, text]) => (gone.has(path) ? [] : { path, text }));
          return workspaceOf(pages, { beside });
        };
        const workspace = fresh();
        for (const [n, { what, file, line, part, from }] of steps.entries()) {
          const path = pick([...texts.keys()], file);
          const uri = uriOf(path);
          const text = texts.get(path) ?? "";
          if (what === "comes or goes") {
            if (gone.delete(path)) workspace.set({ uri, version: n + 2, language: languageOf(path), text });
            else gone.add(path) && workspace.remove(uri);
          } else if (!gone.has(path)) {
            const { start, end, put } = change(
              text,
              what,
              line,
              part,
              pick(what === "put" ? lines : words, from),
            );
            texts.set(path, text.slice(0, start) + put + text.slice(end));
            const range = { start: positionAt(text, start), end: positionAt(text, end) };
            workspace.edit(uri, n + 2, [{ ...range, text: put }]);
          }
          look(workspace, beside);
          assert.deepEqual(told(workspace), told(fresh()));
        }
      }),
      { numRuns: RUNS },
    );
  });

const WORD = /[\w@./:-]+/g;
const linesOf = (text: string): readonly string[] => text.split(/(?<=\n)/);
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** Up to three lines go, a line comes, or a word gives way to another. */
function change(text: string, what: "cut" | "put" | "word", line: number, part: number, from: string) {
  const lines = linesOf(text);
  const at = line % lines.length;
  const start = lines.slice(0, at).join("").length;
  if (what === "cut")
    return { start, end: start + lines.slice(at, at + 1 + (part % 3)).join("").length, put: "" };
  if (what === "put") {
    const put = part % 4 === 0 ? NOTE : from;
    return { start, end: start, put: put.endsWith("\n") ? put : `${put}\n` };
  }
  const found = [...(lines[at] ?? "").matchAll(WORD)];
  const word = found[part % (found.length || 1)];
  const begin = start + (word?.index ?? 0);
  return { start: begin, end: begin + (word?.[0].length ?? 0), put: part % 5 === 0 ? pick(ODD, part) : from };
}

/** Everything that is told, in order. */
const told = (workspace: Workspace): readonly string[] =>
  workspace.uris
    .toSorted()
    .flatMap((uri) =>
      workspace
        .verdicts(uri)
        .map(({ finding: { rule, at, related, because, fixes }, level, message, hidden }) =>
          [
            placeOf(at),
            at.end - at.start,
            level,
            rule,
            message,
            hidden && placeOf(hidden.at),
            ...related.map((one) => `${placeOf(one.at)} ${one.text}`),
            ...because.map((one) => `${one.label} ${one.value} ${one.at && placeOf(one.at)}`),
            ...fixes.map(({ title }) => title),
          ].join("\n  "),
        ),
    );

const placeOf = (at: Spot): string => `${at.in.uri}#${at.in.base + at.start}`;
