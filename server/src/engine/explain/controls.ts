/** Controls of public frameworks: the card of one that is cited, and who asks for what a rule checks. */
import { type Control, nameOf as controlName, controlOf, controls } from "../../frameworks/catalogue.ts";
import { cited } from "../../frameworks/resolve.ts";
import { rules } from "../../rules/registry.ts";
import type { Rule } from "../../rules/rule.ts";
import { type Block, dotted, type Line, lines, link, list, type Piece, quiet } from "../prose.ts";

/** Title, summary, and what superseded it. undefined where the text cites no control that we know. */
export function controlCard(text: string): readonly Block[] | undefined {
  const [control, ...others] = cited(text);
  if (!control) return undefined;
  const next = control.supersededBy?.map(({ framework, version, id, relation }) => {
    const known = controlOf(framework, version, id);
    const name = known ? linkTo(known) : `${framework} ${version} ${id}`;
    return [name, ` (${relation.replaceAll("_", " ")})`];
  });
  return [
    ...lines([linkTo(control, true)], [control.title]),
    ...lines([control.summary]),
    ...lines(
      control.status === "current" ? undefined : [`${capital(control.status)}.`],
      next && next.length > 0 ? ["Now: ", ...dotted(next)] : undefined,
      others.length > 0 ? ["Can also mean ", ...dotted(others.map((one) => [linkTo(one)]))] : undefined,
    ),
  ];
}

/** What a citation that the catalogue does not hold is told. */
export const unknownControl = (text: string): readonly Block[] =>
  lines(
    [`"${text}" is none of the ${controls.length} controls that we know.`],
    [quiet("Written like NIST CSF 2.0 PR.AA-05.")],
  );

/** More than this, and nobody reads them. */
const TITLED = 3;
const NAMED = 4;
const LONG = 72;

const ASKED: Readonly<Record<Rule["support"], string>> = {
  direct: "Asked for by",
  partial: "Asked for in part by",
  convention: "Common practice; near to it",
  own: "",
};

/** The controls behind a rule: one of each framework with its title, the others by name; and what the source article cites. */
export function askedFor(rule: Rule): readonly Block[] {
  const known = rule.controls.flatMap(
    ({ framework, version, id }) => controlOf(framework, version, id) ?? [],
  );
  if (known.length === 0)
    return rule.support === "convention" ? lines(["Common practice; no control asks for it."]) : [];
  const titled = firstOfEach(known).slice(0, TITLED);
  const others = known.filter((one) => !titled.includes(one));
  const article =
    rule.citedByArticles.length > 0
      ? quiet(`The source article cites ${rule.citedByArticles.join(", ")}.`)
      : undefined;
  return [
    ...lines([`${ASKED[rule.support]}:`]),
    ...list([
      ...titled.map((one): Line => [linkTo(one), ` ${shortened(one.title)}`]),
      ...(others.length > 0 ? [alsoLine(others)] : []),
    ]),
    ...lines(article === undefined ? undefined : [article]),
  ];
}

function alsoLine(others: readonly Control[]): Line {
  const named = others.slice(0, NAMED);
  const more = others.length - named.length;
  return [
    "also ",
    ...dotted(
      named.map((one) => [linkTo(one)]),
      ", ",
    ),
    ...(more > 0 ? [` and ${more} more`] : []),
  ];
}

/** The same in one line, by name only. */
export function askedForBriefly(rule: Rule): Line {
  const known = rule.controls.flatMap(
    ({ framework, version, id }) => controlOf(framework, version, id) ?? [],
  );
  const first = firstOfEach(known).slice(0, TITLED);
  if (first.length === 0) return [];
  const more = known.length - first.length;
  return [
    `${ASKED[rule.support]} `,
    ...dotted(
      first.map((one) => [linkTo(one)]),
      ", ",
    ),
    ...(more > 0 ? [` and ${more} more`] : []),
  ];
}

export const ruleOf = (id: string): Rule | undefined => rules.find((rule) => rule.id === id);

function firstOfEach(known: readonly Control[]): readonly Control[] {
  const seen = new Set<string>();
  return known.filter(({ framework }) => {
    if (seen.has(framework)) return false;
    seen.add(framework);
    return true;
  });
}

const linkTo = (control: Control, strong = false): Piece =>
  link(controlName(control), control.url, control.title, { strong, silent: true });

/** Official titles can be whole sentences. */
function shortened(text: string): string {
  if (text.length <= LONG) return text;
  const cut = text.slice(0, LONG);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 40)).replace(/[,;:.]$/, "")}…`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
