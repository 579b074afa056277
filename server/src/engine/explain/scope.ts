/** How far a permission reaches and why, and who let it. */
import { formatDay } from "../../model/day.ts";
import type { BreakGlass, Grant, Identity, Scope } from "../../model/facts.ts";
import { type Field, valueOf } from "../../model/field.ts";
import { isGoverned } from "../../model/governed.ts";
import { type Block, code, dotted, type Line, lines, strong } from "../prose.ts";
import { actionLines } from "./actions.ts";
import { fromToday } from "./arithmetic.ts";
import { withContact } from "./people.ts";
import type { Telling } from "./telling.ts";

const REACH: Readonly<Record<Scope["reach"], string>> = {
  admin: "an administrator's right",
  wildcard: "a wildcard that can write",
  elevated: "writes what others depend on",
  narrow: "narrow",
};

export function scopeCard(
  telling: Telling,
  scope: Scope,
  of: Identity | Grant | BreakGlass,
): readonly Block[] {
  const { world } = telling.workspace;
  const privilege = world.privilege(of);
  const broad = scope.reach === "admin" || scope.reach === "wildcard";
  return [
    ...lines(scope.in === "foreign" ? [code(scope.text)] : undefined, [
      strong(capital(REACH[scope.reach])),
      `: ${scope.because}`,
    ]),
    ...lines(...actionLines(scope)),
    ...lines(
      scope.in === "foreign"
        ? undefined
        : [`Privilege ${privilege.value}: ${madeBy(privilege.because, scope)}`],
      broad && isGoverned(scope, of, world) ? ["Answered for: ", governed(of)] : undefined,
      valueOf(scope.justification) ? [`Reason: ${valueOf(scope.justification)}`] : undefined,
      approval(telling, scope),
      scope.expires.is === "present"
        ? [
            `Held until ${formatDay(scope.expires.value.day)}, ${fromToday(scope.expires.value.day, world.today)}`,
          ]
        : undefined,
    ),
  ];
}

const madeBy = (because: string, { text }: Scope): string =>
  because === "written"
    ? "as written"
    : because.startsWith(`scope ${text}:`)
      ? "made so by this scope"
      : because;

const governed = (of: Identity | Grant | BreakGlass): string =>
  of.kind === "breakGlass"
    ? "an emergency path"
    : "privilege declared, approved by somebody independent, reviewed in time";

function approval(telling: Telling, { requestedBy, approvedBy, approvedOn }: Scope): Line {
  const who = (word: string, field: Field<string>): Line =>
    field.is === "present" ? [word, ...withContact(telling, field.value)] : [];
  const on = valueOf(approvedOn);
  return dotted([
    who("Requested by ", requestedBy),
    [...who("approved by ", approvedBy), ...(on ? [` on ${formatDay(on.day)}`] : [])],
  ]);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
