/** The sections about findings: by rule with the controls behind them, and by framework and control. */
import { at, type Block, cell, chip, type Group, labelled, many, type Section, say, table } from "./block.ts";
import { shortName } from "./frameworks.ts";
import { grouped } from "./say.ts";
import type { ControlName, FindingRow, FrameworkControl, FrameworkRow, Part, Tally } from "./shape.ts";
import { LEVEL_TONES } from "./tones.ts";

/** The same for every rule and every control, so that the tables line up. */
const COLUMNS = [
  { title: "Level", share: 12 },
  { title: "Finding", share: 48 },
  { title: "Owner", share: 18 },
  { title: "Place", share: 22 },
] as const;

export const findings = ({ findings: all, tally }: Part): Section => {
  const open = all.filter(({ hidden }) => !hidden);
  const hidden = all.filter(({ hidden }) => hidden);
  return {
    id: "findings",
    title: "Findings",
    blocks: [
      ...(open.length === 0 ? [say("No finding.")] : openBlocks(open, tally)),
      table(
        [COLUMNS[0], COLUMNS[1], { title: "Approved by, until", share: 18 }, COLUMNS[3]],
        hidden.map((one) => [
          level(one),
          cell(one.message, {}, one.rule, labelled("because:", one.hidden?.reason)),
          cell(one.hidden?.approvedBy, {}, one.hidden?.expires),
          at(one.place),
        ]),
        "Nothing hides a finding.",
        "Hidden by exceptions and comments",
      ),
    ],
  };
};

const openBlocks = (open: readonly FindingRow[], tally: Tally): readonly Block[] => [
  {
    is: "counts",
    title: "Level",
    counts: tally.level.map((one) => ({ ...one, tone: LEVEL_TONES[one.name] ?? "note" })),
  },
  { is: "counts", title: "Owner", counts: tally.owner },
  { is: "counts", title: "Rule", counts: tally.rule },
  { is: "table", caption: undefined, columns: COLUMNS, groups: byRule(open).flatMap(ruleGroup) },
];

/** In the order of the rows, which is by level and rule: a rule whose findings have two levels has two groups. */
const byRule = (rows: readonly FindingRow[]): readonly (readonly FindingRow[])[] => [
  ...grouped(rows, ({ level: word, rule }) => [`${word} ${rule}`]).values(),
];

function ruleGroup(rows: readonly FindingRow[]): readonly Group[] {
  const [first] = rows;
  if (!first) return [];
  return [
    {
      caption: `${first.rule}: ${first.title}`,
      note:
        first.controls.length === 0
          ? "A rule about the manifest itself; no control stands behind it."
          : `Controls (${first.support}): ${controlList(first.controls)}`,
      rows: rows.map((one) => [level(one), cell(one.message, {}, one.about), cell(one.owner), at(one.place)]),
    },
  ];
}

const level = ({ level: word }: FindingRow) => chip(word, LEVEL_TONES[word] ?? "note");

/** `NIST CSF 2.0 PR.AA-05; CIS Controls 8.1 5.5, 6.8`: each framework once. */
export function controlList(controls: readonly ControlName[]): string {
  const ids = new Map<string, string[]>();
  for (const control of controls) {
    const name = shortName(control);
    ids.set(name, [...(ids.get(name) ?? []), control.id]);
  }
  return [...ids].map(([name, list]) => `${name} ${list.join(", ")}`).join("; ");
}

const NO_PROOF =
  "A control without findings is not thereby met: rules look only at what these files say. Direct, partial and convention tell how far the control asks for what the rule looks at.";

/** `whole`: one framework was asked for; then every control is shown, with its findings one by one. */
export const frameworks = ({ frameworks: rows }: Part, whole: boolean): Section => ({
  id: "frameworks",
  title: "Frameworks",
  blocks:
    rows.length === 0
      ? [say("No rule and no product control cites this framework.")]
      : [
          say(NO_PROOF),
          ...(whole ? [] : [overview(rows)]),
          ...rows.flatMap((row) => oneFramework(row, whole)),
        ],
});

const overview = (rows: readonly FrameworkRow[]): Block =>
  table(
    [
      { title: "Framework", share: 32 },
      { title: "Controls that rules look at", as: "number", share: 19 },
      { title: "with findings", as: "number", share: 15 },
      { title: "Findings", as: "number", share: 13 },
      { title: "Cited by product controls", as: "number", share: 21 },
    ],
    rows.map((row) => [
      cell(shortName(row), { as: "strong" }),
      cell(row.controls.filter(({ rules }) => rules.length > 0).length),
      cell(row.controls.filter(({ findings: some }) => some.length > 0).length),
      cell(new Set(row.controls.flatMap(({ findings: some }) => some)).size),
      cell(row.controls.filter(({ citedBy }) => citedBy.length > 0).length),
    ]),
    "",
  );

function oneFramework(row: FrameworkRow, whole: boolean): readonly Block[] {
  const telling = row.controls.filter(
    ({ findings: some, citedBy, hidden }) => whole || some.length > 0 || citedBy.length > 0 || hidden > 0,
  );
  if (telling.length === 0) return [];
  return [
    table(
      [
        { title: "Control", share: 28 },
        { title: "Rules that look at it", share: 44 },
        { title: "Findings", share: 14 },
        { title: "Product controls", share: 14 },
      ],
      telling.map((control) => [
        cell(control.id, { as: "strong" }, control.title),
        rulesOf(control, whole),
        tallied(control),
        cell(control.citedBy.join(", ")),
      ]),
      "",
      shortName(row),
    ),
    ...(whole ? [controlTable(telling.filter(({ findings: some }) => some.length > 0))] : []),
  ];
}

/** Where one framework was asked for, all that look at it; else the ones with something to say, and how many are silent. */
function rulesOf({ rules, findings: some }: FrameworkControl, whole: boolean) {
  const speaking = rules.filter(({ rule }) => whole || some.some((finding) => finding.rule === rule));
  const silent = rules.length - speaking.length;
  const named = speaking.map(({ rule, support }) => `${rule} (${support})`).join(", ");
  if (named === "") return cell(silent === 0 ? undefined : many(silent, "rule"), { tone: "quiet" });
  return cell(named, {}, silent === 0 ? undefined : `and ${many(silent, "rule")} without a finding`);
}

function tallied({ findings: some, hidden, rules }: FrameworkControl) {
  const beside = hidden > 0 ? `${hidden} hidden by exceptions` : undefined;
  if (some.length === 0) return cell(rules.length > 0 ? "none" : undefined, { tone: "quiet" }, beside);
  const worst = some[0]?.level ?? "hint";
  return chip(many(some.length, "finding"), LEVEL_TONES[worst] ?? "note", beside);
}

/** Every finding under every control that asks for it: a finding can stand in several groups. */
const controlTable = (controls: readonly FrameworkControl[]): Block =>
  controls.length === 0
    ? say("No finding rests on this framework.")
    : {
        is: "table",
        caption: "Findings by control",
        columns: COLUMNS,
        groups: controls.map(({ id, title, findings: some }) => ({
          caption: title === undefined ? id : `${id} ${title}`,
          note: undefined,
          rows: some.map((one) => [
            level(one),
            cell(one.message, {}, `${one.rule} (${one.support})`),
            cell(one.owner),
            at(one.place),
          ]),
        })),
      };
