import assert from "node:assert/strict";
import { test } from "node:test";
import type { Facts } from "../../server/src/model/facts.ts";
import { present } from "../../server/src/model/field.ts";
import { spot } from "../../server/src/text/span.ts";
import {
  codeowners,
  facts,
  identity,
  identityFacts,
  namespace,
  only,
  ownersFacts,
  serviceAccount,
  teamFacts,
  worldFrom,
} from "./build.ts";

/** `payments (3 label team)`, or the other answers by name. */
function told(of: Facts, ...others: readonly Facts[]): string {
  const ownership = worldFrom(of, ...others).ownership(only(of));
  if (ownership.is !== "owned") return ownership.is;
  const { answer } = ownership;
  return `${answer.owner.value} (${answer.rung} ${answer.how})`;
}

const others = (of: Facts, ...rest: readonly Facts[]): readonly string[] => {
  const ownership = worldFrom(of, ...rest).ownership(only(of));
  return ownership.is === "owned" ? ownership.others.map(({ rung, owner }) => `${rung} ${owner.value}`) : [];
};

const account = serviceAccount("k8s/sa.yaml", "shop/web");
const labelled = serviceAccount("k8s/sa.yaml", "shop/web", "web-team");
const home = namespace("k8s/ns.yaml", "shop", "shop-team");
const rules = ownersFacts("nhi.yaml", 900, { path: "k8s/**" }, "ops");
const lines = codeowners("CODEOWNERS", "* @acme/all");
const entry = identityFacts("nhi.yaml", 100, "web", {
  owner: "frontend",
  bind: ["k8s:ServiceAccount/shop/web"],
});

test("the first rung that answers wins", () => {
  assert.equal(told(account), "nobody");
  assert.equal(told(account, lines), "@acme/all (7 CODEOWNERS *)");
  assert.equal(told(account, lines, rules), "ops (5 owners rule k8s/**)");
  assert.equal(told(account, lines, rules, home), "shop-team (4 Namespace label team)");
  assert.equal(told(labelled, lines, rules, home), "web-team (3 label team)");
  assert.equal(told(labelled, lines, rules, home, entry), 'frontend (2 bound by identity "web")');
});

test("what weaker rungs say is kept for comparing, except reviewers", () => {
  assert.deepEqual(others(labelled, lines, rules, home, entry), ["3 web-team", "4 shop-team", "5 ops"]);
});

test("the owner written on the object itself comes first", () => {
  const own = facts("k8s/sa.yaml", 0, (at) => {
    const owner = present("own-team", spot(at, 40, 48));
    const claims = [
      {
        rung: 1 as const,
        owner: { value: "own-team", at: owner.is === "present" ? owner.at : spot(at, 0, 0) },
        how: "annotation nhi/owner",
      },
    ];
    const more = { system: "kubernetes", refs: ["k8s:ServiceAccount/shop/web"], owner, claims };
    return { identities: [identity(at, "x", {}, more)] };
  });
  assert.equal(told(own, entry), "own-team (1 annotation nhi/owner)");
  assert.deepEqual(others(own, entry), ["2 frontend"], "the field and the claim at one place are one answer");
});

test("a rule or a line without owner stops the search", () => {
  assert.equal(told(account, lines, ownersFacts("nhi.yaml", 900, { path: "k8s/**" })), "unowned");
  assert.equal(told(account, codeowners("CODEOWNERS", "* @acme/all", "/k8s/")), "unowned");
  assert.equal(
    told(
      account,
      rules,
      identityFacts("nhi.yaml", 1, "web", { owner: "none", bind: ["k8s:ServiceAccount/shop/web"] }),
    ),
    "unowned",
  );
});

test("an expression is an owner that cannot be read here, never a missing one", () => {
  for (const text of ["${TEAM}", "{{ .Values.team }}", "var.team", "$(team)"])
    assert.equal(told(serviceAccount("k8s/sa.yaml", "shop/web", text), rules), "elsewhere", text);
  assert.equal(
    told(serviceAccount("k8s/sa.yaml", "shop/web", "variant-team")),
    "variant-team (3 label team)",
  );
});

test("a native identity answers for itself; without an owner it takes what it binds, then the rules, never a reviewer", () => {
  const bare = identityFacts("k8s/nhi.yaml", 0, "web", { bind: ["k8s:ServiceAccount/shop/web"] });
  assert.equal(
    told(identityFacts("k8s/nhi.yaml", 0, "web", { owner: "frontend" }), rules, lines),
    "frontend (2 owner of the identity)",
  );
  assert.equal(told(identityFacts("k8s/nhi.yaml", 0, "web", { owner: "None" })), "unowned");
  assert.equal(told(bare, lines), "nobody");
  assert.equal(told(bare, lines, rules), "ops (5 owners rule k8s/**)");
  assert.equal(told(bare, rules, labelled), "web-team (3 label team)");
  assert.equal(
    told(bare, lines, account),
    "@acme/all (7 CODEOWNERS *)",
    "the object's own file has reviewers",
  );
});

test("a bind without a namespace means the only object of that name", () => {
  const short = identityFacts("nhi.yaml", 0, "web", {
    owner: "frontend",
    bind: ["kubernetes:ServiceAccount/web"],
  });
  assert.match(told(account, short), /^frontend \(2/);
  assert.equal(told(account, short, serviceAccount("k8s/b.yaml", "other/web")), "nobody");
  const bare = serviceAccount("base/sa.yaml", "web");
  assert.match(told(bare, entry), /^frontend \(2/);
  const second = identityFacts("nhi.yaml", 300, "web2", {
    owner: "x",
    bind: ["k8s:ServiceAccount/other/web"],
  });
  assert.equal(told(bare, entry, second), "nobody");
  assert.match(told(account, entry, second), /^frontend \(2/);
});

test("rules match by kind, name, namespace, label and system too, and the last match wins", () => {
  const ask = (...matches: readonly Parameters<typeof ownersFacts>[2][]): string =>
    told(account, ...matches.map((match, i) => ownersFacts("nhi.yaml", i, match, `team-${i}`)));
  assert.equal(ask({ kind: "serviceaccount" }), "team-0 (5 owners rule kind serviceaccount)");
  assert.equal(ask({ kind: "Deployment" }), "nobody");
  assert.equal(ask({ name: "w*", namespace: "shop", system: "k8s" }).slice(0, 6), "team-0");
  assert.equal(ask({ path: "k8s/**", namespace: "other" }), "nobody");
  assert.equal(ask({ path: "**" }, { name: "web" }, { name: "other" }).slice(0, 6), "team-1");
  assert.equal(ask({ name: "web" }, { path: "**" }).slice(0, 6), "team-1");
  assert.equal(ask({ label: "team=web" }), "nobody");
  assert.equal(ask({ path: "/k8s" }).slice(0, 6), "team-0", "a folder's name means all in it");
});

test("a rule that names a container's kind answers for what stands in it", () => {
  const squad = namespace("platform/ns.yaml", "shop", undefined, { squad: "sre" });
  const ask = (...matches: readonly Parameters<typeof ownersFacts>[2][]): string =>
    told(account, squad, ...matches.map((match, i) => ownersFacts("nhi.yaml", i, match, `team-${i}`))).slice(
      0,
      6,
    );
  assert.equal(ask({ kind: "Namespace", label: "squad=sre" }), "team-0");
  assert.equal(ask({ kind: "Namespace", label: "squad=web" }), "nobody");
  assert.equal(ask({ kind: "Namespace", path: "platform/**" }), "team-0");
  assert.equal(ask({ path: "platform/**" }), "nobody", "a path alone is the identity's own");
  assert.equal(ask({ kind: "Namespace" }, { path: "**" }), "team-1");
  assert.equal(ask({ path: "**" }, { kind: "Namespace" }), "team-1");
  assert.match(told(account, ownersFacts("nhi.yaml", 1, { kind: "Namespace", name: "shop" }, "ops")), /^ops/);
});

test("what is proposed: rules first, then neighbours, then the teams that still exist", () => {
  const teams = [
    teamFacts("nhi.yaml", 1, "security", { function: "security" }),
    teamFacts("nhi.yaml", 2, "ops"),
    teamFacts("nhi.yaml", 3, "frontend"),
    teamFacts("nhi.yaml", 4, "old", { status: "disbanded" }),
  ];
  const bare = identityFacts("nhi.yaml", 50, "web");
  const near = identityFacts("nhi.yaml", 60, "other", { owner: "frontend" });
  const gone = identityFacts("nhi.yaml", 70, "third", { owner: "old" });
  const rule = ownersFacts("nhi.yaml", 80, { path: "**" }, "@acme/ops");
  const world = worldFrom(...teams, bare, near, gone, rule);
  assert.deepEqual(world.likelyOwners(only(bare)), [
    { ref: "ops", reason: "owns **" },
    { ref: "frontend", reason: "owns 1 here" },
    { ref: "security", reason: "known team" },
  ]);
  assert.deepEqual(
    world.likelyOwners(only(gone)).map(({ ref }) => ref),
    ["ops", "frontend", "security"],
    "the owner written now is not proposed",
  );
});
