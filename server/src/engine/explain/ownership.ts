/** Who owns an identity, how to reach them, which rung of owner resolution answered, and what the others say. */
import type { Identity } from "../../model/facts.ts";
import { valueOf } from "../../model/field.ts";
import type { Answer } from "../../model/world.ts";
import { dotted, type Line } from "../prose.ts";
import { nameOfParty, withContact } from "./people.ts";
import { place, type Telling } from "./telling.ts";

/** The rungs in the order in which they are asked. */
const RUNGS: Readonly<Record<Answer["rung"], string>> = {
  1: "a comment or annotation of its own",
  2: "the manifest",
  3: "its own labels and annotations",
  4: "what it stands in",
  5: "the owners rules",
  6: "a catalogue file of its folder",
  7: "the reviewers of its path",
};

/** `Owner payments, #payments`, and how that is known. */
export function ownerLines(telling: Telling, identity: Identity): readonly Line[] {
  const { world } = telling.workspace;
  const ownership = world.ownership(identity);
  switch (ownership.is) {
    case "owned": {
      const { answer, others } = ownership;
      const same = nameOfParty(world.party(answer.owner.value), answer.owner.value);
      const name = ({ owner }: Answer): string => nameOfParty(world.party(owner.value), owner.value);
      const besides = others.filter((one) => one.rung === answer.rung && one.how === answer.how);
      const other = others.find((one) => !besides.includes(one) && name(one) !== same);
      return [
        ["Owner ", ...withContact(telling, answer.owner.value, { strong: true })],
        rungLine(telling, identity, answer),
        besideLine(besides),
        answer.weak ? ["Nobody nearer is named: this holds for the whole repository"] : [],
        ...(isGone(telling, answer.owner.value) ? instead(telling) : []),
        other
          ? ["But ", ...saidBy(telling, other), " says ", ...withContact(telling, other.owner.value)]
          : [],
      ].filter((line) => line.length > 0);
    }
    case "unowned":
      return [["Owner: nobody, on purpose, says ", place(telling, ownership.by)]];
    case "elsewhere":
      return [["Owner: written, but its value is not in this file"]];
    case "nobody":
      return [["Owner: nobody that the workspace names"], ...instead(telling)];
  }
}

/** Which rung answered, and where. An owner that stands with the identity itself needs no telling. */
export function rungLine(telling: Telling, identity: Identity, answer: Answer): Line {
  const { owner, rung } = answer;
  if (identity.system === "native" && rung === 2 && owner.at.in === identity.id.at.in) return [];
  return [`Answered by rung ${rung} of 7, ${RUNGS[rung]}: `, ...saidBy(telling, answer)];
}

const SHOWN = 5;

/** Who is named in the same breath: the other reviewers of a line. */
function besideLine(besides: readonly Answer[]): Line {
  const names = [...new Set(besides.map(({ owner }) => owner.value))];
  if (names.length === 0) return [];
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : "";
  return [`With ${names.slice(0, SHOWN).join(", ")}${more}`];
}

const saidBy = (telling: Telling, { how, owner }: Answer): Line => [`${how}, `, place(telling, owner.at)];

function isGone({ workspace }: Telling, ref: string): boolean {
  const party = workspace.world.party(ref);
  return party.is === "team" && valueOf(party.team.status) === "disbanded";
}

/** Who is asked while nobody owns it: the team that answers for the risk. */
function instead(telling: Telling): readonly Line[] {
  const { value } = telling.workspace.world.policy.accountable;
  return value === undefined
    ? []
    : [["Until then ", ...withContact(telling, value), " answers for the risk"]];
}

/** Who stands by the owner: the sponsor, and the team that is accountable for the risk decision. */
export function besideOwner(telling: Telling, identity: Identity): Line {
  const sponsor = valueOf(identity.sponsor);
  return sponsor === undefined ? [] : dotted([["Sponsor ", ...withContact(telling, sponsor)]]);
}
