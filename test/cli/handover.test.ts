/** `nhi handover`: the plan, then the change; written only where that is asked for. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { DAY, folderOf, nhi } from "./nhi.ts";

const MANIFEST = `nhi: 1
teams:
  payments: { contact: "#payments", members: [ann@acme.example] }
  web: { contact: "#web", members: [cy@acme.example] }
  security: { contact: "#security", function: security, members: [sam@acme.example] }
identities:
  ci-bot:
    type: bot
    owner: payments # kept
    purpose: Runs the nightly build
    privilege: privileged
    sponsor: web
    requestedBy: payments
    approvedBy: security
    approvedOn: 2026-11-01
    review: { every: 90d, last: 2026-11-01, by: security }
`;

const files = {
  "nhi.yaml": MANIFEST.replaceAll("\n", "\r\n"),
  "k8s/sa.yaml":
    "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: pay\n  labels: { team: payments }\n",
};

const read = (cwd: string, file: string): string => readFileSync(path.join(cwd, file), "utf8");

test("without a successor: what is held, what stays, and who could take over", async () => {
  const { code, out } = await nhi(["handover", "payments", ...DAY], { cwd: folderOf(files) });
  assert.equal(code, 0);
  assert.match(
    out,
    /^What payments holds\n\nmoves\n {2}owner .*\n {2}owner {2}Identity "ci-bot" +nhi\.yaml:9:12$/m,
  );
  assert.match(out, /^stays\n {2}requestedBy {2}Identity "ci-bot" .*history is not rewritten$/m);
  assert.match(
    out,
    /^could take over \(--to\)\n {2}web {7}known team\n {2}security {2}known team, function security +would bring \d findings?$/m,
  );
});

test("the plan is a table and then a diff, and nothing is written", async () => {
  const cwd = folderOf(files);
  for (const more of [[], ["--dry-run"]]) {
    const { code, out } = await nhi(["handover", "payments", "--to", "web", ...more, ...DAY], { cwd });
    assert.equal(code, 0);
    assert.match(out, /^Hand over everything of payments to web\n\nmoves\n/);
    assert.match(out, /^ {2}owner {2}ServiceAccount "pay" +→ web +k8s\/sa\.yaml:5:19$/m);
    assert.match(
      out,
      /^asked for: .*\n {2}Identity "ci-bot" {2}evidence\/hand-over-ci-bot-to-web\.md {2}nhi\.yaml$/m,
    );
    assert.match(out, /^-\s+owner: payments # kept\r\n\+\s+owner: web # kept\r$/m);
  }
  for (const [file, text] of Object.entries(files)) assert.equal(read(cwd, file), text);
});

test("written, the files differ in the words alone, the proof is told as missing, and a second time nothing moves", async () => {
  const cwd = folderOf(files);
  assert.equal((await nhi(["handover", "payments", "--to", "web", "--write", ...DAY], { cwd })).code, 0);
  assert.equal(read(cwd, "k8s/sa.yaml"), files["k8s/sa.yaml"].replace("payments", "web"));
  const after = read(cwd, "nhi.yaml");
  assert.ok(after.includes("    owner: web # kept\r\n"));
  assert.ok(!/[^\r]\n/.test(after), "line ends stay");
  const { out } = await nhi(["check", ...DAY], { cwd });
  assert.match(out, /evidence-missing .*hand-over-ci-bot-to-web\.md/);
  const again = await nhi(["handover", "payments", "--to", "web", "--write", ...DAY], { cwd });
  assert.equal(again.code, 0);
  assert.doesNotMatch(again.out, /^moves$|^---/m);
  assert.equal(read(cwd, "nhi.yaml"), after);
});

test("what would bring a finding is shown, and not written", async () => {
  const cwd = folderOf(files);
  const ran = await nhi(["handover", "payments", "--to", "security", "--write", ...DAY], { cwd });
  assert.equal(ran.code, 64);
  assert.match(ran.out, /^speaks against it\n {2}nhi\.yaml:\d+:\d+ +grant-self-approved /m);
  assert.match(ran.err, /nothing is written: something speaks against it/);
  assert.equal(read(cwd, "nhi.yaml"), files["nhi.yaml"]);
});

test("what is wrong with the command line is said", async () => {
  const cwd = folderOf(files);
  for (const [args, words] of [
    [["paymnts"], /no team or person is called "paymnts"; near it: payments/],
    [["payments", "--to", "securty"], /no team or person is called "securty"; near it: security/],
    [["payments", "--to", "team:payments"], /payments and team:payments are one party/],
    [["payments", "--write"], /--to says who carries it on/],
    [["payments", "--to", "web", "--write", "--dry-run"], /one of --write and --dry-run/],
    [["payments", "--as-of", "soon"], /--as-of wants a day/],
    [[], /missing required argument 'party'/],
  ] as const) {
    const ran = await nhi(["handover", ...args], { cwd });
    assert.deepEqual([ran.code, ran.out], [64, ""], args.join(" "));
    assert.match(ran.err, words);
  }
  assert.equal((await nhi(["handover", "payments", "gone"], { cwd })).code, 66);
});
