/** Hovers on controls, risks, cases, emergency uses, offboarding and limits of the policy, and on what they cite. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { articleCites, ruleOf } from "../../server/src/engine/explain/controls.ts";
import { explainAt } from "../../server/src/engine/explain.ts";
import { toMarkdown, toPlain } from "../../server/src/engine/prose.ts";
import { rules } from "../../server/src/rules/registry.ts";
import { pointed } from "./files.ts";

const DOC = `nhi: 1
teams:
  payments: { contact: "#payments", lead: ann@x.example, function: it }
  security: { contact: "#sec", function: security }
policy:
  accountable: security
  maxAge: { default: 60d, access-key: 90d }
  reviewEvery: { privileged: 60d }
  maxGrant: 30d
  thresholds: { orphaned: 3 }
  sla: { remediate: { high: 7d } }
  rules: { "control-minimum-missing": off, "control-purpose-missing": off }
identities:
  gone:
    type: ci-cd
    owner: payments
    purpose: Deployed the old shop
    status: retired
    offboarding: { revokedOn: 2026-11-01, accessRemovedOn: 2026-11-02, by: payments }
  live:
    type: ci-cd
    owner: payments
    purpose: Deploys the shop
    credentials: [{ kind: access-key, rotated: 2026-11-10, rotateEvery: 45d }]
breakGlass:
  root:
    owner: security
    activatedBy: payments
    preApproved: true
    scopes: ["k8s:edit@ns/shop"]
    maxDuration: 1h
    audit: splunk
    reviewWithin: 2d
    uses:
      - { on: 2026-11-20, by: ann@x.example, attestedBy: security, attestedOn: 2026-11-21 }
controls:
  sso:
    title: Sign-in of customers
    owner: bob@x.example
    team: payments
    surface: sso
    protects: Customer accounts
    exceptionsBy: security
    sla: { rotate: 24h, revoke: 1h, recover: 4h }
    evidence: { logging: splunk, rotation: vault }
    frameworks: ["NIST CSF 2.0 PR.AA-05", "CCM IAM-13", "ISO 27001 A.5.37", "8.2", "OWASP NHI3:2025", "PR.ZZ-01"]
    raci:
      design: { R: security, A: bob@x.example }
      change: { R: security, A: bob@x.example }
      incident: { R: security, A: security }
risks:
  keys:
    title: Old keys
    owner: security
    severity: high
    status: open
    opened: 2026-11-18
    due: 2026-11-25
    case: c1
    identities: [live]
    controls: [sso]
cases:
  c1:
    identity: live
    severity: high
    status: open
    openedBy: security
    opened: 2026-11-19
    assignee: payments
    risk: keys
    technicalRemediation: payments
    businessNotification: security
`;

/** What is told at the word, the first behind `from`; without the findings that stand there. */
function hover(word: string, from = ""): string {
  const start = DOC.indexOf(word, DOC.indexOf(from));
  assert.ok(start >= 0, word);
  const { workspace, uri, position } = pointed(`${DOC.slice(0, start + 1)}¦${DOC.slice(start + 1)}`);
  const found = explainAt(workspace, uri, position);
  return found ? toPlain(found.blocks) : "";
}

function says(text: string, ...parts: readonly (string | RegExp)[]): void {
  for (const part of parts)
    assert.ok(typeof part === "string" ? text.includes(part) : part.test(text), `no ${part} in:\n${text}`);
}

test("a control: who owns it, who is accountable in which phase, what is proven and what is not", () => {
  // The name is told where a reference leads to it: on the name itself findings about what it lacks come first.
  says(
    hover("sso]", "identities: [live]"),
    "sso (nhi.yaml:37) · sso\nSign-in of customers",
    "Owner bob@x.example · team payments (nhi.yaml:3), #payments\nExceptions by security (nhi.yaml:4), #sec",
    "Protects Customer accounts",
    "Accountable: design bob@x.example, change bob@x.example, incident security, review nobody",
    "Evidence for logging, rotation; none for revocation, recovery",
    "Service levels: rotate within 24h, revoke within 1h, recover within 4h",
  );
});

test("a risk: who, until when, by which limit, about whom", () => {
  says(
    hover("keys", "risk: "),
    "keys (nhi.yaml:52) · high · open\nOld keys",
    "Owner security (nhi.yaml:4), #sec\nDue 2026-11-25, in 3 days",
    "opened 2026-11-18 (nhi.yaml:57) + 7d = latest 2026-11-25, in 3 days\nLimit 7d: policy.sla.remediate.high · line 11",
    "About live\nGuarded by sso\nCase c1 (nhi.yaml:63), open",
  );
});

test("a case: about whom, who works on it, who told the business", () => {
  says(
    hover("c1", "case: "),
    "c1 (nhi.yaml:63) · high · open\nAbout live",
    "Assignee payments (nhi.yaml:3), #payments · opened by security (nhi.yaml:4), #sec\nOwner payments",
    "latest 2026-11-26, in 4 days",
    "Repaired by payments (nhi.yaml:3), #payments\nBusiness told by security (nhi.yaml:4), #sec",
  );
});

test("the day of a risk counts up to its limit", () => {
  says(hover("2026-11-18"), "2026-11-18, 4 days ago", "+ 7d = latest 2026-11-25, in 3 days");
});

test("an emergency use: until when to attest, and who did", () => {
  says(
    hover("2026-11-20", "uses"),
    "Emergency use of root · by ann@x.example · 2 days ago",
    "used 2026-11-20 + 2d = attest by 2026-11-22, line 33",
    "Attested by security (nhi.yaml:4), #sec on 2026-11-21",
  );
  says(hover("uses:"), "Used once; all attested");
});

test("an offboarding: what is done and what is open", () => {
  says(
    hover("2026-11-01", "offboarding"),
    "Done: keys revoked 2026-11-01 · access removed 2026-11-02\nOpen: dependencies confirmed\nBy payments",
  );
});

test("limits of the policy: in effect, by whose word, and to what they apply", () => {
  says(
    hover("90d", "maxAge"),
    "In effect: 90d (line 7)\nApplies to 1 access key; 1 has an interval of its own",
  );
  says(hover("60d", "reviewEvery"), "In effect: 60d (line 8)\nApplies to no identity now");
  says(hover("maxGrant"), "In effect: 30d (line 9)\nApplies to no grant with an end now", "Unwritten: 90d");
  says(hover("orphaned"), "0 now, by the findings of owner-missing, owner-disbanded");
  says(hover("7d", "remediate"), "Applies to 1 open risk and 1 open case");
});

test("a cited control: framework, edition, id, title, summary, what is checked for it, licence", () => {
  const text = hover("PR.AA-05");
  says(
    text,
    /^NIST CSF 2\.0 PR\.AA-05\nAccess permissions/,
    "Permissions and entitlements are defined in policy",
    /Checked by .+ more: \d+ findings? now/,
    "NIST CSF 2.0, subcategory PR.AA-05\nUS Government work, public domain",
  );
  const { workspace, uri, position } = pointed(DOC.replace("PR.AA-05", "PR.AA¦-05"));
  assert.match(
    toMarkdown(explainAt(workspace, uri, position)?.blocks ?? []),
    /^\*\*\[NIST CSF 2\.0 PR\.AA-05\]\(https:\/\/csrc\.nist\.gov\//,
  );
});

test("citations that mean two things, nothing, or what nobody here knows", () => {
  says(
    hover("CCM IAM-13"),
    "Names no edition: the number moved between two of them.",
    "- CSA CCM 4.1 IAM-13: CSA CCM 4.1 IAM-13 Strong Authentication",
    "- CSA CCM 4.0 IAM-13: CSA CCM 4.1 IAM-12 Unique Identities",
  );
  says(hover("A.5.37"), "ISO/IEC 27001 may have it; our catalogue does not.", "It holds 27 of its controls");
  says(
    hover('"8.2"'),
    '"8.2" names no framework',
    "Names no framework: CIS, ISO and PCI number alike.\nCould be:",
    "- CIS Controls 8.1 8.2 Collect Audit Logs\n- ISO/IEC 27001 2022 A.8.2 Privileged access rights",
  );
  says(hover("PR.ZZ-01"), "NIST CSF 2.0 has no such id.");
  says(hover("NHI3:2025"), "OWASP NHI3:2025\nVulnerable Third-Party NHI", "CC BY-SA 4.0");
});

test("a field that is in order says what it is good for, by the rules that ask for it", () => {
  says(hover("payments", "owner: "), "Helps satisfy NIST CSF 2.0 GV.RR-02", "Checked by owner-");
  says(hover("credentials:"), /^credentials\n/, "Helps satisfy", "Checked by ");
  says(hover("Deploys the shop"), "Helps satisfy CIS Controls 8.1 5.5", "Checked by purpose-missing");
});

test("a clean date: the sum, who answers, then why it is asked for", () => {
  says(
    hover("2026-11-10"),
    /^rotated 2026-11-10 \(nhi\.yaml:24\) \+ 45d = due 2026-12-25 · 33 days left\n/,
    /Owner payments \(nhi\.yaml:3\), #payments\n\nThe day on which the secret was last replaced\./,
    /A rotation that is announced .*\nHelps satisfy OWASP NHI7:2025/,
  );
});

test("what an article says of a field stands with the field", () => {
  says(hover("surface: sso"), "surface (required)", "Governance is part of security operations");
  says(
    hover("bob@x.example", "owner: "),
    /\n\nThe named person who answers for the control, by mail address\./,
  );
});

test("a part of a function counts as the function that the article cites", () => {
  const rule = ruleOf("raci-accountable");
  assert.equal(rule && articleCites(rule), "AI RMF GOVERN");
  const late = ruleOf("rotation-stale");
  assert.equal(late && articleCites(late), "NHI-03 (which is Vulnerable Third-Party NHI; we cite NHI7:2025)");
  const access = rules.find(({ citedByArticles }) => citedByArticles.includes("PR.AC-4"));
  assert.match((access && articleCites(access)) ?? "", /PR\.AC-4 \(an id of NIST CSF 1\.1, now PR\.AA-05\)/);
});
