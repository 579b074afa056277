/** Every format of one run carries the same findings: none is lost or made up on the way to any reader. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import type { Log } from "sarif";
import { OUTPUT_NAMES, type OutputName } from "../../server/src/report/output-names.ts";
import { nhi } from "../cli/nhi.ts";
import { annotations, csvCells, junitCases } from "../report/readers.ts";
import { ROOT } from "./sources.ts";

const out = mkdtempSync(path.join(tmpdir(), "nhi-outputs-"));
after(() => rmSync(out, { recursive: true, force: true }));

const line = (file: unknown, at: unknown, rule: unknown, message: unknown): string =>
  `${file}:${at} ${rule} ${message}`;

/** The findings of a report as `file:line rule message`. */
const READERS: Readonly<Partial<Record<OutputName, (text: string) => readonly string[]>>> = {
  text: (text) =>
    [...text.matchAll(/^(\S.*?):(\d+):\d+ (?:error|warning|information|hint) (\S+) (.*)$/gm)].map(
      ([, file, at, rule, message]) => line(file, at, rule, message),
    ),
  json: (text) => {
    const { findings }: { findings: Record<"file" | "line" | "rule" | "message", unknown>[] } =
      JSON.parse(text);
    return findings.map((one) => line(one.file, one.line, one.rule, one.message));
  },
  sarif: (text) => {
    const log: Log = JSON.parse(text);
    return (log.runs[0]?.results ?? []).map(({ ruleId, message, locations }) => {
      const place = locations?.[0]?.physicalLocation;
      const file = decodeURIComponent(place?.artifactLocation?.uri ?? "");
      return line(file, place?.region?.startLine, ruleId, message.text);
    });
  },
  github: (text) => [
    ...annotations(text).map((one) =>
      line(one.file, one.line, one.title.split(" ")[0], one.message.split("\n")[0]),
    ),
    ...[...text.matchAll(/^(?:error|warning|information|hint) (.*?):(\d+):\d+ (\S+) (.*)$/gm)].map(
      ([, file, at, rule, message]) => line(file, at, rule, message),
    ),
  ],
  gitlab: (text) => {
    const issues: {
      check_name: string;
      description: string;
      location: { path: string; lines: { begin: number } };
    }[] = JSON.parse(text);
    return issues.map(({ check_name, description, location }) =>
      line(location.path, location.lines.begin, check_name, description.replace(/ \(let pass: .*\)$/, "")),
    );
  },
  junit: (text) =>
    junitCases(text).map((one) =>
      line(
        one.file,
        one.line,
        one.name.split(" ")[0],
        one.kind === "failure"
          ? one.message
          : one.message.replace(/^\w+: /, "").replace(/ \(let pass: .*\)$/, ""),
      ),
    ),
  csv: (text) => {
    const [names = [], ...rows] = csvCells(text);
    const at = (row: readonly string[], name: string) => row[names.indexOf(name)];
    return rows.map((row) => line(at(row, "file"), at(row, "line"), at(row, "rule"), at(row, "message")));
  },
};

for (const folder of [
  "examples/northlight",
  "examples/enterprise-broken",
  "examples/mid-size-broken",
  "examples/small-broken",
  "examples/day-one",
  "test/formats/native/fixtures/bank",
])
  test(folder, async () => {
    const targets = OUTPUT_NAMES.map((name) => `--format=${name}=${path.join(out, name)}`);
    const { err } = await nhi(
      ["check", folder, "--as-of", "2026-11-22", "--min-level", "hint", "--show-hidden", ...targets],
      { cwd: ROOT },
    );
    assert.doesNotMatch(err, /cannot write/);
    const text = (name: OutputName): string => readFileSync(path.join(out, name), "utf8");
    const expected = [...(READERS.json?.(text("json")) ?? [])].sort();
    assert.ok(expected.length > 0);
    for (const [name, read] of Object.entries(READERS))
      assert.deepEqual([...read(text(name as OutputName))].sort(), expected, name);
    // These two are for the eye; each place stands in them at least once.
    for (const place of new Set(expected.map((one) => one.slice(0, one.indexOf(" "))))) {
      assert.ok(text("markdown").includes(`${place}:`), `markdown: ${place}`);
      assert.ok(text("html").replaceAll("<wbr>", "").includes(`${place}:`), `html: ${place}`);
    }
  });

test("every format is read here or looked at", () => {
  assert.deepEqual(new Set([...Object.keys(READERS), "markdown", "html"]), new Set(OUTPUT_NAMES));
});
