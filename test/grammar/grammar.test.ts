/** What the grammar makes of each kind of word, in YAML and in JSON. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { scopeOf, tokensOf } from "./tokens.ts";

const SECTION = "keyword.control.section";
const KEY = "entity.name.tag";
const ENTRY = "entity.name.type.entry";
const TEAM = "entity.name.namespace.team";
const SYSTEM = "support.type.system";
const PERMISSION = "support.function.permission";
const RESOURCE = "string.other.resource";
const WILDCARD = "keyword.operator.wildcard";
const DATE = "constant.numeric.date";
const DURATION = "constant.numeric.duration";
const PLAIN = "string.unquoted.plain";

const cases: readonly (readonly [what: string, text: string, word: string, scope: string])[] = [
  ["a section", "nhi: 1", "nhi", SECTION],
  ["a section with entries", "identities:\n  bot:", "identities", SECTION],
  ["a section with a comment behind it", "identities: # all\n  bot:", "bot", ENTRY],
  ["a section's name further in is a key", "x:\n  policy: y", "policy", KEY],
  ["an entry's id", "identities:\n  ci-bot:\n    type: bot", "ci-bot", ENTRY],
  ["a key of an entry", "identities:\n  ci-bot:\n    type: bot", "type", KEY],
  ["a quoted id", 'teams:\n  "a b":\n    contact: x', '"a b"', ENTRY],
  ["a key after the entries have ended", "teams:\n  a: {}\npolicy:\n  model: shared", "policy", SECTION],
  ["a key in a list", "owners:\n  - match: x", "match", KEY],
  ["a key in a flow mapping", "owners:\n  - { match: x, owner: y }", "match", KEY],
  ["a bare team", "  owner: payments", "payments", TEAM],
  ["a bare team in a flow mapping", "- { match: x, owner: billing }", "billing", TEAM],
  ["nobody on purpose", "  owner: none", "none", "constant.language"],
  ["a team of an organisation", '  aliases: ["@acme/web"]', "@acme/web", TEAM],
  ["a team with its kind", "  subject: team:sre", "team:sre", TEAM],
  ["a team of a catalogue", "  - group:default/orders", "group:default/orders", TEAM],
  ["an identity", "  match: identity:legacy", "identity:legacy", "entity.name.type.identity"],
  ["a person", "  lead: mara.ivers@nw.example", "mara.ivers@nw.example", "string.unquoted.person"],
  ["a system", '  - "aws:s3:PutObject@arn:aws:s3:::b/*"', "aws", SYSTEM],
  ["a permission", '  - "aws:s3:PutObject@arn:aws:s3:::b/*"', "s3:PutObject", PERMISSION],
  ["a resource", '  - "aws:s3:PutObject@arn:aws:s3:::b/*"', "arn:aws:s3:::b/", RESOURCE],
  ["a wildcard in a resource", '  - "aws:s3:PutObject@arn:aws:s3:::b/*"', "*", WILDCARD],
  ["a wildcard in a permission", '  - "aws:ssm:*"', "*", WILDCARD],
  ["a permission with blanks", "  - 'k8s:get,list secrets@ns/pay'", "get,list secrets", PERMISSION],
  ["a plain scope", "  - github:contents:write@acme/web", "contents:write", PERMISSION],
  ["a plain scope in a flow list", "  scopes: [slack:chat:write]", "chat:write", PERMISSION],
  ["a web address is no scope", "  ref: https://nw.example/x", "https://nw.example/x", PLAIN],
  [
    "a quoted web address is no scope",
    '  ref: "https://nw.example/x"',
    "https://nw.example/x",
    "string.quoted.double",
  ],
  ["a day", "  rotated: 2026-06-01", "2026-06-01", DATE],
  ["an hour", "  from: 2026-11-24T20:00Z", "2026-11-24T20:00Z", DATE],
  ["a quoted day", '  rotated: "2026-06-01"', "2026-06-01", DATE],
  ["a day before a comment", "  rotated: 2026-06-01 # spring", "2026-06-01", DATE],
  ["a day in a flow mapping", "{ rotated: 2026-06-01, kind: x }", "2026-06-01", DATE],
  ["a day under a key that names people", "  by: 2026-06-01", "2026-06-01", DATE],
  ["a short duration", "  every: 90d", "90d", DURATION],
  ["months", "  every: 6mo", "6mo", DURATION],
  ["an ISO duration", "  maxDuration: PT8H", "PT8H", DURATION],
  ["a quoted duration", '  "every": "P90D"', "P90D", DURATION],
  ["a word that begins like a duration", "  contact: Paging", "Paging", PLAIN],
  ["a duration within prose", "  purpose: Runs for 30d at night", "Runs for 30d at night", PLAIN],
  ["a team within prose", "  reason: ask team:sre first", "ask team:sre first", PLAIN],
  ["a number", "nhi: 1", "1", "constant.numeric"],
  ["a truth value", "  preApproved: true", "true", "constant.language"],
  ["a plain scalar with a hash in it", "  contact: a#b", "a#b", PLAIN],
  ["a plain scalar with a colon in it", "  purpose: a:b c", "a:b c", PLAIN],
  ["an anchor", "  base: &b", "b", "entity.name.type.anchor"],
  ["an alias", "  base: *b", "b", "variable.other.alias"],
  ["a merge key", "  <<: *b", "<<", "keyword.operator.merge"],
  ["a tag", "  rotated: !!str x", "!!str", "storage.type.tag-handle"],
  ["an escape", '  x: "a\\tb"', "\\t", "constant.character.escape"],
  ["a wrong escape", '  x: "a\\qb"', "\\q", "invalid.illegal.escape"],
  ["a doubled quote", "  x: 'it''s'", "''", "constant.character.escape"],
  ["a document's beginning", "---\nnhi: 1", "---", "entity.other.document.begin"],
  ["a comment", "# why", "why", "comment.line.number-sign"],
  ["our note", "# nhi: owner=web every=90d", "owner", "variable.parameter.note"],
  ["a value in our note", "# nhi: owner=web every=90d", "90d", DURATION],
  [
    "a rule that is set aside",
    "x: y # nhi-ignore scope-wildcard until=2027-03-31",
    "scope-wildcard",
    "entity.name.function.rule",
  ],
  ["the day until which", "x: y # nhi-ignore scope-wildcard until=2027-03-31", "2027-03-31", DATE],
  ["a conflict's mark", "<<<<<<< HEAD", "<<<<<<< HEAD", "invalid.illegal.conflict"],
  [
    "a block of text",
    "  purpose: |\n    owner: nobody\n  owner: x",
    "owner: nobody",
    "string.unquoted.block",
  ],
  ["a key after a block of text", "  purpose: |\n    a: b\n  sponsor: fin", "fin", TEAM],
  ["a section in JSON", '{\n  "nhi": 1\n}', "nhi", SECTION],
  ["a key in JSON", '{ "identities": { "bot": { "type": "bot" } } }', '"type"', KEY],
  ["a section's name further in, in JSON", '{ "x": { "policy": 1 } }', '"policy"', KEY],
  ["a scope in JSON", '{ "scopes": ["aws:ssm:GetParameter"] }', "ssm:GetParameter", PERMISSION],
];

for (const [what, text, word, scope] of cases)
  test(`${what} is ${scope}`, async () => assert.equal(await scopeOf(text, word), scope));

const WHOLE = `# Northwind
nhi: 1
teams:
  sre: { contact: "#sre", aliases: ["@northwind/sre"], function: security }
policy:
  maxAge: { default: 90d, certificate: 397d }
identities:
  exporter: &x
    type: service-account   # old
    owner: orders
    scopes:
      - "aws:s3:PutObject@arn:aws:s3:::nw-erp-drop/*"
      - scope: 'erp:invoices.create'
        justification: New ERP endpoint, FIN-233 (see "there")
    credentials: [{ kind: certificate, rotated: 2026-06-01, expires: 2027-06-01 }]
`;

test("every character of a whole manifest is covered and nothing in it is called illegal", async () => {
  const lines = await tokensOf(WHOLE);
  for (const [i, line] of WHOLE.split("\n").entries()) {
    const tokens = lines[i] ?? [];
    assert.equal(
      tokens
        .map(({ text }) => text)
        .join("")
        .trimEnd(),
      line.trimEnd(),
    );
    for (const { text, scopes } of tokens) {
      assert.ok(!scopes.some((scope) => scope.startsWith("invalid")), `${line}: ${text}`);
      assert.ok(text.trim() === "" || scopes.length > 0, `${line}: ${text} has no scope`);
    }
  }
});

test("a quote left open does not colour the entries that follow as long as the string is closed again", async () => {
  const scope = await scopeOf('teams:\n  a: { contact: "x\n    y" }\nrisks:\n  r1:\n    title: t', "r1");
  assert.equal(scope, ENTRY);
});

test("long lines cost time in proportion to their length", async () => {
  const cost = async (n: number) => {
    const started = performance.now();
    await tokensOf(`  purpose: ${"a ".repeat(n)}:${"b-".repeat(n)}\n  x: "${"a:".repeat(n)}`);
    return performance.now() - started;
  };
  await cost(100);
  const small = Math.max(await cost(2_000), 2);
  const large = await cost(16_000);
  assert.ok(large < small * 60, `8 times the length took ${(large / small).toFixed(1)} times as long`);
});
