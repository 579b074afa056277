/** What is declared under an id: emergency paths, Namespaces and owner rules; the others have files of their own. */
import type { BreakGlass, Container, OwnerRule } from "../../model/facts.ts";
import { valueOf } from "../../model/field.ts";
import { matchText } from "../../model/owner-match.ts";
import type { Ownership } from "../../model/world.ts";
import { nodeAt, pathAt } from "../../syntax/parse.ts";
import type { Spot } from "../../text/span.ts";
import { type Block, code, dotted, type Line, lines, strong } from "../prose.ts";
import type { Workspace } from "../workspace.ts";
import { caseCard, productControlCard, riskCard } from "./governance.ts";
import { identityCard } from "./identity.ts";
import { partyCard, shortName, withContact } from "./people.ts";
import { linked, type Telling } from "./telling.ts";

/** What is declared under that id in that section; of the same id twice the first. */
export function entryCard(telling: Telling, section: string, id: string): readonly Block[] | undefined {
  const { workspace } = telling;
  const at = workspace.world.declared(section, id)[0]?.id.at;
  if (section === "teams") return partyCard(telling, id);
  if (!at) return undefined;
  if (section === "identities") {
    const identity = workspace.factsOf(at.in)?.identities.find((one) => one.id.value === id);
    return identity && identityCard(telling, identity);
  }
  if (section === "breakGlass") {
    const path = workspace.factsOf(at.in)?.breakGlass.find((one) => one.id.value === id);
    return path && pathCard(telling, path);
  }
  const facts = workspace.factsOf(at.in);
  const called = (one: { readonly id: { readonly value: string } }): boolean => one.id.value === id;
  const [control, risk, work] = [
    facts?.controls.find(called),
    facts?.risks.find(called),
    facts?.cases.find(called),
  ];
  if (section === "controls" && control) return productControlCard(telling, control);
  if (section === "risks" && risk) return riskCard(telling, risk);
  return section === "cases" && work ? caseCard(telling, work) : undefined;
}

function pathCard(telling: Telling, path: BreakGlass): readonly Block[] {
  const [owner, by, long] = [valueOf(path.owner), valueOf(path.activatedBy), path.maxDuration];
  return [
    ...lines(
      dotted([[linked(telling, path.id.value, path.id.at, { strong: true })], ["emergency path"]]),
      path.scopes.length > 0
        ? dotted(
            path.scopes.slice(0, 3).map(({ text }): Line => [code(text)]),
            ", ",
          )
        : undefined,
    ),
    ...lines(
      owner ? ["Owner ", ...withContact(telling, owner, { strong: true })] : undefined,
      by ? ["Used by ", ...withContact(telling, by)] : undefined,
      long.is === "present" ? [`At most ${textAt(long.at)} at a time`] : undefined,
      path.uses.length > 0
        ? [`Used ${path.uses.length === 1 ? "once" : `${path.uses.length} times`}`]
        : undefined,
    ),
  ];
}

const textAt = (at: Spot): string => at.in.text.slice(at.start, at.end);

/** A Namespace: whom it lends to what stands in it. */
export function containerCard(telling: Telling, { key, id, claims }: Container): readonly Block[] {
  const { workspace } = telling;
  let inside = 0;
  for (const uri of workspace.uris)
    for (const { identities } of workspace.facts(uri))
      inside += identities.filter(({ containers }) => containers.includes(key)).length;
  const [claim] = claims;
  if (inside === 0 && !claim) return [];
  const what = inside === 1 ? "1 identity" : `${inside} identities`;
  return lines(
    dotted([
      [linked(telling, id.value, id.at, { strong: true })],
      [key.replace(/^\w+:(\w+).*/, "$1")],
      [`${what} inside`],
    ]),
    claim
      ? [
          "Lends them the owner ",
          ...withContact(telling, claim.owner.value, { strong: true }),
          ` (${claim.how})`,
        ]
      : ["Names no owner for them"],
  );
}

const SHOWN = 6;

/** The identities for which an owner rule answers. */
export function ruleCard(telling: Telling, rule: OwnerRule): readonly Block[] {
  const { workspace } = telling;
  const mine: Line[] = [];
  for (const uri of workspace.uris)
    for (const { identities } of workspace.facts(uri))
      for (const identity of identities)
        if (isBy(workspace.world.ownership(identity), rule))
          mine.push([linked(telling, shortName(identity), identity.id.at)]);
  const more = mine.length > SHOWN ? [` and ${mine.length - SHOWN} more`] : [];
  const owner = rule.owners[0];
  return lines(
    [
      code(matchText(rule.match.value)),
      ": ",
      ...(owner ? withContact(telling, owner.value, { strong: true }) : [strong("nobody, on purpose")]),
    ],
    mine.length > 0
      ? [
          `Answers for ${mine.length === 1 ? "1 identity" : `${mine.length} identities`}: `,
          ...dotted(mine.slice(0, SHOWN), ", "),
          ...more,
        ]
      : ["Answers for no identity of this workspace: nothing matches, or something closer or later does."],
  );
}

function isBy(ownership: Ownership, { owners, match }: OwnerRule): boolean {
  if (ownership.is === "unowned") return owners.length === 0 && isSame(ownership.by, match.at);
  return ownership.is === "owned" && owners.some(({ at }) => isSame(ownership.answer.owner.at, at));
}

const isSame = (a: Spot, b: Spot): boolean => a.in === b.in && a.start === b.start;

/** The title of a risk, a case or a control. */
export const entryTitle = (workspace: Workspace, at: Spot): string | undefined => {
  const values = scalarsAt(workspace, at);
  return values.get("title") ?? values.get("identity");
};

/** The plain values of the entry whose id stands at the spot. */
function scalarsAt(workspace: Workspace, at: Spot): ReadonlyMap<string, string> {
  const segment = workspace.parsed(at.in.uri)?.segments.find((one) => one === at.in);
  const node = nodeAt(segment?.root, pathAt(segment?.root, at.start)?.path ?? []);
  const values = new Map<string, string>();
  for (const { key, value } of node?.kind === "map" ? node.pairs : [])
    if (value?.kind === "scalar") values.set(key.value, value.value);
  return values;
}
