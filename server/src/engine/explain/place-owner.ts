/** Who owns what a finding in a file of others is about, where no identity of the workspace is meant. */
import { blankIdentity } from "../../formats/blank.ts";
import type { Facts } from "../../model/facts.ts";
import type { Spot } from "../../text/span.ts";
import type { Line } from "../prose.ts";
import { identitiesCalled } from "./identity.ts";
import { ownerLines } from "./ownership.ts";
import type { Telling } from "./telling.ts";

/**
 * A right that nobody here holds, a pipeline, a secret: its refs, what stands around it and its path are asked in the usual order.
 * Nothing where none of them answers.
 */
export function placeOwnerLines(telling: Telling, facts: Facts, at: Spot): readonly Line[] {
  const { format, grants, secretUses, credentials, agentTools, trusts, secrets } = facts;
  const things = [grants, secretUses, credentials, agentTools, trusts, secrets];
  if (format === "native" || things.every(({ length }) => length === 0)) return [];
  // A comment with its dates stands above the credential.
  const held = credentials.findLast(({ it }) => it.at.start <= at.start) ?? credentials[0];
  const stated = held && identitiesCalled(telling.workspace, held.holder.id.value)[0];
  const use = secretUses.find(({ name }) => name.at.start === at.start);
  const asked = stated ?? {
    ...(held?.holder ?? blankIdentity(format, { value: use?.ref ?? "", at }, "")),
    containers: [...(held?.holder.containers ?? []), ...facts.containers.map(({ key }) => key)],
  };
  return telling.workspace.world.ownership(asked).is === "owned" ? ownerLines(telling, asked) : [];
}
