/** A finding in full: what is wrong, what lets it pass, the arithmetic, why it matters, who answers, what repairs it, who asks for it. */
import { factsFor } from "../../frameworks/articles.ts";
import { formatDay } from "../../model/day.ts";
import type { Facts } from "../../model/facts.ts";
import { valueOf } from "../../model/field.ts";
import type { Verdict } from "../../policy/judge.ts";
import type { FixClass } from "../../rules/finding.ts";
import { mend, offersOf } from "../fixes.ts";
import type { Offer } from "../offer.ts";
import { type Block, dotted, firstSentence, type Line, lines, quiet, RULE, strong, typed } from "../prose.ts";
import { arithmetic, fromToday } from "./arithmetic.ts";
import { backedBy, backedByBriefly } from "./controls.ts";
import { identitiesCalled } from "./identity.ts";
import { ownerLines } from "./ownership.ts";
import { shortName, withContact } from "./people.ts";
import { placeOwnerLines } from "./place-owner.ts";
import { endedOver } from "./silence.ts";
import { linked, place, type Telling } from "./telling.ts";

/** `owner`: whether to say who owns it; not where the owner himself is pointed at. `counts`: how much it comes to. */
export function findingCard(
  telling: Telling,
  verdict: Verdict,
  owner: boolean,
  counts: readonly Line[],
): readonly Block[] {
  const { finding, rule, hidden } = verdict;
  return [
    ...(telling.reader.showsFindings && !hidden ? [] : lines(heading(verdict))),
    ...lines(...passLines(telling, verdict)),
    ...lines(...arithmetic(telling, finding.because), ...counts),
    ...lines(...(owner ? answering(telling, verdict) : [])),
    // What fits a narrow hover ends here; the rest is for those who read on.
    RULE,
    ...lines(typed(firstSentence(rule.why))),
    ...lines(...(hidden ? [] : fixLines(telling, verdict))),
    ...backedBy(rule, isOfAgent(telling, verdict)),
    ...lines(...toldBy(rule)),
  ];
}

/** The same among others: no titles, no people. `terse`: among so many that the reasons would hide them. */
export function briefFindingCard(telling: Telling, verdict: Verdict, terse = false): readonly Block[] {
  const { finding, rule, hidden } = verdict;
  return lines(
    heading(verdict),
    ...passLines(telling, verdict),
    ...arithmetic(telling, finding.because),
    terse ? undefined : typed(firstSentence(rule.why)),
    backedByBriefly(rule, isOfAgent(telling, verdict)),
    ...(hidden ? [] : fixLines(telling, verdict)),
  );
}

/** Frameworks about AI systems count where the finding is about an AI agent. */
function isOfAgent({ workspace }: Telling, { rule, about, finding }: Verdict): boolean {
  if (rule.id.startsWith("agent-")) return true;
  const name = about.names[0];
  const identity = workspace
    .factsOf(finding.at.in)
    ?.identities.find(({ id }) => name === `identity:${id.value}`);
  return identity !== undefined && valueOf(identity.type) === "ai-agent";
}

/** What an article says beside its requirement; a figure last, as its claim. */
function toldBy({ id }: Verdict["rule"]): readonly Line[] {
  const facts = factsFor(id);
  const [said, figure] = [facts.find((one) => !one.figure), facts.find((one) => one.figure)];
  return [said, figure].flatMap((one) => (one ? [[quiet(one.text)]] : []));
}

/** A finding in one line. */
export const heading = ({ message, level, rule, hidden }: Verdict): Line => [
  strong(message),
  " ",
  quiet(hidden ? `(let pass, ${rule.id})` : `(${level}, ${rule.id})`),
];

/** The exception or suppression that covers it, while it lasts. */
function passLines(telling: Telling, { hidden, finding, about }: Verdict): readonly Line[] {
  if (!hidden) return endedLine(telling, finding, about);
  const [expires, approver, reason] = [
    valueOf(hidden.expires),
    valueOf(hidden.approvedBy),
    valueOf(hidden.reason),
  ];
  return [
    [
      ...(expires ? ["Let pass until ", strong(formatDay(expires.day))] : ["Let pass without an end"]),
      ", approved by ",
      ...withContact(telling, approver ?? "nobody"),
      ", ",
      place(telling, hidden.at),
    ],
    reason ? [`Reason: ${reason}`] : [],
  ];
}

/** What covered it until it ended: the reader may think that it still does. */
function endedLine(
  telling: Telling,
  finding: Verdict["finding"],
  { names }: Verdict["about"],
): readonly Line[] {
  const { world } = telling.workspace;
  const facts = telling.workspace.factsOf(finding.at.in);
  const exception = world.exceptions().find((one) => {
    const [match, expires] = [valueOf(one.match), valueOf(one.expires)];
    return (
      valueOf(one.rule) === finding.rule &&
      expires !== undefined &&
      expires.day < world.today &&
      names.some((name) => name === match || name === `identity:${match}`)
    );
  });
  const ended = exception ?? endedOver(facts, finding, world.today);
  const day = ended && valueOf(ended.expires)?.day;
  return ended && day !== undefined
    ? [
        [
          `${ended.kind === "exception" ? "An exception" : "A suppression"} let it pass until `,
          strong(formatDay(day)),
          `, ${fromToday(day, world.today)}, `,
          place(telling, ended.at),
        ],
      ]
    : [];
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
  const record = facts && recordOf(facts, name ?? "");
  if (record) return [[record.word, ...withContact(telling, record.who, { strong: true })]];
  const owner = facts ? placeOwnerLines(telling, facts, finding.at) : [];
  if (owner.length > 0) return owner;
  const { value } = workspace.world.policy.accountable;
  return value === undefined
    ? []
    : [["Answers for the risk: ", ...withContact(telling, value, { strong: true })]];
}

/** Who answers for a control, a risk or a case. */
function recordOf({ controls, risks, cases }: Facts, name: string) {
  const owner = [
    ...controls.map(({ id, owner }) => ({ name: `controls:${id.value}`, who: valueOf(owner) })),
    ...risks.map(({ id, owner }) => ({ name: `risks:${id.value}`, who: valueOf(owner) })),
  ].find((one) => one.name === name);
  if (owner?.who !== undefined) return { word: "Owner ", who: owner.who };
  const work = cases.find(({ id }) => `cases:${id.value}` === name);
  const assignee = work && valueOf(work.assignee);
  return assignee === undefined ? undefined : { word: "Assignee ", who: assignee };
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
