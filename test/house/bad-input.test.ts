/** Bad input through the whole product: a message in its place, and the findings about the neighbours as if nothing were wrong. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Workspace } from "../../server/src/engine/workspace.ts";
import { languageOf } from "../../server/src/formats/registry.ts";
import { decode } from "../../server/src/hosts/walk.node.ts";
import { parseWhen } from "../../server/src/model/day.ts";
import { rangeOf } from "../../server/src/text/lines.ts";

/** `line:column rule message`, from 1, of everything above hint. */
function told(name: string, text: string): readonly string[] {
  const uri = `file:///w/${name}`;
  const workspace = new Workspace({ folder: "file:///w", today: parseWhen("2026-11-22")?.day ?? 0 });
  const begun = performance.now();
  workspace.set({ uri, version: 1, language: languageOf(name), text });
  const ms = performance.now() - begun;
  assert.ok(ms < 1000 + (text.length / 1e6) * 2000, `${Math.round(ms)} ms`);
  const shown = workspace
    .verdicts(uri)
    .filter(({ level, finding }) => level !== "hint" || finding.rule === "manifest-syntax");
  return shown.map(({ finding, message }) => {
    const { line, character } = rangeOf(finding.at).start;
    return `${line + 1}:${character + 1} ${finding.rule} ${message}`;
  });
}

const BEFORE = "nhi: 1\nidentities:\n  before:\n    type: bot\n    purpose: Stands before\n";
const AFTER = "  after:\n    type: bot\n    purpose: Stands behind\n";

/** The middle between two entries without owners; what is told of it alone. Both neighbours must be told of, in their places. */
function amid(middle: string, change: (text: string) => string = (text) => text): readonly string[] {
  const text = change(BEFORE + middle + AFTER);
  const all = told("nhi.yaml", text);
  const lines = text.split(/\r\n|\r|\n/);
  const rest = [...all];
  for (const id of ["before", "after"]) {
    const line = lines.findIndex((one) => one.trim() === `${id}:`) + 1;
    const at = rest.indexOf(`${line}:3 owner-missing Identity "${id}" has no owner`);
    assert.ok(at >= 0, `${id} on line ${line} is missing from\n${all.slice(0, 10).join("\n")}`);
    rest.splice(at, 1);
  }
  return rest;
}

const OWNED = "    type: bot\n    owner: web\n    purpose: Stands between\n";
const sound = `  mid:\n${OWNED}`;

test("nothing wrong, nothing told", () => assert.deepEqual(amid(sound), []));

for (const [name, change] of [
  ["CRLF", (text: string) => text.replaceAll("\n", "\r\n")],
  ["a lone CR at the line ends", (text: string) => text.replaceAll("\n", "\r")],
  ["a byte order mark", (text: string) => `\ufeff${text}`],
  ["no line end at the end", (text: string) => text.trimEnd()],
  [
    "a document's end and another manifest behind",
    (text: string) => `${text}...
---
nhi: 1
`,
  ],
  ["directives", (text: string) => `%YAML 1.2\n---\n${text}`],
] as const)
  test(`${name} is no fault`, () => assert.deepEqual(amid(sound, change), []));

test("documents of others before and behind are left alone, however broken", () => {
  const lines = told("mixed.yaml", `kind: Other\nx: [\n---\n${BEFORE}---\n- "never closed\n`);
  assert.deepEqual(lines, ['6:3 owner-missing Identity "before" has no owner']);
});

for (const [name, middle] of [
  ["anchors and aliases", `  mid: &m\n${OWNED}  copy: *m\n`],
  ["merge keys", `  mid: &m\n${OWNED}  copy:\n    <<: *m\n    purpose: Stands there too\n`],
  ["tags", `  mid:\n    type: !!str bot\n    owner: !ours web\n    purpose: !!str Stands between\n`],
  ["emoji and other astral characters", `  mid: # 😀\n${OWNED.replace("Stands", "😀 𝔖tands")}`],
  ["comments everywhere", `  # 😀\n  mid: # here\n    # there\n${OWNED.replaceAll("\n", " # and here\n")}`],
  ["block texts", `  mid:\n${OWNED.replace("Stands between", "|\n      Stands\n\n      between: no key\n")}`],
  ["flow style", `  mid: { type: bot, owner: web,\n    purpose: "Stands\n      between" }\n`],
] as const)
  test(`${name} are read`, () => assert.deepEqual(amid(middle), []));

/** What the middle says, where it stands (from its own first line), and a word of the message. */
const FAULTS: readonly (readonly [
  name: string,
  middle: string,
  line: number,
  column: number,
  rule: string,
  words: RegExp,
])[] = [
  [
    "a tab in the indent",
    `  mid:\n    type: bot\n\towner: web\n    purpose: P\n`,
    3,
    1,
    "manifest-syntax",
    /tab/,
  ],
  [
    "a quote that is not closed",
    `  mid:\n    type: bot\n    owner: web\n    purpose: 'Stands\n`,
    4,
    14,
    "manifest-syntax",
    /quote/,
  ],
  [
    "a bracket that is not closed",
    `  mid:\n${OWNED}    scopes: ["a:b"\n`,
    5,
    13,
    "manifest-syntax",
    /bracket|\]/,
  ],
  [
    "conflict markers",
    `<<<<<<< HEAD\n  mid:\n${OWNED}=======\n>>>>>>> theirs\n`,
    1,
    1,
    "manifest-syntax",
    /merge|conflict/i,
  ],
  [
    "an alias without an anchor",
    `  mid:\n    type: bot\n    owner: *gone\n    purpose: P\n`,
    3,
    12,
    "manifest-syntax",
    /gone/,
  ],
  [
    "a key written twice",
    `  mid:\n${OWNED}    owner: ops\n`,
    5,
    5,
    "identity-duplicate|manifest-syntax|manifest-shape",
    /owner/,
  ],
  ["an entry written twice", `  mid:\n${OWNED}  mid:\n${OWNED}`, 5, 3, "identity-duplicate", /mid/],
  [
    "a misspelt key behind emoji",
    `  mid: { "purpose": "😀", type: bot, ownr: web }\n`,
    1,
    38,
    "manifest-shape",
    /ownr/,
  ],
  [
    "a wrong word behind astral columns",
    `  mid: { purpose: "𝔖𝔖𝔖", owner: web, type: robot }\n`,
    1,
    47,
    "manifest-shape",
    /robot/,
  ],
];

for (const [name, middle, line, column, rule, words] of FAULTS)
  test(`${name} is told in its place`, () => {
    const first = BEFORE.split("\n").length - 1;
    const about = amid(middle);
    const wanted = about.find((one) => new RegExp(`^${first + line}:${column} (${rule}) `).test(one));
    assert.ok(wanted, `${first + line}:${column} ${rule} is not among\n${about.join("\n")}`);
    assert.match(wanted, words);
  });

test("invalid UTF-8 is told where it stands", () => {
  const [head, tail] = [`${BEFORE}  mid:\n    type: bot\n    owner: web\n    purpose: "a`, `b"\n${AFTER}`];
  const text = decode(Buffer.concat([Buffer.from(head), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from(tail)]));
  const about = told("nhi.yaml", text);
  assert.ok(
    about.some((one) => /^9:16 manifest-syntax /.test(one)),
    about.join("\n"),
  );
  assert.equal(about.filter((one) => one.includes("owner-missing")).length, 2);
});

const DEEP = 100_000;

test("100,000 levels of flow cost their own entry", () => {
  const about = amid(`  mid:\n${OWNED}    x: ${"[".repeat(DEEP)}${"]".repeat(DEEP)}\n`);
  assert.ok(
    about.some((one) => /^10:\d+ manifest-syntax .*deep|nest/i.test(one)),
    about.slice(0, 5).join("\n"),
  );
  assert.ok(about.length < 5);
});

test("100,000 levels of flow that are never closed cost their own entry", () => {
  const about = amid(`  mid:\n${OWNED}    x: ${"{a: [".repeat(DEEP / 2)}\n`);
  assert.ok(
    about.some((one) => /^10:\d+ manifest-syntax /.test(one)),
    about.slice(0, 5).join("\n"),
  );
});

test("nesting in block style without end costs its own entry", () => {
  // Each level is a column further in, so that 100,000 of them would be gigabytes; sequences nest within one line.
  const levels = `    x:\n${Array.from({ length: 2000 }, (_, i) => `${" ".repeat(6 + i)}k:\n`).join("")}`;
  const about = amid(`  mid:\n${OWNED}${levels}`);
  assert.ok(
    about.some((one) => / manifest-syntax .*(deep|nest|level)/i.test(one)),
    about.slice(0, 5).join("\n"),
  );
  const items = amid(`  mid:\n${OWNED}    x:\n      ${"- ".repeat(DEEP)}y\n`);
  assert.ok(
    items.some((one) => / manifest-syntax .*(deep|nest|level)/i.test(one)),
    items.slice(0, 5).join("\n"),
  );
});

test("an alias bomb ends, and costs nobody else", () => {
  const bomb = Array.from({ length: 12 }, (_, i) =>
    i === 0
      ? "    x0: &x0 [a, a, a, a, a, a, a, a, a]\n"
      : `    x${i}: &x${i} [${Array(9)
          .fill(`*x${i - 1}`)
          .join(", ")}]\n`,
  ).join("");
  const about = amid(`  mid:\n${OWNED}${bomb}`);
  assert.ok(about.every((one) => !one.includes("internal")));
});

test("an anchor inside itself ends", () => {
  amid(`  mid: &m\n${OWNED}    x: *m\n`);
});

test("a template is told once and then nothing is said; among templates not even that", () => {
  const account =
    "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: {{ .Values.name }}\n{{- if .Values.x }}\n  labels:\n    {{- toYaml .Values.labels | nindent 4 }}\n{{- end }}\n";
  assert.deepEqual(told("chart/templates/account.yaml", account), []);
  for (const [name, text] of [
    ["k8s/account.yaml", account],
    ["nhi.yaml", "nhi: 1\nidentities:\n{% for bot in bots %}\n  {{ bot }}:\n    type: bot\n{% endfor %}\n"],
  ] as const) {
    const about = told(name, text);
    assert.equal(about.length, 1, about.join("\n"));
    assert.match(about[0] ?? "", /manifest-syntax .*template/);
  }
});

test("JSON: comments, trailing commas and what is missing are told, the neighbours live", () => {
  const entry = (id: string, more = "") => `    "${id}": { "type": "bot", "purpose": "P"${more} }`;
  for (const [middle, words] of [
    [`${entry("mid", ', "owner": "web"')}, // a comment\n`, /comment/],
    [`${entry("mid", ', "owner": "web",')},\n`, /comma/],
    [`    "mid": { "type": "bot", "purpose": "P" "owner": "web" },\n`, /comma/],
    [`    "mid": { "type": "bot", "purpose": "P", owner: "web" },\n`, /quot/],
  ] as const) {
    const about = told(
      "nhi.json",
      `{\n  "nhi": 1,\n  "identities": {\n${entry("before")},\n${middle}${entry("after")}\n  }\n}\n`,
    );
    assert.ok(
      about.some((one) => one.startsWith("5:") && one.includes("manifest-syntax") && words.test(one)),
      about.join("\n"),
    );
    for (const [id, line] of [
      ["before", 4],
      ["after", 6],
    ] as const)
      assert.ok(
        about.some((one) => one.startsWith(`${line}:5 owner-missing`) && one.includes(`"${id}"`)),
        about.join("\n"),
      );
  }
});
