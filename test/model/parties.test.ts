import assert from "node:assert/strict";
import { test } from "node:test";
import type { World } from "../../server/src/model/world.ts";
import { codeowners, teamFacts, worldFrom } from "./build.ts";

/** The party in short: `team payments`, `person a@b of x, y`, `unknown`. */
function told(world: World, ref: string): string {
  const party = world.party(ref);
  if (party.is === "team") return `team ${party.team.id.value}`;
  if (party.is === "unknown") return "unknown";
  const teams = party.teams.map(({ id }) => id.value).join(", ");
  return party.is === "person" ? `person ${party.mail}${teams && ` of ${teams}`}` : `ambiguous ${teams}`;
}

const world = worldFrom(
  teamFacts("nhi.yaml", 1, "payments", { lead: "alice@acme.example", aliases: ["@acme/pay", "billing-old"] }),
  teamFacts("nhi.yaml", 2, "security", { contact: "security@acme.example", members: ["bob@acme.example"] }),
  teamFacts("nhi.yaml", 3, "eu/ops"),
  teamFacts("nhi.yaml", 4, "us/ops"),
  codeowners("CODEOWNERS", "* @acme/web @carol"),
);

test("a team is known by id, alias, contact address and last segment", () => {
  for (const ref of [
    "payments",
    "team:payments",
    "Payments",
    " payments ",
    "@acme/payments",
    "@other/Payments",
    "group:default/payments",
    "@acme/pay",
    "pay",
    "@payments",
    "billing-old",
  ])
    assert.equal(told(world, ref), "team payments", ref);
  assert.equal(told(world, "security@acme.example"), "team security");
});

test("a last segment that two teams share names neither", () => {
  assert.equal(told(world, "eu/ops"), "team eu/ops");
  assert.equal(told(world, "@acme/ops"), "ambiguous eu/ops, us/ops");
});

test("a person is known by address, with the teams", () => {
  assert.equal(told(world, "alice@acme.example"), "person alice@acme.example of payments");
  assert.equal(told(world, "Bob@Acme.example"), "person bob@acme.example of security");
  assert.equal(told(world, "eve@acme.example"), "person eve@acme.example");
  assert.equal(told(world, "@carol"), "person @carol");
});

test("a team that only CODEOWNERS names is known, and makes nobody unknown", () => {
  assert.equal(told(world, "web"), "team @acme/web");
  assert.equal(told(world, "mobile"), "unknown");
  assert.equal(told(world, ""), "unknown");
  assert.equal(worldFrom(codeowners("CODEOWNERS", "* @acme/web")).listsTeams, false);
  assert.equal(world.listsTeams, true);
});

test("the nearest teams to a misspelt word", () => {
  const names = worldFrom(
    ...["payments", "platform", "security", "sre"].map((id, i) => teamFacts("nhi.yaml", i, id)),
    teamFacts("nhi.yaml", 9, "platforn", { status: "disbanded" }),
  );
  assert.deepEqual(names.nearestTeams("paymnets"), ["payments"]);
  assert.deepEqual(names.nearestTeams("@acme/plattform"), ["platform"]);
  assert.deepEqual(names.nearestTeams("payments-team"), ["payments"]);
  assert.deepEqual(names.nearestTeams("marketing"), []);
  assert.deepEqual(names.nearestTeams("x".repeat(100_000)), []);
});
