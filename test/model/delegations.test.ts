import assert from "node:assert/strict";
import { test } from "node:test";
import type { Duty } from "../../server/src/model/duties.ts";
import { identityFacts, only, policy, segment, serviceAccount, teamFacts, word, worldFrom } from "./build.ts";

const teams = [
  teamFacts("nhi.yaml", 1, "pam", { function: "pam" }),
  teamFacts("nhi.yaml", 2, "identity", { function: "identity" }),
  teamFacts("nhi.yaml", 3, "cards", { members: ["dan@acme.example"] }),
  teamFacts("nhi.yaml", 4, "cards-eu", { lead: "eva@acme.example", members: ["eva@acme.example"] }),
];

const worldWith = (...delegations: readonly unknown[]) =>
  worldFrom(
    ...teams,
    policy("nhi.yaml", 50, "model", "federated"),
    policy("nhi.yaml", 60, "delegations", delegations),
  );

const bot = (path: string) => only(identityFacts(path, 900, "bot", { owner: "pay" }));

const holder = (world: ReturnType<typeof worldWith>, duty: Duty, path = "cards/eu/nhi.yaml") =>
  world.holders(duty, bot(path)).map(({ ref, by }) => `${ref} by ${by}`);

const steps = (world: ReturnType<typeof worldWith>, judge: string, party: string) =>
  world
    .overlap(judge, [{ role: "owner", ref: word(segment("cards/eu/nhi.yaml", 500), party) }])
    ?.path.map(({ text }) => text);

test("a delegation moves its duties for the files that it matches, and no other", () => {
  const world = worldWith({ match: "cards/**", to: "cards", duties: ["rotate", "approve"] });
  assert.deepEqual(holder(world, "approve"), ["cards by a delegation"]);
  assert.deepEqual(holder(world, "rotate"), ["cards by a delegation"]);
  assert.deepEqual(holder(world, "review"), ["identity by federated"]);
  assert.deepEqual(holder(world, "approve", "ops/nhi.yaml"), ["pam by federated"]);
});

test("it counts on its last day and not on the next", () => {
  const until = (expires: string) => worldWith({ match: "**", to: "cards", duties: ["approve"], expires });
  assert.deepEqual(holder(until("2026-11-22"), "approve"), ["cards by a delegation"]);
  assert.deepEqual(holder(until("2026-11-21"), "approve"), ["pam by federated"]);
  assert.equal(steps(until("2026-11-21"), "pam", "cards"), undefined);
});

test("a chain is followed to its end, and each step is told", () => {
  const world = worldWith(
    { match: "cards/**", to: "cards", duties: ["approve"] },
    { match: "cards/eu/**", to: "cards-eu", duties: ["approve"] },
  );
  assert.deepEqual(holder(world, "approve"), ["cards-eu by a delegation"]);
  assert.deepEqual(steps(world, "pam", "eva@acme.example"), [
    "approve for cards/** is delegated to cards",
    "approve for cards/eu/** is delegated to cards-eu",
    "eva@acme.example leads cards-eu",
  ]);
  assert.deepEqual(steps(world, "cards", "cards-eu"), ["approve for cards/eu/** is delegated to cards-eu"]);
  assert.equal(steps(world, "cards-eu", "cards"), undefined, "a duty does not move back up");
});

test("a loop ends where it would begin again", () => {
  const world = worldWith(
    { match: "**", to: "cards", duties: ["approve"] },
    { match: "**", to: "pam", duties: ["approve"] },
    { match: "**", to: "cards", duties: ["approve"] },
  );
  assert.deepEqual(holder(world, "approve"), ["cards by a delegation"]);
  assert.deepEqual(holder(worldWith({ match: "**", to: "pam", duties: ["approve"] }), "approve"), [
    "pam by federated",
  ]);
});

test("a pattern may describe the object", () => {
  const world = worldWith({
    match: { system: "kubernetes", namespace: "cards" },
    to: "cards",
    duties: ["review"],
  });
  const account = only(serviceAccount("k8s/sa.yaml", "cards/settle"));
  assert.deepEqual(
    world.holders("review", account).map(({ ref }) => ref),
    ["cards"],
  );
  assert.deepEqual(holder(world, "review"), ["identity by federated"], "a native identity is none of those");
  assert.equal(steps(world, "identity", "cards"), undefined, "of a path alone nobody can tell");
});

test("what cannot be read delegates nothing", () => {
  for (const one of [
    null,
    7,
    "x",
    {},
    { match: "**" },
    { match: "**", to: 3, duties: ["approve"] },
    { match: "**", to: "cards", duties: "approve" },
    { match: [], to: "cards", duties: ["approve"] },
  ])
    assert.deepEqual(holder(worldWith(one), "approve"), ["pam by federated"], JSON.stringify(one));
});
