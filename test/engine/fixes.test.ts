/** Many fixes of one file at once. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { mendAll, offersOf } from "../../server/src/engine/fixes.ts";
import { apply } from "../../server/src/text/edits.ts";
import { textOf, uriOf, verdictsOf, workspaceOf } from "../harness/pipeline.ts";

const TEAMS = "nhi: 1\nteams:\n  web: { contact: '#web' }\nidentities:\n";
const entries = (n: number): string =>
  Array.from({ length: n }, (_, i) => `  bot-${i}: { type: bot, purpose: Bot, ownr: web }\n`).join("");

function mended(text: string): string {
  const workspace = workspaceOf([{ path: "nhi.yaml", text }]);
  const safe = verdictsOf(workspace)
    .flatMap(offersOf)
    .filter(({ fix }) => fix.class === "safe");
  const { edits } = mendAll(workspace, uriOf("nhi.yaml"), safe);
  assert.equal(textOf(workspace, uriOf("nhi.yaml")), text, "the workspace stands as before");
  return apply(text, edits);
}

test("hundreds of fixes cost a few trials, not one each", () => {
  const text = TEAMS + entries(600);
  const begun = performance.now();
  assert.equal(mended(text), text.replaceAll("ownr", "owner"));
  assert.ok(performance.now() - begun < 10_000);
});

const offered = (text: string): readonly string[] =>
  verdictsOf(workspaceOf([{ path: "nhi.yaml", text }]))
    .flatMap(offersOf)
    .map(({ fix }) => `${fix.class} ${fix.title}`);

test("one that would leave a fault is left out, its neighbours are made", () => {
  const wrong = "  odd: { type: bot, statu: odd, purpose: Bot, owner: web }\n";
  assert.ok(offered(TEAMS + wrong).includes("safe Rename to status"));
  const text = TEAMS + entries(9) + wrong + entries(20).replaceAll("bot-", "more-");
  assert.equal(mended(text), text.replaceAll("ownr", "owner"));
});

test("where nothing may be made nothing is", () => {
  const text = `${TEAMS}  odd: { type: bot, statu: odd, purpose: Bot, owner: web }\n  two: { type: bot, statu: odd, purpose: Bot, owner: web }\n`;
  assert.equal(mended(text), text);
  assert.equal(mended(TEAMS), TEAMS);
});
