/** Controls, risks and cases at a glance: who answers, by when, what is proven and what is open. */
import { formatDuration } from "../../model/day.ts";
import type { Case, Control, Risk } from "../../model/facts.ts";
import { type Field, valueOf } from "../../model/field.ts";
import { CONTROL_EVIDENCE, CONTROL_LEVELS, RACI_PHASES } from "../../model/governance.ts";
import { type Block, dotted, type Line, lines, RULE, strong } from "../prose.ts";
import { dueWords } from "./dates.ts";
import { deadline, isOver } from "./deadline.ts";
import { withContact } from "./people.ts";
import { linked, type Telling } from "./telling.ts";

export function productControlCard(telling: Telling, control: Control): readonly Block[] {
  const { today } = telling.workspace.world;
  const milestones = control.milestones
    .flatMap(({ name, due, doneOn }) => {
      const day = valueOf(due)?.day;
      return day !== undefined && doneOn.is === "absent"
        ? [{ day, name: valueOf(name) ?? "a milestone" }]
        : [];
    })
    .sort((a, b) => a.day - b.day);
  return [
    ...lines(
      dotted([[linked(telling, control.id.value, control.id.at, { strong: true })], said(control.surface)]),
      said(control.name),
    ),
    ...lines(
      dotted([party(telling, "Owner ", control.owner), party(telling, "team ", control.team)]),
      party(telling, "Exceptions by ", control.exceptionsBy),
    ),
    RULE,
    ...lines(
      valueOf(control.protects) ? [`Protects ${valueOf(control.protects)}`] : undefined,
      raciLine(control),
      evidenceLine(control),
      levelsLine(control),
      ...milestones.slice(0, 1).map(({ day, name }): Line => [`Next: ${name} due ${dueWords(day, today)}`]),
    ),
  ];
}

/** Who is accountable in each phase; a phase without exactly one is said. */
function raciLine({ raci }: Control): Line {
  if (raci.is !== "present") return [];
  return [
    "Accountable: ",
    ...dotted(
      RACI_PHASES.map((phase): Line => {
        const some = raci.value[phase]?.accountable ?? [];
        return some.length === 1
          ? [`${phase} ${some[0]?.value}`]
          : [`${phase} `, strong(some.length === 0 ? "nobody" : `${some.length} at once`)];
      }),
      ", ",
    ),
  ];
}

function evidenceLine({ evidence }: Control): Line {
  if (evidence.is !== "present") return [];
  const there = CONTROL_EVIDENCE.filter((one) => evidence.value[one].is === "present");
  const lacking = CONTROL_EVIDENCE.filter((one) => evidence.value[one].is === "absent");
  return [
    `Evidence for ${there.length > 0 ? there.join(", ") : "nothing"}`,
    ...(lacking.length > 0 ? ["; none for ", strong(lacking.join(", "))] : []),
  ];
}

function levelsLine({ sla }: Control): Line {
  if (sla.is !== "present") return [];
  const levels = CONTROL_LEVELS.flatMap((step): Line[] => {
    const duration = valueOf(sla.value[step]);
    return duration ? [[`${step} within ${formatDuration(duration)}`]] : [];
  });
  return levels.length > 0 ? ["Service levels: ", ...dotted(levels, ", ")] : [];
}

export function riskCard(telling: Telling, risk: Risk): readonly Block[] {
  const { world } = telling.workspace;
  const work = valueOf(risk.case);
  const identities = risk.identities.map(({ value }) => value.replace(/^identity:/, ""));
  return [
    ...lines(
      dotted([
        [linked(telling, risk.id.value, risk.id.at, { strong: true })],
        said(risk.severity),
        said(risk.status),
      ]),
      said(risk.name),
    ),
    ...lines(
      party(telling, "Owner ", risk.owner),
      dueLine(telling, risk),
      party(telling, "Accepted by ", risk.acceptedBy),
    ),
    RULE,
    ...lines(
      ...(isOver(risk) ? [] : deadline(telling, risk)),
      identities.length > 0 ? [`About ${named(identities)}`] : undefined,
      risk.controls.length > 0 ? [`Guarded by ${named(risk.controls.map(({ value }) => value))}`] : undefined,
      valueOf(risk.treatment) ? [`Treatment: ${valueOf(risk.treatment)}`] : undefined,
      ...world
        .cases()
        .filter(({ id }) => id.value === work)
        .slice(0, 1)
        .map((one): Line => ["Case ", linked(telling, one.id.value, one.id.at), ...words(one.status)]),
    ),
  ];
}

export function caseCard(telling: Telling, it: Case): readonly Block[] {
  const { world } = telling.workspace;
  const about = valueOf(it.identity)?.replace(/^identity:/, "");
  const identity = about === undefined ? undefined : world.identity(about);
  const ownership = identity && world.ownership(identity);
  const contained = it.containment.is === "present" ? it.containment.value : undefined;
  return [
    ...lines(
      dotted([
        [linked(telling, it.id.value, it.id.at, { strong: true })],
        said(it.severity),
        said(it.status),
      ]),
      about === undefined ? undefined : ["About ", identity ? linked(telling, about, identity.id.at) : about],
    ),
    ...lines(
      dotted([party(telling, "Assignee ", it.assignee), party(telling, "opened by ", it.openedBy)]),
      ownership?.is === "owned"
        ? ["Owner ", ...withContact(telling, ownership.answer.owner.value)]
        : undefined,
      dueLine(telling, it),
    ),
    RULE,
    ...lines(
      ...(isOver(it) ? [] : deadline(telling, it)),
      contained && party(telling, "Contained by ", contained.by),
      party(telling, "Repaired by ", it.technicalRemediation),
      party(telling, "Business told by ", it.businessNotification),
      party(telling, "Closed by ", it.closedBy),
      it.proofs.length > 0
        ? [`${it.proofs.length} ${it.proofs.length === 1 ? "proof" : "proofs"}`]
        : isOver(it)
          ? [strong("No proof.")]
          : undefined,
    ),
  ];
}

function dueLine(telling: Telling, it: Risk | Case): Line {
  const day = valueOf(it.due)?.day;
  return day === undefined || isOver(it) ? [] : [`Due ${dueWords(day, telling.workspace.world.today)}`];
}

const said = (field: Field<string>): Line => {
  const value = valueOf(field);
  return value === undefined ? [] : [value];
};

const words = (field: Field<string>): Line => {
  const value = valueOf(field);
  return value === undefined ? [] : [`, ${value}`];
};

function party(telling: Telling, word: string, field: Field<string>): Line {
  const value = valueOf(field);
  return value === undefined ? [] : [word, ...withContact(telling, value)];
}

const SHOWN = 4;

const named = (all: readonly string[]): string =>
  all.slice(0, SHOWN).join(", ") + (all.length > SHOWN ? ` and ${all.length - SHOWN} more` : "");
