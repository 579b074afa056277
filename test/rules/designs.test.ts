/** Four manifests of well-run organisations: all rules together find the one thing that is wrong in them. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Page } from "../harness/annotated.ts";
import { marksOf, verdictsOf, workspaceOf } from "../harness/pipeline.ts";

const fixture = (name: string): string =>
  readFileSync(new URL(`../formats/native/fixtures/${name}`, import.meta.url), "utf8");

/** Everything above a hint, as `path rule: message`. */
function found(pages: readonly Page[]): readonly string[] {
  const workspace = workspaceOf(pages);
  return marksOf(workspace, verdictsOf(workspace))
    .filter(({ level }) => level !== "hint")
    .map(({ path, line, level, rule, message }) => `${path}:${line + 1} ${level} ${rule}: ${message}`);
}

const bank: readonly Page[] = [
  { path: "identity/.nhi/hub.nhi.yaml", text: fixture("bank/hub.nhi.yaml") },
  { path: "cards/cards.nhi.yaml", text: fixture("bank/cards.nhi.yaml") },
];

test("a start-up of fourteen people has nothing to repair", () => {
  assert.deepEqual(found([{ path: "nhi.yaml", text: fixture("startup.nhi.yaml") }]), []);
});

test("a company of four hundred has nothing to repair", () => {
  assert.deepEqual(found([{ path: ".nhi/nhi.yaml", text: fixture("mid-size.nhi.yaml") }]), []);
});

test("a bank's hub and spoke have one fault: the owner that is disbanded", () => {
  assert.deepEqual(found(bank), [
    'cards/cards.nhi.yaml:59 error owner-disbanded: Identity "newbank-batch" is owned by "newbank", a team that is disbanded',
  ]);
});

test("the exception of the hub hides the one late rotation, and is named with it", () => {
  const workspace = workspaceOf(bank);
  const hidden = workspace.uris.flatMap((uri) => workspace.verdicts(uri)).filter((verdict) => verdict.hidden);
  assert.deepEqual(
    hidden.map(({ finding, message }) => `${finding.rule}: ${message}`),
    [
      'rotation-stale: Identity "hsm-signer": the signing key was due for rotation on 2026-10-02, 51 days ago',
    ],
  );
});

test("without the exception the late rotation speaks", () => {
  const [hub, cards] = bank;
  const text = (hub?.text ?? "").split("\nexceptions:")[0] ?? "";
  const found_ = found([{ path: hub?.path ?? "", text }, ...(cards ? [cards] : [])]);
  assert.deepEqual(
    found_.map((line) => line.replace(/:.*? (\w+) ([a-z-]+):.*/, " $2")),
    ["cards/cards.nhi.yaml rotation-stale", "cards/cards.nhi.yaml owner-disbanded"],
  );
});
