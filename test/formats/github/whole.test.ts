/** Workflows through the whole core: what a reader of the findings gets to see. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { rangeOf } from "../../../server/src/text/lines.ts";
import { verdictsOf, workspaceOf } from "../../harness/pipeline.ts";
import { PATH } from "./facts.ts";

function findings(files: Readonly<Record<string, string>>): string {
  const workspace = workspaceOf(
    Object.entries(files).map(([path, text]) => ({ path, text })),
    { beside: [] },
  );
  return verdictsOf(workspace)
    .map(
      ({ finding, level }) =>
        `${level} ${finding.rule} ${workspace.pathOf(finding.at.in.uri)}:${rangeOf(finding.at).start.line + 1}`,
    )
    .sort()
    .join("\n");
}

const noted = (note: string): Readonly<Record<string, string>> => ({
  [PATH]: `on: push
jobs:
  publish:
    runs-on: x
    steps:
      - run: npm publish
        env:
          NPM_TOKEN: \${{ secrets.NPM_TOKEN }} # nhi: ${note}
`,
});

for (const [expected, note] of [
  ["", "owner=web rotated=2026-10-20 expires=2027-01-18"],
  ["", "rotated=2026-10-20"],
  ["information rotation-stale", "owner=web rotated=2026-06-01"],
  ["warning rotation-stale", "rotated=2026-03-01"],
  ["error rotation-stale", "rotated=2025-03-01"],
  ["information rotation-interval-long", "rotated=2026-03-01 every=1y"],
  ["error credential-expired", "owner=web expires=2026-11-01"],
  ["warning credential-no-expiry", "owner=web expires=never"],
  ["error date-future", "owner=web rotated=2027-10-20"],
  ["error date-placeholder", "owner=web rotated=tbd"],
  ["warning owner-placeholder", "owner=tbd"],
  ["error manifest-shape", "colour=red"],
] as const)
  test(`# nhi: ${note}: ${expected || "nothing"}`, () => {
    const said = findings(noted(note));
    assert.equal(said.replace(/ \S+$/, "").replace(/^(error|warning) date/, "error date"), expected);
    assert.equal(said === "" || said.endsWith(`${PATH}:8`), true, said);
  });

test("a manifest binds workflows, jobs and secrets that are there", () => {
  const manifest = (bind: string): string => `nhi: 1
teams:
  web: { contact: "#web" }
identities:
  npm:
    type: ci-cd
    owner: web
    sponsor: ceo@acme.example
    purpose: Publishes packages
    bind: [${bind}]
`;
  const files = noted("rotated=2026-10-20");
  assert.equal(
    findings({
      ...files,
      "nhi.yaml": manifest('"gha:deploy.yml", "gha:deploy.yml#publish", "gha-secret:NPM_TOKEN"'),
    }),
    "",
  );
});

test("an owner whom no listed team is called by stands out", () => {
  const teams = { "nhi.yaml": 'nhi: 1\nteams:\n  web: { contact: "#web" }\n' };
  assert.match(findings({ ...teams, ...noted("owner=wbe") }), /owner-unknown/);
  assert.equal(findings({ ...teams, ...noted("owner=web") }), "");
});
