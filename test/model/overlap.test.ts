import assert from "node:assert/strict";
import { test } from "node:test";
import { holdersOf } from "../../server/src/model/duties.ts";
import type { World } from "../../server/src/model/world.ts";
import { policy, segment, teamFacts, word, worldFrom } from "./build.ts";

const at = segment("cards/nhi.yaml", 500);

/** The steps of the overlap; undefined where judge and party are independent. */
const steps = (world: World, judge: string, party: string): readonly string[] | undefined =>
  world.overlap(judge, [{ role: "owner", ref: word(at, party) }])?.path.map(({ text }) => text);

const teams = [
  teamFacts("nhi.yaml", 1, "payments", {
    lead: "alice@acme.example",
    aliases: ["pay"],
    members: ["dan@acme.example"],
  }),
  teamFacts("nhi.yaml", 2, "security", { function: "security", lead: "sam@acme.example" }),
  teamFacts("nhi.yaml", 3, "pay-approvers", { members: ["dan@acme.example"] }),
  teamFacts("nhi.yaml", 4, "pam", { function: "pam" }),
];
const world = worldFrom(...teams);

test("the same word, an alias, another spelling", () => {
  assert.deepEqual(steps(world, "payments", "payments"), []);
  assert.deepEqual(steps(world, "team:payments", "payments"), []);
  assert.deepEqual(steps(world, "pay", "payments"), ["pay is an alias of payments"]);
  assert.deepEqual(steps(world, "@acme/payments", "pay"), [
    "@acme/payments is the team payments",
    "pay is an alias of payments",
  ]);
  assert.equal(steps(world, "security", "payments"), undefined);
});

test("a person and the team that the person leads or is in, both ways", () => {
  assert.deepEqual(steps(world, "alice@acme.example", "payments"), ["alice@acme.example leads payments"]);
  assert.deepEqual(steps(world, "dan@acme.example", "pay"), [
    "dan@acme.example is a member of payments",
    "pay is an alias of payments",
  ]);
  assert.deepEqual(steps(world, "security", "sam@acme.example"), ["sam@acme.example leads security"]);
  assert.equal(steps(world, "sam@acme.example", "payments"), undefined);
  assert.equal(steps(world, "eve@acme.example", "dan@acme.example"), undefined);
  assert.deepEqual(steps(world, "Dan@acme.example", "dan@acme.example"), []);
});

test("a team whose known members are all in the other", () => {
  const path = [
    "All known members of pay-approvers are in payments",
    "dan@acme.example is a member of payments",
  ];
  assert.deepEqual(steps(world, "pay-approvers", "payments"), path);
  assert.deepEqual(steps(world, "payments", "pay-approvers"), path);
  const lead = worldFrom(
    teamFacts("nhi.yaml", 1, "a", { lead: "x@y.z" }),
    teamFacts("nhi.yaml", 2, "b", { lead: "x@y.z" }),
  );
  assert.equal(steps(lead, "a", "b"), undefined, "a team that lists nobody but its lead may have others");
});

test("unknown names overlap only as the same name", () => {
  const empty = worldFrom();
  assert.deepEqual(steps(empty, "@acme/x", "x"), ["@acme/x and x are one name"]);
  assert.equal(steps(empty, "x", "y"), undefined);
  assert.equal(steps(empty, "", ""), undefined);
});

test("the first party that overlaps is told, with its role", () => {
  const found = world.overlap("pay", [
    { role: "requestedBy", ref: word(at, "security") },
    { role: "owner", ref: word(at, "payments") },
  ]);
  assert.equal(found?.role, "owner");
  assert.equal(found?.party.value, "payments");
});

test("a delegation that moves the duty back to the party", () => {
  const delegations = (duties: readonly string[]) =>
    policy("nhi.yaml", 60, "delegations", [{ match: "cards/**", to: "pay", duties }]);
  const model = policy("nhi.yaml", 50, "model", "federated");
  const path = ["approve for cards/** is delegated to pay", "pay is an alias of payments"];
  assert.deepEqual(steps(worldFrom(...teams, model, delegations(["approve"])), "pam", "payments"), path);
  assert.equal(steps(worldFrom(...teams, model, delegations(["rotate"])), "pam", "payments"), undefined);
  assert.equal(
    steps(worldFrom(...teams, model, delegations(["approve"])), "security", "payments"),
    undefined,
    "security holds no approve duty here",
  );
  const elsewhere = worldFrom(
    ...teams,
    model,
    policy("nhi.yaml", 60, "delegations", [{ match: "treasury/**", to: "pay", duties: ["approve"] }]),
  );
  assert.equal(steps(elsewhere, "pam", "payments"), undefined);
});

test("who could judge instead, best first, and never the party itself", () => {
  const party = (ref: string) => [{ role: "owner", ref: word(at, ref) }];
  const led = worldFrom(
    ...teams,
    teamFacts("nhi.yaml", 7, "founders", { function: "leadership" }),
    policy("nhi.yaml", 50, "model", "security-led"),
    policy("nhi.yaml", 51, "fallbackReviewer", "founders"),
  );
  assert.deepEqual(led.independent("approve", party("payments")), [
    { ref: "security", reason: "holds the approve duty in the security-led model" },
    { ref: "pam", reason: "function pam" },
    { ref: "founders", reason: "fallback reviewer" },
  ]);
  assert.deepEqual(
    led.independent("review", party("security")).map(({ ref }) => ref),
    ["pam", "founders"],
  );
  const own = worldFrom(
    ...teams,
    policy("nhi.yaml", 50, "duties", { review: { team: "pam", reason: "They run it" } }),
    policy("nhi.yaml", 51, "model", "shared"),
  );
  assert.deepEqual(own.independent("review", party("payments"))[0], {
    ref: "pam",
    reason: "holds the review duty by policy.duties",
  });
  assert.deepEqual(worldFrom().independent("approve", party("payments")), []);
});

test("duty presets", () => {
  assert.deepEqual(holdersOf("approve", "security-led"), ["security"]);
  assert.deepEqual(holdersOf("approve", "federated"), ["pam"]);
  assert.deepEqual(holdersOf("except", "hub-and-spoke"), ["identity"]);
  assert.deepEqual(holdersOf("except", "federated"), ["council"]);
  assert.deepEqual(holdersOf("recover", "security-led"), ["it", "owner"]);
});

test("a team that is listed in another brings its people, by each name that it has", () => {
  const nested = worldFrom(
    teamFacts("nhi.yaml", 1, "payments", { members: ["team:ledger", "@acme/books", "desk@acme.example"] }),
    teamFacts("nhi.yaml", 2, "ledger", { lead: "lea@acme.example" }),
    teamFacts("nhi.yaml", 3, "bookkeeping", {
      aliases: ["@acme/books"],
      members: ["bo@acme.example", "payments"],
    }),
    teamFacts("nhi.yaml", 4, "helpdesk", { contact: "desk@acme.example", members: ["hal@acme.example"] }),
    teamFacts("nhi.yaml", 5, "security", { members: ["sam@acme.example"] }),
  );
  assert.deepEqual(steps(nested, "lea@acme.example", "payments"), [
    "lea@acme.example leads ledger",
    "ledger is a member of payments",
  ]);
  assert.deepEqual(steps(nested, "hal@acme.example", "payments"), [
    "hal@acme.example is a member of helpdesk",
    "helpdesk is a member of payments",
  ]);
  assert.deepEqual(steps(nested, "ledger", "payments"), ["ledger is a member of payments"]);
  assert.deepEqual(
    steps(nested, "ledger", "bookkeeping"),
    ["ledger is a member of payments", "payments is a member of bookkeeping"],
    "a circle of teams is walked once",
  );
  assert.equal(steps(nested, "security", "payments"), undefined);
});

test("one shared person makes two teams no party, all of them do", () => {
  const shared = worldFrom(
    teamFacts("nhi.yaml", 1, "sec-leads", { members: ["alice@acme.example"] }),
    teamFacts("nhi.yaml", 2, "payments", { lead: "alice@acme.example", members: ["pia@acme.example"] }),
    teamFacts("nhi.yaml", 3, "reviewers", { members: ["alice@acme.example", "rob@acme.example"] }),
  );
  assert.deepEqual(steps(shared, "sec-leads", "payments"), [
    "All known members of sec-leads are in payments",
    "alice@acme.example leads payments",
  ]);
  assert.equal(steps(shared, "reviewers", "payments"), undefined);
  assert.deepEqual(steps(shared, "alice@acme.example", "reviewers"), [
    "alice@acme.example is a member of reviewers",
  ]);
});

test("where the party is one of the judges, the others of that team are proposed", () => {
  const led = worldFrom(
    teamFacts("nhi.yaml", 1, "security", {
      function: "security",
      members: ["sam@acme.example", "sue@acme.example"],
    }),
    policy("nhi.yaml", 50, "model", "shared"),
  );
  assert.deepEqual(led.independent("approve", [{ role: "subject", ref: word(at, "sam@acme.example") }]), [
    { ref: "sue@acme.example", reason: "of security, which holds the approve duty" },
  ]);
});
