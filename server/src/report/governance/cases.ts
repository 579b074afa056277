/** The risk register, the cases with what shows that they are over, and the product's controls with who answers for them. */
import { addTo, type Day, formatDay } from "../../model/day.ts";
import type { Case, Control, Risk } from "../../model/facts.ts";
import { valueOf } from "../../model/field.ts";
import { CONTROL_EVIDENCE, RACI_PHASES } from "../../model/governance.ts";
import { durationFrom, valueAt } from "../../model/policy-view.ts";
import type { World } from "../../model/world.ts";
import { type Look, proofOf, proofRow } from "./proofs.ts";
import { byText, contactOf, dayOf, daysPast, placeOf, sorted, told, word } from "./say.ts";
import type { CaseRow, ControlRow, RiskRow } from "./shape-cases.ts";

const SEVERITIES = ["critical", "high", "medium", "low"];

/** Sorts after every day that can be written. */
const NEVER = "~";

const gravity = (severity: string | undefined): string =>
  String(SEVERITIES.indexOf(severity ?? "") < 0 ? SEVERITIES.length : SEVERITIES.indexOf(severity ?? ""));

/** Closed ones by the day on which they were closed, the others by severity and day. */
export function caseRows(
  cases: readonly Case[],
  world: World,
  look: Look,
): { readonly closed: readonly CaseRow[]; readonly open: readonly CaseRow[] } {
  const rows = cases.map((it) => caseRow(it, world, look));
  const isClosed = ({ status }: CaseRow): boolean => status === "closed";
  return {
    closed: sorted(
      rows.filter(isClosed),
      ({ closed }) => closed ?? NEVER,
      ({ id }) => id,
    ),
    open: sorted(
      rows.filter((row) => !isClosed(row)),
      ({ severity }) => gravity(severity),
      ({ due }) => due ?? NEVER,
      ({ id }) => id,
    ),
  };
}

function caseRow(it: Case, world: World, look: Look): CaseRow {
  const [opened, closed] = [valueOf(it.opened)?.day, valueOf(it.closed)?.day];
  const containment = valueOf(it.containment);
  const notify = valueOf(it.notify);
  return {
    id: it.id.value,
    identity: word(it.identity),
    severity: word(it.severity),
    status: word(it.status),
    opened: dayOf(it.opened),
    openedBy: word(it.openedBy),
    assignee: word(it.assignee),
    due: dayOf(it.due),
    daysLate:
      valueOf(it.status) === "closed"
        ? closed === undefined
          ? undefined
          : daysPast(it.due, closed)
        : daysPast(it.due, world.today),
    containment:
      containment && joined([word(containment.action), word(containment.by), dayOf(containment.on)]),
    notified: notify && joined([word(notify.to), word(notify.by), dayOf(notify.on)]),
    resolution: word(it.resolution),
    closed: dayOf(it.closed),
    closedBy: word(it.closedBy),
    daysOpen: opened === undefined || closed === undefined ? undefined : closed - opened,
    proofs: it.proofs.map((proof) => proofRow(proof, look)),
    place: placeOf(it.id.at, world),
  };
}

const joined = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join(", ");

/** Risks that are not closed, the gravest first. */
export const openRiskRows = (risks: readonly Risk[], world: World): readonly RiskRow[] =>
  sorted(
    risks.filter(({ status }) => valueOf(status) !== "closed").map((risk) => riskRow(risk, world)),
    ({ severity }) => gravity(severity),
    ({ due }) => due ?? NEVER,
    ({ id }) => id,
  );

function riskRow(risk: Risk, world: World): RiskRow {
  const due = riskDue(risk, world);
  const owner = word(risk.owner);
  return {
    id: risk.id.value,
    name: word(risk.name),
    severity: word(risk.severity),
    status: word(risk.status),
    treatment: word(risk.treatment),
    owner,
    contact: contactOf(owner, world),
    acceptedBy: word(risk.acceptedBy),
    opened: dayOf(risk.opened),
    due: due ? formatDay(due.day) : dayOf(risk.due),
    dueBy: due?.by,
    daysLate: due && world.today > due.day ? world.today - due.day : undefined,
    identities: risk.identities.map(({ value }) => value).sort(byText),
    controls: risk.controls.map(({ value }) => value).sort(byText),
    case: word(risk.case),
    place: placeOf(risk.id.at, world),
  };
}

/** The day that is written, else the day it was opened and what the policy allows for that severity. */
function riskDue(risk: Risk, world: World): { readonly day: Day; readonly by: string } | undefined {
  const written = valueOf(risk.due);
  if (written) return { day: written.day, by: "written" };
  const opened = valueOf(risk.opened);
  const severity = valueOf(risk.severity);
  if (!opened || !severity || risk.due.is !== "absent") return undefined;
  const allowed = durationFrom(valueAt(world.policyEntry("sla")?.value, ["remediate", severity]));
  return allowed && { day: addTo(opened.day, allowed), by: `policy.sla.remediate.${severity}` };
}

export const controlRows = (controls: readonly Control[], world: World, look: Look): readonly ControlRow[] =>
  sorted(
    controls.map((control) => controlRow(control, world, look)),
    ({ id }) => id,
  );

function controlRow(control: Control, world: World, look: Look): ControlRow {
  const raci = valueOf(control.raci) ?? {};
  const evidence = valueOf(control.evidence);
  return {
    id: control.id.value,
    name: word(control.name),
    owner: word(control.owner),
    team: word(control.team),
    surface: word(control.surface),
    protects: word(control.protects),
    exceptionsBy: word(control.exceptionsBy),
    released: told(control.released, (since) =>
      typeof since === "boolean" ? (since ? "released" : "not released") : formatDay(since.day),
    ),
    raci: RACI_PHASES.flatMap((phase) => {
      const row = raci[phase];
      if (!row) return [];
      const words = (list: readonly { readonly value: string }[]) => list.map(({ value }) => value);
      return [{ phase, responsible: words(row.responsible), accountable: words(row.accountable) }];
    }),
    frameworks: control.frameworks.map(({ value }) => value),
    evidence: CONTROL_EVIDENCE.flatMap((shows) => {
      const proof = evidence && proofOf(evidence[shows], look);
      return proof ? [{ shows, proof }] : [];
    }),
    milestones: control.milestones.map((one) => ({
      name: word(one.name),
      due: dayOf(one.due),
      doneOn: dayOf(one.doneOn),
      by: word(one.by),
    })),
    place: placeOf(control.id.at, world),
  };
}
