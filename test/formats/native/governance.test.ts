/** Controls, risks and cases as facts: what is read, where it is told, and what is told by a rule instead of the shape. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { formatDay } from "../../../server/src/model/day.ts";
import type { Field } from "../../../server/src/model/field.ts";
import { all, lowered, problems, where } from "./lowered.ts";

const only = <T>(list: readonly T[]): T => {
  assert.equal(list.length, 1);
  const [one] = list;
  assert.ok(one);
  return one;
};
const told = (field: Field<unknown>): unknown => (field.is === "present" ? field.value : field.is);
const values = (list: readonly { readonly value: string }[]): readonly string[] =>
  list.map(({ value }) => value);

const CONTROL = `nhi: 1
controls:
  sso:
    title: Single sign-on
    owner: ines.okafor@example.com
    surface: sso
    protects: Who may sign in
    mayChange: [session length]
    exceptionsBy: security
    raci:
      design: { R: [portal, web], A: ines.okafor@example.com, C: [security], I: [sales] }
      change: { R: portal, A: [kim.lee@example.com, portal] }
      incident: \${row}
      review:
    minimum: { assurance: AAL2 }
    sla: { rotate: 24h }
    evidence:
      logging: { kind: log, ref: docs/log.md, on: 2026-10-01, by: security }
      rotation: docs/rotation.md
    milestones:
      - { name: design, due: 2026-03-01, doneOn: 2026-02-27, by: security }
      - name: leak
        kind: incident
    affects: [trust]
    platforms: [portal, gateway]
    credentialsInProduct: true
    released: 2026-10-01
`;

test("a control with all its parts", () => {
  const facts = lowered(CONTROL);
  assert.deepEqual(
    problems(facts)
      .map((line) => line.replace(/^\\S+ /, ""))
      .filter((line) => !/incident/.test(line)),
    [],
  );
  const it = only(all(facts, "controls"));
  assert.equal(it.title, 'Control "sso"');
  assert.deepEqual([it.name, it.owner, it.exceptionsBy].map(told), [
    "Single sign-on",
    "ines.okafor@example.com",
    "security",
  ]);
  assert.ok(it.raci.is === "present");
  const { design, change, incident, review } = it.raci.value;
  assert.ok(design && change && incident);
  assert.deepEqual([design.responsible, design.accountable, design.consulted].map(values), [
    ["portal", "web"],
    ["ines.okafor@example.com"],
    ["security"],
  ]);
  assert.deepEqual(values(change.accountable), ["kim.lee@example.com", "portal"]);
  assert.deepEqual([design.unread, change.unread, incident.unread], [false, false, true]);
  assert.equal(review, undefined, "a row without anything in it is no row");
  assert.ok(it.evidence.is === "present" && it.minimum.is === "present" && it.sla.is === "present");
  const { logging, rotation, revocation } = it.evidence.value;
  assert.ok(logging.is === "present" && rotation.is === "present");
  assert.deepEqual([told(logging.value.type), told(logging.value.ref)], ["log", "docs/log.md"]);
  assert.deepEqual([told(rotation.value.type), told(rotation.value.ref)], ["absent", "docs/rotation.md"]);
  assert.deepEqual([revocation, it.minimum.value.scope, it.sla.value.revoke].map(told), [
    "absent",
    "absent",
    "absent",
  ]);
  assert.deepEqual(
    it.milestones.map(({ at, type }) => [where(at), told(type)]),
    [
      ["21:17", "absent"],
      ["22:15", "incident"],
    ],
  );
  assert.ok(it.released.is === "present" && typeof it.released.value === "object");
  assert.equal(formatDay(it.released.value.day), "2026-10-01");
});

test("what a nested map lacks is told on its key", () => {
  const it = only(all(lowered(CONTROL), "controls"));
  const at = (field: Field<unknown>): string => (field.is === "present" ? where(field.at) : field.is);
  assert.deepEqual([it.raci, it.minimum, it.sla, it.evidence].map(at), ["10:5", "15:5", "16:5", "17:5"]);
});

test("what a rule speaks of is not told by the shape as well", () => {
  const text =
    "nhi: 1\ncontrols:\n  sso:\n    title: Sign-on\n    surface: sso\n    evidence: { logging: a/b.md }\n    raci: { design: { R: portal } }\n";
  assert.deepEqual(problems(lowered(text)), []);
  const risk =
    "nhi: 1\nrisks:\n  one: { title: Old keys, severity: low, status: open, opened: 2026-11-01 }\n";
  assert.deepEqual(problems(lowered(risk)), []);
});

test("what lies elsewhere, or is no map, is neither there nor absent", () => {
  const text =
    "nhi: 1\ncontrols:\n  sso:\n    raci: ${raci}\n    sla: [4h]\n    evidence: *proofs\n    mayChange: *changes\n";
  const it = only(all(lowered(text), "controls"));
  assert.deepEqual([it.raci, it.sla, it.evidence, it.mayChange].map(told), [
    "garbled",
    "garbled",
    "elsewhere",
    "elsewhere",
  ]);
});

test("whoever is accountable may be written elsewhere", () => {
  const text =
    'nhi: 1\ncontrols:\n  sso:\n    raci:\n      design: { R: a, A: "${a}" }\n      change: { R: a, A: ["${a}", b] }\n      review: { R: a, A: [] }\n';
  const it = only(all(lowered(text), "controls"));
  assert.ok(it.raci.is === "present");
  const { design, change, review } = it.raci.value;
  assert.deepEqual([design?.unread, change?.unread, review?.unread], [true, true, false]);
});

test("a risk and the case that deals with it, in JSON", () => {
  const text = JSON.stringify({
    nhi: 1,
    risks: {
      leak: {
        title: "A key leaked",
        owner: "security",
        severity: "high",
        status: "remediating",
        opened: "2026-11-01",
        identities: ["ci-bot"],
        case: "c-1",
      },
    },
    cases: {
      "c-1": {
        identity: "ci-bot",
        severity: "high",
        status: "closed",
        openedBy: "soc",
        opened: "2026-11-01",
        assignee: "platform",
        notify: { by: "finance", on: "2026-11-02" },
        evidence: ["docs/c-1.md", { kind: "ticket", ref: "https://t.example/1" }],
      },
    },
  });
  const facts = lowered(text, "nhi.json");
  assert.deepEqual(problems(facts), []);
  const risk = only(all(facts, "risks"));
  assert.deepEqual([risk.owner, risk.severity, risk.due, risk.case].map(told), [
    "security",
    "high",
    "absent",
    "c-1",
  ]);
  const one = only(all(facts, "cases"));
  assert.ok(one.notify.is === "present");
  assert.deepEqual([one.notify.value.by, one.assignee, one.closedBy].map(told), [
    "finance",
    "platform",
    "absent",
  ]);
  assert.deepEqual(
    one.proofs.map(({ ref }) => told(ref)),
    ["docs/c-1.md", "https://t.example/1"],
  );
});

test("an entry without a value lacks everything, a list is no entry", () => {
  const facts = lowered("nhi: 1\ncontrols:\n  one:\n  two: []\nrisks:\n  one:\ncases:\n  one:\n");
  assert.deepEqual(
    [all(facts, "controls").length, all(facts, "risks").length, all(facts, "cases").length],
    [1, 1, 1],
  );
});
