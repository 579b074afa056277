import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Facts } from "../../server/src/model/facts.ts";
import { createIndex, type Index, replace } from "../../server/src/model/index.ts";
import type { World } from "../../server/src/model/world.ts";
import { worldOf } from "../../server/src/model/world-of.ts";
import type { Segment } from "../../server/src/text/span.ts";
import {
  codeowners,
  exception,
  facts,
  identityFacts,
  namespace,
  ownersFacts,
  policy,
  ROOT,
  segment,
  serviceAccount,
  TODAY,
  teamFacts,
  word,
} from "./build.ts";

const empty = (): Index => createIndex((uri) => uri.slice(ROOT.length));
const extending = (path: string, to: string): Facts => facts(path, 0, (at) => ({ extends: [word(at, to)] }));

test("declarations come in the order of files, then of places, whatever the order of arrival", () => {
  const index = empty();
  const places = [
    ["b.nhi.yaml", 10],
    ["a.nhi.yaml", 900],
    ["a.nhi.yaml", 20],
  ] as const;
  replace(
    index,
    [],
    places.map(([path, base]) => identityFacts(path, base, "ci-bot")),
  );
  const world = worldOf(index, TODAY, () => undefined);
  const told = world
    .declared("identities", "ci-bot")
    .map(({ id }) => `${world.pathOf(id.at.in.uri)}:${id.at.in.base}`);
  assert.deepEqual(told, ["a.nhi.yaml:20", "a.nhi.yaml:900", "b.nhi.yaml:10"]);
  assert.deepEqual(world.ids("identities"), ["ci-bot"]);
  assert.deepEqual(world.ids("risks"), []);
});

test("a team's new name reaches those who use one of its names, and nobody else", () => {
  const index = empty();
  const team = teamFacts("teams.nhi.yaml", 10, "payments");
  replace(index, [], [team, teamFacts("teams.nhi.yaml", 90, "web")]);
  const asked = (ref: string): ReadonlySet<string> => {
    const keys = new Set<string>();
    worldOf(index, TODAY, (key) => keys.add(key)).party(ref);
    return keys;
  };
  const [users, others] = [asked("payments"), asked("web")];
  const changed = replace(index, [team], [teamFacts("teams.nhi.yaml", 10, "paymentsx")]);
  assert.ok([...users].some((key) => changed.has(key)));
  assert.deepEqual(
    [...others].filter((key) => changed.has(key)),
    [],
  );
});

test("typing in one identity's entry reaches no other identity", () => {
  const index = empty();
  const before = identityFacts("nhi.yaml", 10, "ci-bot", { owner: "payments" });
  replace(index, [], [before, identityFacts("nhi.yaml", 90, "web", { owner: "payments" })]);
  const after = identityFacts("nhi.yaml", 10, "ci-bot", { owner: "payments" });
  assert.deepEqual([...replace(index, [before], [after])], ["decl:identities/ci-bot", "identity:ci-bot"]);
  const owned = identityFacts("nhi.yaml", 10, "ci-bot", { owner: "web" });
  assert.deepEqual([...replace(index, [after], [owned])].sort(), [
    "decl:identities/ci-bot",
    "identity:ci-bot",
    `neighbours:${ROOT}nhi.yaml`,
  ]);
  assert.deepEqual(
    [...replace(index, [owned], [])].filter((key) => key.startsWith("ids:")),
    ["ids:identities"],
  );
});

test("a team's new contact reaches those who point at it, a new alias those who ask for names", () => {
  const index = empty();
  const before = teamFacts("nhi.yaml", 10, "payments", { contact: "#pay" });
  replace(index, [], [before, teamFacts("nhi.yaml", 20, "web")]);
  const contact = teamFacts("nhi.yaml", 10, "payments", { contact: "#payments" });
  assert.deepEqual([...replace(index, [before], [contact])].sort(), [
    "decl:teams/payments",
    "team:payments",
    "teams:all",
  ]);
  const alias = teamFacts("nhi.yaml", 10, "payments", { contact: "#payments", aliases: ["pay"] });
  assert.ok(replace(index, [contact], [alias]).has("teams:names"));
});

test("extends is complete once the file that it names is there, counted from the file that names it", () => {
  const index = empty();
  const world = worldOf(index, TODAY, () => undefined);
  assert.equal(world.complete, true);
  replace(index, [], [extending("cards/cards.nhi.yaml", "../hub/my hub.nhi.yaml")]);
  assert.equal(world.complete, false);
  const hub = facts("hub/my%20hub.nhi.yaml", 0, () => ({}));
  replace(index, [], [hub]);
  assert.equal(world.complete, true);
  replace(index, [hub], []);
  assert.equal(world.complete, false);
});

/** Everything that a rule could ask about the small world below, each as text, with the segments by number. */
const questions: readonly ((world: World) => unknown)[] = [
  (world) => world.teams(),
  (world) => world.listsTeams,
  (world) => world.complete,
  (world) => world.exceptions(),
  (world) => world.ids("teams"),
  (world) => world.ids("identities"),
  (world) => world.policy.notice,
  (world) => world.policy.model,
  (world) => world.policyEntry("delegations")?.at,
  (world) => world.nearestTeams("alphx"),
  ...["alpha", "beta", "@acme/alpha", "a@x.yz", "gamma", "web"].map(
    (ref) => (world: World) => world.party(ref),
  ),
  ...["alpha", "beta"].map((id) => (world: World) => world.declared("teams", id)),
  ...["one", "two"].map((id) => (world: World) => world.declared("identities", id)),
  (world) => world.overlap("alpha", [{ role: "owner", ref: word(ASKER, "beta") }]),
  (world) => world.overlap("@acme/alpha", [{ role: "owner", ref: word(ASKER, "alpha") }]),
  (world) => world.independent("approve", [{ role: "owner", ref: word(ASKER, "alpha") }]),
  ...["k8s/sa.yaml", "app/sa.yaml"].flatMap((path) => [
    (world: World) => world.ownership(account(path)),
    (world: World) => world.boundBy(account(path))?.id,
    (world: World) => world.likelyOwners(account(path)),
  ]),
  (world) => world.ownership(native),
  (world) => world.likelyOwners(native),
];

const ASKER = segment("k8s/nhi.yaml", 7000);
const accounts = new Map(
  ["k8s/sa.yaml", "app/sa.yaml"].map((path) => [path, serviceAccount(path, "shop/web").identities[0]]),
);
const account = (path: string) => accounts.get(path) ?? native;
const [asked] = identityFacts("a.nhi.yaml", 5000, "asked", {
  bind: ["k8s:ServiceAccount/shop/web"],
}).identities;
if (!asked) throw new Error("no identity was built");
const native = asked;

/** What a segment may say: a number picks it. */
const SAYINGS: readonly ((path: string, base: number) => Facts)[] = [
  (path, base) => teamFacts(path, base, "alpha", { lead: "a@x.yz" }),
  (path, base) => teamFacts(path, base, "alpha", { contact: "#alpha", aliases: ["beta"] }),
  (path, base) => teamFacts(path, base, "beta", { members: ["a@x.yz"], function: "security" }),
  (path, base) => teamFacts(path, base, "beta", { status: "disbanded" }),
  (path, base) => teamFacts(path, base, "eu/alpha"),
  (path, base) => identityFacts(path, base, "one", { owner: "alpha", bind: ["k8s:ServiceAccount/web"] }),
  (path, base) => identityFacts(path, base, "two", { owner: "beta", bind: ["k8s:ServiceAccount/shop/web"] }),
  (path, base) => identityFacts(path, base, "one", { bind: ["k8s:ServiceAccount/other/web"] }),
  (path, base) => ownersFacts(path, base, { path: "k8s/**" }, "alpha"),
  (path, base) => ownersFacts(path, base, { namespace: "shop" }, "gamma"),
  (path, base) => ownersFacts(path, base, { path: "**" }),
  (path, base) => policy(path, base, "notice", "7d"),
  (path, base) => policy(path, base, "model", "security-led"),
  (path, base) => policy(path, base, "delegations", [{ match: "k8s/**", to: "alpha", duties: ["approve"] }]),
  (path, base) => exception(path, base, "rotation-stale"),
  (path) => extending(path, "b.nhi.yaml"),
  (path) => codeowners(path, "* @acme/web", "/k8s/ @acme/alpha"),
  (path) => namespace(path, "shop", "alpha"),
  (path) => serviceAccount(path, "shop/web", "gamma"),
  (path) => serviceAccount(path, "web"),
];

const FILES = ["a.nhi.yaml", "b.nhi.yaml", "CODEOWNERS", ".github/CODEOWNERS"];

const numbers = new WeakMap<Segment, number>();
let next = 0;
/** An answer as text; a segment made anew is another answer, because places point into it. */
const textOf = (answer: unknown): string =>
  JSON.stringify(answer, (_, value: unknown) => {
    if (typeof value !== "object" || value === null || !("uri" in value && "base" in value)) return value;
    const at = value as Segment;
    const number = numbers.get(at) ?? next++;
    numbers.set(at, number);
    return `${at.uri}#${number}`;
  }) ?? "undefined";

const answers = (index: Index): readonly { readonly text: string; readonly reads: ReadonlySet<string> }[] =>
  questions.map((question) => {
    const reads = new Set<string>();
    return { text: textOf(question(worldOf(index, TODAY, (key) => reads.add(key)))), reads };
  });

test("after any edits the index answers as a fresh one, and an answer that changed had one of its keys named", () => {
  const edit = fc.record({
    file: fc.nat(FILES.length - 1),
    at: fc.nat(5),
    drop: fc.nat(2),
    say: fc.array(fc.nat(SAYINGS.length - 1), { maxLength: 2 }),
  });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
      const index = empty();
      const documents = FILES.map((): Facts[] => []);
      let earlier = answers(index);
      for (const { file, at, drop, say } of edits) {
        const path = FILES[file] ?? "";
        const document = documents[file] ?? [];
        const made = say.map((n) => SAYINGS[n]?.(path, 0)).filter((one) => one !== undefined);
        const dropped = document.splice(at, drop, ...made);
        document.forEach((one, i) => {
          Object.assign(one.segment, { base: i * 100 });
        });
        const keys = replace(index, dropped, made);
        const now = answers(index);
        now.forEach(({ text }, i) => {
          const before = earlier[i];
          if (before && before.text !== text)
            assert.ok(
              [...before.reads].some((key) => keys.has(key)),
              `question ${i} changed unnoticed:\n${before.text}\n${text}`,
            );
        });
        earlier = now;
      }
      const fresh = empty();
      replace(fresh, [], documents.flat());
      assert.deepEqual(
        answers(fresh).map(({ text }) => text),
        earlier.map(({ text }) => text),
      );
    }),
    { numRuns: 400 },
  );
});

test("one segment among ten thousand is replaced in far less than a millisecond", () => {
  const index = empty();
  const all = Array.from({ length: 10_000 }, (_, i) =>
    identityFacts("nhi.yaml", i * 100, `id-${i}`, { owner: `team-${i % 50}` }),
  );
  replace(index, [], all);
  const rounds = 500;
  const started = process.hrtime.bigint();
  let old = all[5000];
  for (let i = 0; i < rounds && old; i++) {
    const fresh = identityFacts("nhi.yaml", 500_000, "id-5000", { owner: `team-${i % 2}` });
    replace(index, [old], [fresh]);
    old = fresh;
  }
  const each = Number(process.hrtime.bigint() - started) / 1e6 / rounds;
  assert.ok(each < 0.5, `${each} ms`);
});
