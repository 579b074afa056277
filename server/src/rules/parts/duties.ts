/** What the rules about duties share: the policy's own cells, which function a holder has, and how a cell is written. */
import { DUTIES, DUTY_NAMES, type Duty, type Holder } from "../../model/duties.ts";
import type { PolicyEntry, Team } from "../../model/facts.ts";
import type { Anchor } from "../../model/field.ts";
import { valueAt } from "../../model/policy-view.ts";
import type { DutyRow, World } from "../../model/world.ts";
import type { Spot } from "../../text/span.ts";
import type { Ask, Edit, Fix, Plain } from "../finding.ts";
import { beside } from "./levels.ts";
import { isDisbanded } from "./owner.ts";

/** A duty that somebody gives by name. */
export interface Cell {
  readonly duty: Duty;
  readonly ref: string;
  readonly reason: string | undefined;
  readonly at: Spot;
  /** The whole cell. */
  readonly to: Anchor;
}

/** The cells of `policy.duties`; `it` is that entry. */
export const cellsOf = (it: PolicyEntry): readonly Cell[] =>
  DUTIES.flatMap((duty): readonly Cell[] => {
    const own = valueAt(it.value, [duty]);
    const plain = typeof own === "string";
    const ref = plain ? own : valueAt(own, ["team"]);
    if (typeof ref !== "string" || ref.trim() === "") return [];
    const reason = valueAt(own, ["reason"]);
    return [
      {
        duty,
        ref: ref.trim(),
        reason: typeof reason === "string" && reason.trim() !== "" ? reason : undefined,
        at: it.spotOf(plain ? [duty] : [duty, "team"]) ?? it.at,
        to: { in: it.entry.in, path: [...it.entry.path, duty] },
      },
    ];
  });

/** `owner` and `sponsor` stand for whoever that is of the thing itself. */
export const isRole = (word: string): word is "owner" | "sponsor" => word === "owner" || word === "sponsor";

export const isDuty = (word: string): word is Duty => DUTY_NAMES.has(word);

/** The team behind a word; undefined where it is none, or could be two. */
export function teamOf(ref: string, world: World): Team | undefined {
  const party = world.party(ref);
  return party.is === "team" ? party.team : undefined;
}

/** The function that is written for the holder; `owner` and `sponsor` are theirs. undefined: not written, or no team. */
export function functionOf(ref: string, world: World): string | undefined {
  if (isRole(ref)) return ref;
  const what = teamOf(ref, world)?.function;
  return what?.is === "present" ? what.value : undefined;
}

/** The row of the duty in the table of the policy's model. */
export const rowOf = (duty: Duty, world: World): DutyRow | undefined =>
  world.policy.model.value === undefined ? undefined : world.dutyTable().find((row) => row.duty === duty);

/** `security`, `owner or identity`, as words for a message. */
export const expectedWords = (expected: readonly Holder[]): string =>
  expected.map((one) => (isRole(one) ? `the ${one}` : one)).join(" or ");

/** Active teams of the functions, as candidates. */
export const teamsFor = (expected: readonly string[], world: World): readonly Team[] =>
  expected.flatMap((name) =>
    world
      .teams()
      .filter((team) => team.function.is === "present" && team.function.value === name && !isDisbanded(team)),
  );

/** What makes up for duties that are not kept apart, where the policy records it. */
export function compensating(world: World): PolicyEntry | undefined {
  const entry = world.policyEntry("compensating");
  return typeof entry?.value === "string" && entry.value.trim() !== "" ? entry : undefined;
}

/** Writes cells of `policy.duties`, from any key of the same policy. */
export function putCells(
  it: PolicyEntry,
  cells: Readonly<Partial<Record<Duty, Plain>>>,
  world: World,
): readonly Edit[] {
  const duties = world.policyEntry("duties");
  if (!duties) return [{ do: "put", to: beside(it, "duties"), value: cells }];
  if (duties.at.in.uri !== it.at.in.uri) return [];
  return DUTIES.flatMap((duty): readonly Edit[] => {
    const value = cells[duty];
    const to = { in: duties.entry.in, path: [...duties.entry.path, duty] };
    return value === undefined ? [] : [{ do: "put", to, value }];
  });
}

/** Gives the cell to another team, one fix for each that the model would take. */
export const moveFixes = (
  { duty, at }: Pick<Cell, "duty" | "at">,
  teams: readonly Team[],
  preferred = true,
): readonly Fix[] =>
  teams.slice(0, 4).map((team, i) => ({
    title: `Give ${duty} to ${team.id.value} (function ${functionText(team)})`,
    class: "choice",
    preferred: preferred && i === 0,
    edits: [{ do: "replace", at, value: team.id.value }],
  }));

/** Says why somebody else holds the duty: a decision with a reason is none that anybody has to guess. */
export function reasonFix({ duty, ref, to }: Cell, preferred: boolean): Fix {
  const ask = {
    ask: "reason",
    prompt: `Why does ${ref} hold the duty to ${duty}?`,
    sample: "On call around the clock",
    kind: "text",
  } as const;
  return {
    title: `Say why ${duty} is held by ${ref}`,
    class: "choice",
    preferred,
    edits: [{ do: "put", to, value: { team: ref, reason: ask } }],
  };
}

/** Writes the function of a team that has none; nothing where it stands in another file. */
export function functionFix(team: Team, to: string, uri: string, preferred: boolean): readonly Fix[] {
  const edit = functionEdit(team, to, uri);
  return edit
    ? [{ title: `Write the function of ${team.id.value}: ${to}`, class: "choice", preferred, edits: [edit] }]
    : [];
}

export const functionEdit = ({ function: what }: Team, to: string, uri: string): Edit | undefined =>
  what.is === "absent" && what.to.in.uri === uri ? { do: "put", to: what.to, value: to } : undefined;

/** Where a team that is not there yet would be written, beside the last team of the file. */
export function newTeam(id: string, uri: string, world: World): Anchor | undefined {
  const beside = world
    .teams()
    .filter((team) => team.id.at.in.uri === uri)
    .at(-1);
  if (!beside) return undefined;
  for (const field of [beside.lead, beside.status, beside.function, beside.contact])
    if (field.is === "absent") return { in: field.to.in, path: [...field.to.path.slice(0, -2), id] };
  return undefined;
}

/** How a new team is reached; stands within the team's map. */
export const askContact = (id: string) =>
  ({
    ask: `contact-${id}`,
    prompt: `How is the team ${id} reached (a mail address or a channel)?`,
    sample: `#${id}`,
    kind: "text",
  }) as const satisfies Ask;

const functionText = ({ function: what }: Team): string =>
  what.is === "present" ? what.value : "not written";
