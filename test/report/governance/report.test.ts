/** What the governance report says of a workspace. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { jsonGovernance } from "../../../server/src/report/governance/json.ts";
import { HASH, inputOf, partOf, reportFrom, SHOP, STORY, told } from "./story.ts";

const part = partOf(reportFrom(STORY));

test("the head tells day, product, commit and files", () => {
  const report = reportFrom(STORY);
  assert.equal(report.version, 1);
  assert.equal(report.asOf, "2026-11-22");
  assert.deepEqual(report.product, { name: "nhi-ownership", version: "1.2.3" });
  assert.deepEqual(part.commit, { is: "commit", id: "a".repeat(40), branch: "main" });
  assert.deepEqual(
    part.files.map(({ path, format, context, sha256 }) => [path, format, context, sha256]),
    ["policy.nhi.yaml", "register.nhi.yaml", "shop/shop.nhi.yaml"].map((path) => [
      path,
      "native",
      false,
      HASH,
    ]),
  );
});

test("the duty table names function, holder, contact, whose word it is, and the reason for departing", () => {
  const line = (duty: string) => part.duties.find((one) => one.duty === duty);
  assert.deepEqual(line("approve"), {
    duty: "approve",
    expected: ["security"],
    holders: [
      {
        ref: "security",
        contact: "sec@shop.example",
        by: "shared",
        place: { file: "policy.nhi.yaml", line: 8 },
      },
    ],
    reason: undefined,
  });
  assert.deepEqual(
    line("contain")?.holders.map(({ ref, by }) => [ref, by]),
    [["it", "policy.duties"]],
  );
  assert.deepEqual(
    line("request")?.holders.map(({ ref }) => ref),
    ["owner"],
  );
  assert.deepEqual(
    part.delegations.map(({ match, to, duties }) => [match, to, duties]),
    [["shop/**", "web", ["rotate"]]],
  );
});

test("every identity stands once, with owner, rotation and review", () => {
  assert.deepEqual(
    part.identities.map(({ id, owner, ownership, privilege, rotation, review }) => [
      id,
      owner,
      ownership,
      privilege,
      rotation,
      review,
    ]),
    [
      ["deploy", "web", "owned", "elevated", "in time", "overdue"],
      ["orphan", undefined, "no owner", "standard", "late", "none"],
      ["signer", "web", "owned", "standard", "late", "none"],
    ],
  );
  assert.deepEqual(part.identities[0]?.environment, ["prod", "staging"]);
  assert.equal(part.identities[0]?.contact, "#web");
});

test("the counts add up to the population; what works in two environments counts in both", () => {
  const { population } = part;
  for (const counts of [
    population.ownership,
    population.type,
    population.privilege,
    population.status,
    population.rotation,
    population.review,
    population.owner,
  ])
    assert.equal(
      counts.reduce((sum, { count }) => sum + count, 0),
      population.identities,
    );
  assert.deepEqual(population.environment, [
    { name: "prod (by default)", count: 2 },
    { name: "prod", count: 1 },
    { name: "staging", count: 1 },
  ]);
});

test("an object that an entry binds is no identity of its own", () => {
  const files = {
    ...STORY,
    "shop/shop.nhi.yaml": SHOP.replace(
      "    owner: web\n",
      '    owner: web\n    bind: ["k8s:ServiceAccount/shop/deploy"]\n',
    ),
    "k8s.yaml":
      "apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: deploy, namespace: shop }\n---\napiVersion: v1\nkind: ServiceAccount\nmetadata: { name: other, namespace: shop }\n",
  };
  const found = partOf(reportFrom(files));
  assert.deepEqual(
    found.identities.map(({ system, binds }) => [system, binds.length]),
    [
      ["native", 1],
      ["kubernetes", 0],
      ["native", 0],
      ["native", 0],
    ],
  );
});

test("findings carry owner and controls; what an exception hides says by whom and until when", () => {
  const orphan = part.findings.find(({ rule }) => rule === "owner-missing");
  assert.equal(orphan?.level, "error");
  assert.equal(orphan?.hidden, undefined, "an exception that has run out hides nothing");
  const stale = part.findings.filter(({ rule }) => rule === "rotation-stale");
  assert.deepEqual(
    stale.map(({ about, owner, hidden }) => [about, owner, hidden?.approvedBy, hidden?.expires]),
    [
      ["identity:orphan", undefined, undefined, undefined],
      ["identity:signer", "web", "security", "2027-02-28"],
    ],
  );
  assert.ok(
    stale[0]?.controls.some(({ framework, id }) => framework === "OWASP NHI Top 10" && id.startsWith("NHI7")),
  );
  const open = part.findings.filter(({ hidden }) => !hidden).length;
  for (const counts of [part.tally.level, part.tally.rule, part.tally.owner])
    assert.equal(
      counts.reduce((sum, { count }) => sum + count, 0),
      open,
    );
  assert.equal(part.tally.hidden, part.findings.length - open);
});

test("exceptions tell their state and how much they hide", () => {
  assert.deepEqual(
    part.exceptions.map(({ rule, approvedBy, expires, state, hides, daysLeft }) => [
      rule,
      approvedBy,
      expires,
      state,
      hides,
      daysLeft,
    ]),
    [
      ["owner-missing", "security", "2026-10-01", "over", 0, undefined],
      ["rotation-stale", "security", "2027-02-28", "running", 1, 98],
    ],
  );
});

test("what is overdue stands by days late: reviews, delegations, milestones, attestations", () => {
  assert.deepEqual(
    part.overdue.map(({ kind, due, daysLate }) => [kind, due, daysLate]),
    [
      ["review", "2026-08-28", 86],
      ["delegation", "2026-10-01", 52],
      ["milestone", "2026-11-01", 21],
      ["attestation", "2026-11-04", 18],
    ],
  );
});

test("each use of an emergency path says whether it was attested, and in time", () => {
  assert.deepEqual(
    part.breakGlass.map(({ on, state, attestBy, proofs }) => [
      on,
      state,
      attestBy,
      proofs.map(({ state }) => state),
    ]),
    [
      ["2026-10-18", "attested late", "2026-10-20", ["missing"]],
      ["2026-11-02", "overdue", "2026-11-04", []],
    ],
  );
});

test("closed cases show what proves it, with the hash of a file and without a look at what is elsewhere", () => {
  const [closed] = part.closedCases;
  assert.equal(closed?.daysOpen, 3);
  assert.deepEqual(
    closed?.proofs.map(({ state, sha256 }) => [state, sha256]),
    [
      ["file", HASH],
      ["elsewhere", undefined],
    ],
  );
  assert.deepEqual(
    part.openCases.map(({ id, daysLate }) => [id, daysLate]),
    [["leak-2", 17]],
  );
});

test("an open risk without a day gets the one that the policy allows", () => {
  assert.deepEqual(
    part.openRisks.map(({ id, due, dueBy, daysLate, contact }) => [id, due, dueBy, daysLate, contact]),
    [["keys", "2026-11-11", "policy.sla.remediate.high", 11, "sec@shop.example"]],
  );
});

test("controls tell who is responsible and accountable, and evidence is told once", () => {
  assert.deepEqual(part.controls[0]?.raci, [
    { phase: "design", responsible: ["web"], accountable: ["ines@shop.example"] },
    { phase: "review", responsible: ["web"], accountable: ["security", "it"] },
  ]);
  const leak = part.evidence.filter(({ ref }) => ref === "proof/leak-1.md");
  assert.equal(leak.length, 1);
  assert.equal(leak[0]?.namedBy.length, 2);
});

test("a framework holds the controls that rules rest on and the ones that product controls cite", () => {
  const csf = part.frameworks.find(({ framework, version }) => framework === "NIST CSF" && version === "2.0");
  const control = csf?.controls.find(({ id }) => id === "PR.AA-05");
  assert.deepEqual(control?.citedBy, ["tokens"]);
  assert.ok((control?.rules.length ?? 0) > 3);
  for (const one of csf?.controls ?? [])
    for (const finding of one.findings) {
      assert.equal(finding.hidden, undefined);
      assert.ok(finding.controls.some(({ id, version }) => id === one.id && version === "2.0"));
    }
});

test("narrowed to a framework, only what rests on it is told", () => {
  const narrow = partOf(reportFrom(STORY, { framework: "owasp nhi top 10" }));
  assert.deepEqual(
    narrow.frameworks.map(({ framework }) => framework),
    ["OWASP NHI Top 10"],
  );
  assert.ok(narrow.findings.length > 0 && narrow.findings.length < part.findings.length);
  for (const { controls } of narrow.findings)
    assert.ok(controls.some(({ framework }) => framework === "OWASP NHI Top 10"));
});

test("narrowed to a model, workspaces of another one are left out", () => {
  const plain = inputOf({ "nhi.yaml": "nhi: 1\n" }, { name: "plain" });
  const shop = inputOf(STORY);
  const names = (model: "shared" | "federated") =>
    told([plain, shop], { model }).parts.map(({ name }) => name);
  assert.deepEqual(names("shared"), ["shop"]);
  assert.deepEqual(names("federated"), []);
});

test("the order in which files are read changes no byte", () => {
  const files = { ...STORY, "a.nhi.yaml": "nhi: 1\nteams: { ops: {} }\n" };
  const first = jsonGovernance(reportFrom(files));
  for (const order of [
    [3, 2, 1, 0],
    [1, 3, 0, 2],
    [2, 0, 3, 1],
  ])
    assert.equal(jsonGovernance(reportFrom(files, { order })), first);
});

test("paths count from the folder, also the ones that lead out of it", () => {
  const inside = partOf(reportFrom(STORY, { folder: "apps/shop" }));
  assert.equal(inside.folder, "apps/shop");
  assert.deepEqual(
    inside.files.map(({ path }) => path),
    ["policy.nhi.yaml", "register.nhi.yaml", "shop/shop.nhi.yaml"],
  );
  const input = inputOf(STORY, { folder: "apps/shop" });
  const above = "file:///repo/nhi.yaml";
  input.workspace.set({ uri: above, version: 0, language: "yaml", text: "nhi: 1\n" }, { context: true });
  const last = partOf(told([input])).files.at(-1);
  assert.deepEqual([last?.path, last?.context], ["../../nhi.yaml", true]);
});

test("an empty workspace gives an empty report", () => {
  const empty = partOf(reportFrom({}));
  assert.equal(empty.model, undefined);
  assert.deepEqual([empty.duties, empty.identities, empty.findings, empty.files], [[], [], [], []]);
});

test("broken and half-typed files are no fault of the report", () => {
  const text = Object.values(STORY).join("---\n");
  for (let end = 0; end < text.length; end += 97)
    assert.doesNotThrow(() => jsonGovernance(reportFrom({ "nhi.yaml": text.slice(0, end) })));
});

test("a window keeps its hours, in UTC", () => {
  const window = "mode: window\n    window: { from: 2026-11-30T21:00+01:00, to: 2026-12-01 }\n";
  const [grant] = partOf(
    reportFrom({ ...STORY, "shop/shop.nhi.yaml": SHOP.replace("mode: jit\n", window) }),
  ).access;
  assert.equal(grant?.window, "2026-11-30 20:00 UTC to 2026-12-01");
});
