/** `nhi check --fix`: the safe fixes are made, and nothing else in the file is touched. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { DAY, folderOf, nhi, OWNED } from "./nhi.ts";

/** A date written day-last-but-one, a misspelt key and a comment behind each: what safe fixes mend, and what they must keep. */
const SLIPS = `# Kept: first line
nhi: 1
teams:
  web: { contact: "#web" }   # kept: 名前 😀
identities:
  builder:
    type: bot # kept
    purpose: "Builds the site"
    ownr: web
    credentials:
      - kind: api-token   # kept
        rotated: 2026/11/01
        expires: 2027-01-01
`;

const fixed = async (text: string | Uint8Array, ...more: string[]) => {
  const cwd = folderOf({ "nhi.yaml": text });
  const ran = await nhi(["check", "--fix", ...more, ...DAY], { cwd });
  return { ...ran, cwd, after: readFileSync(path.join(cwd, "nhi.yaml")) };
};

/** Lines that differ, as pairs. */
function changed(before: string, after: string): readonly (readonly [string, string])[] {
  const now = after.split("\n");
  return before.split("\n").flatMap((line, i) => (line === now[i] ? [] : [[line, now[i] ?? ""] as const]));
}

test("safe fixes change their own words, and comments, quotes and blanks stay", async () => {
  const { after, out } = await fixed(SLIPS);
  assert.deepEqual(changed(SLIPS, after.toString()), [
    ["    ownr: web", "    owner: web"],
    ["        rotated: 2026/11/01", "        rotated: 2026-11-01"],
  ]);
  assert.doesNotMatch(out, /manifest-shape|date-invalid/);
});

test("what fixes leave is reported, and decides the exit code", async () => {
  const { code, out } = await fixed(SLIPS.replace('    purpose: "Builds the site"\n', ""));
  assert.equal(code, 1);
  assert.match(out, /^nhi\.yaml:6:3 warning purpose-missing/);
});

test("a second time there is nothing to fix, and the file is not written", async () => {
  const { cwd, after } = await fixed(SLIPS);
  const file = path.join(cwd, "nhi.yaml");
  const written = statSync(file, { bigint: true }).mtimeNs;
  await nhi(["check", "--fix", ...DAY], { cwd });
  assert.deepEqual(readFileSync(file), after);
  assert.equal(statSync(file, { bigint: true }).mtimeNs, written);
});

test("line ends, byte order mark and encoding stay as they are", async () => {
  const crlf = SLIPS.replaceAll("\n", "\r\n");
  const expected = crlf.replace("ownr", "owner").replace("2026/11/01", "2026-11-01");
  assert.equal((await fixed(crlf)).after.toString(), expected);
  assert.equal((await fixed(`\ufeff${crlf}`)).after.toString(), `\ufeff${expected}`);
  assert.deepEqual(
    (await fixed(Buffer.from(`\ufeff${crlf}`, "utf16le"))).after,
    Buffer.from(`\ufeff${expected}`, "utf16le"),
  );
  assert.deepEqual(
    (await fixed(Buffer.from(`\ufeff${crlf}`, "utf16le").swap16())).after,
    Buffer.from(`\ufeff${expected}`, "utf16le").swap16(),
  );
});

test("a file with bytes that are no text is left alone, and that is said", async () => {
  const bytes = Buffer.concat([Buffer.from(SLIPS), Buffer.from([0x23, 0xff, 0xfe, 0x0a])]);
  const { code, after, err, out } = await fixed(bytes);
  assert.deepEqual(after, bytes);
  assert.equal(code, 74);
  assert.match(err, /not fixed: nhi\.yaml: it holds bytes that are no text/);
  assert.match(out, /ownr/, "its findings are still reported");
});

test("a dry run prints a diff that patch takes, and changes nothing", async () => {
  const { cwd, out, err, after } = await fixed(SLIPS, "--dry-run");
  assert.equal(err, "");
  assert.equal(after.toString(), SLIPS);
  assert.match(out, /^--- a\/nhi\.yaml\n\+\+\+ b\/nhi\.yaml\n@@ /);
  const git = spawnSync("git", ["apply", "-"], { cwd, input: out, encoding: "utf8" });
  assert.equal(git.stderr, "");
  assert.equal(readFileSync(path.join(cwd, "nhi.yaml"), "utf8"), (await fixed(SLIPS)).after.toString());
  assert.equal((await fixed(OWNED, "--dry-run")).out, "");
});

test("JSON is fixed as JSON", async () => {
  const before =
    '{\n  "nhi": 1,\n  "teams": { "web": { "contact": "#web" } },\n  "identities": {\n    "b": { "type": "bot", "purpose": "Builds", "ownr": "web" }\n  }\n}\n';
  const cwd = folderOf({ "nhi.json": before });
  const { code } = await nhi(["check", "--fix", ...DAY], { cwd });
  assert.equal(readFileSync(path.join(cwd, "nhi.json"), "utf8"), before.replace('"ownr"', '"owner"'));
  assert.equal(code, 0);
});

test("several files are fixed in one run, context files are not", async () => {
  const cwd = folderOf({
    ".git/HEAD": "",
    "nhi.yaml": "nhi: 1\nteams:\n  web: { contact: '#web', purpse: x }\n",
    "sub/a.nhi.yaml": "nhi: 1\nidentities:\n  a: { type: bot, purpose: A, ownr: web }\n",
    "sub/b.nhi.yaml": "nhi: 1\nidentities:\n  b: { type: bot, purpose: B, ownr: web }\n",
  });
  const { code } = await nhi(["check", "--fix", "sub", ...DAY], { cwd });
  assert.equal(code, 0);
  for (const name of ["a", "b"])
    assert.match(readFileSync(path.join(cwd, `sub/${name}.nhi.yaml`), "utf8"), / owner: web/);
  assert.match(readFileSync(path.join(cwd, "nhi.yaml"), "utf8"), /purpse/);
});

test("no attest fix and no choice is ever made", async () => {
  const text = `${OWNED}    credentials:\n      - kind: api-token\n        rotated: 2026-01-01\n`;
  const { after, code } = await fixed(text);
  assert.equal(after.toString(), text);
  assert.equal(code, 1);
});

test("an exception keeps a finding from being fixed", async () => {
  const text = `${SLIPS}exceptions:\n  - { rule: date-invalid, match: "identity:builder", reason: Known, approvedBy: security, expires: 2027-01-01 }\n`;
  assert.match((await fixed(text)).after.toString(), /rotated: 2026\/11\/01/);
});

test("a file that changed between reading and writing is not overwritten", async () => {
  const cwd = folderOf({ "nhi.yaml": SLIPS });
  const file = path.join(cwd, "nhi.yaml");
  const { fixAll } = await import("../../server/src/hosts/cli/fix.ts");
  const { load } = await import("../../server/src/hosts/cli/load.ts");
  const loaded = await load([cwd], { today: 20_779, exclude: [], progress: () => {} });
  writeFileSync(file, `${SLIPS}# a line of somebody else\n`);
  const { notWritten } = await fixAll(loaded, false, (_, text) => text);
  assert.match(notWritten.join(), /it has changed meanwhile/);
  assert.match(readFileSync(file, "utf8"), /somebody else/);
});

test("copies in overlays, which are told as one finding, are repaired each, and in one run", async () => {
  const account = (day: string): string =>
    `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: ci # nhi: owner=web rotated=${day}\n  namespace: shop\n`;
  const overlays = ["dev", "prod", "staging"].map((name) => `deploy/overlays/${name}/account.yaml`);
  const cwd = folderOf({
    "nhi.yaml": OWNED,
    ...Object.fromEntries(overlays.map((file) => [file, account("2026/11/01")])),
  });
  await nhi(["check", "--fix", ...DAY], { cwd });
  for (const file of overlays)
    assert.equal(readFileSync(path.join(cwd, file), "utf8"), account("2026-11-01"));
});
