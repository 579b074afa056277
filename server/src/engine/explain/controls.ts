/** The controls behind a rule, how strongly they back it, and what the source articles cite. */
import { type Control, controlOf } from "../../frameworks/catalogue.ts";
import { resolve } from "../../frameworks/resolve.ts";
import { rules } from "../../rules/registry.ts";
import type { Rule } from "../../rules/rule.ts";
import { type Block, dotted, type Line, lines, list, quiet } from "../prose.ts";
import { linkTo } from "./citation.ts";

/** How strongly controls back a rule, as people say it. */
export const STRENGTH: Readonly<Record<Rule["support"], string>> = {
  direct: "direct: they ask for it",
  partial: "partial: they ask for the aim, the form is ours or the articles'",
  convention: "convention: none asks for it, these are near",
  own: "own: about the manifest itself",
};

/** More than this, and nobody reads them. */
const TITLED = 3;
const NAMED = 4;
const LONG = 72;

/** The controls of a rule: one of each framework with its title, the others by name; and what the source article cites. */
export function backedBy(rule: Rule, ai = isOfAi(rule)): readonly Block[] {
  const known = controlsBehind(rule, ai);
  if (rule.support === "own")
    return lines([quiet("Backed by no framework: a rule about the manifest itself.")]);
  if (known.length === 0) return lines(["Backed by practice only: no control asks for it."]);
  const titled = firstOfEach(known).slice(0, TITLED);
  const others = known.filter((one) => !titled.includes(one));
  return [
    ...lines(["Backed by ", quiet(`(${STRENGTH[rule.support]})`), ":"]),
    ...list([
      ...titled.map((one): Line => [linkTo(one), ` ${shortened(one.title)}`]),
      ...(others.length > 0 ? [alsoLine(others)] : []),
    ]),
    ...lines(articleLine(rule)),
  ];
}

function alsoLine(others: readonly Control[]): Line {
  const named = others.slice(0, NAMED);
  const more = others.length - named.length;
  return ["also ", ...names(named), ...(more > 0 ? [` and ${more} more`] : [])];
}

/** The same in one line, by name only; empty where no control stands behind the rule. */
export function backedByBriefly(rule: Rule, ai = isOfAi(rule)): Line {
  const named = briefly(controlsBehind(rule, ai));
  return named.length === 0 ? [] : ["Backed by ", ...named, " ", quiet(`(${rule.support})`)];
}

/** The first of each framework by name, the others counted. */
export function briefly(known: readonly Control[]): Line {
  const first = firstOfEach(known).slice(0, TITLED);
  const more = known.length - first.length;
  return first.length === 0 ? [] : [...names(first), ...(more > 0 ? [` and ${more} more`] : [])];
}

/** What the articles cite for the rule. */
export const articleLine = (rule: Rule): Line =>
  rule.citedByArticles.length === 0 ? [] : [quiet(`The source article cites ${articleCites(rule)}.`)];

/** As they wrote it, with what came after an outdated id, and what an id is that the rule does not rest on. */
export const articleCites = (rule: Rule): string =>
  rule.citedByArticles
    .map((text) => {
      const found = resolve(text);
      if (found.is === "outdated")
        return `${text} (an id of ${found.edition}, now ${found.now.map(({ id }) => id).join(" or ")})`;
      if (found.is !== "known") return text;
      const { control } = found;
      if (rule.controls.some(({ id }) => isWithin(id, control.id))) return text;
      const ours = rule.controls.find(({ framework }) => framework === control.framework);
      return `${text} (which is ${control.title}${ours ? `; we cite ${ours.id}` : ""})`;
    })
    .join(", ");

/** The id itself, or a part of it: `GV.OC-05` of `GV.OC`, `GOVERN 2.1` of `GOVERN`. */
export const isWithin = (id: string, whole: string): boolean =>
  id === whole || (id.startsWith(whole) && /^[ .(-]/.test(id.slice(whole.length)));

/** The records that a rule cites. What speaks of AI systems is left out where the matter is none (`ai`). */
export const controlsBehind = (rule: Rule, ai = isOfAi(rule)): readonly Control[] =>
  rule.controls
    .filter(({ framework }) => ai || framework !== "NIST AI RMF")
    .flatMap(({ framework, version, id }) => controlOf(framework, version, id) ?? []);

const isOfAi = ({ id }: Rule): boolean => id.startsWith("agent-");

let byId: ReadonlyMap<string, Rule> | undefined;

export function ruleOf(id: string): Rule | undefined {
  byId ??= new Map(rules.map((rule) => [rule.id, rule]));
  return byId.get(id);
}

function firstOfEach(known: readonly Control[]): readonly Control[] {
  const seen = new Set<string>();
  return known.filter(({ framework }) => {
    if (seen.has(framework)) return false;
    seen.add(framework);
    return true;
  });
}

const names = (some: readonly Control[]): Line =>
  dotted(
    some.map((one) => [linkTo(one)]),
    ", ",
  );

/** Official titles can be whole sentences. */
function shortened(text: string): string {
  if (text.length <= LONG) return text;
  const cut = text.slice(0, LONG);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 40)).replace(/[,;:.]$/, "")}…`;
}
