/** Every requirement of the articles lives somewhere: in fields and rules that exist, or in a fact that a hover shows. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { DUTIES } from "../../schemas/duties.ts";
import { MODELS } from "../../schemas/policy.ts";
import { schemaAt } from "../../schemas/shape.ts";
import { articleOf, factPlaces, factsFor } from "../../server/src/frameworks/articles.ts";
import { rules } from "../../server/src/rules/registry.ts";
import { rulesOf } from "../tools/operating-models.ts";
import { requirements } from "../tools/requirements.ts";

/** How many requirements each article has. */
const COUNTS = [25, 29, 25, 28, 29];

/** `*` is an id in one place and a list's place in another. */
const isField = (path: string): boolean => {
  const steps = path.split(".");
  const tries = steps.reduce<(string | number)[][]>(
    (all, step) =>
      all.flatMap((one) =>
        step === "*"
          ? [
              [...one, "x"],
              [...one, 0],
            ]
          : [[...one, step]],
      ),
    [[]],
  );
  return tries.some((one) => schemaAt(one) !== undefined);
};

/** Rules of the operating models that are still being written. */
const COMING: readonly string[] =
  "owner-not-accountable lifecycle-owner-missing lifecycle-single-owner lifecycle-unmeasured inventory-incomplete scope-unjustified scope-unconfirmed scope-over-ceiling scope-unused scope-cross-environment privileged-tooling identity-dormant identity-outlived identity-shared-environments identity-shared-workloads identity-human-use grant-approver-function grant-approval-stale grant-unaccountable grant-path-unchecked grant-ticket-only session-unrecorded session-unreviewed monitoring-missing assurance-missing breakglass-no-limit breakglass-unattested breakglass-reused breakglass-no-audit breakglass-not-agreed breakglass-broad breakglass-untested review-trigger-open duty-missing duty-function duties-not-split accountable-missing team-excluded council-missing fallback-reviewer-missing app-owner-designs-control soc-owns-hygiene pam-decides-existence loop-step-missing escalation-missing threshold-missing sla-missing evidence-template-missing policy-incomplete workflow-unverified workflow-gap recovery-path-missing notification-missing delegation-expired control-owner-missing control-purpose-missing control-exceptions-unowned control-evidence-missing control-boundary-unreviewed control-milestone-unreviewed control-minimum-missing control-lifecycle-unseen raci-incomplete raci-accountable risk-closure-unowned risk-ownership-split risk-overdue risk-acceptance-unapproved case-unevidenced case-function exception-no-expiry exception-expired exception-unapproved exception-unused third-party-unsponsored third-party-unassessed offboarding-incomplete retired-still-granted agent-unaccountable agent-no-stop agent-unattended citation-outdated citation-unknown citation-misapplied evidence-missing evidence-stale".split(
    " ",
  );

const registered = new Set([...rules.map(({ id }) => id), ...COMING]);
const numbers = new Set(requirements.map(({ number }) => number));
const facts = factPlaces().flatMap((place) => factsFor(place).map((fact) => ({ place, ...fact })));

test("all 136 requirements are there, once and in order", () => {
  const expected = COUNTS.flatMap((count, article) =>
    Array.from({ length: count }, (_, i) => `${article}.${String(i + 1).padStart(2, "0")}`),
  );
  assert.deepEqual(requirements.map(({ number }) => number).sort(), expected);
  assert.equal(expected.length, 136);
});

test("every field is one of the manifest", () => {
  for (const { number, fields } of requirements)
    for (const field of fields) assert.ok(isField(field), `${number}: ${field}`);
});

test("every rule exists, and is said once", () => {
  for (const { number, also } of requirements)
    for (const id of also) {
      assert.ok(registered.has(id), `${number}: ${id}`);
      assert.ok(
        !rules.some((rule) => rule.id === id && rule.requirements.includes(number)),
        `${number}: ${id} names the number itself`,
      );
    }
});

test("every number that a rule names is a requirement", () => {
  for (const { id, requirements: named } of rules)
    for (const number of named) assert.ok(numbers.has(number), `${id}: ${number}`);
});

test("every requirement is written, checked, shown or kept", () => {
  for (const one of requirements) {
    const lives =
      one.fields.length > 0 ||
      rulesOf(one).length > 0 ||
      one.kept !== undefined ||
      facts.some(({ requirement }) => requirement === one.number);
    assert.ok(lives, one.number);
  }
});

test("every fact belongs to a requirement and to a place that can show it", () => {
  for (const { place, requirement, text } of facts) {
    assert.ok(numbers.has(requirement), `${requirement}: ${text}`);
    assert.ok(
      registered.has(place) || place in DUTIES || place in MODELS || isField(place),
      `${place} is no rule, duty, model or field`,
    );
    assert.match(text, /^[\p{Lu}“\d].*[.”]$/u, text);
  }
});

test("a figure is a figure of its article, and nothing else is", () => {
  for (const { requirement, text, figure } of facts) {
    const says = text.includes(`, as cited in the article “${articleOf(requirement)}”.`);
    assert.equal(figure ?? false, says, text);
    if (!figure) assert.doesNotMatch(text, /\d+(\.\d+)?\s?%|\d+ of \d+/, text);
  }
});
