/** The sections about risks, cases, the product's controls, evidence and the files. */
import { cell, chip, code, labelled, many, SAME, type Section, say, table } from "./block.ts";
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
      [
        { title: "Severity", share: 11 },
        { title: "Risk", share: 35 },
        { title: "Owner", share: 20 },
        { title: "Status", share: 17 },
        { title: "Due", share: 17 },
      ],
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
      [
        { title: "Closed", share: 13 },
        { title: "Case", share: 27 },
        { title: "Severity", share: 11 },
        { title: "Closed by", share: 13 },
        { title: "Evidence of closure", share: 36 },
      ],
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
      "Closed cases",
    ),
    table(
      [
        { title: "Severity", share: 11 },
        { title: "Case", share: 35 },
        { title: "Assignee", share: 17 },
        { title: "Contained", share: 22 },
        { title: "Due", share: 15 },
      ],
      openCases.map((one) => [
        severity(one.severity),
        caseCell(one, one.status),
        cell(one.assignee),
        cell(one.containment),
        due(one.due, one.daysLate),
      ]),
      "No case is open.",
      "Open cases",
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
            [
              { title: "Control", share: 38 },
              { title: "Owner", share: 22 },
              { title: "Exceptions by", share: 13 },
              { title: "Frameworks", share: 27 },
            ],
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
            [
              { title: "Control", share: 25 },
              { title: "Phase", share: 15 },
              { title: "Responsible", share: 30 },
              { title: "Accountable", share: 30 },
            ],
            rows.flatMap((one) =>
              one.raci.map(({ phase, responsible, accountable }, i) => [
                i === 0 ? cell(one.id, { as: "strong" }) : SAME,
                cell(phase),
                cell(responsible.join(", ")),
                accountable.length === 1
                  ? cell(accountable[0])
                  : chip(accountable.length === 0 ? "nobody" : accountable.join(", "), "bad"),
              ]),
            ),
            "No control says who is responsible and who is accountable.",
            "Responsible and accountable",
          ),
          proofTable(rows),
          table(
            [
              { title: "Control", share: 25 },
              { title: "Milestone", share: 30 },
              { title: "Due", share: 15 },
              { title: "Done on", share: 15 },
              { title: "By", share: 15 },
            ],
            rows.flatMap((one) =>
              one.milestones.map((milestone, i) => [
                i === 0 ? cell(one.id, { as: "strong" }) : SAME,
                cell(milestone.name),
                cell(milestone.due),
                cell(milestone.doneOn),
                cell(milestone.by),
              ]),
            ),
            "No control has a milestone.",
            "Milestones",
          ),
        ],
});

const proofTable = (rows: readonly ControlRow[]) =>
  table(
    [
      { title: "Control", share: 25 },
      { title: "Shows", share: 15 },
      { title: "Evidence", share: 60 },
    ],
    rows.flatMap((one) =>
      one.evidence.map(({ shows, proof }, i) => {
        const [first, ...rest] = proofLines([proof]);
        return [i === 0 ? cell(one.id, { as: "strong" }) : SAME, cell(shows), cell(first, {}, ...rest)];
      }),
    ),
    "No control shows evidence.",
    "Evidence of controls",
  );

/** What a proof is, then what was found of it. */
export const proofLines = (proofs: readonly ProofRow[]): readonly string[] =>
  proofs.flatMap((proof) => [
    [proof.kind, proof.ref, proof.on, labelled("by", proof.by)]
      .filter((part) => part !== undefined)
      .join(", "),
    proof.sha256 === undefined ? EVIDENCE_WORDS[proof.state] : `SHA-256 ${proof.sha256}`,
  ]);

const LOOKED_UP =
  "Files within the repository are hashed. What is kept elsewhere (a URL, a name in another system) is not looked up, and what lies outside of the repository is not opened.";

export const evidence = ({ evidence: rows }: Part): Section => ({
  id: "evidence",
  title: "Evidence",
  blocks: [
    ...(rows.length > 0 ? [say(LOOKED_UP)] : []),
    table(
      [
        { title: "Evidence", share: 50 },
        { title: "Named by", share: 30 },
        { title: "State", share: 20 },
      ],
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
      [
        { title: "File", share: 62 },
        { title: "Read as", share: 15 },
        { title: "Counts", share: 23 },
      ],
      rows.map((one) => [
        code(one.path, labelled("SHA-256", one.sha256)),
        cell(one.format),
        cell(one.context ? "for what it says only" : "reported on"),
      ]),
      "No file was read.",
    ),
  ],
});
