/** The same small story in every format gives the same facts; what a format cannot say is written in its row. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Workspace } from "../../server/src/engine/workspace.ts";
import { formats } from "../../server/src/formats/registry.ts";
import { formatDay } from "../../server/src/model/day.ts";
import type { Credential, Facts, Identity } from "../../server/src/model/facts.ts";
import { verdictsOf, workspaceOf } from "../harness/pipeline.ts";
import { type Part, STORIES } from "./same-stories.ts";

test("every registered format tells the story", () =>
  assert.deepEqual(Object.keys(STORIES).sort(), formats.map(({ id }) => id).sort()));

for (const [format, { pages, says, rung, reach, rules, besides, cannot }] of Object.entries(STORIES)) {
  test(`${format}: the same facts, of which it says ${says.join(", ")}`, () => {
    const workspace = workspaceOf(pages);
    const told = storyOf(workspace);
    assert.deepEqual(
      { name: told.name, owner: told.owner, rung: told.rung, reach: told.reach, credential: told.credential },
      { name: "ci-bot", owner: "payments", rung, reach, credential: "2026-06-01" },
    );
    const mine = PARTS.filter((part) => told.by[part] === format);
    assert.deepEqual(mine, says);
    const found = verdictsOf(workspace).map(({ finding }) => finding.rule);
    assert.deepEqual([...new Set(found)].sort(), [...rules, ...(besides ?? [])].sort());
  });

  test(`${format}: what it cannot say is written down`, () =>
    assert.equal(cannot !== undefined, says.length < PARTS.length || rung !== 4));
}

const PARTS: readonly Part[] = ["identity", "owner", "right", "credential"];

interface Told {
  readonly name: string | undefined;
  readonly owner: string | undefined;
  readonly rung: number | undefined;
  readonly reach: string | undefined;
  readonly credential: string | undefined;
  /** Which format says it. */
  readonly by: Readonly<Record<Part, string | undefined>>;
}

function storyOf(workspace: Workspace): Told {
  const all = workspace.uris.flatMap((uri) => workspace.facts(uri));
  const [identity, ...twins] = all.flatMap(({ identities }) =>
    identities.filter((one) => nameOf(one) === "ci-bot"),
  );
  assert.ok(identity && twins.length === 0, "one identity of that name");
  const ownership = workspace.world.ownership(identity);
  const answer = ownership.is === "owned" ? ownership.answer : undefined;
  const [right, ...rights] = all.flatMap(broadIn);
  assert.ok(right && rights.length === 0, "one broad right");
  const [credential, ...credentials] = all.flatMap(datedIn);
  assert.ok(credential && credentials.length === 0, "one credential with a day");
  return {
    name: nameOf(identity),
    owner: answer?.owner.value.replace(/^.*[/:]/, ""),
    rung: answer?.rung,
    reach: right.reach,
    credential: credential.day,
    by: {
      identity: formatAt(workspace, identity.id.at.in.uri, identity.id.at.in),
      owner: answer && formatAt(workspace, answer.owner.at.in.uri, answer.owner.at.in),
      right: right.format,
      credential: credential.format,
    },
  };
}

/** Terraform writes names with `_`, GitHub its secrets in capitals. */
const nameOf = ({ id, traits }: Identity): string =>
  (traits.name ?? id.value).toLowerCase().replaceAll("_", "-");

const formatAt = (workspace: Workspace, uri: string, segment: Facts["segment"]): string | undefined =>
  workspace.facts(uri).find((facts) => facts.segment === segment)?.format;

function broadIn({ format, identities, grants, agentTools }: Facts) {
  const scopes = [...identities, ...grants].flatMap((one) => one.scopes);
  return [
    ...scopes.flatMap(({ reach }) => (reach === "admin" || reach === "wildcard" ? [{ format, reach }] : [])),
    ...agentTools.map(({ allows }) => ({ format, reach: allows })),
  ];
}

function datedIn({ format, identities, credentials }: Facts) {
  const all: readonly Credential[] = [
    ...identities.flatMap((one) => one.credentials),
    ...credentials.map(({ it }) => it),
  ];
  return all.flatMap(({ rotated }) =>
    rotated.is === "present" ? [{ format, day: formatDay(rotated.value.day) }] : [],
  );
}
