/** Grants, exceptions with approver and end, and the uses of emergency paths with their attestation. */
import type { Workspace } from "../../engine/workspace.ts";
import { addTo, type Day, formatDay } from "../../model/day.ts";
import type { BreakGlass, BreakGlassUse, Facts, Grant, Silence } from "../../model/facts.ts";
import { valueOf } from "../../model/field.ts";
import type { World } from "../../model/world.ts";
import { type Look, proofRow } from "./proofs.ts";
import { byText, dayOf, length, minuteOf, placeOf, sorted, word } from "./say.ts";
import type { AccessRow, BreakGlassUseRow, ExceptionRow } from "./shape-access.ts";

/** The manifests' own grants; bindings of other systems stand with their findings. */
export const accessRows = (facts: readonly Facts[], world: World): readonly AccessRow[] =>
  sorted(
    facts
      .flatMap(({ grants }) => grants)
      .filter(({ system }) => system === "native")
      .map((grant) => accessRow(grant, world)),
    ({ subject }) => subject ?? "",
  );

function accessRow(grant: Grant, world: World): AccessRow {
  const session = valueOf(grant.session);
  const window = valueOf(grant.window);
  return {
    subject: word(grant.subject),
    scopes: grant.scopes.map(({ text }) => text).sort(byText),
    privilege: world.privilege(grant).value,
    mode: word(grant.mode) ?? "jit",
    justification: word(grant.justification),
    approvedBy: word(grant.approvedBy),
    maxDuration: length(grant.maxDuration),
    window: window && `${minuteOf(window.from) ?? "…"} to ${minuteOf(window.to) ?? "…"}`,
    expires: dayOf(grant.expires),
    recorded: session && valueOf(session.recorded),
    sessionReviewedBy: session && word(session.reviewedBy),
    place: placeOf(grant.at, world),
  };
}

/** `counts`: whether the exception's rule is one of those that are reported on. */
export function exceptionRows(
  workspace: Workspace,
  world: World,
  uris: readonly string[],
  counts: (rule: string) => boolean,
): readonly ExceptionRow[] {
  const hides = new Map<Silence, number>();
  for (const uri of uris)
    for (const { hidden } of workspace.verdicts(uri))
      if (hidden) hides.set(hidden, (hides.get(hidden) ?? 0) + 1);
  const rows = world
    .exceptions()
    .filter(({ rule }) => counts(valueOf(rule) ?? ""))
    .map((it): ExceptionRow => {
      const end = valueOf(it.expires)?.day;
      const whole = [it.rule, it.match, it.reason, it.approvedBy].every(({ is }) => is === "present");
      return {
        rule: word(it.rule),
        match: word(it.match),
        reason: word(it.reason),
        approvedBy: word(it.approvedBy),
        expires: dayOf(it.expires),
        compensating: word(it.compensating),
        state:
          end !== undefined && end < world.today
            ? "over"
            : whole && end !== undefined
              ? "running"
              : "incomplete",
        daysLeft: end === undefined || end < world.today ? undefined : end - world.today,
        hides: hides.get(it) ?? 0,
        place: placeOf(it.at, world),
      };
    });
  return sorted(
    rows,
    ({ expires }) => expires ?? "",
    ({ rule }) => rule ?? "",
    ({ match }) => match ?? "",
  );
}

/** The newest first is how auditors ask; the order here is by day, oldest first, as it happened. */
export const breakGlassRows = (
  paths: readonly BreakGlass[],
  world: World,
  look: Look,
): readonly BreakGlassUseRow[] =>
  sorted(
    paths.flatMap((path) => path.uses.map((use) => useRow(path, use, world, look))),
    ({ on }) => on ?? "",
    ({ path }) => path,
  );

function useRow(path: BreakGlass, use: BreakGlassUse, world: World, look: Look): BreakGlassUseRow {
  const limit = attestLimit(path, use);
  const attested = valueOf(use.attestedOn)?.day;
  return {
    path: path.id.value,
    owner: word(path.owner),
    on: dayOf(use.on),
    by: word(use.by),
    incident: word(use.incident),
    attestedBy: word(use.attestedBy),
    attestedOn: dayOf(use.attestedOn),
    attestBy: limit === undefined ? undefined : formatDay(limit),
    state: stateOf(attested, limit, use, world.today),
    proofs: use.proofs.map((proof) => proofRow(proof, look)),
    place: placeOf(use.at, world),
  };
}

function stateOf(
  attested: Day | undefined,
  limit: Day | undefined,
  use: BreakGlassUse,
  today: Day,
): BreakGlassUseRow["state"] {
  if (attested !== undefined && use.attestedBy.is !== "absent")
    return limit !== undefined && attested > limit ? "attested late" : "attested";
  return limit !== undefined && today > limit ? "overdue" : "not attested";
}

/** The last good day for the attestation; undefined where day or length cannot be read. */
export function attestLimit(path: BreakGlass, use: BreakGlassUse): Day | undefined {
  const on = valueOf(use.on);
  const within = valueOf(path.reviewWithin);
  return on && within ? addTo(on.day, within) : undefined;
}
