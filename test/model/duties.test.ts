import assert from "node:assert/strict";
import { test } from "node:test";
import { DUTIES as MEANINGS } from "../../schemas/duties.ts";
import { DUTIES, type Duty } from "../../server/src/model/duties.ts";
import { DUTY_REASONS } from "../../server/src/model/duty-reasons.ts";
import type { World } from "../../server/src/model/world.ts";
import { facts, identity, identityFacts, only, policy, teamFacts, word, worldFrom } from "./build.ts";

const teams = [
  teamFacts("nhi.yaml", 1, "sec", { function: "security" }),
  teamFacts("nhi.yaml", 2, "ops", { function: "it" }),
  teamFacts("nhi.yaml", 3, "sre", {}),
  teamFacts("nhi.yaml", 4, "cio", { function: "leadership" }),
];
const model = (name: string) => policy("nhi.yaml", 50, "model", name);

const told = (
  world: World,
  duty: Duty,
  of = only(identityFacts("cards/nhi.yaml", 900, "bot", { owner: "sre" })),
) => world.holders(duty, of).map(({ ref, by }) => `${ref} by ${by}`);

test("every duty has its meaning from the schema, a reason and the numbers of its requirements", () => {
  assert.deepEqual(Object.keys(DUTY_REASONS), [...DUTIES]);
  for (const duty of DUTIES) {
    const { means, why, requirements } = DUTY_REASONS[duty];
    assert.equal(means, MEANINGS[duty]);
    assert.match(why, /^[A-Z].*\.$/);
    assert.ok(requirements.length > 0 && requirements.every((one) => /^[0-4]\.\d\d$/.test(one)), duty);
  }
});

test("by the model, by the policy, by the identity's own word", () => {
  const world = worldFrom(...teams, model("shared"));
  assert.deepEqual(told(world, "approve"), ["sec by shared"]);
  assert.deepEqual(told(world, "platform"), ["ops by shared"]);
  const over = worldFrom(
    ...teams,
    model("shared"),
    policy("nhi.yaml", 51, "duties", { approve: { team: "cio", reason: "x" } }),
  );
  assert.deepEqual(told(over, "approve"), ["cio by policy.duties"]);
  const own = only(
    facts("cards/nhi.yaml", 900, (at) => ({
      identities: [
        identity(
          at,
          "bot",
          { owner: "sre" },
          {
            duties: [{ duty: "approve", holder: word(at, "ops"), reason: undefined }],
          },
        ),
      ],
    })),
  );
  assert.deepEqual(told(over, "approve", own), ['ops by identity "bot"']);
});

test("owner and sponsor are resolved for an identity, left out without one, and words in the table", () => {
  const world = worldFrom(...teams, model("shared"));
  assert.deepEqual(told(world, "rotate"), ["sre by shared"]);
  assert.deepEqual(told(world, "notify"), [], "nobody is the sponsor");
  assert.deepEqual(world.holders("rotate"), []);
  const row = world.dutyTable().find(({ duty }) => duty === "rotate");
  assert.deepEqual(
    row?.holders.map(({ ref }) => ref),
    ["owner"],
  );
});

test("a second choice stands where no team has the first function", () => {
  const small = worldFrom(teamFacts("nhi.yaml", 1, "sec", { function: "security" }), model("security-led"));
  assert.deepEqual(told(small, "recover"), ["sre by security-led"], "the owner, where there is no it");
});

test("two teams with one function both hold it, a disbanded one does not", () => {
  const two = worldFrom(
    ...teams,
    teamFacts("nhi.yaml", 7, "sec-eu", { function: "security" }),
    teamFacts("nhi.yaml", 8, "sec-old", { function: "security", status: "disbanded" }),
    model("shared"),
  );
  assert.deepEqual(told(two, "review"), ["sec by shared", "sec-eu by shared"]);
});

test("the council is the policy's, else the team with that function", () => {
  const council = teamFacts("nhi.yaml", 9, "board", { function: "council" });
  assert.deepEqual(told(worldFrom(...teams, council, model("federated")), "except"), ["board by federated"]);
  const named = worldFrom(...teams, council, model("federated"), policy("nhi.yaml", 52, "council", "cio"));
  assert.deepEqual(told(named, "except"), ["cio by policy.council"]);
});

test("without a model, or with one that is not known, the table is empty", () => {
  assert.deepEqual(worldFrom(...teams).dutyTable(), []);
  assert.deepEqual(worldFrom(...teams, model("anarchy")).dutyTable(), []);
  assert.deepEqual(worldFrom(...teams, model("anarchy")).holders("approve"), []);
});

test("cells that are no words are passed over", () => {
  for (const value of [
    null,
    7,
    [],
    "x",
    { approve: null },
    { approve: 7 },
    { approve: { team: [] } },
    { approve: " " },
  ])
    assert.deepEqual(
      told(worldFrom(...teams, model("shared"), policy("nhi.yaml", 51, "duties", value)), "approve"),
      ["sec by shared"],
    );
});
