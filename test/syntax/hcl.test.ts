/** HCL as segments and trees: what belongs together, what stands where, and that an edit costs one block. */
import "../harness/hcl.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Node, ParsedSegment } from "../../server/src/syntax/node.ts";
import { edit, parse, textOf } from "../../server/src/syntax/parse.ts";

const claim = () => ({ format: "x" });
const read = (text: string) => parse({ uri: "file:///w/a.tf", version: 1, language: "hcl", text }, claim);
const texts = (text: string): readonly string[] => read(text).segments.map((segment) => segment.text);

/** The tree as plain values: `#` holds a tag. */
function plain(node: Node | undefined): unknown {
  if (!node || node.kind === "alias") return null;
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(({ value }) => plain(value));
  const pairs = node.pairs.map(({ key, value }): [string, unknown] => [key.value, plain(value)]);
  return Object.fromEntries(node.tag ? [["#", node.tag], ...pairs] : pairs);
}

/** What stands in the attribute `a` of a block. */
function value(written: string): unknown {
  const root = plain(read(`locals {\n  a = ${written}\n}\n`).segments[0]?.root);
  return (root as { locals: { a: unknown } }).locals.a;
}

const SAMPLE = `# licence

# nhi: owner=payments
resource "aws_iam_user" "bot" {
  name = "a{b" // }
  tags = { team = "x}" }
  doc  = <<-EOT
    } not the end {
    EOT
}
/* { */
module "m" { source = "./\${var.x["}"]}" }

x = 1
# behind
`;

test("a segment is one statement with what stands above it, and nothing is lost", () => {
  assert.deepEqual(
    texts(SAMPLE).map((text) => text.slice(0, 14)),
    ["# licence\n\n# n", "/* { */\nmodule", "\nx = 1\n", "# behind\n"],
  );
  assert.equal(texts(SAMPLE).join(""), SAMPLE);
  for (const eol of ["\r\n", "\r"]) {
    const text = SAMPLE.replaceAll("\n", eol);
    assert.equal(texts(text).join(""), text);
    assert.equal(texts(text).length, 4);
  }
});

test("a bracket that is missing costs its own block only", () => {
  const [first, second] = texts('module "a" {\n  tags = {\n}\nmodule "b" {\n}\n');
  assert.equal(first, 'module "a" {\n  tags = {\n}\n');
  assert.equal(second, 'module "b" {\n}\n');
});

test("a block has the shape of Terraform's JSON syntax", () => {
  const [segment] = read(
    'resource "a" "b" {\n  n = 1\n  s { x = true }\n  m = { "k:1" = null }\n  s {}\n}\n',
  ).segments;
  assert.deepEqual(plain(segment?.root), {
    resource: { a: { b: { n: "1", s: [{ x: "true" }, {}], m: { "k:1": "null" } } } },
  });
});

test("what is computed is a text that says so", () => {
  for (const written of [
    "var.x",
    "x ? 1 : 2",
    '"a-$' + '{b}"',
    "[for x in y : x]",
    'file("x")',
    "-1",
    "a.b[0]",
  ])
    assert.match(String(value(written)), /\$\{/, written);
});

test("calls that only pass on what they are given are read", () => {
  assert.deepEqual(value('jsonencode({ A = ["x", var.y] })'), { "#": "!json", A: ["x", "$" + "{var.y}"] });
  assert.deepEqual(value('merge(local.tags, { owner = "p" })'), ["$" + "{local.tags}", { owner: "p" }]);
  assert.deepEqual(value('toset(["a"])'), ["a"]);
});

test("texts are decoded", () => {
  assert.equal(value('"a\\n\\"b\\" \\u00e9"'), 'a\n"b" é');
  assert.equal(value("<<EOT\n  a\n b\nEOT"), "  a\n b\n");
  assert.equal(value("<<-EOT\n    a\n     b\n  EOT"), "a\n b\n");
});

test("JSON in a heredoc is a tree at its own places, computed parts and all", () => {
  const text =
    'locals {\n  a = <<EOT\n{ "A": "x", "B": "p/$' + '{f("q")}", "C": $' + "{jsonencode(z)} }\nEOT\n}\n";
  const [segment] = read(text).segments;
  assert.deepEqual(plain(segment?.root), {
    locals: { a: { "#": "!json", A: "x", B: "p/$" + '{f("q")}', C: "$" + "{jsonencode(z)}" } },
  });
  const found = scalars(segment?.root).find((node) => node.value === "x");
  assert.equal(text.slice(found?.start, found?.end), '"x"');
  assert.equal(typeof value('<<EOT\n{ "A": broken\nEOT'), "string");
});

function scalars(node: Node | undefined): readonly (Node & { kind: "scalar" })[] {
  if (node?.kind === "scalar") return [node];
  if (node?.kind === "map") return node.pairs.flatMap(({ value }) => scalars(value));
  return node?.kind === "list" ? node.items.flatMap(({ value }) => scalars(value)) : [];
}

test("comments are kept with their places", () => {
  const [segment] = read(SAMPLE).segments;
  assert.deepEqual(
    segment?.comments.map(({ text }) => text),
    ["# licence", "# nhi: owner=payments", "// }"],
  );
});

test("an edit costs the block that it touches", () => {
  const before = read(SAMPLE);
  const at = { line: 4, character: 10 };
  const { dropped, made, parsed } = edit(before, [{ start: at, end: at, text: "z" }], 2, claim);
  assert.equal(dropped.length, 1);
  assert.equal(made.length, 1);
  assert.equal(parsed.segments[1], before.segments[1]);
});

test("after any edit the document is what it would be from scratch", () => {
  const shown = ({ text, base, line, root, comments }: ParsedSegment) => ({
    text,
    base,
    line,
    root,
    comments,
  });
  const piece = fc.constantFrom(
    '"',
    "{",
    "}",
    "\n",
    "<<EOT\n",
    "EOT\n",
    "#",
    "/*",
    "*/",
    "$" + "{",
    "x = 1\n",
    'module "q" {\n',
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(SAMPLE.length), fc.nat(12), piece), { maxLength: 5 }), (changes) => {
      let now = read(SAMPLE);
      let text = SAMPLE;
      for (const [where, length, insert] of changes) {
        const start = Math.min(where, text.length);
        const end = Math.min(start + length, text.length);
        text = text.slice(0, start) + insert + text.slice(end);
        now = edit(now, [{ text }], now.version + 1, claim).parsed;
      }
      assert.equal(textOf(now), text);
      assert.deepEqual(now.segments.map(shown), read(text).segments.map(shown));
    }),
    { numRuns: 150 },
  );
});

test("every prefix is read without throwing", () => {
  for (let end = 0; end <= SAMPLE.length; end++)
    assert.equal(texts(SAMPLE.slice(0, end)).join(""), SAMPLE.slice(0, end));
});

for (const [name, text] of [
  ["many blocks", SAMPLE.repeat(20_000)],
  ["one block of brackets", `x = ${"[".repeat(100_000)}`],
  ["deep maps", `x = ${"{ a = ".repeat(2_000)}1${" }".repeat(2_000)}\n`],
  ["heredocs without an end", "x = <<A\n".repeat(50_000)],
  ["one long line", `x = "${"a".repeat(5_000_000)}"\n`],
] as const)
  test(`five megabytes take a bounded time: ${name}`, () => {
    const begun = performance.now();
    const { segments } = parse({ uri: "file:///w/a.tf", version: 1, language: "hcl", text }, (head) =>
      head.startsWith("module") || head.startsWith("x") ? { format: "x" } : undefined,
    );
    assert.ok(segments.length > 0);
    assert.ok(performance.now() - begun < 20_000);
  });
