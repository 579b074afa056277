/** Levels that a manifest sets for some files. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { workspaceOf } from "../harness/pipeline.ts";

const bot = (id: string): string => `nhi: 1\nidentities:\n  ${id}: { type: bot, purpose: Builds }\n`;

test("`policy.paths` takes one glob or several, and the last match wins", () => {
  const policy = `nhi: 1
policy:
  paths:
    - { match: ["a/**", "b/**"], rules: { owner-missing: hint } }
    - { match: "b/**", rules: { owner-missing: information } }
    - { match: [], rules: { owner-missing: off } }
`;
  const workspace = workspaceOf([
    { path: "policy.nhi.yaml", text: policy },
    ...["a", "b", "c"].map((folder) => ({ path: `${folder}/x.nhi.yaml`, text: bot(folder) })),
  ]);
  const levels = ["a", "b", "c"].map((folder) =>
    workspace
      .verdicts(`file:///w/${folder}/x.nhi.yaml`)
      .filter(({ rule }) => rule.id === "owner-missing")
      .map(({ level }) => level)
      .join(),
  );
  assert.deepEqual(levels, ["hint", "information", "error"]);
});
