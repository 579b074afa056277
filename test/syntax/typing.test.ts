/** While somebody types in the middle of a manifest of 197 entries: the other 196 stay known, and the message is where the typing is. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { edit, nodeAt, parse, textOf } from "../../server/src/syntax/parse.ts";
import type { Parsed } from "../../server/src/syntax/parsed.ts";
import { positionAt } from "../../server/src/text/lines.ts";
import { claims, yaml } from "./claims.ts";

const COUNT = 197;
const MIDDLE = 98;

/** The lines of an entry, without the indentation of its name. */
const body = (i: number): string[] => [
  "type: service-account",
  `owner: team-${i % 7}`,
  `purpose: Moves the files of region ${i} into the store`,
  "environment: prod",
  "scopes:",
  `  - "aws:s3:GetObject@arn:aws:s3:::bucket-${i}/*"`,
  "  - k8s:get,list secrets@ns/payments",
  "credentials:",
  "  - kind: api-token",
  `    store: "vault:kv/prod/${i}"`,
  "    rotated: 2026-09-28",
  "    expires: 2027-01-26",
  "    runbook: docs/rotate.md   # kept by the team",
  "monitoring: { logs: 'splunk:app', by: security }",
  "review: { last: 2026-08-20, by: security }",
  "usedBy:",
  "  - orders-api",
  "  - erp-inbound",
];

const HEAD = "nhi: 1\nteams:\n  team-0: { contact: a@b.example }\n";
const TAIL = "policy:\n  model: shared\n  accountable: security\n";
const indented = (lines: readonly string[]): string => lines.map((line) => `    ${line}\n`).join("");

const forms = {
  map: {
    section: "identities",
    text: `${HEAD}identities:\n${Array.from({ length: COUNT }, (_, i) => `  bot-${i}:\n${indented(body(i))}`).join("")}${TAIL}`,
    start: `  bot-${MIDDLE}:\n`,
    known: (parsed: Parsed): number => {
      const names = new Set(Array.from({ length: COUNT }, (_, i) => `bot-${i}`));
      for (const { section, root } of parsed.segments)
        if (section === "identities" && root?.kind === "map")
          for (const { key } of root.pairs) names.delete(key.value);
      return COUNT - names.size;
    },
    fresh: ["  new:\n", "  new\n"],
  },
  list: {
    section: "access",
    text: `${HEAD}access:\n${Array.from({ length: COUNT }, (_, i) => `  - subject: bot-${i}\n${indented(body(i))}`).join("")}${TAIL}`,
    start: `  - subject: bot-${MIDDLE}\n`,
    known: (parsed: Parsed): number => {
      const names = new Set(Array.from({ length: COUNT }, (_, i) => `bot-${i}`));
      for (const { section, root } of parsed.segments) {
        const subject = section === "access" ? nodeAt(root, [0, "subject"]) : undefined;
        if (subject?.kind === "scalar") names.delete(subject.value);
      }
      return COUNT - names.size;
    },
    fresh: ["  - \n", "  - id\n"],
  },
} as const;

/** Each state: what is put in place of a stretch of the middle entry. `[from, to]`; an empty `from` goes before the owner's line. */
const STATES: Readonly<Record<string, readonly [string, string]>> = {
  "key without colon": ["", "    own\n"],
  "colon deleted": ["    scopes:\n", "    scopes\n"],
  "unclosed double quote": ["environment: prod", 'environment: "prod'],
  "unclosed single quote": ["environment: prod", "environment: 'prod"],
  "unclosed [": ["environment: prod", "environment: [prod"],
  "unclosed {": ["environment: prod", "environment: {prod"],
  "unquoted wildcard": ["- k8s:get,list secrets@ns/payments", "- *"],
  "unquoted glob": ["- k8s:get,list secrets@ns/payments", "- *.read"],
  "partial anchor": ["environment: prod", "environment: &"],
  "reserved start": ["environment: prod", "environment: @team"],
  "two colons": ["environment: prod", "environment: a: b"],
  "tab indentation": ["    environment: prod", "\tenvironment: prod"],
  "dedented by one": ["    environment: prod", "   environment: prod"],
  "indented by one": ["    environment: prod", "     environment: prod"],
  "letter at column 0": ["", "x\n"],
  "block scalar above siblings": ["environment: prod", "environment: |"],
  "duplicate key": ["", "    type: bot\n"],
  "conflict marker": ["", "<<<<<<< HEAD\n"],
  "finished key at column 0": ["", "x: 1\n"],
  "stray closing bracket": ["environment: prod", "environment: ]"],
};

/** States that are valid YAML: nothing is said. */
const SILENT = new Set(["block scalar above siblings", "new entry", "new entry without colon"]);

for (const [form, { text, start, known, fresh }] of Object.entries(forms)) {
  const entry = text.indexOf(start);
  const owner = text.indexOf("    owner:", entry);
  const cases = Object.entries(STATES).map(([name, [from, to]]) => ({
    name,
    at: from ? text.indexOf(from, entry) : owner,
    gone: from.length,
    to,
  }));
  cases.push({ name: "new entry", at: entry, gone: 0, to: fresh[0] });
  cases.push({ name: "new entry without colon", at: entry, gone: 0, to: fresh[1] });
  for (const { name, at, gone, to } of cases)
    test(`${form}: ${name}`, () => {
      const parsed = parse(yaml(text), claims);
      assert.equal(known(parsed), COUNT);
      const change = { start: positionAt(text, at), end: positionAt(text, at + gone), text: to };
      const { parsed: now } = edit(parsed, [change], 2, claims);
      assert.ok(known(now) >= COUNT - 1, `${known(now)} of ${COUNT} known`);
      const problems = now.segments.flatMap((segment) =>
        segment.problems.map((problem) => ({
          ...problem,
          line: positionAt(textOf(now), segment.base + problem.start).line,
          segment,
        })),
      );
      const valid = SILENT.has(name) && !(form === "map" && name === "new entry without colon");
      assert.equal(
        problems.length,
        valid ? 0 : 1,
        JSON.stringify(problems.map(({ code, message, line }) => ({ code, message, line }))),
      );
      for (const { line, segment, start: from, end } of problems) {
        assert.ok(
          Math.abs(line - change.start.line) <= 1,
          `said on line ${line}, typed on line ${change.start.line}`,
        );
        assert.ok(end > from && end <= segment.text.length, "something can be underlined");
        assert.ok(!segment.text.slice(from, end).includes("\n"), "the span ends with its line");
      }
    });
}
