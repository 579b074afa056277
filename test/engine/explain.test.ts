/** What a hover says, as a reader sees it without markup. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { explainAt, type Reader } from "../../server/src/engine/explain.ts";
import { toMarkdown, toPlain } from "../../server/src/engine/prose.ts";
import { pointed } from "./files.ts";

const ASKS: Reader = { showsFindings: false, answers: true };

function hover(
  marked: string,
  others: Readonly<Record<string, string>> = {},
  path = "nhi.yaml",
  reader?: Reader,
): string {
  const { workspace, uri, position } = pointed(marked, { path, others });
  const found = explainAt(workspace, uri, position, reader);
  return found ? toPlain(found.blocks) : "";
}

const HAS = (text: string, ...parts: readonly (string | RegExp)[]): void => {
  for (const part of parts)
    assert.ok(typeof part === "string" ? text.includes(part) : part.test(text), `no ${part} in:\n${text}`);
};

const HUB = `nhi: 1
teams:
  payments: { contact: "#payments", lead: ann@x.example, aliases: ["@acme/payments"] }
  security: { contact: "#sec", function: security }
  gone: { status: disbanded }
policy:
  model: shared
  accountable: security
  maxAge: { default: 60d }
`;

const LATE = `nhi: 1
identities:
  export:
    type: service-account
    owner: payments
    purpose: Sends salaries
    credentials:
      - kind: access-key
        rotated: 2026-0¦6-01
`;

test("a late rotation: the sum, where the limit stands, why, who, which controls, what repairs it and what that claims", () => {
  assert.equal(
    hover(LATE, { "hub.nhi.yaml": HUB }, "nhi.yaml", ASKS),
    `Identity "export": the access key was due for rotation on 2026-07-31, 114 days ago (warning, rotation-stale)

rotated 2026-06-01 (nhi.yaml:9) + 60d = due 2026-07-31 · 114 days late
Limit 60d: policy.maxAge · hub.nhi.yaml:9

Owner payments (hub.nhi.yaml:3), #payments

A secret that nobody changes stays useful to everyone who has ever seen it: people who left, old laptops, build logs.

Fix: Record a rotation with evidence (claims that it happened, so it asks for proof)

Backed by (direct: they ask for it):

- OWASP NHI7:2025 Long-Lived Secrets
- NIST SP 800-53 Rev 5 IA-5 Authenticator Management
- NIST CSF 2.0 PR.AA-01 Identities and credentials for authorized users, services, and hardware…
- also NIST SP 800-53 Rev 5 SC-12, PCI DSS 4.0.1 8.6.3, ISO/IEC 27001 2022 A.5.17, CSA CCM 4.1 IAM-14

The source article cites NHI-03 (which is Vulnerable Third-Party NHI; we cite NHI7:2025).

The compromise of a non-human identity often starts with an old credential or with too much privilege.
71% of non-human identities are not rotated within the recommended time, as cited in the article “Who should own PAM in a shared IT and security model?”.`,
  );
});

test("the limit's line is a link that leads to it", () => {
  const { workspace, uri, position } = pointed(LATE, { others: { "hub.nhi.yaml": HUB } });
  const found = explainAt(workspace, uri, position);
  assert.ok(found);
  assert.match(
    toMarkdown(found.blocks),
    /\[hub\.nhi\.yaml:9\]\(file:\/\/\/w\/hub\.nhi\.yaml#L9,22 "hub\.nhi\.yaml:9"\)/,
  );
  assert.equal(found.at.in.text.slice(found.at.start, found.at.end), "2026-06-01");
});

test("where the editor shows the message itself, the sum comes first", () => {
  const text = hover(LATE, {}, "nhi.yaml", { showsFindings: true, answers: false });
  assert.match(text, /^rotated 2026-06-01/);
  HAS(text, "Limit 90d: built-in default, not your policy; the number is our choice");
});

test("a client that cannot ask a person is told of no fix that asks", () => {
  assert.doesNotMatch(hover(LATE), /Record a rotation/);
});

test("several findings on one word are told in brief, the people once", () => {
  const text = hover("nhi: 1\nidentities:\n  ci-¦bot:\n    type: bot\n", { "hub.nhi.yaml": HUB });
  HAS(
    text,
    /^Identity "ci-bot" has no owner \(error, owner-missing\)\nBacked by/,
    'Identity "ci-bot" has no purpose',
    "Backed by NIST CSF 2.0 GV.RR-02, OWASP NHI1:2025, NIST SP 800-53 Rev 5 AC-2 and 6 more (direct)",
    /Fixes: Set owner to payments .*\(your decision\)/,
    "Owner: nobody that the workspace names\nUntil then security (hub.nhi.yaml:4), #sec answers for the risk",
  );
  assert.equal(text.match(/Until then/g)?.length, 1);
});

test("an exception is told first: until when, by whom, why; and what it covers, where it stands", () => {
  const covered = `${HUB}identities:
  hsm: { type: bot, owner: payments, purpose: Signs, credentials: [{ kind: access-key, rotated: 2025-¦01-01 }] }
exceptions:
  - rule: rotation-stale
    match: identity:hsm
    reason: The vendor must be on site
    approvedBy: security
    expires: 2027-01-31
`;
  const text = hover(covered);
  HAS(
    text,
    "(let pass, rotation-stale)",
    "Let pass until 2027-01-31, approved by security (nhi.yaml:4), #sec, line 13\nReason: The vendor must be on site",
  );
  assert.doesNotMatch(text, /Fix/);
  HAS(
    hover(covered.replace("¦", "").replace("2027-01-31", "2027-01¦-31")),
    "Holds until 2027-01-31, in 70 days\nLets 1 finding pass: line 11",
  );
});

test("an owner: who, how to reach them, what else they own", () => {
  const text = hover(
    'nhi: 1\nidentities:\n  a: { type: bot, owner: pay¦ments, purpose: A }\n  b: { type: bot, owner: "@acme/payments", purpose: B }\n',
    {
      "hub.nhi.yaml": HUB,
    },
  );
  HAS(
    text,
    "payments (hub.nhi.yaml:3) · engineering\nContact #payments · lead ann@x.example\nAlso @acme/payments",
    "Owns 2 identities: a (nhi.yaml:3), b (nhi.yaml:4)",
  );
});

test("a person: the teams; a disbanded owner: said, and who answers until then", () => {
  HAS(
    hover("nhi: 1\nidentities:\n  a: { type: bot, owner: ann@x.¦example, purpose: A }\n", {
      "hub.nhi.yaml": HUB,
    }),
    "ann@x.example\nOf payments",
    "Owns 1 identity: a",
  );
  const gone = "nhi: 1\nidentities:\n  ¦a: { type: bot, owner: gone, purpose: A, sponsor: payments }\n";
  HAS(hover(gone, { "hub.nhi.yaml": HUB }), "Owner gone (hub.nhi.yaml:5), disbanded\nUntil then security");
});

test("an identity at a glance: purpose, owner, sponsor, privilege and why, what comes next", () => {
  const text = hover(
    `nhi: 1
identities:
  depl¦oy:
    type: ci-cd
    owner: payments
    sponsor: security
    purpose: Deploys the shop
    approvedBy: security
    environment: prod
    scopes: ["aws:secretsmanager:PutSecretValue@arn:x"]
    credentials: [{ kind: api-token, rotated: 2026-10-20, expires: 2027-03-01 }]
    review: { last: 2026-11-01, by: security }
    monitoring: { logs: "splunk:ci", by: security }
`,
    { "hub.nhi.yaml": HUB },
  );
  assert.equal(
    text,
    `deploy (nhi.yaml:3) · ci-cd · prod
Deploys the shop

Owner payments (hub.nhi.yaml:3), #payments
Sponsor security (hub.nhi.yaml:4), #sec

Privilege elevated: scope aws:secretsmanager:PutSecretValue@arn:x: writes secrets
Next: api token due 2026-12-19, in 27 days · api token ends 2027-03-01, in 99 days · review due 2027-04-30, in 159 days`,
  );
});

test("a clean date shows its sum and who asks for it", () => {
  HAS(
    hover(LATE.replace("2026-0¦6-01", "2026-1¦1-01"), { "hub.nhi.yaml": HUB }),
    "rotated 2026-11-01 (nhi.yaml:9) + 60d = due 2026-12-31 · 39 days left",
    "The day on which the secret was last replaced.",
    "Helps satisfy OWASP NHI7:2025",
    /Checked by rotation-/,
  );
});

const GRANT = `nhi: 1
access:
  - subject: team:payments
    scopes: ["k8s:view@ns/x"]
    justification: required
    approvedBy: security
    approvedOn: 2026-11-01
    maxDuration: 4h
    expires: 2026-12-10
    review: { every: 90d, last: 2026-11-02, by: security }
breakGlass:
  root: { owner: security, activatedBy: payments, scopes: ["k8s:cluster-admin@cluster"], maxDuration: 1h, audit: x, reviewWithin: 1d, tested: 2026-09-01, preApproved: true }
`;
const at = (text: string, word: string): string => text.replace(word, `${word.slice(0, 1)}¦${word.slice(1)}`);

test("dates and lengths of grants and emergency paths are counted too", () => {
  HAS(hover(at(GRANT, "4h")), "4h at a time", "The policy allows 8h (built-in default, not your policy)");
  HAS(
    hover(at(GRANT, "2026-12-10")),
    "Holds until 2026-12-10, in 18 days",
    "At most 90d from its approval on 2026-11-01, until 2027-01-30",
  );
  HAS(
    hover(at(GRANT, "2026-11-02")),
    "reviewed 2026-11-02 (nhi.yaml:10) + 90d = due 2027-01-31 · 70 days left",
    "By security",
  );
  HAS(
    hover(at(GRANT, "2026-09-01")),
    "tested 2026-09-01 (nhi.yaml:12) + 180d = due 2027-02-28 · 98 days left",
  );
  HAS(hover(at(GRANT, "2026-11-01")), "2026-11-01, 21 days ago", "The day of the approval.");
  HAS(hover(at(GRANT, "1d")), "1d; from today until 2026-11-23");
});

test("a scope: how far it reaches, why, and whether somebody answers for it", () => {
  const sync = `${HUB}identities:
  sync:
    type: service-account
    owner: payments
    purpose: Syncs
    sponsor: payments
    privilege: privileged
    approvedBy: security
    review: { last: 2026-11-01, by: security }
    scopes: ["entra:Directory.Read¦Write.All"]
`;
  HAS(
    hover(sync),
    "An administrator's right: Directory.ReadWrite.All may write the whole directory",
    "Privilege privileged: as written\nAnswered for: privilege declared, approved by somebody independent, reviewed in time",
  );
  HAS(hover(sync.replace("entra:Directory.Read¦Write.All", "aws:s3:Get¦Object@arn:x")), "Narrow: reads");
});

test("a citation: title, summary, and what superseded it", () => {
  const control = (text: string): string => `nhi: 1\ncontrols:\n  c:\n    frameworks: ["${text}"]\n`;
  HAS(hover(control("NIST CSF 2.0 PR.A¦A-05")), "NIST CSF 2.0 PR.AA-05\nAccess permissions, entitlements");
  HAS(
    hover(control("PR.AC-¦4")),
    "PR.AC-4 of NIST CSF 1.1 is not in force.",
    "Now:\n\nNIST CSF 2.0 PR.AA-05",
    "Fix: Replace by PR.AA-05 (changes no meaning)",
  );
  HAS(hover(control("DORA ¦Art. 9")), "is none of the 443 controls that we know");
});

test("keys: what they are for, the words, what holds unwritten; words: their meaning", () => {
  HAS(
    hover(`${HUB}identities:\n  a:\n    sta¦tus: retired\n`),
    "status\nWhere it is in its life.",
    "- retired: Taken out of service.",
    "Unwritten: active",
  );
  HAS(
    hover(`${HUB}identities:\n  a:\n    status: ret¦ired\n    owner: payments\n`),
    "retired: Taken out of service.",
  );
  HAS(
    hover(`nhi: 1\nidentities:\n  a:\n    ty¦pe: bot\n`),
    "type (required)",
    "One of service-account, workload, ci-cd",
  );
  HAS(
    hover(`nhi: 1\nident¦ities:\n  a: { type: bot }\n  b: { type: bot }\n`),
    "The non-human identities, by id.",
    "2 in this workspace",
  );
});

test("the policy: limits in effect, duties of the model, and a line that does not count", () => {
  HAS(
    hover(at(HUB, "policy:")),
    "Limits in effect:",
    "- rotation: 60d (line 9)",
    "- a grant: 90d (built-in default, not your policy)",
  );
  HAS(
    hover(at(HUB, "shared")),
    /^shared: /,
    "Nobody holds platform, recover, prevent",
    "- exist, approve, monitor",
  );
  HAS(hover(at(HUB, "60d")), "In effect: 60d (line 9)");
  HAS(
    hover("nhi: 1\npolicy:\n  maxAge: 3¦0d\n", { "hub.nhi.yaml": HUB }),
    "This line does not count: of a key in two places the first counts, hub.nhi.yaml:9",
  );
});

test("rule ids: what the rule looks for and what it has found", () => {
  HAS(
    hover(
      `nhi: 1\npolicy:\n  rules: { owner-mis¦sing: warning }\nidentities:\n  a: { type: bot, purpose: A }\n`,
    ),
    "Identity has no owner after resolution (owner-missing)",
    "warning by policy.rules, line 3, else error · 1 finding now",
  );
});

test("an owner rule: for whom it answers", () => {
  const sa = "apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: bot, namespace: shop }\n";
  HAS(
    hover(
      `${HUB}owners:\n  - { match: "k8s¦/**", owner: payments }\n  - { match: "x/**", owner: security }\n`,
      { "k8s/sa.yaml": sa },
    ),
    "k8s/**: payments",
    "Answers for 1 identity: shop/bot (k8s/sa.yaml:3)",
  );
});

test("risks, cases and emergency paths by their ids", () => {
  const risk = `${HUB}risks:\n  erp: { title: Shared secret, owner: security, severity: medium, status: open, opened: 2026-09-28, due: 2026-11-20, case: c1 }\ncases:\n  c1: { identity: x, severity: high, status: open, openedBy: security, opened: 2026-10-01, assignee: payments, risk: e¦rp }\n`;
  HAS(hover(risk), "erp (nhi.yaml:11) · medium · open\nShared secret", "Due 2026-11-20, 2 days late");
  HAS(
    hover(at(GRANT, "root:")),
    "root (nhi.yaml:12) · emergency path",
    "Owner security",
    "At most 1h at a time",
  );
});

const NAMESPACE =
  "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: payments\n  annotations:\n    nhi/owner: payments\n";
const ACCOUNT = `apiVersion: v1
kind: ServiceAccount
metadata:
  name: ci-bot
  namespace: payments
  labels: { app: shop }
`;

test("in Kubernetes files the account's name tells who owns it and by which rung; elsewhere there is silence", () => {
  const others = { "hub.nhi.yaml": HUB, "ns.yaml": NAMESPACE };
  const file = (word: string): string => hover(at(ACCOUNT, word), others, "sa.yaml");
  HAS(
    file("ci-bot"),
    "payments/ci-bot (sa.yaml:4) · ServiceAccount",
    "Owner payments (hub.nhi.yaml:3), #payments\nAnswered by rung 4 of 7, what it stands in: annotation nhi/owner of Namespace payments, ns.yaml:6",
  );
  for (const word of ["kind:", "ServiceAccount", "namespace:", "app:", "shop", "metadata:"])
    assert.equal(file(word), "", word);
});

test("a binding in a manifest speaks for the account, and shows what cluster files give it", () => {
  const others = {
    "hub.nhi.yaml": `${HUB}identities:\n  ci: { type: ci-cd, owner: payments, purpose: Deploys, bind: ["k8s:ServiceAccount/payments/ci-bot"] }\n`,
    "bind.yaml":
      "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: { name: b, namespace: payments }\nsubjects: [{ kind: ServiceAccount, name: ci-bot }]\nroleRef: { kind: ClusterRole, name: edit, apiGroup: rbac.authorization.k8s.io }\n",
  };
  HAS(
    hover(at(ACCOUNT, "ci-bot"), others, "sa.yaml"),
    'Answered by rung 2 of 7, the manifest: bound by Identity "ci", hub.nhi.yaml:11',
    "Given k8s:edit@ns/payments bind.yaml:5",
    "Declared as ci",
  );
  HAS(
    hover(
      `nhi: 1\nidentities:\n  x: { type: bot, owner: payments, purpose: X, bind: ["k8s:Service¦Account/payments/ci-bot"] }\n`,
      { ...others, "sa.yaml": ACCOUNT },
    ),
    "payments/ci-bot (sa.yaml:4) · ServiceAccount",
  );
  HAS(
    hover(`nhi: 1\nidentities:\n  x: { type: bot, bind: ["k8s:Service¦Account/payments/none"] }\n`),
    "is in no file that this workspace has read",
  );
});

test("comments, blank places, free texts of other files and unclaimed files are silent", () => {
  assert.equal(hover("nhi: 1\n# own¦er\nteams: {}\n"), "");
  assert.equal(hover("nhi: 1\nidentities:\n  a:\n  ¦  type: bot\n    owner: x # no¦te\n"), "");
  assert.equal(hover("services:\n  we¦b: { image: nginx }\n", {}, "compose.yaml"), "");
  assert.equal(hover(""), "");
});

test("a JSON manifest explains itself as well", () => {
  HAS(
    hover(
      '{ "nhi": 1, "identities": { "ci": { "type": "b¦ot", "owner": "payments" } } }',
      { "hub.nhi.yaml": HUB },
      "ci.nhi.json",
    ),
    "bot: An account that acts in chat",
  );
});

test("text that looks like markup comes out as text", () => {
  const { workspace, uri, position } = pointed(
    `nhi: 1\nidentities:\n  ¦a: { type: bot, owner: x, purpose: "Sends *all* [x](http://evil) <b>", sponsor: y }\n`,
  );
  const found = explainAt(workspace, uri, position);
  assert.match(toMarkdown(found?.blocks ?? []), /Sends \\\*all\\\* \\\[x\\\]\(http:\/\/evil\) \\<b\\>/);
});

test("an alias shows what it stands for", () => {
  HAS(
    hover(
      `${HUB}identities:\n  a: { type: bot, owner: &o payments, purpose: A }\n  b: { type: bot, owner: *¦o, purpose: B }\n`,
    ),
    "payments (nhi.yaml:3) · engineering",
  );
});
