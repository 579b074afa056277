import assert from "node:assert/strict";
import { test } from "node:test";
import { type Duration, formatDuration } from "../../server/src/model/day.ts";
import type { Limit } from "../../server/src/model/world.ts";
import { identityFacts, only, policy, worldFrom } from "./build.ts";

/** `60d` with the number of steps to its place, `90d default` where it is built in. */
const told = ({ value, at }: Limit<Duration>): string =>
  `${formatDuration(value)} ${at ? at.start - 100 : "default"}`;

test("built-in defaults", () => {
  const { policy: view } = worldFrom();
  assert.equal(told(view.maxAge("access-key")), "90d default");
  assert.equal(told(view.reviewEvery("privileged")), "90d default");
  assert.equal(told(view.reviewEvery("elevated")), "180d default");
  assert.equal(told(view.reviewEvery("standard")), "1y default");
  assert.equal(told(view.maxDuration), "8h default");
  assert.equal(told(view.notice), "14d default");
  assert.equal(told(view.maxGrant), "90d default");
  assert.equal(told(view.maxExpiry), "1y default");
  assert.deepEqual(view.stores, { value: [], at: undefined });
  assert.equal(view.model.value, undefined);
});

test("maxAge by kind, by default, as one length; unreadable values count as silence", () => {
  const { policy: view } = worldFrom(
    policy("nhi.yaml", 1, "maxAge", { default: "60d", certificate: "397d", password: "soon" }),
  );
  assert.equal(told(view.maxAge("certificate")), "397d 1");
  assert.equal(told(view.maxAge("access-key")), "60d 1");
  assert.equal(told(view.maxAge("password")), "60d 1");
  assert.equal(told(view.maxAge("constructor")), "60d 1");
  assert.equal(
    told(worldFrom(policy("nhi.yaml", 1, "maxAge", { certificate: "397d" })).policy.maxAge("password")),
    "90d default",
  );
  assert.equal(told(worldFrom(policy("nhi.yaml", 1, "maxAge", "30d")).policy.maxAge("password")), "30d 0");
  assert.equal(told(worldFrom(policy("nhi.yaml", 1, "maxAge", 45)).policy.maxAge(undefined)), "45d 0");
  for (const value of [null, [], "", -1, Number.NaN, { default: {} }])
    assert.equal(
      told(worldFrom(policy("nhi.yaml", 1, "maxAge", value)).policy.maxAge("password")),
      "90d default",
    );
});

test("other keys, and of two files the first counts", () => {
  const { policy: view } = worldFrom(
    policy("b.nhi.yaml", 1, "notice", "30d"),
    policy("a.nhi.yaml", 900, "notice", "7d"),
    policy("a.nhi.yaml", 1, "elevation", { maxDuration: "PT4H" }),
    policy("a.nhi.yaml", 2, "stores", ["vault:kv", 7]),
    policy("a.nhi.yaml", 3, "model", "shared"),
    policy("a.nhi.yaml", 4, "accountable", "security"),
    policy("a.nhi.yaml", 5, "reviewEvery", { privileged: "30d" }),
  );
  assert.equal(told(view.notice), "7d 0");
  assert.equal(told(view.maxDuration), "4h 1");
  assert.deepEqual(view.stores.value, ["vault:kv"]);
  assert.equal(view.model.value, "shared");
  assert.equal(view.accountable.value, "security");
  assert.equal(told(view.reviewEvery("privileged")), "30d 1");
  assert.equal(told(view.reviewEvery("elevated")), "180d default");
  assert.equal(worldFrom(policy("a.nhi.yaml", 3, "model", "chaos")).policy.model.value, undefined);
});

test("the privilege that the scopes make", () => {
  const told = (
    ...scopes: readonly (readonly [string, "admin" | "wildcard" | "elevated" | "narrow"])[]
  ): string => {
    const facts = identityFacts("nhi.yaml", 1, "x", { scopes });
    const { value, because } = worldFrom(facts).privilege(only(facts));
    return `${value}: ${because}`;
  };
  assert.equal(
    told(["a:b", "narrow"], ["a:c", "wildcard"], ["a:*", "admin"]),
    "privileged: scope a:*: for the test",
  );
  assert.equal(told(["a:c", "wildcard"]), "elevated: scope a:c: for the test");
  assert.equal(told(["a:b", "narrow"]), "standard: no scope reaches further");
  assert.equal(told(), "standard: no scope is known");
});
