/** Handing over: all that a party holds is found, judges stay independent, history stays, and the proof is asked for. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { flawOf, planOf } from "../../server/src/engine/handover/handover.ts";
import { heldBy } from "../../server/src/engine/handover/held.ts";
import { successorsOf } from "../../server/src/engine/handover/successors.ts";
import type { Workspace } from "../../server/src/engine/workspace.ts";
import { apply } from "../../server/src/text/edits.ts";
import { textOf, uriOf, verdictsOf, workspaceOf } from "../harness/pipeline.ts";

const HUB = `nhi: 1
teams:
  payments:
    contact: "#payments"
    aliases: ["@acme/payments"]
    lead: ann@acme.example
    members: [ann@acme.example, bob@acme.example]
  web: { contact: "#web", aliases: ["@acme/web"], lead: cy@acme.example, members: [cy@acme.example] }
  security: { contact: "#security", function: security, members: [sam@acme.example] }
  audit: { contact: "#audit", function: compliance, members: [ada@acme.example] }
owners:
  - { match: "pay/**", owner: payments }   # kept
breakGlass:
  prod-down:
    owner: payments
    activatedBy: payments
    approvedBy: security
    justification: The shop is down
    scopes: [k8s:admin *@ns/shop]
    maxDuration: 1h
    audit: splunk:pam
    tested: 2026-10-01
`;

const BOTS = `nhi: 1
identities:
  ci-bot:
    type: bot
    owner: "payments"   # kept
    sponsor: web
    purpose: Runs the nightly build
    requestedBy: payments
    approvedBy: security
    approvedOn: 2026-10-01
    monitoring: { logs: splunk:ci, by: payments }
    review: { every: 90d, last: 2026-10-01, by: payments }
    credentials:
      - { kind: api-token, store: vault:ci, rotated: 2026-11-01, expires: 2027-01-01, rotatedBy: payments }
  web-bot:
    type: bot
    owner: web
    purpose: Publishes the site
    review: { every: 90d, last: 2026-10-01, by: payments }
  old-bot:
    type: bot
    owner: payments
    purpose: Gone
    status: retired
`;

const pages = [
  { path: "nhi.yaml", text: HUB },
  { path: "pay/bots.nhi.yaml", text: BOTS },
  { path: "CODEOWNERS", text: "* @acme/web\n/pay/ @acme/payments # kept\n" },
  {
    path: "k8s/sa.yaml",
    text: "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: pay # kept\n  namespace: pay\n  labels: { team: payments }\n",
  },
];

const made = (): Workspace => workspaceOf(pages, { beside: [] });

const after = (workspace: Workspace, path: string, mended: ReturnType<typeof planOf>["mended"]): string =>
  apply(textOf(workspace, uriOf(path)), mended.find(({ uri }) => uri === uriOf(path))?.edits ?? []);

test("a party is found under each of its names, in manifests and in the files of other tools", () => {
  const workspace = made();
  for (const word of ["payments", "team:payments", "@acme/payments"]) {
    const held = heldBy(workspace, workspace.uris, word).map(({ moves, as, of }) => `${moves} ${as} ${of}`);
    assert.deepEqual(held, [
      "carry owner Owners of pay/**",
      'carry owner Break-glass path "prod-down"',
      'carry custody Break-glass path "prod-down"',
      'carry owner Identity "ci-bot"',
      'stays requestedBy Identity "ci-bot"',
      'carry monitoring Identity "ci-bot"',
      'judge review Identity "ci-bot"',
      'carry rotatedBy Identity "ci-bot"',
      'judge review Identity "web-bot"',
      'stays owner Identity "old-bot"',
      "carry owner Owners of /pay/",
      'carry owner ServiceAccount "pay/pay"',
    ]);
  }
});

test("a person is found as lead and member, and a lead is handed to a person only", () => {
  const workspace = made();
  const rows = (to: string) =>
    planOf(workspace, workspace.uris, "ann@acme.example", { to }).rows.map(({ as, to: word }) => [as, word]);
  assert.deepEqual(rows("bob@acme.example"), [
    ["lead", "bob@acme.example"],
    ["members", undefined],
  ]);
  assert.deepEqual(rows("web"), [
    ["lead", undefined],
    ["members", undefined],
  ]);
});

test("the change is one word each; the rest of every file stays, and so does what happened", () => {
  const workspace = made();
  const { mended, rows } = planOf(workspace, workspace.uris, "payments", { to: "web" });
  assert.equal(mended.length, 4);
  assert.equal(after(workspace, "CODEOWNERS", mended), "* @acme/web\n/pay/ @acme/web # kept\n");
  assert.equal(after(workspace, "k8s/sa.yaml", mended), pages[3]?.text.replace("payments", "web"));
  assert.equal(
    after(workspace, "nhi.yaml", mended),
    HUB.replace("owner: payments }", "owner: web }")
      .replace("owner: payments\n", "owner: web\n")
      .replace("activatedBy: payments", "activatedBy: web"),
  );
  const bots = after(workspace, "pay/bots.nhi.yaml", mended);
  assert.match(bots, /owner: "web" {3}# kept/);
  assert.match(bots, /requestedBy: payments\n/);
  assert.match(bots, /owner: payments\n {4}purpose: Gone/);
  for (const { to, why } of rows) if (to === undefined) assert.ok(why, "what stays says why");
});

test("a judge is independent of whoever owns it then", () => {
  const workspace = made();
  const { rows } = planOf(workspace, workspace.uris, "payments", { to: "web" });
  const judges = rows.filter(({ moves }) => moves === "judge");
  assert.equal(judges.length, 2);
  for (const { to, because } of judges) {
    assert.equal(to, "security");
    assert.ok(because);
  }
  const asked = planOf(workspace, workspace.uris, "payments", { to: "web", approverTo: "audit" });
  assert.deepEqual(
    asked.rows.filter(({ moves }) => moves === "judge").map(({ to }) => to),
    ["audit", "audit"],
  );
  const own = planOf(workspace, workspace.uris, "payments", { to: "web", approverTo: "cy@acme.example" });
  const refused = own.rows.filter(({ as }) => as === "review");
  assert.deepEqual(
    refused.map(({ to }) => to),
    [undefined, undefined],
  );
  assert.match(refused[0]?.why ?? "", /cy@acme\.example is not independent of the owner web/);
});

test("the proof of the hand-over is asked for, and told as missing until it is there", () => {
  const workspace = made();
  const { mended, stubs, brings } = planOf(workspace, workspace.uris, "payments", { to: "web" });
  assert.deepEqual(
    stubs.map(({ ref }) => ref),
    ["evidence/hand-over-ci-bot-to-web.md"],
  );
  assert.deepEqual(brings, []);
  const changed = workspaceOf(
    pages.map((page) => ({ path: page.path, text: after(workspace, page.path, mended) })),
    { beside: [] },
  );
  const missing = verdictsOf(changed).filter(({ finding }) => finding.rule === "evidence-missing");
  assert.deepEqual(
    missing.map(({ message }) => message),
    ['The evidence "evidence/hand-over-ci-bot-to-web.md" does not exist: there is no such file'],
  );
});

test("a second time there is nothing left to hand over", () => {
  const workspace = made();
  const { mended } = planOf(workspace, workspace.uris, "payments", { to: "web" });
  const changed = workspaceOf(
    pages.map((page) => ({ path: page.path, text: after(workspace, page.path, mended) })),
    { beside: [] },
  );
  assert.deepEqual(planOf(changed, changed.uris, "payments", { to: "web" }).mended, []);
});

test("planning changes nothing in the workspace", () => {
  const workspace = made();
  const before = [
    verdictsOf(workspace).map(({ message }) => message),
    pages.map(({ path }) => textOf(workspace, uriOf(path))),
  ];
  successorsOf(workspace, workspace.uris, "payments");
  planOf(workspace, workspace.uris, "payments", { to: "security" });
  assert.deepEqual(
    [
      verdictsOf(workspace).map(({ message }) => message),
      pages.map(({ path }) => textOf(workspace, uriOf(path))),
    ],
    before,
  );
});

test("a successor who approved what he would own speaks against the plan, and comes last", () => {
  const broad = BOTS.replace(
    "    requestedBy: payments\n",
    "    requestedBy: payments\n    privilege: privileged\n",
  );
  const workspace = workspaceOf(
    pages.map((page) => (page.text === BOTS ? { ...page, text: broad } : page)),
    { beside: [] },
  );
  const { brings } = planOf(workspace, workspace.uris, "payments", { to: "security" });
  assert.ok(
    brings.some(({ finding }) => finding.rule === "grant-self-approved"),
    brings.map((one) => one.message).join("\n"),
  );
  const found = successorsOf(workspace, workspace.uris, "payments");
  assert.equal(found.at(-1)?.ref, "security");
  assert.equal(found[0]?.brings, 0);
  assert.ok(found.every(({ ref, reason }) => ref !== "payments" && reason !== ""));
});

test("for a person their team and their colleagues are proposed first", () => {
  const workspace = made();
  const found = successorsOf(workspace, workspace.uris, "ann@acme.example");
  assert.deepEqual(
    found.slice(0, 2).map(({ ref, reason }) => [ref, reason]),
    [
      ["payments", "a team of theirs"],
      ["bob@acme.example", "of payments, too"],
    ],
  );
});

test("a name that the other tool would not know is left, and says what is lacking", () => {
  const workspace = made();
  const { rows } = planOf(workspace, workspace.uris, "payments", { to: "security" });
  const line = rows.find(({ of }) => of === "Owners of /pay/");
  assert.equal(line?.to, undefined);
  assert.match(line?.why ?? "", /no name of security like this one is known/);
});

test("nobody who is not there hands over, or takes over", () => {
  const { world } = made();
  assert.match(flawOf(world, "paymnts") ?? "", /no team or person is called "paymnts"; near it: payments/);
  assert.equal(flawOf(world, "payments"), undefined);
  assert.equal(flawOf(world, "ann@acme.example"), undefined);
});
