/** The report as Markdown, HTML, CSV and JSON: nothing that a file says can become markup or a formula. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { csvGovernance } from "../../../server/src/report/governance/csv.ts";
import { CSV_TABLES } from "../../../server/src/report/governance/csv-tables.ts";
import { htmlGovernance } from "../../../server/src/report/governance/html.ts";
import { jsonGovernance } from "../../../server/src/report/governance/json.ts";
import { markdownGovernance } from "../../../server/src/report/governance/markdown.ts";
import type { Report } from "../../../server/src/report/governance/shape.ts";
import { HASH, inputOf, reportFrom, STORY, told } from "./story.ts";

const report = reportFrom(STORY);
const markdown = markdownGovernance(report);
const html = htmlGovernance(report);

const SECTIONS = [
  "Duties",
  "Population",
  "Identities",
  "Grants",
  "Findings",
  "Frameworks",
  "Exceptions",
  "Overdue reviews",
  "Uses of break-glass paths",
  "Open risks",
  "Cases",
  "Product controls",
  "Evidence",
  "Files",
];

test("Markdown and HTML have the same sections in the same order", () => {
  assert.deepEqual(
    [...markdown.matchAll(/^## (.+)$/gm)].map(([, title]) => title),
    SECTIONS,
  );
  assert.deepEqual(
    [...html.matchAll(/<h3 [^>]*><span class="number">\d+<\/span>([^<]+)<\/h3>/g)].map(([, title]) => title),
    SECTIONS,
  );
});

test("both heads tell the day, the commit, the model and the product", () => {
  for (const text of [markdown, html]) {
    for (const words of ["2026-11-22", "a".repeat(40), "shared", "nhi-ownership 1.2.3", HASH])
      assert.ok(text.includes(words), words);
    assert.ok(!text.includes("undefined") && !text.includes("[object"), "a value was not told");
  }
});

test("every row of a Markdown table has the cells of its head", () => {
  let cells = 0;
  for (const line of markdown.split("\n")) {
    if (!line.startsWith("|")) {
      cells = 0;
      continue;
    }
    const here = line.replace(/\\\\/g, "").replace(/\\\|/g, "").split("|").length;
    if (cells === 0) cells = here;
    assert.equal(here, cells, line);
  }
});

test("a section with nothing in it says so in one line", () => {
  const empty = reportFrom({ "nhi.yaml": "nhi: 1\n" });
  const text = markdownGovernance(empty);
  const page = htmlGovernance(empty);
  for (const words of [
    "No duty table: the policy names no operating model.",
    "No identity is declared in these files.",
    "No grant is declared in these files.",
    "No finding.",
    "No exception is on record.",
    "No review, test, milestone or attestation is overdue.",
    "No use of a break-glass path is on record.",
    "No risk is open.",
    "No case has been closed.",
    "No product control is declared in these files.",
    "No evidence is named in these files.",
  ]) {
    assert.ok(text.includes(words), words);
    assert.ok(page.includes(words), words);
  }
});

/** Everything that a person can write is something that a reader's program could obey. */
const NASTY = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `' onmouseover='x`,
  `</style></td></table><h1>`,
  `[x](javascript:alert(1)) ![i](https://evil.example/p.png)`,
  `a | b \\| c`,
  `\u202ekcab`,
  `=HYPERLINK("https://evil.example","x")`,
  `&lt;b&gt; &amp;`,
  "`code` **bold** @acme/everyone #1",
];

function poisoned(words: string): Report {
  const quoted = JSON.stringify(words);
  const files = {
    "nhi.yaml": `nhi: 1
teams: { ${quoted}: { contact: ${quoted}, function: security, lead: ${quoted} } }
policy: { model: shared, accountable: ${quoted}, duties: { approve: { team: ${quoted}, reason: ${quoted} } }, delegations: [{ match: ${quoted}, to: ${quoted}, duties: [rotate] }] }
identities:
  ${quoted}: { type: bot, owner: ${quoted}, sponsor: ${quoted}, purpose: ${quoted}, scopes: [${quoted}], bind: [${quoted}], review: { last: 2020-01-01, by: ${quoted} } }
access:
  - { subject: ${quoted}, scopes: [${quoted}], justification: ${quoted}, approvedBy: ${quoted} }
exceptions:
  - { rule: rotation-stale, match: ${quoted}, reason: ${quoted}, approvedBy: ${quoted}, expires: 2027-01-01, compensating: ${quoted} }
breakGlass:
  ${quoted}: { owner: ${quoted}, uses: [{ on: 2026-01-01, by: ${quoted}, incident: ${quoted}, evidence: [{ kind: log, ref: ${quoted} }] }] }
risks:
  ${quoted}: { title: ${quoted}, owner: ${quoted}, severity: high, status: open, opened: 2026-01-01 }
cases:
  ${quoted}: { identity: ${quoted}, severity: high, status: closed, openedBy: ${quoted}, opened: 2026-01-01, assignee: ${quoted}, closed: 2026-01-02, closedBy: ${quoted}, evidence: [${quoted}] }
controls:
  ${quoted}: { title: ${quoted}, owner: ${quoted}, protects: ${quoted}, raci: { design: { R: ${quoted}, A: ${quoted} } }, frameworks: [${quoted}], milestones: [{ name: ${quoted} }] }
`,
  };
  const input = inputOf(files, { name: words });
  return told([{ ...input, commit: { is: "none", because: words } }], { title: words });
}

const TAGS = new Set(
  "html head meta title style body header p h1 time main article h2 dl div dt dd ul li b span svg rect small nav ol a section h3 table caption tbody tr th td colgroup col thead code wbr strong footer".split(
    " ",
  ),
);

test("nothing from a file becomes a tag, an attribute, a link or a script of the HTML", () => {
  const links = (page: string) => [...page.matchAll(/ href="([^"]*)"/g)].map(([, to]) => to);
  for (const words of NASTY) {
    // A quote that a file wrote would end the value too early and leave the rest of it as attributes.
    const page = htmlGovernance(poisoned(words)).replace(/(<[^>]*)/g, (tag) =>
      tag.replace(/"[^"]*"/g, (value) => (value.startsWith('"#') ? value : '""')),
    );
    for (const [, tag] of page.matchAll(/<\/?([a-zA-Z][^\s>/]*)/g))
      assert.ok(TAGS.has(tag ?? ""), `${words}: <${tag}>`);
    assert.doesNotMatch(page, /<[^>]*\son\w+=/i, words);
    assert.ok(!page.includes("\u202e"), "the reading direction is turned");
    assert.ok(
      links(page).every((to) => to?.startsWith("#")),
      words,
    );
    assert.equal([...page.matchAll(/<style>/g)].length, 1);
  }
});

test("the page needs nothing from outside", () => {
  assert.doesNotMatch(html, /<script|<link|<img|<iframe|@import|url\(|\bsrc=/i);
  assert.match(html, /default-src 'none'/);
});

test("tags of the HTML are closed in order", () => {
  const open: string[] = [];
  const body = html.slice(html.indexOf("<body>"), html.indexOf("</html>"));
  for (const [, close, tag = "", , own] of body.matchAll(/<(\/?)([a-z][a-z0-9]*)((?:\s[^>]*?)?)(\/?)>/g)) {
    if (tag === "wbr" || tag === "col" || own === "/") continue;
    if (close === "/") assert.equal(open.pop(), tag);
    else open.push(tag);
  }
  assert.deepEqual(open, []);
});

test("nothing from a file becomes markup, an image, a link or a mention in Markdown", () => {
  for (const words of NASTY) {
    const text = markdownGovernance(poisoned(words)).replace(/\\./g, "");
    assert.doesNotMatch(text, /<(?!br>)[a-z/!]/i, words);
    assert.doesNotMatch(text, /\]\(|(?<![A-Za-z0-9])@\w/, words);
    assert.ok(!text.includes("\u202e"));
  }
});

/** RFC 4180, read back by the letter. */
function read(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    let cell = "";
    if (text[at] === '"') {
      for (at++; ; at++) {
        if (text[at] === '"' && text[at + 1] === '"') cell += text[at++];
        else if (text[at] === '"') break;
        else if (at >= text.length) throw new Error("a quote is not closed");
        else cell += text[at];
      }
      at++;
    } else while (at < text.length && text[at] !== "," && text[at] !== "\r") cell += text[at++];
    rows.at(-1)?.push(cell);
    if (text[at] === ",") at++;
    else {
      assert.equal(text.slice(at, at + 2), "\r\n");
      at += 2;
      if (at < text.length) rows.push([]);
    }
  }
  return rows;
}

test("every table of the CSV is square, and says whose it is", () => {
  for (const table of CSV_TABLES) {
    const [head = [], ...rows] = read(csvGovernance(report, table));
    assert.deepEqual(head.slice(0, 4), ["workspace", "model", "as_of", "commit"], table);
    assert.ok(rows.length > 0, `${table} is empty`);
    assert.equal(new Set(head).size, head.length, `${table} names a column twice`);
    for (const row of rows) {
      assert.equal(row.length, head.length, table);
      assert.deepEqual(row.slice(0, 4), ["shop", "shared", "2026-11-22", "a".repeat(40)]);
    }
  }
});

test("the CSV of findings and identities has what the report has", () => {
  const table = (name: "findings" | "identities") => {
    const [head = [], ...rows] = read(csvGovernance(report, name));
    return rows.map((row) => Object.fromEntries(head.map((key, i) => [key, row[i]])));
  };
  const [part] = report.parts;
  assert.deepEqual(
    table("findings").map(({ rule, level, file, line, hidden_until }) => [
      rule,
      level,
      file,
      Number(line),
      hidden_until,
    ]),
    part?.findings.map((it) => [it.rule, it.level, it.place.file, it.place.line, it.hidden?.expires ?? ""]),
  );
  assert.deepEqual(
    table("identities").map(({ id, owner, environment }) => [id, owner, environment]),
    part?.identities.map((it) => [it.id, it.owner ?? "", it.environment.join("; ")]),
  );
});

test("no cell of the CSV begins a formula", () => {
  for (const words of [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    " =1",
    "\t=1",
    "\uff1d1",
    `=HYPERLINK("x")`,
    "-2+3,x",
  ]) {
    const bad = poisoned(words);
    for (const table of CSV_TABLES)
      for (const row of read(csvGovernance(bad, table)))
        for (const cell of row)
          assert.doesNotMatch(cell, /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/, `${table}: ${cell}`);
  }
});

test("JSON is the report itself; what stands under a control is named by its fingerprint", () => {
  const { parts, ...head } = JSON.parse(jsonGovernance(report));
  assert.deepEqual(Object.keys(parts[0]), Object.keys(report.parts[0] ?? {}));
  const { frameworks, ...rest } = parts[0];
  const { frameworks: rows, ...same } = JSON.parse(JSON.stringify(report.parts[0]));
  assert.deepEqual(rest, same);
  assert.equal(head.version, 1);
  const known = new Set(rest.findings.map(({ fingerprint }: { fingerprint: string }) => fingerprint));
  for (const [i, { controls }] of frameworks.entries())
    for (const [k, { findings }] of controls.entries()) {
      assert.equal(findings.length, rows[i].controls[k].findings.length);
      for (const fingerprint of findings) assert.ok(known.has(fingerprint));
    }
  assert.ok(jsonGovernance(report).endsWith("}\n"));
});

test("several workspaces are parts of one document, and their anchors do not meet", () => {
  const two = told([inputOf(STORY, { name: "one" }), inputOf(STORY, { name: "two" })]);
  const page = htmlGovernance(two);
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id ?? "");
  assert.equal(new Set(ids).size, ids.length);
  for (const [, to] of page.matchAll(/ href="#([^"]+)"/g)) assert.ok(ids.includes(to ?? ""), to);
  assert.deepEqual(
    [...markdownGovernance(two).matchAll(/^## (.+)$/gm)].map(([, title]) => title),
    ["one", "two"],
  );
});

test("with one framework every finding stands under its control", () => {
  const narrow = reportFrom(STORY, { framework: "NIST CSF 2.0" });
  const text = markdownGovernance(narrow);
  assert.match(text, /^- \*\*Only:\*\* framework NIST CSF 2\.0$/m);
  const [part] = narrow.parts;
  for (const control of part?.frameworks[0]?.controls ?? [])
    if (control.findings.length > 0) assert.ok(text.includes(`#### ${control.id} `), control.id);
});
