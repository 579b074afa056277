/** The change gives somebody a right that they did not have before it. */
import type { Before } from "../model/before.ts";
import { uncovered } from "../model/bind-scopes.ts";
import type { BreakGlass, Grant, Identity, Scope } from "../model/facts.ts";
import { valueOf } from "../model/field.ts";
import { isExpression } from "../model/ownership.ts";
import { type Reach, reachOf, scopeParts } from "../model/reach.ts";
import { wasReason, wasRelated } from "./parts/change.ts";
import { titleOf } from "./parts/separation.ts";
import { defineRule } from "./rule.ts";

export const changeScopeWidened = defineRule({
  id: "change-scope-widened",
  title: "The change grants more than its base",
  why: "Rights grow one harmless line at a time, in changes that are about something else. A reviewer sees the new line, and not what the identity could do before: whether it is more has to be worked out by hand, and so it mostly is not.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: ["scope", "grant"],
  compares: true,
  messages: {
    further: "{title} now reaches further than in {base}: {scope} ({because})",
    more: "{title} gets more than in {base}: {missing} ({because})",
    little: { text: "{title} gets more than in {base}: {missing}", level: "information" },
    fresh: "{title} is new since {base} and gives {who} {scope} ({because})",
    recipient: "{title} now gives its rights to {who}",
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI5:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-6" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-3" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "PCI DSS", version: "4.0.1", id: "7.2.5" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.15" },
  ],
  citedByArticles: ["PR.AC-4"],
  requirements: ["0.11"],
  noFix: "Whether the right is needed is for the reviewer to decide; taking it out again is the way back",
  examples: [
    {
      before: `
nhi: 1
identities:
  invoice-mailer:
    type: service-account
    owner: billing
    purpose: Sends invoices
    sponsor: finance
    approvedBy: security
    monitoring: { logs: "splunk:mail", by: security }
    review: { by: security, last: 2026-11-02 }
    scopes: ["aws:ses:SendEmail@*"]
`,
      bad: `
nhi: 1
identities:
  invoice-mailer:
    type: service-account
    owner: billing
    purpose: Sends invoices
    sponsor: finance
    approvedBy: security
    monitoring: { logs: "splunk:mail", by: security }
    review: { by: security, last: 2026-11-02 }
    scopes: ["aws:ses:SendEmail@*", "aws:dynamodb:PutItem@arn:aws:dynamodb:*:*:table/invoices"]
                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning change-scope-widened: Identity "invoice-mailer" now reaches further than in HEAD: aws:dynamodb:PutItem@arn:aws:dynamodb:*:*:table/invoices (changes or deletes data)
`,
      good: `
nhi: 1
identities:
  invoice-mailer:
    type: service-account
    owner: billing
    purpose: Sends invoices
    sponsor: finance
    approvedBy: security
    monitoring: { logs: "splunk:mail", by: security }
    review: { by: security, last: 2026-11-02 }
    scopes: ["aws:ses:SendEmail@arn:aws:ses:*:*:identity/shop.example"]
`,
    },
  ],
  check(subject, { world: { before }, report }) {
    if (!before) return;
    if (!("holder" in subject)) {
      for (const { at, who } of newRecipients(subject.it, before))
        report({ say: "recipient", with: { title: subject.it.title, who }, at });
      return;
    }
    const { it, holder } = subject;
    const { at, because } = it;
    const had = before.scopes(holder);
    const title = titleOf(holder);
    if (!had) {
      const who = it.reach === "narrow" ? undefined : takerOf(holder, before);
      if (who !== undefined && widestOf(holder.scopes) === it)
        report({ say: "fresh", with: { title, base: before.name, who, scope: it.text, because }, at });
      return;
    }
    const missing = lacking(it, had);
    if (missing === undefined) return;
    const shown = `${missing}${elsewhere(it, had)}`;
    const list = had.length === 0 ? "nothing" : had.map(({ text }) => text).join(", ");
    const more = {
      at,
      related: wasRelated(at, list, before),
      because: [wasReason(list, before), { label: "now also", value: shown, at }],
    };
    const words = { title, base: before.name };
    const added = addedReach(it, missing);
    if (added.reach === "narrow") report({ say: "little", with: { ...words, missing: shown }, ...more });
    else if (had.every(({ reach }) => rank(reach) < rank(added.reach)))
      report({ say: "further", with: { ...words, scope: it.text, because: added.because }, ...more });
    else report({ say: "more", with: { ...words, missing: shown, because: added.because }, ...more });
  },
});

const REACH: readonly Scope["reach"][] = ["narrow", "elevated", "wildcard", "admin"];

const rank = (reach: Scope["reach"]): number => REACH.indexOf(reach);

const widestOf = (scopes: readonly Scope[]): Scope | undefined =>
  scopes.reduce<Scope | undefined>(
    (widest, one) => (!widest || rank(one.reach) > rank(widest.reach) ? one : widest),
    undefined,
  );

/** Where the right holds now, if the same right was held in another place: that is all that is new then. */
function elsewhere(it: Scope, had: readonly Scope[]): string {
  const now = scopeParts(it.text);
  const moved = had.some(({ text }) => {
    const was = scopeParts(text);
    return was?.system === now?.system && was?.permission === now?.permission;
  });
  return moved && now?.resource ? `@${now.resource}` : "";
}

/** What of the right was not there. A right that names no system is compared by its words. */
function lacking(it: Scope, had: readonly Scope[]): string | undefined {
  if (had.some(({ text, reach }) => text === it.text && rank(reach) >= rank(it.reach))) return undefined;
  const texts = had.map(({ text }) => text);
  if (scopeParts(it.text)) return uncovered(it.text, texts);
  return texts.includes(it.text) ? undefined : it.text;
}

/** How far that reaches which was not there: of a right that is wholly new the format knows best, of one that was widened by a word, the word tells. */
function addedReach({ text, reach, because }: Scope, missing: string): Reach {
  const parts = scopeParts(text);
  const whole = { reach, because };
  if (!parts || uncovered(text, []) === missing) return whole;
  const [widest] = missing
    .split(", ")
    .map((word) => reachOf(`${parts.system}:${word}@${parts.resource}`))
    .sort((a, b) => rank(b.reach) - rank(a.reach));
  return widest && rank(widest.reach) <= rank(reach) ? widest : whole;
}

/** Somebody who was there before, and to whom a whole new entry gives rights. What is new itself shows what it may do. */
function takerOf(holder: Identity | Grant | BreakGlass, before: Before): string | undefined {
  if (holder.kind !== "grant") return undefined;
  const subject = valueOf(holder.subject);
  if (subject !== undefined)
    return before.knew(subject) || before.knew(`team:${subject}`) ? subject : undefined;
  return holder.recipients?.find(({ ref }) => before.knew(ref))?.ref;
}

/** Who gets what a grant gave to others before, where it gives more than reading. */
function newRecipients(it: Grant, before: Before): readonly { at: Grant["at"]; who: string }[] {
  if (!it.recipients || it.scopes.every(({ reach }) => reach === "narrow")) return [];
  const was = before.grant(it);
  if (!was) return [];
  const known = new Set(was.recipients?.map(({ ref }) => ref));
  // Who is named by an expression may be anybody: the one from before, too.
  return it.recipients.flatMap(({ at, ref }) =>
    known.has(ref) || isExpression(ref) ? [] : [{ at, who: ref }],
  );
}
