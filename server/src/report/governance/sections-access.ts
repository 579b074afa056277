/** The sections about access: grants, exceptions, what is overdue, and uses of emergency paths. */
import { cell, chip, code, labelled, many, type Section, type Tone, table } from "./block.ts";
import { proofLines } from "./sections-cases.ts";
import type { Part } from "./shape.ts";
import type { BreakGlassUseRow, ExceptionRow } from "./shape-access.ts";
import { PRIVILEGE_TONES } from "./tones.ts";

export const grants = ({ access }: Part): Section => ({
  id: "grants",
  title: "Grants",
  blocks: [
    table(
      [
        { title: "Subject", share: 42 },
        { title: "Privilege", share: 13 },
        { title: "How", share: 15 },
        { title: "Approved by", share: 14 },
        { title: "Session", share: 16 },
      ],
      access.map((one) => [
        cell(
          one.subject,
          { as: "strong" },
          one.scopes.join(", "),
          one.justification === "required"
            ? "each request states its reason"
            : labelled("because:", one.justification),
          `${one.place.file}:${one.place.line}`,
        ),
        one.privilege === "standard"
          ? cell(one.privilege)
          : chip(one.privilege, PRIVILEGE_TONES[one.privilege] ?? "note"),
        cell(one.mode, {}, one.window, labelled("at most", one.maxDuration), labelled("until", one.expires)),
        cell(one.approvedBy),
        cell(
          one.recorded === undefined ? undefined : one.recorded ? "recorded" : "not recorded",
          one.recorded === false ? { tone: "warn" } : {},
          labelled("read by", one.sessionReviewedBy),
        ),
      ]),
      "No grant is declared in these files.",
    ),
  ],
});

const EXCEPTION_TONES: Readonly<Record<ExceptionRow["state"], Tone>> = {
  running: "note",
  over: "bad",
  incomplete: "warn",
};

export const exceptions = ({ exceptions: rows }: Part): Section => ({
  id: "exceptions",
  title: "Exceptions",
  blocks: [
    table(
      [
        { title: "Rule", share: 20 },
        { title: "For, and why", share: 36 },
        { title: "Approved by", share: 16 },
        { title: "Last day", share: 13 },
        { title: "State", share: 15 },
      ],
      rows.map((one) => [
        code(one.rule, `${one.place.file}:${one.place.line}`),
        cell(one.match, {}, one.reason, labelled("in the meantime:", one.compensating)),
        cell(one.approvedBy),
        cell(one.expires, {}, one.daysLeft === undefined ? undefined : `${many(one.daysLeft, "day")} left`),
        chip(one.state, EXCEPTION_TONES[one.state], `hides ${many(one.hides, "finding")}`),
      ]),
      "No exception is on record.",
    ),
  ],
});

export const overdue = ({ overdue: rows }: Part): Section => ({
  id: "overdue",
  title: "Overdue reviews",
  blocks: [
    table(
      [
        { title: "Kind", share: 13 },
        { title: "Of what", share: 34 },
        { title: "Owner", share: 14 },
        { title: "Last", share: 12 },
        { title: "Due", share: 17 },
        { title: "Days late", as: "number", share: 10 },
      ],
      rows.map((one) => [
        cell(one.kind),
        cell(one.title, {}, labelled("by", one.by), `${one.place.file}:${one.place.line}`),
        cell(one.owner),
        cell(one.last),
        cell(one.due, {}, one.limit),
        cell(one.daysLate, { as: "strong", tone: "bad" }),
      ]),
      "No review, test, milestone or attestation is overdue.",
    ),
  ],
});

const USE_TONES: Readonly<Record<BreakGlassUseRow["state"], Tone>> = {
  attested: "good",
  "attested late": "warn",
  "not attested": "warn",
  overdue: "bad",
};

export const breakGlass = ({ breakGlass: rows }: Part): Section => ({
  id: "break-glass",
  title: "Uses of break-glass paths",
  blocks: [
    table(
      [
        { title: "Day", share: 13 },
        { title: "Path", share: 16 },
        { title: "Used by", share: 15 },
        { title: "Attested", share: 21 },
        { title: "Evidence", share: 35 },
      ],
      rows.map((one) => [
        cell(one.on, {}, `${one.place.file}:${one.place.line}`),
        cell(one.path, { as: "strong" }, labelled("owner", one.owner)),
        cell(one.by, {}, one.incident),
        chip(
          one.state,
          USE_TONES[one.state],
          [labelled("by", one.attestedBy), labelled("on", one.attestedOn)]
            .filter((part) => part !== undefined)
            .join(" "),
          labelled("last good day", one.attestBy),
        ),
        cell(proofLines(one.proofs)[0], {}, ...proofLines(one.proofs).slice(1)),
      ]),
      "No use of a break-glass path is on record.",
    ),
  ],
});
