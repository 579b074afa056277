/** Hovers on the lines of the policy that set levels. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { explainAt } from "../../server/src/engine/explain.ts";
import { toPlain } from "../../server/src/engine/prose.ts";
import { pointed } from "./files.ts";

const hover = (text: string): string => {
  const at = pointed(text);
  return toPlain(explainAt(at.workspace, at.uri, at.position)?.blocks ?? []);
};

test("a preset tells how many rules it moves, and some of them", () => {
  const quiet = hover("nhi: 1\npolicy:\n  preset: qui¦et\n");
  assert.match(quiet, /What somebody has to see to/);
  assert.match(quiet, /\d+ of \d+ rules are off: \S+, .* and \d+ more/);
  const strict = hover("nhi: 1\npolicy:\n  pre¦set: strict\n");
  assert.match(strict, /\d+ of \d+ rules are higher: \S+ \((error|warning|information)\)/);
  assert.match(hover("nhi: 1\npolicy:\n  preset: stan¦dard\n"), /keeps its own level/);
});

test("the map of rules tells what it changes", () => {
  const text = hover("nhi: 1\npolicy:\n  ru¦les:\n    owner-missing: off\n    purpose-missing: error\n");
  assert.match(text, /1 of \d+ rules is off: owner-missing/);
  assert.match(text, /1 of \d+ rules is higher: purpose-missing \(error\)/);
});

test("paths tell how many files they are for", () => {
  const policy = (mark: string) =>
    `nhi: 1\npolicy:\n  ${mark}:\n    - match: "k8s/**"\n      rules: { owner-missing: hint }\n`;
  assert.match(hover(policy("pa¦ths")), /1\. For 0 files here: owner-missing hint/);
});

test("a rule's own key tells its level, and where another line decides", () => {
  assert.match(
    hover("nhi: 1\npolicy:\n  rules:\n    owner-mis¦sing: hint\n"),
    /hint by policy\.rules, line 4, else error/,
  );
  assert.match(
    hover(
      "nhi: 1\npolicy:\n  preset: quiet\n  paths:\n    - match: 'a/**'\n      rules: { owner-ca¦tch-all: error }\n",
    ),
    /error in these files, line 6, else information/,
  );
});
