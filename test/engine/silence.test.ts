/** Silencing a finding where it stands: what is written, where, and that it hides this finding and nothing else. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fingerprintOf } from "../../server/src/engine/about.ts";
import { changesOf, mend, offerById } from "../../server/src/engine/fixes.ts";
import { silencesOf } from "../../server/src/engine/quiet/silence.ts";
import { snippetOf } from "../../server/src/engine/snippet.ts";
import type { Workspace } from "../../server/src/engine/workspace.ts";
import { apply } from "../../server/src/text/edits.ts";
import type { Page } from "../harness/annotated.ts";
import { pagesIn } from "../harness/pages.ts";
import { textOf, uriOf, verdictsOf, workspaceOf } from "../harness/pipeline.ts";

const TEAMS = `nhi: 1
teams:
  web: { contact: "#web" }
  security: { contact: "#security", function: security }
`;

/** What each way writes, by its title: the lines that are new. */
function ways(pages: readonly Page[], rule: string): Readonly<Record<string, readonly string[]>> {
  const workspace = workspaceOf(pages);
  const verdict = verdictsOf(workspace).find(({ finding }) => finding.rule === rule);
  assert.ok(verdict, `no ${rule}`);
  return Object.fromEntries(
    silencesOf(workspace, verdict).map((offer) => {
      const made = mend(workspace, offer);
      if ("refused" in made) return [offer.fix.title, [`refused: ${made.refused}`]];
      const before = textOf(workspace, made.uri);
      const old = new Set(before.split("\n"));
      return [
        offer.fix.title,
        apply(before, made.edits)
          .split("\n")
          .filter((line) => !old.has(line)),
      ];
    }),
  );
}

const SAID = 'until=2026-12-22 by=security reason="accepted until it is repaired"';

test("in a manifest: the line, the entry, the file, an exception", () => {
  const text = `${TEAMS}identities:\r\n  signer:\r\n    type: bot\r\n    purpose: Signs files\r\n`;
  assert.deepEqual(ways([{ path: "nhi.yaml", text }], "owner-missing"), {
    "Suppress owner-missing on this line": [`  signer: # nhi-ignore owner-missing ${SAID}\r`],
    "Suppress owner-missing for signer": [`  # nhi-ignore owner-missing ${SAID}\r`],
    "Suppress owner-missing in this file": [`# nhi-ignore-file owner-missing ${SAID}`],
    "Suppress owner-missing with an exception in nhi.yaml": [
      "exceptions:",
      "  - rule: owner-missing",
      "    match: identity:signer",
      "    reason: accepted until it is repaired",
      "    approvedBy: security",
      "    expires: 2026-12-22",
    ],
  });
});

test("beside exceptions that are there, another one", () => {
  const text = `${TEAMS}identities:
  signer: { type: bot, purpose: Signs files }
exceptions:
  - rule: rotation-stale
    match: identity:signer
    reason: One ceremony a year
    approvedBy: security
    expires: 2026-12-31
`;
  const { "Suppress owner-missing with an exception in nhi.yaml": made } = ways(
    [{ path: "nhi.yaml", text }],
    "owner-missing",
  );
  assert.deepEqual(made?.slice(0, 2), [
    "  - rule: owner-missing",
    "    reason: accepted until it is repaired",
  ]);
});

test("JSON has no comments: only the manifest can say it", () => {
  const account = {
    apiVersion: "v1",
    kind: "ServiceAccount",
    metadata: { name: "deploy", namespace: "shop" },
  };
  const pages = [
    { path: "nhi.yaml", text: TEAMS },
    { path: "k8s/a.json", text: JSON.stringify(account) },
  ];
  assert.deepEqual(Object.keys(ways(pages, "owner-missing")), [
    "Suppress owner-missing with an exception in nhi.yaml (JSON has no comments)",
  ]);
});

test("not behind a comment, nor in a text or in brackets of several lines: above the entry then", () => {
  const list = (metadata: string): string =>
    `apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: ServiceAccount\n    metadata: ${metadata}\n`;
  for (const metadata of [
    "{\n      name: deploy,\n      namespace: shop }",
    "{ name: deploy, namespace: shop } # here",
  ]) {
    const made = ways(
      [
        { path: "nhi.yaml", text: TEAMS },
        { path: "a.yaml", text: list(metadata) },
      ],
      "owner-missing",
    );
    assert.match(made["Suppress owner-missing on this line"]?.[0] ?? "", /^refused: /);
    const [entity] = Object.entries(made).filter(([title]) => title.includes(" for "));
    assert.deepEqual(entity?.[1], [
      `  # nhi-ignore owner-missing ${SAID.replace("2026-12-22", "2027-02-20")}`,
    ]);
  }
});

test("what a person says is left open in the text", () => {
  const text = `${TEAMS}  audit: { contact: "#a", function: compliance }\nidentities:\n  signer: { type: bot, purpose: Signs }\n`;
  const workspace = workspaceOf([{ path: "nhi.yaml", text }]);
  const [verdict] = verdictsOf(workspace).filter(({ finding }) => finding.rule === "owner-missing");
  assert.ok(verdict);
  const [line] = silencesOf(workspace, verdict);
  assert.ok(line);
  const made = mend(workspace, line);
  assert.ok(!("refused" in made));
  const [edit] = snippetOf(workspace, line, made) ?? [];
  assert.ok(edit && "snippet" in edit);
  assert.match(edit.snippet, /by=\$\{1\|security,.*audit.*\|\} reason="\$\{2\}"$/);
  assert.equal(offerById(workspace, uriOf("nhi.yaml"), line.id)?.fix.title, line.fix.title);
});

test("what may not be silenced is not offered to be", () => {
  const text = `${TEAMS}policy:\n  suppressions: { locked: [owner-missing] }\nidentities:\n  # nhi-ignore\n  signer: { type: bot, purpose: Signs }\n`;
  const workspace = workspaceOf([{ path: "nhi.yaml", text }]);
  for (const verdict of verdictsOf(workspace))
    if (/owner-missing|suppression-/.test(verdict.finding.rule))
      assert.deepEqual(silencesOf(workspace, verdict), []);
});

const keyOf = ({ finding, about }: ReturnType<typeof verdictsOf>[number]): string =>
  fingerprintOf(finding, about);

/** Makes the offer, looks, and takes it back. */
function hides(workspace: Workspace, uri: string, changes: ReturnType<typeof changesOf>) {
  const result = workspace.trial(uri, changes);
  assert.ok(result);
  const open = (all: typeof result.before): readonly string[] =>
    all
      .filter(({ hidden }) => !hidden)
      .map(keyOf)
      .sort();
  return { before: open(result.before), after: open(result.after) };
}

for (const folder of ["examples/small-broken", "examples/enterprise-broken", "examples/day-one"])
  test(`${folder}: every way that is offered hides its finding, and none appears`, () => {
    const pages = pagesIn(folder, /\.(ya?ml|tf|json)$|OWNERS$/);
    const workspace = workspaceOf(pages, { beside: [] });
    const seen = new Map<string, number>();
    let made = 0;
    for (const verdict of verdictsOf(workspace)) {
      const kind = `${verdict.finding.rule} ${verdict.about.format}`;
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
      if ((seen.get(kind) ?? 0) > 1) continue;
      for (const offer of silencesOf(workspace, verdict)) {
        const mended = mend(workspace, offer);
        if ("refused" in mended) continue;
        const { before, after } = hides(
          workspace,
          mended.uri,
          changesOf(workspace, mended.uri, mended.edits),
        );
        assert.ok(after.length < before.length, `${offer.fix.title} in ${verdict.about.path}`);
        made++;
      }
    }
    assert.ok(made >= 10, `${made}`);
  });
