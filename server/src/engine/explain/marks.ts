/** What a single word with a meaning is told: who, what, how far, until when. */
import type { Facts } from "../../model/facts.ts";
import { resolveUri } from "../../text/uri.ts";
import { type Mark, sectionOf } from "../marks.ts";
import { type Block, dotted, type Line, lines } from "../prose.ts";
import { dateLines } from "./dates.ts";
import { containerCard, entryCard, ruleCard } from "./entries.ts";
import { bindCard, identityCard } from "./identity.ts";
import { rungLine } from "./ownership.ts";
import { partyCard } from "./people.ts";
import { scopeCard } from "./scope.ts";
import { secretCard } from "./secret.ts";
import { linked, type Telling } from "./telling.ts";

/** undefined where nothing is known of it. */
export function markCard(telling: Telling, facts: Facts, mark: Mark): readonly Block[] | undefined {
  switch (mark.is) {
    case "name":
      return nameCard(telling, facts, mark);
    case "use":
      return useCard(telling, facts, mark);
    case "bind":
      return bindCard(telling, mark.ref);
    case "scope":
      return scopeCard(telling, mark.scope, mark.of);
    case "rule":
      return ruleCard(telling, mark.rule);
    case "secret":
      return secretCard(telling, mark.use);
    default:
      return dateLines(telling, mark);
  }
}

function nameCard(telling: Telling, facts: Facts, { section, id, at }: Extract<Mark, { is: "name" }>) {
  if (section === "containers") {
    const container = facts.containers.find((one) => one.id.at === at);
    return container && containerCard(telling, container);
  }
  const identity = section === "identities" ? facts.identities.find((one) => one.id.at === at) : undefined;
  return identity ? identityCard(telling, identity) : entryCard(telling, section, id);
}

function useCard(telling: Telling, facts: Facts, mark: Extract<Mark, { is: "use" }>) {
  const { to, ref, foreign } = mark;
  if (to === "file") return fileCard(telling, mark);
  const section = sectionOf(to);
  if (section === undefined) return undefined;
  if (section !== "teams") return entryCard(telling, section, ref.replace(/^identity:/, ""));
  const { world } = telling.workspace;
  // Another tool's label can name whom it likes.
  if (foreign && world.party(ref).is === "unknown") return undefined;
  const rung = answerLine(telling, facts, mark);
  // `access` may name an identity as a subject without saying that it is one.
  const card = world.party(ref).is === "unknown" ? entryCard(telling, "identities", ref) : undefined;
  const party = card ?? partyCard(telling, ref);
  return party ? [...party, ...lines(rung)] : undefined;
}

/** Where the word is the answer for an identity of this segment: the rung that it stands on. */
function answerLine(telling: Telling, facts: Facts, { at, field }: Extract<Mark, { is: "use" }>): Line {
  if (field !== "owner") return [];
  for (const identity of facts.identities) {
    const ownership = telling.workspace.world.ownership(identity);
    if (ownership.is !== "owned") continue;
    const { answer, others } = ownership;
    const isHere = (one: { readonly at: typeof at }): boolean =>
      one.at.in === at.in && one.at.start === at.start;
    if (isHere(answer.owner)) return rungLine(telling, identity, answer);
    const lower = others.find(({ owner }) => isHere(owner));
    if (lower)
      return [
        `Not asked: rung ${answer.rung} answers first with `,
        linked(telling, answer.owner.value, answer.owner.at),
      ];
  }
  return [];
}

/** A file that another is built on, by what it says. */
function fileCard({ workspace, uri }: Telling, { ref, field }: Extract<Mark, { is: "use" }>) {
  if (field !== "extends") return undefined;
  const facts = workspace.facts(resolveUri(uri, ref));
  if (facts.length === 0) return undefined;
  const count = (section: string): number =>
    facts.reduce((sum, one) => sum + one.declarations.filter((it) => it.section === section).length, 0);
  const said = (["teams", "identities", "controls"] as const).flatMap((section): Line[] =>
    count(section) > 0 ? [[`${count(section)} ${section}`]] : [],
  );
  return said.length > 0 ? lines(["Gives ", ...dotted(said, ", ")]) : undefined;
}
