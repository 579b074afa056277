/** Comments of ours in foreign files, and the keys by which others name an owner. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseComment } from "../../server/src/model/comment-keys.ts";
import { ownerIn, ownerKeyRank } from "../../server/src/model/owner-keys.ts";

test("a comment of ours gives its keys with their places", () => {
  const comment = `# nhi: owner=payments every=180d purpose="bank file upload" sponsor='the cfo'`;
  const said = parseComment(comment);
  assert.deepEqual(
    said?.keys.map(({ key, value }) => `${key}: ${value}`),
    ["owner: payments", "every: 180d", "purpose: bank file upload", "sponsor: the cfo"],
  );
  for (const { value, start, end } of said?.keys ?? []) assert.equal(comment.slice(start, end), value);
});

test("other comments are not addressed to us", () => {
  for (const comment of ["# owner=x", "# nhi-ignore scope-wildcard", "# see nhi: owner=x"])
    assert.equal(parseComment(comment), undefined);
});

test("words without meaning are kept with their places", () => {
  const comment = "#nhi: ownr=core please owner=";
  const said = parseComment(comment);
  assert.deepEqual(
    said?.stray.map(({ start, end }) => comment.slice(start, end)),
    ["ownr", "please"],
  );
  assert.deepEqual(
    said?.keys.map(({ key, value }) => [key, value]),
    [["owner", ""]],
  );
});

test("owner keys are known by their last segment, however they are spelt", () => {
  for (const key of [
    "owner",
    "Owner",
    "a8r.io/owner",
    "acme.example/Team-Name",
    "GithubTeam",
    "op1st/project-owner",
    "team_name",
    "contact",
  ])
    assert.notEqual(ownerKeyRank(key), undefined, key);
  for (const key of [
    "app.kubernetes.io/part-of",
    "managed-by",
    "component",
    "system",
    "olm.owner",
    "ownerless",
    "owner/name",
  ])
    assert.equal(ownerKeyRank(key), undefined, key);
  assert.ok((ownerKeyRank("x/owner") ?? 9) < (ownerKeyRank("x/team") ?? 0));
  assert.equal(ownerKeyRank("x/guild", ["guild"]), 0);
});

test("the mail address is the owner in the shapes that people write", () => {
  const owner = (value: string) => ownerIn(value).owner;
  assert.equal(owner("Payments Team: pay@acme.example"), "pay@acme.example");
  assert.equal(owner("Payments <pay@acme.example>"), "pay@acme.example");
  assert.equal(owner(" pay@acme.example "), "pay@acme.example");
  assert.equal(owner("Payments Team: "), "Payments Team");
  assert.equal(owner("@acme/payments"), "@acme/payments");
  assert.equal(owner("{{ .Team }}-x@acme.example"), "{{ .Team }}-x@acme.example");
  assert.equal(owner(""), "");
});
