/** What must never be mapped: controls about people, about AI, about other topics, and conventions sold as requirements. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { controls } from "../../server/src/frameworks/catalogue.ts";
import { rules } from "../../server/src/rules/registry.ts";
import type { Rule } from "../../server/src/rules/rule.ts";

const citing = (framework: string, ...ids: readonly string[]): readonly Rule[] =>
  rules.filter((rule) =>
    rule.controls.some((one) => one.framework === framework && (ids.length === 0 || ids.includes(one.id))),
  );
const names = (some: readonly Rule[]): readonly string[] => some.map(({ id }) => id);

test("rotation and expiry rest neither on third parties nor on the guideline for people", () => {
  const timed = rules.filter(({ id }) => /rotation|^credential-(expir|no-expiry|long-lived)/.test(id));
  assert.ok(timed.length >= 6);
  for (const { id, controls: some } of timed)
    for (const { framework, id: control } of some) {
      assert.notEqual(control, "NHI3:2025", id);
      assert.notEqual(framework, "NIST SP 800-63", id);
    }
});

test("the third-party risk is cited for third parties only", () => {
  assert.deepEqual(
    names(citing("OWASP NHI Top 10", "NHI3:2025")).filter((id) => !id.startsWith("third-party-")),
    [],
  );
});

test("SP 800-63 is cited for the person who asks, approves or breaks glass, never for an identity's own sign-in", () => {
  for (const { id, looksAt } of citing("NIST SP 800-63"))
    for (const kind of typeof looksAt === "string" ? [looksAt] : looksAt)
      assert.ok(
        ["grant", "breakGlass"].includes(kind) || id === "assurance-missing",
        `${id} looks at ${kind}`,
      );
});

test("the AI RMF backs rules about agents; elsewhere it stands beside others that hold for every identity", () => {
  for (const rule of citing("NIST AI RMF"))
    if (!rule.id.startsWith("agent-"))
      assert.ok(
        rule.controls.some(({ framework }) => framework !== "NIST AI RMF"),
        `${rule.id} would rest on AI alone`,
      );
});

test("PCI's controls of user accounts are not put on machines", () => {
  assert.deepEqual(names(citing("PCI DSS", "7.2.4", "8.2.5", "8.2.6")), []);
});

test("PCI's rule for passwords of accounts that people can use is not put on the scope of an identity", () => {
  for (const { id, looksAt } of citing("PCI DSS", "8.6.1", "8.6.2"))
    assert.ok(!id.startsWith("rotation") && !(looksAt === "team"), id);
});

test("organisational context is not ownership, and oversight of the strategy is not the owner of one control", () => {
  assert.deepEqual(names(citing("NIST CSF", "GV.OC", "GV.OC-01", "GV.OC-02", "GV.OC-03", "GV.OC-04")), []);
  for (const id of names(citing("NIST CSF", "GV.OC-05"))) assert.match(id, /^offboarding-/);
  assert.deepEqual(names(citing("NIST CSF", "GV.OV-01")), []);
});

test("evidence after incidents is not an evidence template", () => {
  assert.deepEqual(names(citing("ISO/IEC 27001", "A.5.28")), []);
  assert.equal(
    controls.find(({ id }) => id === "A.5.28"),
    undefined,
  );
});

test("what only the articles or practice say is not sold as a control's own words", () => {
  const conventions: Readonly<Record<string, readonly Rule["support"][]>> = {
    "raci-accountable": ["partial", "convention"],
    "soc-owns-hygiene": ["convention"],
    "app-owner-designs-control": ["convention"],
    "pam-decides-existence": ["convention"],
    "risk-ownership-split": ["convention"],
    "duties-not-split": ["partial", "convention"],
  };
  for (const { id, support } of rules)
    assert.ok(conventions[id]?.includes(support) ?? true, `${id}: ${support}`);
});

test("session recording is in no baseline: it is neither an error nor a direct requirement", () => {
  for (const { id, level, support } of citing("NIST SP 800-53", "AU-14")) {
    assert.notEqual(level, "error", id);
    assert.notEqual(support, "direct", id);
  }
});

test("only controls that are in force are cited, once each", () => {
  for (const rule of rules) {
    const ids = rule.controls.map(({ framework, version, id }) => `${framework}|${version}|${id}`);
    assert.deepEqual(ids, [...new Set(ids)], rule.id);
    for (const { framework, version, id } of rule.controls)
      assert.ok(
        controls.some(
          (one) =>
            one.framework === framework &&
            one.version === version &&
            one.id === id &&
            one.status === "current",
        ),
        `${rule.id}: ${framework} ${version} ${id}`,
      );
  }
});
