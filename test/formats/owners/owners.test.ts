/** OWNERS and OWNERS_ALIASES: who approves a folder, and the groups that these files name. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ownersFormat } from "../../../server/src/formats/owners/owners.ts";
import { parse } from "../../../server/src/syntax/parse.ts";

function said(text: string, path = "pkg/OWNERS"): string {
  const source = { uri: `file:///w/${path}`, version: 1, language: "yaml", text } as const;
  return parse(source, ownersFormat.claims)
    .segments.filter(({ format }) => format === "owners")
    .map((segment) => ownersFormat.lower(segment, path))
    .flatMap(({ ownerRules, teams }) => [
      ...ownerRules.map(
        ({ match, owners }) =>
          `"${match.value.path}": ${owners.map(({ value, at }) => `${value} [${at.start}]`).join(" ")}`,
      ),
      ...teams.map(({ id, members }) => `${id.value}: ${members.map(({ value }) => value).join(" ")}`),
    ])
    .join("\n");
}

const reads = (name: string, text: string, facts: string, path?: string): void => {
  test(name, () => assert.equal(said(text, path), facts));
};

reads(
  "approvers of the folder",
  "approvers:\n- mara\n- sig-net\nreviewers: [jo]\n",
  '"pkg/": mara [13] sig-net [20]',
);
reads("the root has the empty path", "approvers: [mara]\n", '"": mara [12]', "OWNERS");
reads("reviewers where nobody approves", "# why\nreviewers:\n  - jo\napprovers: []\n", '"pkg/": jo [21]');
reads(
  "a filter for all files counts, one for some does not",
  'filters:\n  ".*":\n    approvers: [mara]\n  "\\\\.go$":\n    approvers: [jo]\n',
  '"pkg/": mara [33]',
);
reads("a lone name is a list of one", "approvers: mara\n", '"pkg/": mara [11]');
reads("a file with options only says nothing", "options:\n  no_parent_owners: true\n", "");
reads(
  "aliases are teams with their people",
  "aliases:\n  sig-net:\n    - mara\n    - jo@acme.example\n  sig-none: []\n",
  "sig-net: @mara jo@acme.example\nsig-none: ",
  "OWNERS_ALIASES",
);
reads(
  "Chromium's lines are no YAML of ours",
  "mara@acme.example\nset noparent\nper-file *.h=jo@acme.example\n",
  "",
);
reads("wrong shapes say nothing", "approvers: { a: b }\nreviewers: 3\n", '"pkg/": 3 [31]');
reads("what a template fills in is skipped", "approvers:\n- ${TEAM}\n- mara\n", '"pkg/": mara [23]');

test("only files of these names are claimed", () => {
  assert.ok(ownersFormat.claims("approvers:\n", "file:///w/OWNERS"));
  assert.equal(ownersFormat.claims("approvers:\n", "file:///w/owners.yaml"), undefined);
  assert.equal(ownersFormat.claims("approvers:\n", "file:///w/OWNERS_ALIASES"), undefined);
});

test("a text cut off anywhere is read as far as it goes", () => {
  const text = "aliases:\n  a: [mara, 'jo']\napprovers:\n- a\nfilters:\n  '.*': { reviewers: [b] }\n";
  for (let end = 0; end <= text.length; end++)
    for (const path of ["OWNERS", "OWNERS_ALIASES"]) said(text.slice(0, end), path);
});

test("five megabytes take seconds at most", () => {
  const start = performance.now();
  said(`approvers:\n${"- somebody\n".repeat(450_000)}`);
  assert.ok(performance.now() - start < 20_000);
});
