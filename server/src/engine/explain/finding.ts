/** A finding in full: what is wrong, what lets it pass, the arithmetic, why it matters, who answers, what repairs it, who asks for it. */
import { formatDay } from "../../model/day.ts";
import { valueOf } from "../../model/field.ts";
import type { Verdict } from "../../policy/judge.ts";
import type { FixClass } from "../../rules/finding.ts";
import { mend, type Offer, offersOf } from "../fixes.ts";
import { type Block, dotted, type Line, lines, quiet, strong, typed } from "../prose.ts";
import { arithmetic } from "./arithmetic.ts";
import { askedFor, askedForBriefly } from "./controls.ts";
import { identitiesCalled } from "./identity.ts";
import { ownerLines } from "./ownership.ts";
import { shortName, withContact } from "./people.ts";
import { linked, place, type Telling } from "./telling.ts";

/** `owner`: whether to say who owns it; not where the owner himself is pointed at. */
export function findingCard(telling: Telling, verdict: Verdict, owner: boolean): readonly Block[] {
  const { finding, rule, hidden } = verdict;
  return [
    ...(telling.reader.showsFindings && !hidden ? [] : lines(heading(verdict))),
    ...lines(...passLines(telling, verdict)),
    ...lines(...arithmetic(telling, finding.because)),
    ...lines(typed(firstSentence(rule.why))),
    ...lines(...(owner ? answering(telling, verdict) : []), ...(hidden ? [] : fixLines(telling, verdict))),
    // Last, because it is the longest and the least urgent.
    ...askedFor(rule),
  ];
}

/** The same among others: no titles, no people. */
export function briefFindingCard(telling: Telling, verdict: Verdict): readonly Block[] {
  const { finding, rule, hidden } = verdict;
  return lines(
    heading(verdict),
    ...passLines(telling, verdict),
    ...arithmetic(telling, finding.because),
    typed(firstSentence(rule.why)),
    askedForBriefly(rule),
    ...(hidden ? [] : fixLines(telling, verdict)),
  );
}

const heading = ({ message, level, rule, hidden }: Verdict): Line => [
  strong(message),
  " ",
  quiet(hidden ? `(let pass, ${rule.id})` : `(${level}, ${rule.id})`),
];

/** Of the reasons the first; the rest is on the rule's page. */
const firstSentence = (why: string): string => /^.*?[.!?](?=\s|$)/.exec(why)?.[0] ?? why;

/** The exception that covers it, while it lasts. */
function passLines(telling: Telling, { hidden }: Verdict): readonly Line[] {
  if (!hidden) return [];
  const [expires, approver, reason] = [
    valueOf(hidden.expires),
    valueOf(hidden.approvedBy),
    valueOf(hidden.reason),
  ];
  return [
    [
      "Let pass until ",
      strong(expires ? formatDay(expires.day) : "an unknown day"),
      ", approved by ",
      ...withContact(telling, approver ?? "nobody"),
      ", ",
      place(telling, hidden.at),
    ],
    reason ? [`Reason: ${reason}`] : [],
  ];
}

/** Who answers for what is wrong, and how to reach them. */
export function answering(telling: Telling, { finding, about }: Verdict): readonly Line[] {
  const { workspace } = telling;
  const facts = workspace.factsOf(finding.at.in);
  const name = about.names[0];
  const identity = facts?.identities.find(({ id }) => name === `identity:${id.value}`);
  if (identity) return ownerLines(telling, identity);
  const path = facts?.breakGlass.find(({ id }) => name === `breakGlass:${id.value}`);
  const grant = facts?.grants.find(({ title }) => name === title);
  const [holder] =
    grant && grant.system !== "native" ? identitiesCalled(workspace, valueOf(grant.subject) ?? "") : [];
  if (holder)
    return [["Held by ", linked(telling, shortName(holder), holder.id.at)], ...ownerLines(telling, holder)];
  const named = path ? valueOf(path.owner) : grant && valueOf(grant.approvedBy);
  if (named !== undefined)
    return [[path ? "Owner " : "Approver ", ...withContact(telling, named, { strong: true })]];
  const { value } = workspace.world.policy.accountable;
  return value === undefined
    ? []
    : [["Answers for the risk: ", ...withContact(telling, value, { strong: true })]];
}

/** More are behind the light bulb. */
const SHOWN = 3;
/** More are not tried for a hover. */
const TRIED = 8;

const CLAIMS: Readonly<Record<FixClass, string>> = {
  safe: "changes no meaning",
  choice: "your decision",
  attest: "claims that it happened, so it asks for proof",
};

/** What a light bulb would offer, by what each kind claims; where there is nothing, why. */
function fixLines(telling: Telling, verdict: Verdict): readonly Line[] {
  const { workspace, reader } = telling;
  const offers = offersOf(verdict)
    .filter(({ asks }) => reader.answers || asks.length === 0)
    .slice(0, TRIED)
    .filter((offer) => !("refused" in mend(workspace, offer)));
  if (offers.length > 0)
    return (["safe", "choice", "attest"] as const).flatMap((kind) => {
      const some = offers.filter(({ fix }) => fix.class === kind);
      return some.length > 0 ? [fixLine(kind, some)] : [];
    });
  return verdict.rule.noFix ? [[quiet(`No quick fix: ${withoutStop(verdict.rule.noFix)}.`)]] : [];
}

function fixLine(kind: FixClass, offers: readonly Offer[]): Line {
  const shown = offers.slice(0, SHOWN).map(({ fix }): Line => [fix.title]);
  const more = offers.length - shown.length;
  return [
    offers.length === 1 ? "Fix: " : "Fixes: ",
    ...dotted(shown),
    ...(more > 0 ? [` and ${more} more`] : []),
    ` (${CLAIMS[kind]})`,
  ];
}

const withoutStop = (text: string): string => text.replace(/\.$/, "");
