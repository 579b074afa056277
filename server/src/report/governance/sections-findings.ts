/** The sections about findings: by rule with the controls behind them, and by framework and control. */
import { at, type Block, cell, chip, labelled, many, type Section, say, table } from "./block.ts";
import { shortName } from "./frameworks.ts";
import type { ControlName, FindingRow, FrameworkControl, FrameworkRow, Part } from "./shape.ts";
import { LEVEL_TONES } from "./tones.ts";

export const findings = ({ findings: all, tally }: Part): Section => {
  const open = all.filter(({ hidden }) => !hidden);
  const hidden = all.filter(({ hidden }) => hidden);
  return {
    id: "findings",
    title: "Findings",
    blocks: [
      ...(open.length === 0
        ? [say("No finding.")]
        : [
            {
              is: "counts" as const,
              title: "Level",
              counts: tally.level.map((one) => ({ ...one, tone: LEVEL_TONES[one.name] ?? "note" })),
            },
            { is: "counts" as const, title: "Owner", counts: tally.owner },
            { is: "counts" as const, title: "Rule", counts: tally.rule },
            ...byRule(open).map(ruleTable),
          ]),
      table(
        ["Level", { title: "Finding", as: "wide" }, "Approved by", "Until", "Place"],
        hidden.map((one) => [
          level(one),
          cell(one.message, {}, one.rule, labelled("because:", one.hidden?.reason)),
          cell(one.hidden?.approvedBy),
          cell(one.hidden?.expires),
          at(one.place),
        ]),
        "No exception hides a finding.",
        { caption: "Hidden by exceptions" },
      ),
    ],
  };
};

/** In the order of the rows, which is by level and rule: a rule whose findings have two levels has two tables. */
function byRule(rows: readonly FindingRow[]): readonly (readonly FindingRow[])[] {
  const groups = new Map<string, FindingRow[]>();
  for (const row of rows) {
    const key = `${row.level} ${row.rule}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

function ruleTable(rows: readonly FindingRow[]): Block {
  const [first] = rows;
  if (!first) return say("");
  return table(
    ["Level", { title: "Finding", as: "wide" }, "Owner", "Place"],
    rows.map((one) => [level(one), cell(one.message, {}, one.about), cell(one.owner), at(one.place)]),
    "",
    {
      caption: `${first.rule}: ${first.title}`,
      note:
        first.controls.length === 0
          ? "A rule about the manifest itself; no control stands behind it."
          : `Controls (${first.support}): ${controlList(first.controls)}`,
    },
  );
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
      { title: "Framework", as: "wide" },
      { title: "Controls that rules look at", as: "number" },
      { title: "with findings", as: "number" },
      { title: "Findings", as: "number" },
      { title: "Cited by product controls", as: "number" },
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
      [{ title: "Control", as: "wide" }, "Rules that look at it", "Findings", "Product controls"],
      telling.map((control) => [
        cell(control.id, { as: "strong" }, control.title),
        cell(control.rules.map(({ rule, support }) => `${rule} (${support})`).join(", ")),
        tallied(control),
        cell(control.citedBy.join(", ")),
      ]),
      "",
      { caption: shortName(row) },
    ),
    ...(whole ? telling.filter(({ findings: some }) => some.length > 0).map(controlTable) : []),
  ];
}

function tallied({ findings: some, hidden, rules }: FrameworkControl) {
  const beside = hidden > 0 ? `${hidden} hidden by exceptions` : undefined;
  if (some.length === 0) return cell(rules.length > 0 ? "none" : undefined, { tone: "quiet" }, beside);
  const worst = some[0]?.level ?? "hint";
  return chip(many(some.length, "finding"), LEVEL_TONES[worst] ?? "note", beside);
}

const controlTable = ({ id, title, findings: some }: FrameworkControl): Block =>
  table(
    ["Level", { title: "Finding", as: "wide" }, "Owner", "Place"],
    some.map((one) => [
      level(one),
      cell(one.message, {}, `${one.rule} (${one.support})`),
      cell(one.owner),
      at(one.place),
    ]),
    "",
    { caption: title === undefined ? id : `${id} ${title}` },
  );
