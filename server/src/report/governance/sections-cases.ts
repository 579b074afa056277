/** The sections about risks, cases, the product's controls, evidence and the files. */
import { cell, chip, code, labelled, many, type Section, table } from "./block.ts";
import type { Part, ProofRow } from "./shape.ts";
import type { CaseRow, ControlRow, RiskRow } from "./shape-cases.ts";
import { EVIDENCE_TONES, EVIDENCE_WORDS, SEVERITY_TONES } from "./tones.ts";

const severity = (word: string | undefined) =>
  word === undefined ? cell(undefined) : chip(word, SEVERITY_TONES[word] ?? "note");

const due = (
  day: string | undefined,
  daysLate: number | undefined,
  ...under: readonly (string | undefined)[]
) =>
  daysLate === undefined
    ? cell(day, {}, ...under)
    : cell(day, { tone: "bad" }, `${many(daysLate, "day")} late`, ...under);

export const risks = ({ openRisks: rows }: Part): Section => ({
  id: "risks",
  title: "Open risks",
  blocks: [
    table(
      ["Severity", { title: "Risk", as: "wide" }, "Owner", "Status", "Due"],
      rows.map(riskCells),
      "No risk is open.",
    ),
  ],
});

const riskCells = (one: RiskRow) => [
  severity(one.severity),
  cell(
    one.name ?? one.id,
    { as: "strong" },
    [one.id, ...one.identities, ...one.controls].join(", "),
    labelled("case", one.case),
    `${one.place.file}:${one.place.line}`,
  ),
  cell(one.owner, {}, one.contact === one.owner ? undefined : one.contact),
  cell(
    one.status,
    {},
    one.treatment === undefined ? undefined : `treatment: ${one.treatment}`,
    labelled("accepted by", one.acceptedBy),
  ),
  due(one.due, one.daysLate, one.dueBy === "written" ? undefined : one.dueBy),
];

export const cases = ({ closedCases, openCases }: Part): Section => ({
  id: "cases",
  title: "Cases",
  blocks: [
    table(
      ["Closed", { title: "Case", as: "wide" }, "Severity", "Closed by", "Evidence of closure"],
      closedCases.map((one) => {
        const [first, ...rest] = proofLines(one.proofs);
        return [
          cell(
            one.closed,
            {},
            one.daysOpen === undefined ? undefined : `open for ${many(one.daysOpen, "day")}`,
          ),
          caseCell(one, one.resolution),
          severity(one.severity),
          cell(one.closedBy),
          first === undefined ? chip("none", "warn") : cell(first, {}, ...rest),
        ];
      }),
      "No case has been closed.",
      { caption: "Closed cases" },
    ),
    table(
      ["Severity", { title: "Case", as: "wide" }, "Assignee", "Contained", "Due"],
      openCases.map((one) => [
        severity(one.severity),
        caseCell(one, one.status),
        cell(one.assignee),
        cell(one.containment),
        due(one.due, one.daysLate),
      ]),
      "No case is open.",
      { caption: "Open cases" },
    ),
  ],
});

const caseCell = (one: CaseRow, word: string | undefined) =>
  cell(
    one.id,
    { as: "strong" },
    [one.identity, word].filter((part) => part !== undefined).join(", "),
    one.opened === undefined ? undefined : `opened ${one.opened}${one.openedBy ? ` by ${one.openedBy}` : ""}`,
    labelled("told:", one.notified),
    `${one.place.file}:${one.place.line}`,
  );

export const controls = ({ controls: rows }: Part): Section => ({
  id: "controls",
  title: "Product controls",
  blocks:
    rows.length === 0
      ? [table([], [], "No product control is declared in these files.")]
      : [
          table(
            [{ title: "Control", as: "wide" }, "Owner", "Exceptions by", "Frameworks"],
            rows.map((one) => [
              cell(
                one.name ?? one.id,
                { as: "strong" },
                [one.id, one.surface].filter((part) => part !== undefined).join(", "),
                labelled("protects:", one.protects),
                `${one.place.file}:${one.place.line}`,
              ),
              cell(one.owner, {}, labelled("team", one.team)),
              cell(one.exceptionsBy),
              cell(one.frameworks.join(", ")),
            ]),
            "",
          ),
          table(
            ["Control", "Phase", "Responsible", "Accountable"],
            rows.flatMap((one) =>
              one.raci.map(({ phase, responsible, accountable }, i) => [
                cell(i === 0 ? one.id : "", { as: "strong" }),
                cell(phase),
                cell(responsible.join(", ")),
                accountable.length === 1
                  ? cell(accountable[0])
                  : chip(accountable.length === 0 ? "nobody" : accountable.join(", "), "bad"),
              ]),
            ),
            "No control says who is responsible and who is accountable.",
            { caption: "Responsible and accountable" },
          ),
          proofTable(rows),
          table(
            ["Control", { title: "Milestone", as: "wide" }, "Due", "Done on", "By"],
            rows.flatMap((one) =>
              one.milestones.map((milestone) => [
                cell(one.id, { as: "strong" }),
                cell(milestone.name),
                cell(milestone.due),
                cell(milestone.doneOn),
                cell(milestone.by),
              ]),
            ),
            "No control has a milestone.",
            { caption: "Milestones" },
          ),
        ],
});

const proofTable = (rows: readonly ControlRow[]) =>
  table(
    ["Control", "Shows", { title: "Evidence", as: "wide" }],
    rows.flatMap((one) =>
      one.evidence.map(({ shows, proof }) => {
        const [first, ...rest] = proofLines([proof]);
        return [cell(one.id, { as: "strong" }), cell(shows), cell(first, {}, ...rest)];
      }),
    ),
    "No control shows evidence.",
    { caption: "Evidence of controls" },
  );

/** What a proof is, then what was found of it. */
export const proofLines = (proofs: readonly ProofRow[]): readonly string[] =>
  proofs.flatMap((proof) => [
    [proof.kind, proof.ref, proof.on, labelled("by", proof.by)]
      .filter((part) => part !== undefined)
      .join(", "),
    proof.sha256 === undefined ? EVIDENCE_WORDS[proof.state] : `SHA-256 ${proof.sha256}`,
  ]);

export const evidence = ({ evidence: rows }: Part): Section => ({
  id: "evidence",
  title: "Evidence",
  blocks: [
    table(
      [{ title: "Evidence", as: "wide" }, "Named by", "State"],
      rows.map((one) => [
        code(one.ref, labelled("SHA-256", one.sha256)),
        cell(one.namedBy.join("; "), {}, `${one.place.file}:${one.place.line}`),
        chip(EVIDENCE_WORDS[one.state], EVIDENCE_TONES[one.state]),
      ]),
      "No evidence is named in these files.",
    ),
  ],
});

export const files = ({ files: rows }: Part): Section => ({
  id: "files",
  title: "Files",
  blocks: [
    table(
      [{ title: "File", as: "wide" }, "Read as", "Counts"],
      rows.map((one) => [
        code(one.path, labelled("SHA-256", one.sha256)),
        cell(one.format),
        cell(one.context ? "for what it says only" : "reported on"),
      ]),
      "No file was read.",
    ),
  ],
});
