/** What a suppression covers in each format, by where it stands; and that edits, days and settings keep to it. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { Workspace } from "../../server/src/engine/workspace.ts";
import { parseSuppression } from "../../server/src/model/suppression-words.ts";
import { textOf, uriOf, verdictsOf, workspaceOf } from "../harness/pipeline.ts";

const SAID = 'until=2026-12-15 by=security reason="SEC-88"';
const ignore = (rules: string, how = "nhi-ignore"): string => `${how} ${rules} ${SAID}`;

/** Which findings of the rule are told, by line from 1. */
const told = (path: string, text: string, rule: string): readonly number[] =>
  lines(workspaceOf([{ path, text }]), rule);

const lines = (workspace: Workspace, rule: string): readonly number[] =>
  verdictsOf(workspace)
    .filter(({ finding }) => finding.rule === rule)
    .map(
      ({ finding: { at } }) =>
        textOf(workspace, at.in.uri)
          .slice(0, at.in.base + at.start)
          .split("\n").length,
    );

const account = (name: string, above = "", behind = ""): string =>
  `${above}apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: ${name}${behind}\n  namespace: shop\n`;
const OWNED = "apiVersion: v1\nkind: Namespace\nmetadata: { name: other, annotations: { nhi/owner: web } }\n";
/** Three documents; the second and third lines with a name have no owner where somebody says who owns what. */
const k8s = (...docs: readonly string[]): string => [OWNED, ...docs].join("---\n");

describe("Kubernetes", () => {
  const rule = "owner-missing";
  const teams = (text: string): readonly number[] =>
    lines(
      workspaceOf([
        { path: "nhi.yaml", text: 'nhi: 1\nteams:\n  security: { contact: "#s" }\n' },
        { path: "k8s/a.yaml", text },
      ]),
      rule,
    );
  test("without one, both accounts are told", () => {
    assert.deepEqual(teams(k8s(account("a"), account("b"))).length, 2);
  });
  test("behind code it covers its line", () => {
    assert.deepEqual(teams(k8s(account("a", "", ` # ${ignore(rule)}`), account("b"))), [14]);
  });
  test("above a document it covers the document, before and behind its mark", () => {
    for (const text of [
      k8s(account("a", `# ${ignore(rule)}\n`), account("b")),
      `${OWNED}# ${ignore(rule)}\n---\n${account("a")}---\n${account("b")}`,
      k8s(account("a", `# ${ignore(rule)}\n\n# another\n`), account("b")),
    ])
      assert.equal(teams(text).length, 1, text);
  });
  test("above a key it covers the key, and nothing of its neighbours", () => {
    const above = (key: string): string =>
      account("a").replace(`${key}:`, `# ${ignore(rule)}\n${/^ */.exec(key)?.[0]}${key.trim()}:`);
    assert.equal(teams(k8s(above("metadata"), account("b"))).length, 1);
    assert.equal(teams(k8s(above("kind"), account("b"))).length, 2);
    assert.equal(teams(k8s(above("  name"), account("b"))).length, 1);
    assert.equal(teams(k8s(above("  namespace"), account("b"))).length, 2);
  });
  test("for the file it covers all of it, also where no format reads the first document", () => {
    const file = `# ${ignore(rule, "nhi-ignore-file")}\n`;
    assert.deepEqual(teams(file + k8s(account("a"), account("b"))), []);
    const other = "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: x }\n";
    assert.deepEqual(teams(`${file}${other}---\n${account("a")}---\n${account("b")}`), []);
    assert.equal(teams(`${other}---\n${file}${account("a")}---\n${account("b")}`).length, 2);
  });
  test("in a List it covers the item", () => {
    const item = (name: string, above = ""): string =>
      `${above}  - apiVersion: v1\n    kind: ServiceAccount\n    metadata: { name: ${name}, namespace: shop }\n`;
    const list = (a: string, b: string): string => `apiVersion: v1\nkind: List\nitems:\n${a}${b}`;
    assert.equal(teams(list(item("a"), item("b"))).length, 2);
    assert.deepEqual(teams(list(item("a"), item("b", `  # ${ignore(rule)}\n`))), [6]);
    assert.deepEqual(teams(list(item("a", `  # ${ignore(rule)}\n`), item("b"))), [10]);
  });
  test("as an annotation it covers its object", () => {
    const noted = `${account("a")}  annotations:\n    nhi/ignore: "${rule} until=2026-12-15 by=security reason='SEC-88'"\n`;
    assert.deepEqual(teams(k8s(noted, account("b"))), [16]);
  });
});

describe("Terraform", () => {
  const block = (name: string, above = "", inside = ""): string =>
    `${above}resource "aws_iam_user" "${name}" {\n${inside}  name = "${name}"\n}\n\n`;
  const rule = "owner-missing";
  const teams = { path: "nhi.yaml", text: 'nhi: 1\nteams:\n  security: { contact: "#s" }\n' };
  test("above a block it covers the block, inside of it a line, for the file the file", () => {
    const found = (text: string): number =>
      lines(workspaceOf([teams, { path: "infra/main.tf", text }]), rule).length;
    const all = found(block("a") + block("b"));
    assert.equal(all, 2);
    assert.equal(found(block("a", `# ${ignore(rule)}\n`) + block("b")), 1);
    assert.equal(found(block("a", `// ${ignore(rule)}\n`) + block("b")), 1);
    assert.equal(found(block("a", `// ${ignore(rule)}\n`) + block("b", `# ${ignore(rule)}\n`)), 0);
    assert.equal(found(block("a", "", `  # ${ignore(rule)}\n`) + block("b")), 2);
    const file = `# ${ignore(rule, "nhi-ignore-file")}\nterraform {\n  required_version = ">= 1.9"\n}\n\n`;
    assert.equal(found(file + block("a") + block("b")), 0);
  });
});

describe("workflows and owner files", () => {
  test("a job, a line, a file", () => {
    const job = (name: string, above = "", behind = ""): string =>
      `${above}  ${name}:\n    permissions: write-all${behind}\n    runs-on: ubuntu-latest\n    steps: []\n`;
    const flow = (...jobs: readonly string[]): string => `name: CI\non: push\njobs:\n${jobs.join("")}`;
    const path = ".github/workflows/ci.yml";
    const rule = "scope-admin";
    assert.deepEqual(told(path, flow(job("a"), job("b")), rule), [5, 9]);
    assert.deepEqual(told(path, flow(job("a", `  # ${ignore(rule)}\n`), job("b")), rule), [10]);
    assert.deepEqual(told(path, flow(job("a", "", ` # ${ignore(rule)}`), job("b")), rule), [9]);
    assert.deepEqual(
      told(path, `# ${ignore(rule, "nhi-ignore-file")}\n${flow(job("a"), job("b"))}`, rule),
      [],
    );
    assert.deepEqual(
      told(path, flow(job("a", "", `\n    env:\n      X: |\n        # ${ignore(rule)}`), job("b")), rule),
      [5, 12],
      "what stands in a text is no comment",
    );
  });
  test("CODEOWNERS by the line", () => {
    const rule = "owner-unknown";
    const found = (text: string): readonly number[] =>
      lines(
        workspaceOf([
          { path: "nhi.yaml", text: 'nhi: 1\nteams:\n  security: { contact: "#s" }\n' },
          { path: "CODEOWNERS", text },
        ]),
        rule,
      );
    const [first = 0] = found("/a @acme/zebra\n");
    if (first === 0) return;
    assert.deepEqual(found(`/a @acme/zebra # ${ignore(rule)}\n/b @acme/zebra\n`), [2]);
    assert.deepEqual(found(`# ${ignore(rule)}\n/a @acme/zebra\n/b @acme/zebra\n`), [3]);
  });
});

const NATIVE = `nhi: 1
teams:
  security: { contact: "#s", function: security }
identities:
  a:
    type: bot
    purpose: A
  b:
    type: bot
    purpose: B
`;

describe("our own manifest", () => {
  const found = (text: string): readonly number[] => told("nhi.yaml", text, "owner-missing");
  const with_ = (before: string, comment: string): string => NATIVE.replace(before, `${comment}\n${before}`);
  test("above an entry it covers the entry, wherever it is indented", () => {
    assert.deepEqual(found(NATIVE), [5, 8]);
    for (const indent of ["", "  ", "    ", "      "])
      assert.deepEqual(found(with_("  b:", `${indent}# ${ignore("owner-missing")}`)), [5], `"${indent}"`);
    assert.deepEqual(found(with_("  a:", `  # ${ignore("owner-missing")}`)), [9]);
  });
  test("above a section it covers no entry", () => {
    assert.deepEqual(found(with_("identities:", `# ${ignore("owner-missing")}`)), [6, 9]);
  });
  test("Windows line ends", () => {
    const text = with_("  b:", `  # ${ignore("owner-missing")}`).replaceAll("\n", "\r\n");
    assert.deepEqual(found(text), [5]);
  });
});

describe("what may not be", () => {
  const one = (said: string, more = ""): Workspace =>
    workspaceOf([
      {
        path: "nhi.yaml",
        text: `nhi: 1
teams:
  web: { contact: "#web", lead: ann@acme.example }
  security: { contact: "#s", function: security }
${more}identities:
  # nhi-ignore rotation-stale ${said}
  a:
    type: bot
    owner: web
    purpose: A
    credentials: [{ kind: access-key, rotated: 2026-06-01 }]
`,
      },
    ]);
  const stale = (workspace: Workspace): number => lines(workspace, "rotation-stale").length;
  test("whoever gains by it does not approve it, nor who leads them", () => {
    assert.equal(stale(one('until=2026-12-15 by=security reason="x y"')), 0);
    for (const by of ["web", "ann@acme.example"]) {
      const workspace = one(`until=2026-12-15 by=${by} reason="x y"`);
      assert.equal(stale(workspace), 1, by);
      const [told] = verdictsOf(workspace).filter(({ finding }) => finding.rule === "suppression-invalid");
      assert.match(told?.message ?? "", /hides nothing/);
      assert.ok((told?.finding.related.length ?? 0) > 0);
    }
  });
  test("longer than the policy's cap for the level", () => {
    const far = 'until=2027-06-30 by=security reason="x y"';
    const workspace = one(far);
    assert.equal(stale(workspace), 1);
    assert.ok(
      verdictsOf(workspace).some(({ message }) =>
        message.includes("lets warnings be silent for 90d at most"),
      ),
    );
    assert.equal(stale(one(far, "policy:\n  suppressions: { max: { warning: 1y } }\n")), 0);
  });
  test("a locked rule, by comment and by exception", () => {
    const locked = "policy:\n  suppressions: { locked: [rotation-stale] }\n";
    assert.equal(stale(one('until=2026-12-15 by=security reason="x y"', locked)), 1);
    const exception =
      "exceptions:\n  - { rule: rotation-stale, match: a, reason: x y, approvedBy: security, expires: 2026-12-15 }\n";
    assert.equal(stale(one("", exception)), 0);
    const workspace = one("", exception + locked);
    assert.equal(stale(workspace), 1);
    assert.ok(
      verdictsOf(workspace).some(
        ({ finding: { rule, say } }) => rule === "exception-unapproved" && say === "locked",
      ),
    );
  });
  test("past its end the finding is back, and before it hidden again", () => {
    const workspace = one('until=2026-12-15 by=security reason="x y"');
    workspace.setToday(workspace.world.today + 24);
    assert.equal(stale(workspace), 1);
    assert.equal(lines(workspace, "suppression-expired").length, 1);
    workspace.setToday(workspace.world.today - 1);
    assert.equal(stale(workspace), 0);
  });
  test("where all is shown, nothing is hidden and nothing counts as unused", () => {
    const closed = one('until=2026-12-15 by=security reason="x y"');
    const uri = uriOf("nhi.yaml");
    const open = new Workspace({ folder: "file:///w", today: closed.world.today, open: true });
    open.set({ uri, version: 1, language: "yaml", text: textOf(closed, uri) });
    open.finish();
    assert.equal(stale(open), 1);
    assert.equal(lines(open, "suppression-unused").length, 0);
  });
});

/** Pieces that meet in every order: heads, comments of all kinds, entries, documents. */
const PIECES = [
  "nhi: 1\n",
  "teams:\n  security: { contact: '#s' }\n",
  "identities:\n",
  "  a:\n    type: bot\n    purpose: A\n",
  "  b:\n    type: bot\n",
  "exceptions:\n",
  `# ${ignore("owner-missing", "nhi-ignore-file")}\n`,
  `    # ${ignore("owner-missing")}\n`,
  `  # ${ignore("owner-missing, scope-admin")}\n`,
  `# ${ignore("owner-missing")}\n`,
  "# nhi-ignore owner-missin\n",
  "---\n",
  account("x"),
  "apiVersion: apps/v1\nkind: Deployment\n",
  "\n",
];

const shown = (workspace: Workspace): readonly string[] =>
  workspace.uris.flatMap((uri) =>
    workspace
      .verdicts(uri)
      .map(
        ({ finding: { rule, at, say }, hidden }) =>
          `${at.in.base + at.start} ${rule} ${say} ${hidden?.at.in.base}`,
      ),
  );

/** The pieces of a Terraform file: blocks that are read and blocks that are not. */
const BLOCKS = [
  'resource "aws_iam_user" "a" {\n  name = "a"\n}\n',
  'resource "aws_iam_user" "b" {\n',
  '  name = "b"\n}\n',
  "terraform {\n}\n",
  `# ${ignore("owner-missing", "nhi-ignore-file")}\n`,
  `# ${ignore("owner-missing")}\n`,
  `  // ${ignore("owner-missing")}\n`,
  "\n",
];

const TEAMS = { path: "teams.nhi.yaml", text: "nhi: 1\nteams:\n  security: { contact: '#s' }\n" };

for (const [path, pieces] of [
  ["x.nhi.yaml", PIECES],
  ["k8s/x.yaml", PIECES.filter((one) => !one.startsWith("nhi:"))],
  ["infra/main.tf", BLOCKS],
] as const)
  test(`${path}: after any edits it is as if the text had been read at once`, () => {
    const piece = fc.constantFrom(...pieces);
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 2, maxLength: 9 }),
        fc.array(fc.record({ at: fc.nat(20), drop: fc.nat(2), put: fc.array(piece, { maxLength: 2 }) }), {
          minLength: 1,
          maxLength: 5,
        }),
        (start, edits) => {
          let parts = [...(path === "x.nhi.yaml" ? ["nhi: 1\n"] : []), ...start];
          const workspace = workspaceOf([TEAMS, { path, text: parts.join("") }], { beside: [] });
          for (const [n, { at, drop, put }] of edits.entries()) {
            const i = at % (parts.length + 1);
            const line = parts.slice(0, i).join("").split("\n").length - 1;
            const gone =
              parts
                .slice(i, i + drop)
                .join("")
                .split("\n").length - 1;
            parts = [...parts.slice(0, i), ...put, ...parts.slice(i + drop)];
            const range = { start: { line, character: 0 }, end: { line: line + gone, character: 0 } };
            workspace.edit(uriOf(path), n + 2, [{ ...range, text: put.join("") }]);
            const fresh = workspaceOf([TEAMS, { path, text: parts.join("") }], { beside: [] });
            assert.equal(textOf(workspace, uriOf(path)), parts.join(""));
            assert.deepEqual(shown(workspace), shown(fresh), JSON.stringify(parts));
          }
        },
      ),
      { numRuns: 200 },
    );
  });

test("what a comment hides in passing from one block to the next is never told as nothing", () => {
  const user = BLOCKS[0] ?? "";
  const note = `# ${ignore("owner-missing")}\n`;
  const text = `resource "aws_iam_user" "b" {\n${note}${user}${user}`;
  const workspace = workspaceOf([TEAMS, { path: "infra/main.tf", text }], { beside: [] });
  const before = shown(workspace).length;
  const start = { line: 2, character: 0 };
  workspace.edit(uriOf("infra/main.tf"), 2, [{ start, end: { line: 5, character: 0 }, text: "" }]);
  assert.equal(shown(workspace).length, before - 1);
  assert.equal(lines(workspace, "suppression-unused").length, 0);
});

test("any words behind the head are read, in time and with their places", () => {
  const word = fc.constantFrom(
    "owner-missing",
    ",",
    " ",
    "until=",
    '"',
    "'",
    "reason=",
    "2026-12-15",
    "=",
    "by",
    "\t",
    "é😀",
  );
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 40 }),
      fc.constantFrom("# ", "#", "// ", "##  "),
      (words, mark) => {
        const text = `${mark}nhi-ignore ${words.join("")}`;
        const said = parseSuppression(text);
        assert.ok(said);
        for (const { text: is, start, end } of [said.head, ...said.rules, ...said.keys])
          assert.equal(text.slice(start, end), is);
        for (const { start, end } of said.stray) assert.ok(start < end && end <= text.length);
      },
    ),
    { numRuns: 500 },
  );
  const long = `# nhi-ignore ${'reason="'.repeat(20_000)}`;
  const from = performance.now();
  parseSuppression(long);
  assert.ok(performance.now() - from < 500);
  const many = `nhi: 1\nidentities:\n${`  # ${ignore("owner-missing")}\n`.repeat(5_000)}  a: { type: bot, purpose: A }\n`;
  const start = performance.now();
  assert.deepEqual(told("nhi.yaml", many, "owner-missing"), []);
  assert.ok(performance.now() - start < 5_000, `${performance.now() - start} ms`);
  for (const text of ["nhi-ignore x", "# nhi-ignored x", "# nhi: owner=x", "# see nhi-ignore x"])
    assert.equal(parseSuppression(text), undefined, text);
});
