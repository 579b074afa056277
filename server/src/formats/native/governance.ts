/** Entries of `controls`, `risks` and `cases`. */
import type { Case, Control, Milestone, Risk } from "../../model/facts.ts";
import { type Field, present, type Sourced } from "../../model/field.ts";
import { RACI_PHASES, type RaciPhase, type RaciRow, type Severity } from "../../model/governance.ts";
import {
  absentAt,
  anchorOf,
  isBlank,
  isWritten,
  itemsOf,
  type NamedPlace,
  type Place,
  pairsOf,
  placeAt,
  spotOf,
} from "../place.ts";
import { duration, either, flag, text, texts, when, within, word } from "../read.ts";
import { headOf } from "./check.ts";
import { proofOf, proofsOf } from "./parts.ts";

const SEVERITIES: readonly Severity[] = ["critical", "high", "medium", "low"];

/** A control; undefined where something else than a map stands behind the id. */
export function controlOf({ name, keyAt, place }: NamedPlace): Control | undefined {
  if (!isEntry(place)) return undefined;
  const at = (key: string): Place => placeAt(place, key);
  return {
    kind: "control",
    id: { value: name, at: keyAt },
    title: `Control "${name}"`,
    entry: anchorOf(place),
    name: text(at("title")),
    owner: text(at("owner")),
    team: text(at("team")),
    surface: text(at("surface")),
    protects: text(at("protects")),
    mayChange: listAt(at("mayChange")),
    exceptionsBy: text(at("exceptionsBy")),
    raci: mapAt(at("raci"), raciOf),
    minimum: mapAt(at("minimum"), (map) => ({
      by: text(placeAt(map, "by")),
      assurance: text(placeAt(map, "assurance")),
      scope: text(placeAt(map, "scope")),
      logging: text(placeAt(map, "logging")),
      revocation: text(placeAt(map, "revocation")),
    })),
    sla: mapAt(at("sla"), (map) => ({
      rotate: duration(placeAt(map, "rotate")),
      revoke: duration(placeAt(map, "revoke")),
      recover: duration(placeAt(map, "recover")),
    })),
    evidence: mapAt(at("evidence"), (map) => ({
      logging: proofOf(placeAt(map, "logging")),
      rotation: proofOf(placeAt(map, "rotation")),
      revocation: proofOf(placeAt(map, "revocation")),
      recovery: proofOf(placeAt(map, "recovery")),
    })),
    milestones: itemsOf(at("milestones")).map(milestoneOf),
    milestonesTo: anchorOf(at("milestones")),
    frameworks: texts(at("frameworks")),
    frameworksTo: anchorOf(at("frameworks")),
    ...boundaryOf(at),
  };
}

/** Where the control ends, and what it decides. */
const boundaryOf = (at: (key: string) => Place) =>
  ({
    boundary: text(at("boundary")),
    affects: texts(at("affects")),
    decides: texts(at("decides")),
    platforms: texts(at("platforms")),
    overseer: text(at("overseer")),
    iamReview: proofOf(at("iamReview")),
    credentialsInProduct: flag(at("credentialsInProduct")),
    failureHandling: proofOf(at("failureHandling")),
    released: either(flag(at("released")), when(at("released"))),
  }) satisfies Partial<Control>;

function raciOf(map: Place): Partial<Record<RaciPhase, RaciRow>> {
  const rows: Partial<Record<RaciPhase, RaciRow>> = {};
  for (const { name, keyAt, place } of pairsOf(map)) {
    const phase = RACI_PHASES.find((one) => one === name);
    if (!phase || isBlank(place)) continue;
    const by = placeAt(place, "A");
    const accountable = texts(by);
    rows[phase] = {
      at: keyAt,
      responsible: texts(placeAt(place, "R")),
      accountable,
      accountableTo: anchorOf(by),
      consulted: texts(placeAt(place, "C")),
      unread: place.node?.kind !== "map" || accountable.length < written(by),
    };
  }
  return rows;
}

/** How many values stand here, readable or not. */
const written = (place: Place): number =>
  (place.node?.kind === "list" ? itemsOf(place) : [place]).filter((one) => !isBlank(one)).length;

function milestoneOf(item: Place): Milestone {
  const name = text(placeAt(item, "name"));
  return {
    at: name.is === "present" ? name.at : headOf(item),
    entry: anchorOf(item),
    name,
    due: when(placeAt(item, "due")),
    doneOn: when(placeAt(item, "doneOn")),
    by: text(placeAt(item, "by")),
    type: word(placeAt(item, "kind"), ["milestone", "incident"]),
  };
}

/** A risk; undefined where something else than a map stands behind the id. */
export function riskOf({ name, keyAt, place }: NamedPlace): Risk | undefined {
  if (!isEntry(place)) return undefined;
  const at = (key: string): Place => placeAt(place, key);
  return {
    kind: "risk",
    id: { value: name, at: keyAt },
    title: `Risk "${name}"`,
    entry: anchorOf(place),
    name: text(at("title")),
    owner: text(at("owner")),
    severity: word(at("severity"), SEVERITIES),
    status: word(at("status"), ["open", "investigating", "remediating", "accepted", "closed"]),
    opened: when(at("opened")),
    identities: texts(at("identities")),
    controls: texts(at("controls")),
    due: when(at("due")),
    treatment: word(at("treatment"), ["mitigate", "accept", "transfer", "avoid"]),
    acceptedBy: text(at("acceptedBy")),
    case: text(at("case")),
  };
}

/** A case; undefined where something else than a map stands behind the id. */
export function caseOf({ name, keyAt, place }: NamedPlace): Case | undefined {
  if (!isEntry(place)) return undefined;
  const at = (key: string): Place => placeAt(place, key);
  return {
    kind: "case",
    id: { value: name, at: keyAt },
    title: `Case "${name}"`,
    entry: anchorOf(place),
    identity: text(at("identity")),
    severity: word(at("severity"), SEVERITIES),
    status: word(at("status"), ["open", "contained", "remediating", "resolved", "closed"]),
    openedBy: text(at("openedBy")),
    opened: when(at("opened")),
    assignee: text(at("assignee")),
    risk: text(at("risk")),
    signal: text(at("signal")),
    due: when(at("due")),
    containment: within(at("containment"), (map) => ({
      action: text(placeAt(map, "action")),
      by: text(placeAt(map, "by")),
      on: when(placeAt(map, "on")),
    })),
    technicalRemediation: text(at("technicalRemediation")),
    businessNotification: text(at("businessNotification")),
    notify: within(at("notify"), (map) => ({
      by: text(placeAt(map, "by")),
      on: when(placeAt(map, "on")),
      to: text(placeAt(map, "to")),
    })),
    resolution: text(at("resolution")),
    resolvedBy: text(at("resolvedBy")),
    closed: when(at("closed")),
    closedBy: text(at("closedBy")),
    proofs: proofsOf(at("evidence")),
    proofsTo: anchorOf(at("evidence")),
  };
}

/** An entry without a value is one that lacks everything. */
const isEntry = (place: Place): boolean => place.node?.kind === "map" || isBlank(place);

/** The readable texts; absent where no list is written. */
function listAt(place: Place): Field<readonly Sourced<string>[]> {
  if (!isWritten(place) || isBlank(place)) return absentAt(place);
  if (place.node?.kind === "alias") return { is: "elsewhere", at: spotOf(place) };
  return present(texts(place), spotOf(place));
}

/** A map within the entry. What it lacks is told on its key, so that is its place. */
function mapAt<T>(place: Place, read: (map: Place) => T): Field<T> {
  const field = within(place, read);
  return field.is === "present" ? present(field.value, headOf(place)) : field;
}
