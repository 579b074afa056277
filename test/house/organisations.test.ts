/** The organisations in `examples/`: the clean ones are silent, the broken ones say exactly what is broken, file by file. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { DAY, nhi } from "../cli/nhi.ts";
import { ROOT } from "./sources.ts";

/** The hints in organisations where nothing is wrong: what a small one cannot separate. */
const HINTS: Readonly<Record<string, readonly string[]>> = {
  small: ["nhi.yaml:97 lifecycle-single-owner"],
  "mid-size": [],
  enterprise: [],
};

/** File, line and rule of every finding, hints included. */
const BROKEN: Readonly<Record<string, readonly string[]>> = {
  "small-broken": [
    "nhi.yaml:110 privileged-tooling",
    "nhi.yaml:112 grant-self-audited",
    "nhi.yaml:127 agent-no-stop",
    "nhi.yaml:129 agent-unattended",
    "nhi.yaml:13 fallback-reviewer-missing",
    "nhi.yaml:141 offboarding-incomplete",
    "nhi.yaml:162 session-unrecorded",
    "nhi.yaml:167 grant-too-long",
    "nhi.yaml:178 breakglass-no-limit",
    "nhi.yaml:190 breakglass-unattested",
    "nhi.yaml:195 breakglass-reused",
    "nhi.yaml:198 grant-self-audited",
    "nhi.yaml:29 evidence-missing",
    "nhi.yaml:59 grant-self-approved",
    "nhi.yaml:74 third-party-unassessed",
    "nhi.yaml:78 rotation-stale",
    "nhi.yaml:84 purpose-missing",
    "nhi.yaml:92 credential-expired",
    "nhi.yaml:95 lifecycle-single-owner",
  ],
  "mid-size-broken": [
    ".nhi/access.yaml:28 grant-self-approved",
    ".nhi/access.yaml:43 breakglass-not-agreed",
    ".nhi/access.yaml:45 breakglass-broad",
    ".nhi/access.yaml:51 breakglass-untested",
    ".nhi/policy.yaml:10 duty-function",
    ".nhi/policy.yaml:5 accountable-missing",
    ".nhi/policy.yaml:55 exception-unapproved",
    ".nhi/policy.yaml:64 exception-expired",
    ".nhi/policy.yaml:66 exception-unused",
    ".nhi/policy.yaml:7 duties-not-split",
    "k8s/billing/debug.yaml:15 scope-admin",
    "platform/platform.nhi.yaml:61 evidence-missing",
    "product/controls.nhi.yaml:27 raci-accountable",
    "product/controls.nhi.yaml:29 citation-outdated",
    "product/controls.nhi.yaml:31 control-evidence-missing",
    "product/controls.nhi.yaml:49 risk-acceptance-unapproved",
    "product/controls.nhi.yaml:58 risk-overdue",
    "product/controls.nhi.yaml:7 control-owner-missing",
    "product/controls.nhi.yaml:78 case-unevidenced",
    "product/controls.nhi.yaml:94 case-function",
    "services/billing/billing.nhi.yaml:14 scope-unconfirmed",
    "services/billing/billing.nhi.yaml:38 third-party-unsponsored",
    "services/billing/billing.nhi.yaml:51 scope-over-ceiling",
    "services/billing/billing.nhi.yaml:56 review-overdue",
    "services/metering/metering.nhi.yaml:30 credential-no-expiry",
    "services/metering/metering.nhi.yaml:36 owner-disbanded",
    "services/metering/metering.nhi.yaml:46 identity-dormant",
  ],
  "enterprise-broken": [
    "claims/claims.nhi.yaml:11 identity-shared-environments",
    "claims/claims.nhi.yaml:28 review-trigger-open",
    "claims/claims.nhi.yaml:30 identity-shared-workloads",
    "claims/claims.nhi.yaml:36 sponsor-missing",
    "claims/claims.nhi.yaml:50 agent-no-stop",
    "claims/claims.nhi.yaml:53 agent-unattended",
    "claims/claims.nhi.yaml:57 evidence-stale",
    "claims/claims.nhi.yaml:73 rotation-stale",
    "claims/claims.nhi.yaml:76 app-owner-designs-control",
    "identity/access.nhi.yaml:24 retired-still-granted",
    "identity/access.nhi.yaml:41 breakglass-broad",
    "identity/access.nhi.yaml:74 breakglass-untested",
    "identity/access.nhi.yaml:86 exception-expired",
    "identity/hub.nhi.yaml:22 council-missing",
    "identity/hub.nhi.yaml:22 threshold-missing",
    "identity/hub.nhi.yaml:26 pam-decides-existence",
    "identity/hub.nhi.yaml:30 delegation-expired",
    "identity/hub.nhi.yaml:31 delegation-expired",
    "identity/hub.nhi.yaml:37 escalation-missing",
    "identity/hub.nhi.yaml:66 reference-unknown",
    "identity/register.nhi.yaml:17 risk-acceptance-unapproved",
    "identity/register.nhi.yaml:36 case-function",
    "identity/register.nhi.yaml:38 notification-missing",
    "identity/register.nhi.yaml:59 case-function",
    "payments/payments.nhi.yaml:17 grant-approver-function",
    "payments/payments.nhi.yaml:40 identity-dormant",
    "payments/payments.nhi.yaml:41 identity-outlived",
    "payments/payments.nhi.yaml:51 offboarding-incomplete",
    "portal/portal.nhi.yaml:27 control-boundary-unreviewed",
    "portal/portal.nhi.yaml:27 control-exceptions-unowned",
    "portal/portal.nhi.yaml:27 control-lifecycle-unseen",
    "portal/portal.nhi.yaml:46 raci-incomplete",
    "portal/portal.nhi.yaml:50 citation-unknown",
    "portal/portal.nhi.yaml:59 control-milestone-unreviewed",
    "portal/portal.nhi.yaml:8 soc-owns-hygiene",
  ],
};

/** What teams have anyway, without a manifest. */
const DAY_ONE: readonly string[] = [
  ".github/workflows/release.yml:17 credential-static-in-pipeline",
  ".github/workflows/release.yml:6 scope-admin",
  "iam/export-policy.json:7 scope-wildcard",
  "infra/export.tf:11 rotation-stale",
  "infra/export.tf:22 scope-wildcard",
  "k8s/shop/settlement.yaml:15 scope-admin",
];

interface Row {
  readonly rule: string;
  readonly level: string;
  readonly file: string;
  readonly line: number;
}

async function findingsOf(name: string): Promise<readonly Row[]> {
  const { out } = await nhi(["check", `examples/${name}`, "--format", "json", ...DAY], { cwd: ROOT });
  return JSON.parse(out).findings;
}

const lines = (name: string, rows: readonly Row[]): readonly string[] =>
  rows.map(({ file, line, rule }) => `${file.replace(`examples/${name}/`, "")}:${line} ${rule}`).sort();

for (const [name, hints] of Object.entries(HINTS))
  test(`nothing is wrong in ${name}`, async () => {
    const rows = await findingsOf(name);
    assert.deepEqual(lines(name, rows), hints);
    for (const { level, rule } of rows) assert.equal(level, "hint", rule);
  });

for (const [name, expected] of Object.entries(BROKEN))
  test(`${name} says what is broken`, async () => {
    assert.deepEqual(lines(name, await findingsOf(name)), expected);
    assert.ok(new Set(expected.map((line) => line.split(" ")[1])).size >= 12);
  });

test("day-one says what is wrong in files of others", async () => {
  assert.deepEqual(lines("day-one", await findingsOf("day-one")), DAY_ONE);
});

test("every folder of examples has a page, a day, and a place in the list and the workspace", () => {
  const folder = path.join(ROOT, "examples");
  const names = readdirSync(folder, { withFileTypes: true }).flatMap((one) =>
    one.isDirectory() ? [one.name] : [],
  );
  const list = readFileSync(path.join(folder, "README.md"), "utf8");
  const { folders } = JSON.parse(readFileSync(path.join(folder, "all.code-workspace"), "utf8"));
  assert.deepEqual(folders.map((one: { path: string }) => one.path).sort(), names.sort());
  for (const name of names) {
    assert.ok(list.includes(`| \`${name}\` |`), name);
    readFileSync(path.join(folder, name, "README.md"));
    assert.match(
      readFileSync(path.join(folder, name, ".vscode/settings.json"), "utf8"),
      /"nhi.asOf": "2026-11-22"/,
    );
  }
});
