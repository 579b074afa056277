/** `nhi report`: what it reads of the repository and of the evidence, where it writes, and how it ends. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { CSV_TABLES } from "../../server/src/report/governance/csv-tables.ts";
import type { Part, Report } from "../../server/src/report/governance/shape.ts";
import { DAY, folderOf, nhi, ORPHAN, OWNED, type Ran } from "./nhi.ts";

const ID = "0123456789abcdef0123456789abcdef01234567";
const OTHER = "f".repeat(40);
const sha = (text: string): string => createHash("sha256").update(text).digest("hex");

const reportOf = ({ out }: Ran): Report => JSON.parse(out);

async function partIn(cwd: string, ...args: string[]): Promise<Part> {
  const ran = await nhi(["report", ...args, "--format", "json", ...DAY], { cwd });
  assert.equal(ran.code, 0, ran.err);
  const [part] = reportOf(ran).parts;
  assert.ok(part);
  return part;
}

test("the report is made, whatever it says; 0 tells that and nothing else", async () => {
  const cwd = folderOf({ "nhi.yaml": ORPHAN });
  const { code, out, err } = await nhi(["report", ...DAY], { cwd });
  assert.equal(code, 0);
  assert.equal(err, "");
  assert.match(out, /^# Ownership and access of non-human identities\n\n- \*\*As of:\*\* 2026-11-22\n/);
  assert.match(out, /owner-missing/);
});

test("what is wrong with the command line is said, and nothing is written", async () => {
  const cwd = folderOf({ "nhi.yaml": OWNED });
  for (const [args, code, words] of [
    [["--as-of", "soon"], 64, /YYYY-MM-DD, not "soon"/],
    [["--format", "pdf"], 64, /markdown, html, csv, json/],
    [["--table", "cases"], 64, /--format csv/],
    [["--format", "csv", "--table", "everything"], 64, /findings/],
    [["--framework", "COBIT"], 64, /NIST CSF 2\.0/],
    [["--model", "anarchy"], 64, /federated/],
    [["--model", "federated"], 64, /no workspace here has the operating model federated; named: none/],
    [["--out", "nhi.yaml"], 64, /write over .*nhi\.yaml/],
    [["gone"], 66, /no such file or folder: gone/],
    [["--out", "no/such/folder/report.md"], 74, /cannot write/],
  ] as const) {
    const ran = await nhi(["report", ...args], { cwd });
    assert.equal(ran.code, code, args.join(" "));
    assert.equal(ran.out, "", args.join(" "));
    assert.match(ran.err, words);
  }
  assert.equal(readFileSync(path.join(cwd, "nhi.yaml"), "utf8"), OWNED);
});

test("the help tells every table of the CSV", async () => {
  const { out } = await nhi(["report", "--help"], { cwd: folderOf({}) });
  for (const table of CSV_TABLES) assert.ok(out.includes(`"${table}"`), table);
  const ran = await nhi(["report", "--format", "csv", "--table", "no"], { cwd: folderOf({}) });
  const told = /Allowed choices are ([^.]+)\./.exec(ran.err)?.[1]?.split(", ");
  assert.deepEqual(told, CSV_TABLES);
});

test("a file gets the same bytes as stdout, and the same input gives the same bytes again", async () => {
  const cwd = folderOf({ "nhi.yaml": OWNED });
  for (const format of ["markdown", "html", "csv", "json"]) {
    const [first, again] = [
      await nhi(["report", "-f", format, ...DAY], { cwd }),
      await nhi(["report", "-f", format, ...DAY], { cwd }),
    ];
    assert.equal(first.out, again.out);
    const { out, code } = await nhi(["report", "-f", format, "-o", `made.${format}.txt`, ...DAY], { cwd });
    assert.equal(code, 0);
    assert.equal(out, "");
    assert.equal(readFileSync(path.join(cwd, `made.${format}.txt`), "utf8"), first.out);
  }
});

test("where the report is made from another folder it is the same report", async () => {
  const cwd = folderOf({ ".git/HEAD": `${ID}\n`, "org/nhi.yaml": OWNED });
  const [here, inside] = [
    await nhi(["report", "org", ...DAY], { cwd }),
    await nhi(["report", ".", ...DAY], { cwd: path.join(cwd, "org") }),
  ];
  assert.equal(here.out, inside.out);
  assert.match(here.out, /\*\*Folder:\*\* org\n/);
});

test("each folder that is named is a part of its own", async () => {
  const cwd = folderOf({
    "a/nhi.yaml": OWNED,
    "b/nhi.yaml": `${OWNED}policy: { model: shared, accountable: web }\n`,
  });
  const ran = await nhi(["report", "a", "b", "-f", "json", ...DAY], { cwd });
  assert.deepEqual(
    reportOf(ran).parts.map(({ name, model }) => [name, model]),
    [
      ["a", undefined],
      ["b", "shared"],
    ],
  );
  const shared = await nhi(["report", "a", "b", "--model", "shared", "-f", "json", ...DAY], { cwd });
  assert.deepEqual(
    reportOf(shared).parts.map(({ name }) => name),
    ["b"],
  );
});

test("a folder without anything to read gives an empty report and says so", async () => {
  const { code, out, err } = await nhi(["report", ...DAY], { cwd: folderOf({ "notes.txt": "x" }) });
  assert.equal(code, 0);
  assert.match(out, /No identity is declared in these files\./);
  assert.match(err, /no manifest/);
});

for (const [name, files, commit] of [
  [
    "a branch",
    { ".git/HEAD": "ref: refs/heads/main\n", ".git/refs/heads/main": `${ID}\n` },
    { id: ID, branch: "main" },
  ],
  [
    "a branch among the packed ones",
    {
      ".git/HEAD": "ref: refs/heads/team/x\n",
      ".git/packed-refs": `# pack-refs with: peeled fully-peeled sorted \n${OTHER} refs/heads/main\n${ID} refs/heads/team/x\n^${OTHER}\n`,
    },
    { id: ID, branch: "team/x" },
  ],
  [
    "a branch that has moved since it was packed",
    {
      ".git/HEAD": "ref: refs/heads/main\n",
      ".git/packed-refs": `${OTHER} refs/heads/main\n`,
      ".git/refs/heads/main": `${ID}\n`,
    },
    { id: ID, branch: "main" },
  ],
  ["a commit without a branch", { ".git/HEAD": `${ID}\n` }, { id: ID }],
  [
    "a worktree",
    {
      ".git": "gitdir: home/.git/worktrees/w\n",
      "home/.git/HEAD": `${OTHER}\n`,
      "home/.git/worktrees/w/HEAD": "ref: refs/heads/side\n",
      "home/.git/worktrees/w/commondir": "../..\n",
      "home/.git/refs/heads/side": `${ID}\n`,
    },
    { id: ID, branch: "side" },
  ],
  [
    "a submodule",
    { ".git": "gitdir: home/.git/modules/m\n", "home/.git/modules/m/HEAD": `${ID}\n` },
    { id: ID },
  ],
] as const)
  test(`the commit of ${name} is read without git`, async () => {
    const cwd = folderOf({ "nhi.yaml": OWNED, ...files });
    assert.deepEqual((await partIn(cwd)).commit, { is: "commit", ...commit });
    assert.match((await nhi(["report", ...DAY], { cwd })).out, new RegExp(`\\*\\*Commit:\\*\\* ${ID}`));
  });

for (const [name, files, because] of [
  ["no repository", {}, "these files are in no repository"],
  ["nothing committed", { ".git/HEAD": "ref: refs/heads/main\n" }, "nothing is committed yet"],
  ["a broken head", { ".git/HEAD": "what?\n" }, "the repository cannot be read"],
  ["no head", { ".git/config": "" }, "the repository cannot be read"],
  [
    "a name that leads out",
    { ".git/HEAD": "ref: refs/../../secret\n", secret: ID },
    "the repository cannot be read",
  ],
  [
    "names in a circle",
    { ".git/HEAD": "ref: refs/heads/a\n", ".git/refs/heads/a": "ref: refs/heads/a\n" },
    "the repository cannot be read",
  ],
] as const)
  test(`with ${name} the head says that there is no commit`, async () => {
    const cwd = folderOf({ "nhi.yaml": OWNED, ...files });
    assert.deepEqual((await partIn(cwd)).commit, { is: "none", because });
  });

const CASE = (...refs: readonly string[]): string => `${OWNED}cases:
  leak:
    identity: builder
    severity: high
    status: closed
    openedBy: web
    opened: 2026-10-01
    assignee: web
    closed: 2026-10-02
    closedBy: web
    evidence: ${JSON.stringify(refs)}
`;

test("evidence within the repository is hashed: from the file, the folder or the root", async () => {
  const cwd = folderOf({
    ".git/HEAD": `${ID}\n`,
    "org/.nhi/nhi.yaml": CASE(
      "near.txt",
      "proof/middle.txt",
      "far.txt",
      "proof/gone.txt",
      "proof",
      "https://x.example/7",
    ),
    "org/.nhi/near.txt": "near",
    "org/proof/middle.txt": "middle",
    "far.txt": "far",
  });
  const { closedCases, evidence, files } = await partIn(cwd, "org");
  assert.deepEqual(
    closedCases[0]?.proofs.map(({ ref, state, sha256 }) => [ref, state, sha256]),
    [
      ["near.txt", "file", sha("near")],
      ["proof/middle.txt", "file", sha("middle")],
      ["far.txt", "file", sha("far")],
      ["proof/gone.txt", "missing", undefined],
      ["proof", "unread", undefined],
      ["https://x.example/7", "elsewhere", undefined],
    ],
  );
  assert.equal(evidence.length, 6);
  assert.deepEqual(
    files.map(({ path, sha256 }) => [path, sha256]),
    [[".nhi/nhi.yaml", sha(readFileSync(path.join(cwd, "org/.nhi/nhi.yaml"), "utf8"))]],
  );
});

test("nothing outside of the repository is opened, links included", async () => {
  const outside = folderOf({ "secret.txt": "secret" });
  const cwd = folderOf({ ".git/HEAD": `${ID}\n`, "nhi.yaml": "nhi: 1\n", "real.txt": "real" });
  symlinkSync(path.join(outside, "secret.txt"), path.join(cwd, "link.txt"));
  symlinkSync(path.join(cwd, "real.txt"), path.join(cwd, "inner.txt"));
  const up = path.relative(cwd, path.join(outside, "secret.txt")).split(path.sep).join("/");
  writeFileSync(
    path.join(cwd, "nhi.yaml"),
    CASE(up, "link.txt", "inner.txt", path.join(outside, "secret.txt")),
  );
  const { closedCases } = await partIn(cwd);
  const states = closedCases[0]?.proofs.map(({ state, sha256 }) => [state, sha256]);
  assert.deepEqual(states?.slice(0, 3), [
    ["outside", undefined],
    ["outside", undefined],
    ["file", sha("real")],
  ]);
  assert.equal(states?.[3]?.[1], undefined);
  assert.ok(!JSON.stringify(closedCases).includes(sha("secret")));
});

test("manifests above the folder count and are listed as such", async () => {
  const cwd = folderOf({
    ".git/HEAD": `${ID}\n`,
    "nhi.yaml": "nhi: 1\nteams: { web: {} }\n",
    "org/a.nhi.yaml": OWNED,
  });
  mkdirSync(path.join(cwd, "empty"));
  const { files } = await partIn(cwd, "org");
  assert.deepEqual(
    files.map(({ path, context }) => [path, context]),
    [
      ["a.nhi.yaml", false],
      ["../nhi.yaml", true],
    ],
  );
});
