/** A stored secret at a glance: who declares it, and where else it is used. */
import type { SecretUse } from "../../model/facts.ts";
import { isDeclared } from "../../model/secret-use.ts";
import { rangeOf } from "../../text/lines.ts";
import { type Block, code, dotted, type Line, lines, strong } from "../prose.ts";
import { linked, place, type Telling } from "./telling.ts";

/** More places than these are counted. */
const MOST = 4;

export function secretCard(telling: Telling, use: SecretUse): readonly Block[] {
  const { world } = telling.workspace;
  const { uses, boundBy } = world.secret(use.ref);
  const noted = uses.filter(isDeclared);
  const owner = noted.flatMap(({ claims }) => claims)[0]?.owner;
  const others = uses.filter((one) => one !== use);
  return [
    ...lines([strong(use.name.value), " · stored secret · ", code(use.ref)]),
    ...lines(
      boundBy && ["Declared as ", linked(telling, boundBy.id.value, boundBy.id.at)],
      owner && ["Owner ", linked(telling, owner.value, owner.at), ", by a comment"],
      !boundBy && noted.length === 0
        ? [
            use.handedIn
              ? "Handed in by the workflow that calls this one"
              : "No manifest or comment speaks of it",
          ]
        : undefined,
      others.length > 0 ? elsewhere(telling, others) : ["Used nowhere else in the workspace"],
    ),
  ];
}

function elsewhere(telling: Telling, others: readonly SecretUse[]): Line {
  // Two of them on one line are one place to go to.
  const places = new Map(
    others.map((one) => [`${one.name.at.in.uri}#${rangeOf(one.name.at).start.line}`, one]),
  );
  const more = places.size - MOST;
  const first = [...places.values()].slice(0, MOST).map(({ name }): Line => [place(telling, name.at)]);
  return ["Also used at ", ...dotted(first, ", "), more > 0 ? ` and ${more} more` : ""];
}
