/** Findings by what lies behind them: "30 identities have no owner" is one thing to see to, not thirty. */
import { byLevel, type Level } from "../rules/rule.ts";
import { byText, grouped } from "./governance/say.ts";
import { inReadingOrder, type RelatedRow, type Row } from "./row.ts";

export interface Cause {
  readonly rule: string;
  /** The rule in one sentence. */
  readonly title: string;
  readonly level: Level;
  /** The message with what all its findings share; `…` where they differ. */
  readonly text: string;
  /** In reading order. */
  readonly rows: readonly Row[];
  /** How many files they stand in. */
  readonly files: number;
  /** The place to which all of them point, a limit's line for one. */
  readonly see: RelatedRow | undefined;
}

/** The gravest first, then those with the most findings. Every row is in one cause. */
export const causesOf = (rows: readonly Row[]): readonly Cause[] =>
  sharing(inReadingOrder(rows), ({ rule, level, say }) => `${level}\n${rule}\n${say.text}`)
    .flatMap(splitByValues)
    .map(causeOf)
    .sort(
      (a, b) =>
        byLevel(a.level, b.level) ||
        b.rows.length - a.rows.length ||
        byText(a.rule, b.rule) ||
        byText(a.text, b.text),
    );

/** Findings that say the same of different things are a cause; those that share nothing with another one stand together. */
function splitByValues(rows: readonly Row[]): readonly (readonly Row[])[] {
  const groups = sharing(rows, (row) =>
    Object.entries(row.say.with)
      .map(([name, value]) => `${name}=${nameless(value, row)}`)
      .sort()
      .join("\n"),
  );
  const several = groups.filter(({ length }) => length > 1);
  const single = groups.filter(({ length }) => length === 1).flat();
  return single.length > 0 ? [...several, single] : several;
}

/** A value with `…` where it names what the finding is about: `Identity "…"`. */
const nameless = (value: string, { names }: Row): string =>
  names
    .flatMap((name) => [
      name,
      name.slice(name.indexOf(":") + 1),
      // The last part of a path, of an address of Terraform, of a resource in a template.
      ...["/", "#", "."].map((mark) => name.slice(name.lastIndexOf(mark) + 1)),
    ])
    .filter((name) => name !== "" && value.includes(name))
    .sort((a, b) => b.length - a.length)
    .reduce((text, name) => text.split(whole(name)).join("…"), value);

/** The name where it is no part of a longer one. */
const whole = (name: string): RegExp =>
  new RegExp(`(?<![\\w-])${name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}(?![\\w-])`);

function causeOf(rows: readonly Row[]): Cause {
  const [first] = rows as readonly [Row];
  const { rule, title, level } = first;
  return {
    rule,
    title,
    level,
    text: textOf(rows, first),
    rows,
    files: new Set(rows.map(({ path }) => path)).size,
    see: sharedPlace(rows, first),
  };
}

function textOf(rows: readonly Row[], first: Row): string {
  if (rows.length === 1) return first.message;
  const filled = first.say.text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = (row: Row): string => nameless(row.say.with[name] ?? "", row);
    return rows.every((row) => value(row) === value(first)) ? value(first) : "…";
  });
  // A message that is all value says nothing without it.
  return /[A-Za-z]{2}/.test(filled) ? filled : first.title;
}

function sharedPlace(rows: readonly Row[], { related: [see] }: Row): RelatedRow | undefined {
  if (!see || rows.length === 1) return undefined;
  const key = placeKey(see);
  return rows.every(({ related: [other] }) => other && placeKey(other) === key) ? see : undefined;
}

const placeKey = ({ path, range: { start }, text }: RelatedRow): string =>
  `${path}\n${start.line}\n${start.character}\n${text}`;

const sharing = (rows: readonly Row[], keyOf: (row: Row) => string): readonly (readonly Row[])[] => [
  ...grouped(rows, (row) => [keyOf(row)]).values(),
];
