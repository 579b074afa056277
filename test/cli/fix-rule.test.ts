/** `nhi check --fix-rule`: one decision for many findings; claims never, and the rest of the files as it was. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { DAY, folderOf, nhi } from "./nhi.ts";

const TEAMS = `nhi: 1
teams:
  platform: { contact: "#platform" }   # kept
  web: { contact: "#web" }
`;

const bots = (...names: string[]): string =>
  `nhi: 1
# kept: above
identities:
${names.map((name) => `  ${name}: # kept: ${name}\n    type: bot\n    purpose: "Builds ${name}"\n`).join("")}`;

const files = { "nhi.yaml": TEAMS, "infra/a.nhi.yaml": bots("one", "two"), "web/b.nhi.yaml": bots("three") };

const OWNED = ["check", "--fix-rule", "owner-missing", "--set", "owner=platform", ...DAY];

const read = (cwd: string, file: string): string => readFileSync(path.join(cwd, file), "utf8");

test("a dry run shows the change of the named paths and writes nothing", async () => {
  const cwd = folderOf(files);
  const { out } = await nhi([...OWNED, "--path", "infra/**", "--dry-run"], { cwd });
  assert.match(out, /^--- a\/infra\/a\.nhi\.yaml\n\+\+\+ b\/infra\/a\.nhi\.yaml$/m);
  assert.equal(out.match(/^\+ {4}owner: platform$/gm)?.length, 2);
  assert.doesNotMatch(out, /web\/b/);
  for (const [file, text] of Object.entries(files)) assert.equal(read(cwd, file), text);
});

test("the decision is written, comments and quotes stay, and a second time nothing changes", async () => {
  const cwd = folderOf(files);
  await nhi([...OWNED, "--path", "infra/**"], { cwd });
  const after = read(cwd, "infra/a.nhi.yaml");
  assert.equal(after.replaceAll(/^ {4}owner: platform\n/gm, ""), files["infra/a.nhi.yaml"]);
  assert.equal(after.match(/owner: platform/g)?.length, 2);
  assert.equal(read(cwd, "web/b.nhi.yaml"), files["web/b.nhi.yaml"]);
  const { err } = await nhi([...OWNED, "--path", "infra/**"], { cwd });
  assert.match(err, /no finding of owner-missing in these files/);
  assert.equal(read(cwd, "infra/a.nhi.yaml"), after);
});

test("line ends and byte order mark stay", async () => {
  const text = `\ufeff${bots("one", "two").replaceAll("\n", "\r\n")}`;
  const cwd = folderOf({ ...files, "infra/a.nhi.yaml": text });
  await nhi(OWNED, { cwd });
  const after = read(cwd, "infra/a.nhi.yaml");
  assert.equal(after.replaceAll("    owner: platform\r\n", ""), text);
  assert.equal(after.match(/owner: platform\r\n/g)?.length, 2);
});

test("a decision that would bring another finding is not made, and that is said", async () => {
  const cwd = folderOf(files);
  const ran = await nhi(["check", "--fix-rule", "owner-missing", "--set", "owner=plattform", ...DAY], {
    cwd,
  });
  assert.match(ran.err, /infra\/a\.nhi\.yaml:4:3 stays: Another finding would appear \(owner-unknown\)/);
  assert.equal(read(cwd, "infra/a.nhi.yaml"), files["infra/a.nhi.yaml"]);
  assert.equal(ran.code, 2);
});

test("what only a claim repairs is refused with its reason", async () => {
  const stale = `${TEAMS}identities:
  ci-bot:
    type: bot
    owner: web
    purpose: Builds
    credentials: [{ kind: api-token, rotated: 2026-01-01, expires: 2027-01-01 }]
    evidence: [docs/made.md]
`;
  const cwd = folderOf({ "nhi.yaml": stale, "docs/made.md": "made" });
  const ran = await nhi(["check", "--fix-rule", "rotation-stale", "--set", "date=2026-11-20", ...DAY], {
    cwd,
  });
  assert.equal(ran.code, 64);
  assert.match(
    ran.err,
    /rotation-stale is left alone: its repair claims that something happened \(Record a rotation with evidence\)/,
  );
  assert.equal(ran.out, "");
  assert.equal(read(cwd, "nhi.yaml"), stale);
});

test("a repair that asks takes the answer from the command line", async () => {
  const text = `${TEAMS.replace('platform: { contact: "#platform" }   # kept', 'security: { contact: "#sec", function: security }')}identities:
  ci-bot:
    type: bot
    owner: web
    purpose: TODO
`;
  const cwd = folderOf({ "nhi.yaml": text });
  const { err } = await nhi(["check", "--fix-rule", "purpose-missing", "--set", "colour=red", ...DAY], {
    cwd,
  });
  assert.match(err, /nhi\.yaml:\d+:\d+ stays: no repair of it asks for colour, but for purpose/);
  await nhi(["check", "--fix-rule", "purpose-missing", "--set", "purpose=Builds the site", ...DAY], { cwd });
  assert.match(read(cwd, "nhi.yaml"), /^ {4}purpose: Builds the site$/m);
});

test("owners in other tools' files are written where their neighbours write them", async () => {
  const account = (name: string, labels: string): string =>
    `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: ${name} # kept\n  namespace: shop\n${labels}`;
  const cwd = folderOf({
    "nhi.yaml": TEAMS,
    "k8s/a.yaml": account("a", "  labels: { team: web }\n"),
    "k8s/b.yaml": account("b", ""),
    "k8s/c.yaml": account("c", '  labels:\n    app: "c"\n'),
  });
  await nhi(OWNED, { cwd });
  assert.equal(read(cwd, "k8s/a.yaml"), account("a", "  labels: { team: web }\n"));
  assert.match(read(cwd, "k8s/b.yaml"), /^ {4}team: platform$/m);
  assert.equal(
    read(cwd, "k8s/c.yaml").replace('    team: "platform"\n', ""),
    account("c", '  labels:\n    app: "c"\n'),
  );
});

test("what is wrong with the command line is said, and nothing is written", async () => {
  const cwd = folderOf(files);
  for (const [args, words] of [
    [["--fix-rule", "owner-mising", "--set", "owner=web"], /there is no rule owner-mising/],
    [["--fix-rule", "owner-missing"], /wants the decision: --set/],
    [["--fix-rule", "owner-missing", "--set", "owner"], /--set wants a field and its value/],
    [["--fix-rule", "owner-missing", "--set", "owner= "], /--set wants a field and its value/],
    [["--set", "owner=web"], /--set and --path go with --fix-rule/],
    [["--fix", "--fix-rule", "owner-missing", "--set", "owner=web"], /one of --fix and --fix-rule/],
  ] as const) {
    const ran = await nhi(["check", ...args, ...DAY], { cwd });
    assert.deepEqual([ran.code, ran.out], [64, ""], args.join(" "));
    assert.match(ran.err, words);
  }
  for (const [file, text] of Object.entries(files)) assert.equal(read(cwd, file), text);
});

test("where one file cannot be written, none is", async () => {
  const bytes = Buffer.concat([Buffer.from(files["web/b.nhi.yaml"]), Buffer.from([0x23, 0xff, 0xfe, 0x0a])]);
  const cwd = folderOf({ ...files, "web/b.nhi.yaml": bytes });
  const ran = await nhi(OWNED, { cwd });
  assert.equal(ran.code, 74);
  assert.match(ran.err, /not fixed: web\/b\.nhi\.yaml: it holds bytes that are no text/);
  assert.equal(read(cwd, "infra/a.nhi.yaml"), files["infra/a.nhi.yaml"]);
});
