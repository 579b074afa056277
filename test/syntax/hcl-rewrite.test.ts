/** Repairs of HCL leave every other byte as it was. */
import "../harness/hcl.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../../server/src/syntax/parse.ts";
import { rewrite, type SymbolicEdit } from "../../server/src/syntax/rewrite.ts";
import { apply } from "../../server/src/text/edits.ts";

/** The text after the edits, or why they are refused. */
function after(text: string, ...edits: readonly SymbolicEdit[]): string {
  const { segments } = parse({ uri: "file:///w/a.tf", version: 1, language: "hcl", text }, () => ({
    format: "x",
  }));
  const [segment] = segments;
  assert.ok(segment);
  const made = rewrite(segment, edits);
  return "refused" in made ? `refused: ${made.refused}` : apply(text, made);
}

const BOT = ["resource", "aws_iam_user", "bot"];
const put = (path: readonly (string | number)[], value: string): SymbolicEdit => ({
  do: "put",
  to: { path: [...BOT, ...path] },
  value,
});
const user = (...lines: string[]): string => `resource "aws_iam_user" "bot" {\n${lines.join("\n")}\n}\n`;

test("an attribute goes behind the last one, in its alignment and indent", () => {
  assert.equal(
    after(user('    name          = "bot" # here', "    force_destroy = true"), put(["path"], "/ci/")),
    user('    name          = "bot" # here', "    force_destroy = true", '    path          = "/ci/"'),
  );
  assert.equal(
    after(user('  name = "bot"'), put(["permissions_boundary"], "x")),
    user('  name = "bot"', '  permissions_boundary = "x"'),
  );
});

test("a stretch of a quoted text is replaced where the text means what is written", () => {
  const at = (text: string, word: string): SymbolicEdit => {
    const start = text.indexOf(word);
    return { do: "replace", at: { start, end: start + word.length }, value: "2027-01-31" };
  };
  const moment = user('  end_date = "2099-12-30T20:00:00Z"');
  assert.equal(after(moment, at(moment, "2099-12-30")), user('  end_date = "2027-01-31T20:00:00Z"'));
  for (const line of ['  end_date = "2099-12-30T${var.hour}"', "  end_date = 20991230"]) {
    const text = user(line);
    assert.match(after(text, at(text, "2099")), /^refused/);
  }
});

test("a map on the way is made", () => {
  assert.equal(
    after(user('  name = "bot"'), put(["tags", "nhi/owner"], "payments")),
    user('  name = "bot"', "  tags = {", '    "nhi/owner" = "payments"', "  }"),
  );
});

test("a pair goes into a map over lines, on one line, with commas and empty", () => {
  const into = put(["tags", "owner"], "payments");
  assert.equal(
    after(user("  tags = {", '    a = "b"', "  }"), into),
    user("  tags = {", '    a = "b"', '    owner = "payments"', "  }"),
  );
  assert.equal(
    after(user("  tags = {", '    a = "b",', "  }"), into),
    user("  tags = {", '    a = "b",', '    owner = "payments",', "  }"),
  );
  assert.equal(after(user('  tags = { a = "b" }'), into), user('  tags = { a = "b", owner = "payments" }'));
  assert.equal(after(user("  tags = {}"), into), user('  tags = { owner = "payments" }'));
});

test("an empty block takes its first attribute", () => {
  assert.equal(
    after('resource "aws_iam_user" "bot" {}\n', put(["path"], "/")),
    'resource "aws_iam_user" "bot" {\n  path = "/"\n}\n',
  );
});

test("CRLF stays CRLF", () => {
  const crlf = (text: string): string => text.replaceAll("\n", "\r\n");
  assert.equal(
    after(crlf(user('  name = "bot"')), put(["tags", "owner"], "payments")),
    crlf(user('  name = "bot"', "  tags = {", '    owner = "payments"', "  }")),
  );
});

test("a value that is there is replaced in its own quotes, a number stays one", () => {
  assert.equal(
    after(user('  name = "bot" // x'), put(["name"], 'a"$' + "{b}")),
    user('  name = "a\\"$$' + '{b}" // x'),
  );
  const text = user("  days = 90", '  actions = ["s3:*", "x"]');
  const at = (word: string) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length });
  assert.equal(after(text, { do: "replace", at: at("90"), value: "30" }), text.replace("90", "30"));
  assert.equal(
    after(text, { do: "replace", at: at('"s3:*"'), value: "s3:GetObject" }),
    text.replace("s3:*", "s3:GetObject"),
  );
  assert.equal(
    after(text, { do: "rename", at: at("days"), to: "rotation_days" }),
    text.replace("days", "rotation_days"),
  );
});

test("an attribute, an entry and an inner block are removed with their lines and commas", () => {
  const text = user(
    '  name = "bot"',
    "  # why",
    '  path = "/" # here',
    "  s {",
    "    a = 1",
    "  }",
    '  l = ["a", "b"]',
  );
  const remove = (...path: (string | number)[]): SymbolicEdit => ({
    do: "remove",
    from: { path: [...BOT, ...path] },
  });
  assert.equal(after(text, remove("path")), text.replace('  path = "/" # here\n', ""));
  assert.equal(after(text, remove("s", 0)), text.replace("  s {\n    a = 1\n  }\n", ""));
  assert.equal(after(text, remove("l", 0)), text.replace('"a", ', ""));
  assert.equal(after(text, remove("l", 1)), text.replace(', "b"', ""));
});

test("a list takes an entry at its end", () => {
  const append: SymbolicEdit = { do: "append", to: { path: [...BOT, "l"] }, value: "c" };
  assert.equal(after(user('  l = ["a"]'), append), user('  l = ["a", "c"]'));
  assert.equal(
    after(user("  l = [", '    "a",', "  ]"), append),
    user("  l = [", '    "a",', '    "c",', "  ]"),
  );
});

test("a word of our comment is written above the block, or into the comment that is there", () => {
  const note = (value: string): SymbolicEdit => ({ do: "put", to: { path: ["# nhi", "owner"] }, value });
  const plain = user('  name = "bot"');
  assert.equal(
    after(`# licence\n\n${plain}`, note("payments")),
    `# licence\n\n# nhi: owner=payments\n${plain}`,
  );
  assert.equal(
    after(`# nhi: every=90d\n${plain}`, note("the team")),
    `# nhi: every=90d owner="the team"\n${plain}`,
  );
  assert.equal(
    after(`# nhi: owner=old every=90d\n${plain}`, note("new")),
    `# nhi: owner=new every=90d\n${plain}`,
  );
});

test("what is computed, and a document in a text, is refused with a reason", () => {
  assert.match(
    after(user("  tags = local.tags"), put(["tags", "owner"], "x")),
    /^refused: What stands there is computed/,
  );
  assert.match(
    after(user('  tags = merge(local.tags, { a = "b" })'), put(["tags", "owner"], "x")),
    /^refused/,
  );
  assert.match(
    after(user('  name = "a-$' + '{b}"'), put(["name"], "x")),
    /^refused: What stands there is computed/,
  );
  assert.match(
    after(user("  policy = <<EOT", '{ "A": {} }', "EOT"), put(["policy", "A", "b"], "x")),
    /^refused: A document/,
  );
  assert.match(after(user('  name = "x"'), { do: "remove", from: { path: BOT } }), /^refused: A whole block/);
  assert.match(after("", put(["a"], "x")), /^refused/);
});
