/** What a field means among its neighbours: an emergency use and its attestation, steps of an offboarding, a service level. */
import { addTo, formatDay, formatDuration, type When } from "../../model/day.ts";
import type { BreakGlass, BreakGlassUse, Facts, Identity } from "../../model/facts.ts";
import { type Field, valueOf } from "../../model/field.ts";
import type { Path } from "../../syntax/node.ts";
import { dotted, type Line, strong } from "../prose.ts";
import { fromToday } from "./arithmetic.ts";
import { deadline, isOver } from "./deadline.ts";
import { withContact } from "./people.ts";
import { place, type Telling } from "./telling.ts";

/** Lines for a place of a manifest by its path; empty where its neighbours add nothing. */
export function aroundLines(telling: Telling, facts: Facts, path: Path): readonly Line[] {
  const [section, id, key, nth] = path;
  switch (section) {
    case "breakGlass": {
      const one = facts.breakGlass.find((it) => it.id.value === id);
      if (key !== "uses" || !one) return [];
      const use = typeof nth === "number" ? one.uses[nth] : undefined;
      return use ? useLines(telling, one, use) : usesLine(one);
    }
    case "identities": {
      const one = facts.identities.find((it) => it.id.value === id);
      if (!one) return [];
      if (key === "offboarding") return offboardingLines(telling, one);
      return key === "review" && nth === undefined ? reviewLine(telling, one) : [];
    }
    case "risks":
    case "cases": {
      if (key !== "due" && key !== "opened" && key !== "severity") return [];
      const one = (section === "risks" ? facts.risks : facts.cases).find((it) => it.id.value === id);
      return one && !isOver(one) ? deadline(telling, one) : [];
    }
    default:
      return [];
  }
}

/** `used 2026-11-01 + 2d = attest by 2026-11-03`, and who did. */
function useLines(telling: Telling, path: BreakGlass, use: BreakGlassUse): readonly Line[] {
  const { today } = telling.workspace.world;
  const on = valueOf(use.on);
  const [by, attester, attested] = [valueOf(use.by), valueOf(use.attestedBy), valueOf(use.attestedOn)];
  const within = path.reviewWithin;
  const latest = on && within.is === "present" ? addTo(on.day, within.value) : undefined;
  return [
    dotted([
      [`Emergency use of ${path.id.value}`],
      by === undefined ? [] : ["by ", ...withContact(telling, by)],
      on ? [fromToday(on.day, today)] : [],
    ]),
    on && within.is === "present" && latest !== undefined
      ? [
          `used ${formatDay(on.day)} + ${formatDuration(within.value)} = attest by `,
          strong(formatDay(latest)),
          ", ",
          place(telling, within.at),
        ]
      : [],
    attester === undefined
      ? [
          strong("Not attested yet"),
          ...(latest !== undefined && latest < today
            ? [`, ${fromToday(latest, today)} too late`.replace(" ago", "")]
            : []),
        ]
      : ["Attested by ", ...withContact(telling, attester), ...onDay(attested)],
  ].filter((line) => line.length > 0);
}

const onDay = (when: When | undefined): Line => (when ? [` on ${formatDay(when.day)}`] : []);

function usesLine({ uses }: BreakGlass): readonly Line[] {
  const open = uses.filter(({ attestedBy }) => attestedBy.is === "absent").length;
  if (uses.length === 0) return [];
  return [
    [
      uses.length === 1 ? "Used once" : `Used ${uses.length} times`,
      open > 0 ? `; ${open === 1 ? "1 is" : `${open} are`} not attested` : "; all attested",
    ],
  ];
}

const STEPS = [
  ["revokedOn", "keys revoked"],
  ["accessRemovedOn", "access removed"],
  ["dependenciesConfirmedOn", "dependencies confirmed"],
] as const;

function offboardingLines(telling: Telling, { offboarding }: Identity): readonly Line[] {
  if (offboarding.is !== "present") return [];
  const { value } = offboarding;
  const done = STEPS.flatMap(([key, words]): Line[] => {
    const when: Field<When> = value[key];
    return when.is === "present" ? [[`${words} ${formatDay(when.value.day)}`]] : [];
  });
  const open = STEPS.filter(([key]) => value[key].is === "absent").map(([, words]) => words);
  const by = valueOf(value.by);
  return [
    done.length > 0 ? ["Done: ", ...dotted(done)] : [],
    open.length > 0 ? ["Open: ", strong(open.join(", "))] : ["Nothing is left to do."],
    by === undefined ? [] : ["By ", ...withContact(telling, by)],
  ].filter((line) => line.length > 0);
}

/** Who should review, by the operating model, where the entry names nobody. */
function reviewLine(telling: Telling, identity: Identity): readonly Line[] {
  const { world } = telling.workspace;
  if (identity.review.is === "present" && identity.review.value.by.is === "present") return [];
  const [holder] = world.holders("review", identity);
  return holder ? [["Reviewed by ", ...withContact(telling, holder.ref), `, says ${holder.by}`]] : [];
}
