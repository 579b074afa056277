/** `docs/operating-models.md`: every requirement of the articles with the fields, rules and facts in which it lives. */
import { articleOf, factPlaces, factsFor } from "../../server/src/frameworks/articles.ts";
import { DUTIES } from "../../server/src/model/duties.ts";
import { DUTY_REASONS } from "../../server/src/model/duty-reasons.ts";
import { rules } from "../../server/src/rules/registry.ts";
import type { Rule } from "../../server/src/rules/rule.ts";
import { type Requirement, requirements } from "./requirements.ts";

const INTRO = `<!-- Made by \`npm run generate\` from test/tools/requirements.ts, the rules and server/src/frameworks/articles.json. Do not edit. -->

# The operating models

Five articles of the [NHI Management Group](https://nhimg.org) describe how organisations make machine access answerable.
This page lists the ${requirements.length} requirements that we read in them, in our words, and where each lives:

- **Written in**: the manifest fields that say it. Completion and hover know each of them.
- **Checked by**: the rules that speak where it is broken; 💡 means that the light bulb offers a repair.
- **Shown**: reasons, trade-offs and figures that nothing can check; the hover of the rule, duty or field tells them, and the page of the rule.

Rules that rest on other sources alone (expired exceptions, one identity in several environments, plain-text secrets beyond what the articles ask) are not on this page; [the list of rules](rules/README.md) has them all.
Figures are those of the articles, not ours.`;

export function operatingModels(): string {
  const articles = [...new Set(requirements.map(({ number }) => number.slice(0, 1)))];
  const parts = articles.map((digit) => {
    const own = requirements.filter(({ number }) => number.startsWith(digit));
    return [`## ${digit}. ${articleOf(digit)}`, HEAD, ...own.map(row)].join("\n").replace("\n", "\n\n");
  });
  return `${[INTRO, ...parts].join("\n\n")}\n`;
}

const HEAD = "| | asks for | written in | checked by | shown |\n| --- | --- | --- | --- | --- |";

/** Rules that name the number themselves come first. */
export const rulesOf = ({ number, also }: Requirement): readonly Rule[] => [
  ...rules.filter((rule) => rule.requirements.includes(number)),
  ...rules.filter((rule) => also.includes(rule.id) && !rule.requirements.includes(number)),
];

function row(one: Requirement): string {
  const fields = one.fields.map((field) => `\`${field}\``).join(", ");
  const checked = rulesOf(one).map(({ id, noFix }) => `[${id}](rules/${id}.md)${noFix ? "" : " 💡"}`);
  const shown = [...shownOf(one.number), ...(one.kept ? [`${one.kept}.`] : [])];
  return `| ${one.number} | ${one.asks} | ${fields} | ${checked.join(", ")} | ${shown.join("<br>")} |`;
}

function shownOf(number: string): readonly string[] {
  const byText = new Map<string, string[]>();
  for (const place of factPlaces())
    for (const { requirement, text } of factsFor(place))
      if (requirement === number) byText.set(text, [...(byText.get(text) ?? []), `\`${place}\``]);
  for (const duty of DUTIES) {
    const { why, requirements: numbers } = DUTY_REASONS[duty];
    if (numbers.includes(number)) byText.set(why, [`\`policy.duties.${duty}\``]);
  }
  return [...byText].map(([text, places]) => `${text} (at ${places.join(", ")})`);
}
