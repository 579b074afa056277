/** The tables that CSV has a form for. The names of a table are a promise: they are added to, never renamed or removed. */
import { shortName } from "./frameworks.ts";
import type { Part, Place, ProofRow } from "./shape.ts";

export type Value = string | number | boolean | undefined;

export type CsvTable = keyof typeof TABLES;

export interface CsvShape {
  readonly names: readonly string[];
  readonly lines: (part: Part) => readonly (readonly Value[])[];
}

type Columns<R> = Readonly<Record<string, (row: R) => Value>>;

function shape<R>(rows: (part: Part) => readonly R[], columns: Columns<R>): CsvShape {
  const cells = Object.values(columns);
  return {
    names: Object.keys(columns),
    lines: (part) => rows(part).map((row) => cells.map((cell) => cell(row))),
  };
}

const where: Columns<{ readonly place: Place | undefined }> = {
  file: ({ place }) => place?.file,
  line: ({ place }) => place?.line,
};

const list = (words: readonly string[]): string => words.join("; ");

const proofs = (given: readonly ProofRow[]): string =>
  list(
    given.map(({ kind, ref, on, by, state, sha256 }) =>
      [kind, ref, on, by, sha256 === undefined ? state : `sha256:${sha256}`]
        .filter((part) => part !== undefined)
        .join(" "),
    ),
  );

export const TABLES = {
  findings: shape(({ findings }) => findings, {
    level: (it) => it.level,
    rule: (it) => it.rule,
    message: (it) => it.message,
    about: (it) => it.about,
    owner: (it) => it.owner,
    controls: (it) => list(it.controls.map((control) => `${shortName(control)} ${control.id}`)),
    support: (it) => it.support,
    ...where,
    fingerprint: (it) => it.fingerprint,
    hidden_until: (it) => it.hidden?.expires,
    hidden_approved_by: (it) => it.hidden?.approvedBy,
    hidden_reason: (it) => it.hidden?.reason,
  }),
  identities: shape(({ identities }) => identities, {
    id: (it) => it.id,
    type: (it) => it.type,
    system: (it) => it.system,
    ownership: (it) => it.ownership,
    owner: (it) => it.owner,
    owner_how: (it) => it.ownerHow,
    contact: (it) => it.contact,
    sponsor: (it) => it.sponsor,
    purpose: (it) => it.purpose,
    environment: (it) => list(it.environment),
    privilege: (it) => it.privilege,
    status: (it) => it.status,
    rotation: (it) => it.rotation,
    rotation_due: (it) => it.rotationDue,
    review: (it) => it.review,
    review_due: (it) => it.reviewDue,
    reviewed_by: (it) => it.reviewedBy,
    scopes: (it) => list(it.scopes),
    binds: (it) => list(it.binds),
    ...where,
  }),
  duties: shape(
    ({ duties }) =>
      duties.flatMap((line) =>
        (line.holders.length === 0 ? [undefined] : line.holders).map((holder) => ({
          line,
          holder,
          place: holder?.place,
        })),
      ),
    {
      duty: ({ line }) => line.duty,
      expected: ({ line }) => list(line.expected),
      holder: ({ holder }) => holder?.ref,
      contact: ({ holder }) => holder?.contact,
      by: ({ holder }) => holder?.by,
      reason: ({ line }) => line.reason,
      ...where,
    },
  ),
  grants: shape(({ access }) => access, {
    subject: (it) => it.subject,
    scopes: (it) => list(it.scopes),
    privilege: (it) => it.privilege,
    mode: (it) => it.mode,
    justification: (it) => it.justification,
    approved_by: (it) => it.approvedBy,
    max_duration: (it) => it.maxDuration,
    window: (it) => it.window,
    expires: (it) => it.expires,
    recorded: (it) => it.recorded,
    session_reviewed_by: (it) => it.sessionReviewedBy,
    ...where,
  }),
  exceptions: shape(({ exceptions }) => exceptions, {
    rule: (it) => it.rule,
    match: (it) => it.match,
    reason: (it) => it.reason,
    approved_by: (it) => it.approvedBy,
    expires: (it) => it.expires,
    state: (it) => it.state,
    days_left: (it) => it.daysLeft,
    hides: (it) => it.hides,
    compensating: (it) => it.compensating,
    ...where,
  }),
  reviews: shape(({ overdue }) => overdue, {
    kind: (it) => it.kind,
    title: (it) => it.title,
    owner: (it) => it.owner,
    by: (it) => it.by,
    last: (it) => it.last,
    due: (it) => it.due,
    days_late: (it) => it.daysLate,
    limit: (it) => it.limit,
    ...where,
  }),
  "break-glass": shape(({ breakGlass }) => breakGlass, {
    on: (it) => it.on,
    path: (it) => it.path,
    owner: (it) => it.owner,
    by: (it) => it.by,
    incident: (it) => it.incident,
    state: (it) => it.state,
    attested_by: (it) => it.attestedBy,
    attested_on: (it) => it.attestedOn,
    attest_by: (it) => it.attestBy,
    evidence: (it) => proofs(it.proofs),
    ...where,
  }),
  cases: shape(({ closedCases, openCases }) => [...closedCases, ...openCases], {
    id: (it) => it.id,
    identity: (it) => it.identity,
    severity: (it) => it.severity,
    status: (it) => it.status,
    opened: (it) => it.opened,
    opened_by: (it) => it.openedBy,
    assignee: (it) => it.assignee,
    due: (it) => it.due,
    days_late: (it) => it.daysLate,
    containment: (it) => it.containment,
    notified: (it) => it.notified,
    resolution: (it) => it.resolution,
    closed: (it) => it.closed,
    closed_by: (it) => it.closedBy,
    days_open: (it) => it.daysOpen,
    evidence: (it) => proofs(it.proofs),
    ...where,
  }),
  risks: shape(({ openRisks }) => openRisks, {
    id: (it) => it.id,
    name: (it) => it.name,
    severity: (it) => it.severity,
    status: (it) => it.status,
    treatment: (it) => it.treatment,
    owner: (it) => it.owner,
    contact: (it) => it.contact,
    accepted_by: (it) => it.acceptedBy,
    opened: (it) => it.opened,
    due: (it) => it.due,
    due_by: (it) => it.dueBy,
    days_late: (it) => it.daysLate,
    identities: (it) => list(it.identities),
    controls: (it) => list(it.controls),
    case: (it) => it.case,
    ...where,
  }),
  controls: shape(
    ({ controls }) =>
      controls.flatMap((control) =>
        (control.raci.length === 0 ? [undefined] : control.raci).map((raci) => ({
          control,
          raci,
          place: control.place,
        })),
      ),
    {
      id: ({ control }) => control.id,
      name: ({ control }) => control.name,
      owner: ({ control }) => control.owner,
      team: ({ control }) => control.team,
      surface: ({ control }) => control.surface,
      protects: ({ control }) => control.protects,
      exceptions_by: ({ control }) => control.exceptionsBy,
      released: ({ control }) => control.released,
      phase: ({ raci }) => raci?.phase,
      responsible: ({ raci }) => raci && list(raci.responsible),
      accountable: ({ raci }) => raci && list(raci.accountable),
      frameworks: ({ control }) => list(control.frameworks),
      ...where,
    },
  ),
  evidence: shape(({ evidence }) => evidence, {
    ref: (it) => it.ref,
    state: (it) => it.state,
    sha256: (it) => it.sha256,
    named_by: (it) => list(it.namedBy),
    ...where,
  }),
  files: shape(({ files }) => files, {
    path: (it) => it.path,
    format: (it) => it.format,
    context: (it) => it.context,
    sha256: (it) => it.sha256,
  }),
} as const;

/** In the order in which help tells them. */
export const CSV_TABLES = Object.keys(TABLES).filter((name): name is CsvTable => name in TABLES);
