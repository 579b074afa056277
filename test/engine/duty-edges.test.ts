/** Bad input about duties: each a clear finding in the right place, and no crash. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { rangeOf } from "../../server/src/text/lines.ts";
import { verdictsOf, workspaceOf } from "../harness/pipeline.ts";

/** `path:line rule: message` of the findings above hint. */
const told = (files: Readonly<Record<string, string>>): readonly string[] => {
  const workspace = workspaceOf(Object.entries(files).map(([path, text]) => ({ path, text })));
  return verdictsOf(workspace)
    .filter(({ level }) => level !== "hint")
    .map(
      ({ finding: { rule, at }, message }) =>
        `${workspace.pathOf(at.in.uri)}:${rangeOf(at).start.line + 1} ${rule}: ${message}`,
    );
};

const has = (found: readonly string[], part: RegExp): void =>
  assert.ok(
    found.some((one) => part.test(one)),
    `no ${part} in:\n${found.join("\n")}`,
  );

const TEAMS = `nhi: 1
teams:
  it-ops: { contact: "#it-ops", function: it }
  security: { contact: "#security", function: security }
`;

test("teams in a circle, one team in itself", () => {
  const circle = `nhi: 1
teams:
  a: { contact: "#a", members: [team:b, a] }
  b: { contact: "#b", members: ["@acme/a", ann@acme.example] }
identities:
  bot:
    type: bot
    owner: a
    purpose: Writes
    privilege: elevated
    sponsor: b
    approvedBy: ann@acme.example
`;
  has(
    told({ "nhi.yaml": circle }),
    /^nhi.yaml:3 reference-unknown: members names "team:b", through which a is a member of itself$/,
  );
  has(
    told({ "nhi.yaml": circle }),
    /^nhi.yaml:3 reference-unknown: members names "a", through which a is a member of itself$/,
  );
  has(
    told({ "nhi.yaml": circle }),
    /^nhi.yaml:12 grant-self-approved: .*not independent of the owner a: ann@acme.example is a member of b, b is a member of a$/,
  );
});

test("delegations in a circle", () => {
  const found = told({
    "nhi.yaml": `${TEAMS}policy:
  model: shared
  accountable: security
  delegations:
    - { match: "**", to: it-ops, duties: [monitor], expires: 2027-01-31 }
    - { match: "**", to: security, duties: [monitor], expires: 2027-01-31 }
    - { match: "**", to: it-ops, duties: [monitor], expires: 2027-01-31 }
`,
  });
  has(found, /^nhi.yaml:10 delegation-expired: The delegation of monitor for \*\* comes back to security/);
  has(found, /^nhi.yaml:11 delegation-expired: The delegation of monitor for \*\* comes back to it-ops/);
  assert.equal(found.filter((one) => one.includes("delegation-expired")).length, 2);
});

test("files that extend each other", () => {
  const found = told({
    "a.nhi.yaml": `extends: [b.nhi.yaml]\n${TEAMS}`,
    "b.nhi.yaml": "nhi: 1\nextends: [a.nhi.yaml, b.nhi.yaml]\npolicy:\n  model: shared\n",
  });
  has(found, /^a.nhi.yaml:1 reference-unknown: extends names "b.nhi.yaml", which extends this file again$/);
  has(found, /^b.nhi.yaml:2 reference-unknown: extends names "a.nhi.yaml", which extends this file again$/);
  has(found, /^b.nhi.yaml:2 reference-unknown: extends names "b.nhi.yaml", which extends this file again$/);
  has(found, /^b.nhi.yaml:4 accountable-missing:/);
  assert.ok(
    !found.some((one) => one.includes("duty-missing")),
    "the teams of the other file hold the duties",
  );
});

test("an unknown model", () => {
  has(
    told({ "nhi.yaml": `${TEAMS}policy:\n  model: anarchy\n` }),
    /^nhi.yaml:6 manifest-shape: .*"anarchy" is not known/,
  );
});

test("a duty given to nobody, to a team that is gone, to a name that nobody knows", () => {
  const doc = (duties: string) => `nhi: 1
teams:
  it-ops: { contact: "#it-ops", function: it }
  old: { contact: "#old", function: security, status: disbanded }
  security: { contact: "#security", function: security }
policy:
  model: shared
  accountable: security
  duties: ${duties}
`;
  has(
    told({ "nhi.yaml": doc("{ approve: old }") }),
    /^nhi.yaml:9 duty-missing: approve is held by old, which is disbanded/,
  );
  has(told({ "nhi.yaml": doc("{ approve: nobody-knows }") }), /^nhi.yaml:9 reference-unknown:/);
  for (const odd of [
    "{ approve: }",
    "{ approve: [] }",
    "{ approve: { team: } }",
    "[]",
    "7",
    "{ approve: { reason: x } }",
    "{ fly: it-ops }",
  ])
    assert.ok(Array.isArray(told({ "nhi.yaml": doc(odd) })), odd);
  has(
    told({
      "nhi.yaml": doc("{ approve: {} }").replace(
        '  security: { contact: "#security", function: security }\n',
        "",
      ),
    }),
    /^nhi.yaml:6 duty-missing: Nobody holds .*: no team has the function security/,
  );
});

test("two teams with the same function", () => {
  has(
    told({
      "nhi.yaml": `${TEAMS}  guard: { contact: "#guard", function: security }\npolicy:\n  model: shared\n  accountable: security\n`,
    }),
    /^nhi.yaml:7 duty-missing: .*"security", and guard and security have it: the file must say which/,
  );
});

test("the ten rules about keeping duties apart that look at approval, use and review", () => {
  const found = told({
    "nhi.yaml": `${TEAMS}  app: { contact: "#app", function: engineering }
policy:
  model: security-led
  accountable: security
  duties: { approve: owner, except: app }
identities:
  bot:
    type: bot
    owner: app
    sponsor: it-ops
    purpose: Writes
    privilege: privileged
    approvedBy: app
    review: { every: 90d, last: 2026-11-01, by: app }
breakGlass:
  door:
    owner: it-ops
    activatedBy: it-ops
    scopes: ["aws:iam:PassRole@arn:aws:iam::1:role/x"]
    maxDuration: 30m
    preApproved: true
    justification: Outage
    audit: "siem:door"
    reviewWithin: 24h
    agreedBy: [security, it-ops]
    tested: 2026-11-01
`,
  });
  for (const rule of [
    /^nhi.yaml:17 grant-self-approved/,
    /^nhi.yaml:18 grant-self-audited/,
    /^nhi.yaml:9 duties-not-split/,
    /^nhi.yaml:21 grant-self-audited/,
    /^nhi.yaml:9 duty-function: except is held by app, an engineering team/,
    /^nhi.yaml:7 fallback-reviewer-missing/,
  ])
    has(found, rule);
});
