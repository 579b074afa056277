/** The solver of separation of duties against a plain reading of its rules: no random organisation may tell the two apart. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { holdersOf, type OperatingModel } from "../../server/src/model/duties.ts";
import type { World } from "../../server/src/model/world.ts";
import { grantSelfApproved } from "../../server/src/rules/grant-self-approved.ts";
import { grantSelfAudited } from "../../server/src/rules/grant-self-audited.ts";
import { verdictsOf, workspaceOf } from "../harness/pipeline.ts";
import { policy, segment, teamFacts, word, worldFrom } from "./build.ts";

interface OrgTeam {
  readonly id: string;
  readonly function?: string;
  readonly lead?: string;
  readonly contact?: string;
  readonly aliases: readonly string[];
  readonly members: readonly string[];
}

interface OrgDelegation {
  readonly match: string;
  readonly to: string;
  readonly duties: readonly string[];
  readonly expires?: string | undefined;
}

interface Org {
  readonly model: OperatingModel;
  readonly teams: readonly OrgTeam[];
  readonly duties: Readonly<Record<string, string>>;
  readonly delegations: readonly OrgDelegation[];
}

interface Question {
  readonly judge: string;
  readonly parties: readonly string[];
  readonly path: string;
}

// ---- the plain reading -------------------------------------------------------------------------------------------------------

type Who = { readonly team: OrgTeam } | { readonly person: string } | { readonly nobody: string };

/** Whom a word means, by looking at every team in turn. */
function who(org: Org, text: string): Who {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/^team:/, "");
  const last = plain.slice(plain.lastIndexOf("/") + 1);
  for (const team of org.teams) if (team.id === plain) return { team };
  for (const team of org.teams) if (team.aliases.includes(plain) || team.contact === plain) return { team };
  if (plain.includes("@") && !plain.startsWith("@")) return { person: plain };
  for (const team of org.teams)
    if (team.id === last || team.aliases.some((a) => a.endsWith(`/${last}`))) return { team };
  return { nobody: last };
}

const listedIn = (team: OrgTeam): readonly string[] => [...(team.lead ? [team.lead] : []), ...team.members];

/** All who belong to a team, people and teams, by asking again and again until nobody new turns up. */
function everyoneIn(org: Org, team: OrgTeam): { people: Set<string>; teams: Set<OrgTeam> } {
  const people = new Set<string>();
  const teams = new Set<OrgTeam>([team]);
  for (let size = -1; size !== people.size + teams.size; ) {
    size = people.size + teams.size;
    for (const one of [...teams])
      for (const name of listedIn(one)) {
        const member = who(org, name);
        if ("team" in member) teams.add(member.team);
        if ("person" in member) people.add(member.person);
      }
  }
  return { people, teams };
}

/** Everybody known of the small team is in the large one. */
function allIn(org: Org, small: OrgTeam, large: OrgTeam): boolean {
  const there = everyoneIn(org, large);
  if (there.teams.has(small)) return true;
  const here = [...everyoneIn(org, small).teams];
  const beyond = here.filter((team) => !there.teams.has(team));
  if (beyond.some((team) => team.members.length === 0)) return false;
  const people = beyond.flatMap((team) =>
    listedIn(team).flatMap((name) => {
      const member = who(org, name);
      return "person" in member ? [member.person] : [];
    }),
  );
  return (
    people.every((person) => there.people.has(person)) && (people.length > 0 || beyond.length < here.length)
  );
}

function together(org: Org, a: string, b: string): boolean {
  const [one, other] = [who(org, a), who(org, b)];
  if ("nobody" in one || "nobody" in other)
    return "nobody" in one && "nobody" in other && one.nobody === other.nobody;
  if ("person" in one && "person" in other) return one.person === other.person;
  if ("person" in one) return "team" in other && everyoneIn(org, other.team).people.has(one.person);
  if ("person" in other) return everyoneIn(org, one.team).people.has(other.person);
  return one.team === other.team || allIn(org, one.team, other.team) || allIn(org, other.team, one.team);
}

const sameOne = (org: Org, a: string, b: string): boolean => {
  const [one, other] = [who(org, a), who(org, b)];
  if ("team" in one && "team" in other) return one.team === other.team;
  return a.toLowerCase().replace(/^team:/, "") === b.toLowerCase().replace(/^team:/, "");
};

/** Those who hold the duty, and then all to whom it is handed on, in order. */
function lineOf(org: Org, duty: "approve" | "review", path: string) {
  const own = org.duties[duty];
  const role = holdersOf(duty, org.model)[0];
  const holders = own ? [own] : org.teams.filter((team) => team.function === role).map(({ id }) => id);
  const chain: string[] = [];
  for (const { match, to, duties, expires } of org.delegations) {
    if (!duties.includes(duty) || (expires !== undefined && expires < "2026-11-22")) continue;
    if (!path.startsWith(match.replace("**", ""))) continue;
    if (![...holders, ...chain].some((one) => sameOne(org, one, to))) chain.push(to);
  }
  return { holders, chain };
}

function dependent(org: Org, { judge, parties, path }: Question): boolean {
  return parties.some((party) => {
    if (together(org, judge, party)) return true;
    return (["approve", "review"] as const).some((duty) => {
      const { holders, chain } = lineOf(org, duty, path);
      const nth = chain.findIndex((to) => sameOne(org, to, judge));
      const after = holders.some((one) => sameOne(org, one, judge))
        ? chain
        : nth < 0
          ? []
          : chain.slice(nth + 1);
      return after.some((to) => together(org, to, party));
    });
  });
}

// ---- random organisations ----------------------------------------------------------------------------------------------------

const FUNCTIONS = ["security", "it", "identity", "pam", "engineering", "leadership", "council"];
const PATHS = ["cards/nhi.yaml", "cards/eu/nhi.yaml", "ops/nhi.yaml"];

const orgs = (mostTeams: number, mostPeople: number): fc.Arbitrary<{ org: Org; question: Question }> =>
  fc
    .record({
      teams: fc.integer({ min: 2, max: mostTeams }),
      people: fc.integer({ min: 1, max: mostPeople }),
    })
    .chain(({ teams, people }) => {
      const nth = (most: number) => fc.integer({ min: 0, max: most - 1 });
      const person = nth(people).map((n) => `p${n}@acme.example`);
      const teamWord = fc
        .tuple(nth(teams), fc.constantFrom("id", "team", "alias", "org", "mail"))
        .map(([n, how]) => WORDS[how](n));
      const anybody = fc.oneof(person, teamWord, fc.constantFrom("ghost", "@acme/ghost", "wraith"));
      const members = fc.oneof(
        { weight: 3, arbitrary: fc.array(person, { maxLength: 4 }) },
        { weight: 2, arbitrary: fc.array(fc.oneof(person, teamWord), { maxLength: 5 }) },
        { weight: 1, arbitrary: fc.array(person, { minLength: Math.min(people, 30), maxLength: people }) },
      );
      const team = fc.record({
        function: fc.option(fc.constantFrom(...FUNCTIONS), { nil: undefined }),
        lead: fc.option(person, { nil: undefined }),
        contact: fc.boolean(),
        alias: fc.boolean(),
        members,
      });
      const delegation = fc.record({
        match: fc.constantFrom("cards/**", "**", "cards/eu/**", "ops/**"),
        to: fc.oneof(teamWord, person),
        duties: fc.subarray(["approve", "review", "rotate"], { minLength: 1 }),
        expires: fc.constantFrom(undefined, "2026-11-21", "2026-11-22", "2027-02-01"),
      });
      return fc.record({
        org: fc
          .record({
            model: fc.constantFrom<OperatingModel>("security-led", "shared", "hub-and-spoke", "federated"),
            teams: fc.array(team, { minLength: teams, maxLength: teams }),
            duties: fc.record({ approve: fc.option(teamWord, { nil: "" }), review: fc.constant("") }),
            delegations: fc.array(delegation, { maxLength: 4 }),
          })
          .map(
            ({ teams: made, duties, ...rest }): Org => ({
              ...rest,
              duties: Object.fromEntries(Object.entries(duties).filter(([, ref]) => ref !== "")),
              teams: made.map(({ contact, alias, lead, function: role, members: listed }, n) => ({
                id: `t${n}`,
                ...(role === undefined ? {} : { function: role }),
                ...(lead === undefined ? {} : { lead }),
                ...(contact ? { contact: `t${n}@acme.example` } : {}),
                aliases: alias ? [`@acme/a${n}`] : [],
                members: listed,
              })),
            }),
          ),
        question: fc.record({
          judge: anybody,
          parties: fc.array(anybody, { minLength: 1, maxLength: 3 }),
          path: fc.constantFrom(...PATHS),
        }),
      });
    });

const WORDS = {
  id: (n: number) => `t${n}`,
  team: (n: number) => `team:t${n}`,
  alias: (n: number) => `@acme/a${n}`,
  org: (n: number) => `@other/t${n}`,
  mail: (n: number) => `t${n}@acme.example`,
};

function worldOf({ model, teams, duties, delegations }: Org): World {
  return worldFrom(
    ...teams.map((team, i) => teamFacts("nhi.yaml", i, team.id, team)),
    policy("nhi.yaml", 9000, "model", model),
    policy("nhi.yaml", 9001, "duties", duties),
    policy("nhi.yaml", 9002, "delegations", delegations),
  );
}

const rolesAt = ({ parties, path }: Question) => {
  const at = segment(path);
  return parties.map((party) => ({ role: "owner", ref: word(at, party) }));
};

const LIMIT = { interruptAfterTimeLimit: 5000, markInterruptAsFailure: false } as const;

test("the solver and the plain reading agree, and what it proposes passes", () => {
  fc.assert(
    fc.property(orgs(8, 12), ({ org, question }) => {
      const world = worldOf(org);
      const parties = rolesAt(question);
      const overlap = world.overlap(question.judge, parties);
      assert.equal(overlap !== undefined, dependent(org, question), "overlap");
      for (const { text } of overlap?.path ?? []) assert.notEqual(text, "");
      for (const { ref } of world.independent("approve", parties))
        assert.equal(dependent(org, { ...question, judge: ref }), false, `${ref} is proposed`);
    }),
    { numRuns: 3000, ...LIMIT },
  );
});

test("they agree on organisations of up to five hundred people", () => {
  fc.assert(
    fc.property(orgs(40, 500), ({ org, question }) => {
      const world = worldOf(org);
      const found = world.overlap(question.judge, rolesAt(question));
      assert.equal(found !== undefined, dependent(org, question));
    }),
    { numRuns: 1000, ...LIMIT },
  );
});

test("whom the solver proposes passes the rules about self-approval and self-review", () => {
  fc.assert(
    fc.property(orgs(6, 8), ({ org, question }) => {
      const [owner = "t0", requester = "t1"] = question.parties;
      const doc = (approvedBy: string, by: string): string =>
        JSON.stringify({
          nhi: 1,
          teams: Object.fromEntries(org.teams.map(({ id, ...rest }) => [id, rest])),
          policy: { model: org.model, duties: org.duties, delegations: org.delegations },
          identities: {
            robot: {
              type: "bot",
              owner,
              requestedBy: requester,
              privilege: "privileged",
              approvedBy,
              review: { by },
            },
          },
        });
      const parties = rolesAt({ ...question, parties: [owner, requester] });
      const world = worldOf(org);
      const first = (duty: "approve" | "review") => world.independent(duty, parties)[0]?.ref;
      const [approver, reviewer] = [first("approve"), first("review")];
      if (approver === undefined || reviewer === undefined) return;
      const pages = [{ path: question.path, text: doc(approver, reviewer) }];
      const workspace = workspaceOf(pages, { rules: [grantSelfApproved, grantSelfAudited] });
      assert.deepEqual(
        verdictsOf(workspace).map(({ message }) => message),
        [],
      );
    }),
    { numRuns: 500, ...LIMIT },
  );
});
