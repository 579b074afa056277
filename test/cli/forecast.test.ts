/** `nhi forecast`: the same rows in every form, and the same bytes for the same day. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { DAY, folderOf, nhi } from "./nhi.ts";

const MANIFEST = `nhi: 1
teams:
  payments: { contact: "#payments" }
  web: { contact: "#web" }
policy:
  maxAge: 90d
identities:
  ci-bot:
    type: bot
    owner: payments
    purpose: Runs the nightly build
    credentials:
      - kind: access-key
        rotated: 2026-09-01
      - kind: access-key
        rotated: 2026-10-01
  site-bot, the second:
    type: bot
    owner: web
    purpose: Publishes
    credentials:
      - { kind: api-token, rotated: 2026-06-01, expires: 2027-01-31 }
`;

const cwd = folderOf({ "nhi.yaml": MANIFEST });
const told = (...args: string[]) => nhi(["forecast", ...DAY, ...args], { cwd });

test("a block for each team, by day, with the place and the limit, and a count", async () => {
  const { code, out, err } = await told();
  assert.deepEqual([code, err], [0, ""]);
  assert.equal(
    out,
    `payments (#payments)
  2026-11-30   8 days  Identity "ci-bot": rotation of the access key  nhi.yaml:14:18  limit 90d (policy.maxAge), nhi.yaml:6
  2026-12-30  38 days  Identity "ci-bot": rotation of the access key  nhi.yaml:16:18  limit 90d (policy.maxAge), nhi.yaml:6

web (#web)
  2027-01-31  70 days  Identity "site-bot, the second": end of the api token  nhi.yaml:22:58

3 fall due in 90 days, until 2027-02-20
`,
  );
});

test("JSON and CSV hold the same rows as the text", async () => {
  const json = JSON.parse((await told("--format", "json")).out);
  assert.deepEqual(
    [json.version, json.asOf, json.until, json.due.length],
    [1, "2026-11-22", "2027-02-20", 3],
  );
  assert.deepEqual(json.due[0].limitAt, { file: "nhi.yaml", line: 6 });
  const [names, ...lines] = (await told("--format", "csv")).out.trimEnd().split("\r\n");
  assert.match(names ?? "", /^as_of,owner,contact,day,days_left,what,about,/);
  assert.equal(lines.length, 3);
  for (const [i, line] of lines.entries()) assert.ok(line.includes(json.due[i].day), line);
  assert.match(lines[2] ?? "", /"Identity ""site-bot, the second"""/);
});

/** The content lines of a calendar, unfolded, as RFC 5545 says. */
const unfolded = (text: string): readonly string[] => text.replaceAll("\r\n ", "").split("\r\n").slice(0, -1);

test("the calendar is folded at 75 octets, escaped, and has an event of its own for each row", async () => {
  const { out } = await told("--format", "ics");
  for (const line of out.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
  assert.ok(!/[^\r]\n/.test(out), "every line ends with CRLF");
  const lines = unfolded(out);
  assert.deepEqual([lines[0], lines.at(-1)], ["BEGIN:VCALENDAR", "END:VCALENDAR"]);
  const uids = lines.filter((line) => line.startsWith("UID:"));
  assert.equal(new Set(uids).size, 3);
  assert.equal(lines.filter((line) => line === "DTSTAMP:20261122T000000Z").length, 3);
  assert.ok(lines.includes("DTSTART;VALUE=DATE:20261130"));
  assert.ok(lines.includes('SUMMARY:Identity "site-bot\\, the second": end of the api token'));
  assert.ok(lines.some((line) => line.startsWith("DESCRIPTION:Owner: web (#web)\\nPlace: nhi.yaml:22\\n")));
});

test("an event keeps its UID when its day moves, and long names in any script are not cut", async () => {
  const moved = folderOf({ "nhi.yaml": MANIFEST.replace("expires: 2027-01-31", "expires: 2027-02-15") });
  const uids = (text: string) => unfolded(text).filter((line) => line.startsWith("UID:"));
  const before = await told("--format", "ics");
  const after = await nhi(["forecast", ...DAY, "--format", "ics"], { cwd: moved });
  assert.deepEqual(uids(after.out), uids(before.out));
  const long = "名前😀".repeat(40);
  const other = folderOf({ "nhi.yaml": MANIFEST.replaceAll("web", long) });
  const { out } = await nhi(["forecast", ...DAY, "--format", "ics"], { cwd: other });
  for (const line of out.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75);
  assert.ok(unfolded(out).includes(`CATEGORIES:${long}`));
});

test("what if: the counts before and after, and nothing is written", async () => {
  const { out } = await told("--max-age", "180d", "--days", "10");
  assert.match(out, /^What if: maxAge 180d$/m);
  assert.match(out, /^ {2}rotation-stale {2}today 1 → 0 +due in 10 days 1 → 1$/m);
  const { whatIf } = JSON.parse((await told("--max-age", "180d", "--format", "json")).out);
  const stale = whatIf.changes.find(({ rule }: { rule: string }) => rule === "rotation-stale");
  assert.deepEqual(stale.today, { before: 1, after: 0 });
  assert.match((await told("--max-age", "90d")).out, /nothing would change/);
});

test("the same day gives the same bytes, and what is wrong with the command line is said", async () => {
  for (const format of ["text", "json", "csv", "ics"])
    assert.equal((await told("-f", format)).out, (await told("-f", format)).out);
  for (const [args, words] of [
    [["--days", "soon"], /--days wants a number up to 3660, not "soon"/],
    [["--max-age", "long"], /--max-age wants a length such as 180d or 6mo, not "long"/],
    [["--max-age", "0d"], /--max-age wants/],
    [["--as-of", "today"], /--as-of wants a day/],
    [["--format", "pdf"], /text, json, csv, ics/],
  ] as const) {
    const ran = await nhi(["forecast", ...args], { cwd });
    assert.deepEqual([ran.code, ran.out], [64, ""], args.join(" "));
    assert.match(ran.err, words);
  }
  assert.equal((await nhi(["forecast", "gone"], { cwd })).code, 66);
  assert.equal(
    (await nhi(["forecast", ...DAY], { cwd: folderOf({}) })).out,
    "Nothing falls due in 90 days, until 2027-02-20\n",
  );
});
