import assert from "node:assert/strict";
import { test } from "node:test";
import { formatDay } from "../../../server/src/model/day.ts";
import type { Field } from "../../../server/src/model/field.ts";
import { all, lowered, problems, sayings, where } from "./lowered.ts";

const HEAD = "nhi: 1\nidentities:\n";
const only = <T>(list: readonly T[]): T => {
  assert.equal(list.length, 1);
  const [one] = list;
  assert.ok(one);
  return one;
};
const told = (field: Field<unknown>): unknown => (field.is === "present" ? field.value : field.is);

test("an identity with all its parts", () => {
  const text = `${HEAD}  exporter:
    type: service-account
    owner: orders
    sponsor: finance
    purpose: Sends invoices
    environment: [prod, staging]
    privilege: elevated
    bind: ["k8s:ServiceAccount/orders/exporter"]
    scopes:
      - "aws:iam:*"
      - scope: "erp:invoices.create"
        approvedBy: security
        expires: 2027-04-02
    credentials:
      - kind: client-secret
        rotated: 2026-09-28
        rotateEvery: 90d
        expires: never
    review: { every: ad-hoc, last: 2026-08-20, by: security, evidence: [{ kind: log, ref: a/b.md }] }
`;
  const facts = lowered(text);
  assert.deepEqual(problems(facts), []);
  const it = only(all(facts, "identities"));
  assert.equal(where(it.id.at), "3:3");
  assert.deepEqual([it.type, it.owner, it.sponsor, it.privilege].map(told), [
    "service-account",
    "orders",
    "finance",
    "elevated",
  ]);
  assert.deepEqual(told(it.environment), ["prod", "staging"]);
  assert.deepEqual(
    it.scopes.map(({ text, reach, approvedBy }) => [text, reach, told(approvedBy)]),
    [
      ["aws:iam:*", "admin", "absent"],
      ["erp:invoices.create", "narrow", "security"],
    ],
  );
  const credential = only(it.credentials);
  assert.equal(credential.of.value, "exporter");
  assert.equal(told(credential.expires), "never");
  assert.deepEqual(told(credential.rotateEvery), { months: 0, days: 90, ms: 0 });
  assert.equal(credential.rotated.is === "present" && formatDay(credential.rotated.value.day), "2026-09-28");
  assert.ok(it.review.is === "present");
  assert.deepEqual([it.review.value.every, it.review.value.by, it.review.value.evidence].map(told), [
    "ad-hoc",
    "security",
    "a/b.md",
  ]);
});

test("what is absent knows where it would be written", () => {
  const entry = only(all(lowered(`${HEAD}  a:\n    credentials:\n      - kind: api-token\n`), "identities"));
  assert.deepEqual(entry.owner.is === "absent" && entry.owner.to.path, ["a", "owner"]);
  const { rotated } = only(entry.credentials);
  assert.deepEqual(rotated.is === "absent" && rotated.to.path, ["a", "credentials", 0, "rotated"]);
  const flow = only(all(lowered("nhi: 1\nidentities: { a: { type: bot } }\n"), "identities"));
  assert.deepEqual(flow.owner.is === "absent" && flow.owner.to.path, ["identities", "a", "owner"]);
});

test("empty is absent, an expression is elsewhere, a wrong kind is garbled", () => {
  const text = `${HEAD}  a:\n    owner:\n    sponsor: \${SPONSOR}\n    purpose: [x]\n    approvedBy: ""\n`;
  const it = only(all(lowered(text), "identities"));
  assert.deepEqual(
    [it.owner.is, it.sponsor.is, it.purpose.is, it.approvedBy.is],
    ["absent", "elsewhere", "garbled", "absent"],
  );
});

test("a section says the same in block and in flow", () => {
  const block = `nhi: 1
teams:
  pay:
    contact: "#pay"
access:
  - subject: team:pay
    scopes: ["k8s:view"]
    mode: standing
policy:
  maxAge:
    default: 60d
exceptions:
  - rule: rotation-stale
    match: identity:x
    expires: 2027-01-01
`;
  const flow = `nhi: 1
teams: { pay: { contact: "#pay" } }
access: [{ subject: team:pay, scopes: ["k8s:view"], mode: standing }]
policy: { maxAge: { default: 60d } }
exceptions: [{ rule: rotation-stale, match: "identity:x", expires: 2027-01-01 }]
`;
  assert.deepEqual(sayings(lowered(flow)), sayings(lowered(block)));
});

test("an entry whose key is written out stands among its neighbours", () => {
  const plain = "nhi: 1\nidentities:\n  a:\n    owner: x\n  b:\n    owner: y\n  c:\n    owner: z\n";
  const written = plain.replace("  b:\n    owner: y", "  ? b\n  : owner: y");
  assert.deepEqual(sayings(lowered(written)), sayings(lowered(plain)));
});

test("merge keys and aliases are read where they are used, own keys first", () => {
  const text = `${HEAD}  a: &a
    type: bot
    owner: web
    purpose: One
    credentials: &c [{ kind: api-token, rotated: 2026-01-01 }]
  b:
    <<: *a
    owner: pay
  c:
    type: bot
    owner: web
    purpose: Three
    credentials: *c
`;
  const facts = lowered(text);
  assert.deepEqual(problems(facts), []);
  const [, b, c] = all(facts, "identities");
  assert.deepEqual(
    [b?.type, b?.owner, b?.purpose].map((field) => field && told(field)),
    ["bot", "pay", "One"],
  );
  assert.equal(b?.purpose.is === "present" && where(b.purpose.at), "9:9");
  assert.equal(c?.credentials[0] && where(c.credentials[0].at), "15:18");
  // The date stands once, whoever borrows it.
  assert.equal(all(facts, "dates").length, 1);
});

test("an owner rule of none leaves nobody; half a rule leaves all as it was", () => {
  const text =
    "nhi: 1\nowners:\n  - { match: a/**, owner: none }\n  - { match: b/** }\n  - { match: { kind: Role }, owner: x }\n";
  assert.deepEqual(
    all(lowered(text), "ownerRules").map(({ match, owners }) => [
      match.value,
      owners.map(({ value }) => value),
    ]),
    [
      [{ path: "a/**" }, []],
      [{ kind: "Role" }, ["x"]],
    ],
  );
});

test("references say what they name, and prose names nothing", () => {
  const text = `nhi: 1
policy:
  duties: { notify: sponsor, approve: security }
identities:
  a:
    type: ai-agent
    owner: none
    purpose: x
    usedBy: [shop]
    agent: { actsFor: user, humanApproval: all, stop: unplug }
    evidence: ["docs/a.md", "https://x.example/1", "splunk:q"]
access:
  - { subject: "identity:a", scopes: [], justification: required, approvedBy: "@acme/sec", maxDuration: 1h }
risks:
  r: { title: t, owner: security, severity: low, status: open, opened: 2026-01-01, identities: [a], case: c }
`;
  const facts = lowered(text);
  assert.deepEqual(problems(facts), []);
  assert.deepEqual(
    all(facts, "references").map(({ to, field, ref, section }) => `${section} ${field} ${to} ${ref.value}`),
    [
      "policy approve party security",
      "identities evidence file docs/a.md",
      "access subject identity identity:a",
      "access approvedBy party @acme/sec",
      "risks owner party security",
      "risks identities identity a",
      "risks case case c",
    ],
  );
});

test("policy keys carry their value and the places in it", () => {
  const facts = lowered("nhi: 1\npolicy:\n  model: shared\n  maxAge: { default: 60d, certificate: 397d }\n");
  const [model, maxAge] = all(facts, "policy");
  assert.equal(model && where(model.at), "3:10");
  assert.deepEqual(maxAge?.value, { default: "60d", certificate: "397d" });
  const at = maxAge?.spotOf(["certificate"]);
  assert.equal(at && where(at), "4:40");
  assert.equal(maxAge?.spotOf(["password"]), undefined);
});

test("every id of every section is declared once, at its key", () => {
  const text = "nhi: 1\nteams:\n  a: {}\ncontrols:\n  b: {}\nrisks: { c: {} }\ncases:\n  d: {}\n";
  assert.deepEqual(
    all(lowered(text), "declarations").map(({ section, id }) => `${section} ${id.value} ${where(id.at)}`),
    ["teams a 3:3", "controls b 5:3", "risks c 6:10", "cases d 8:3"],
  );
});

test("a secret is found under any key, and its example is not", () => {
  const token = `ghp_${"a1B2".repeat(9)}`;
  const text = `${HEAD}  a:\n    type: bot\n    purpose: "uses ${token}"\n    credentials:\n      - { kind: access-key, store: AKIAIOSFODNN7EXAMPLE }\n`;
  const secret = only(all(lowered(text), "secrets"));
  assert.deepEqual(
    [secret.looksLike, secret.field, where(secret.at)],
    ["GitHub personal access token", "purpose", "5:14"],
  );
});
