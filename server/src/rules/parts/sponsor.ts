/** Who speaks for the business: the teams that can say that an identity is needed. */
import { type Field, valueOf } from "../../model/field.ts";
import type { World } from "../../model/world.ts";
import type { Fix } from "../finding.ts";
import { isDisbanded } from "./owner.ts";

const SPONSORS = ["business", "leadership"];

export interface Candidate {
  readonly ref: string;
  readonly reason: string;
}

/** Teams of the business, then of the leadership, four at most. */
export const businessTeams = (world: World): readonly Candidate[] =>
  SPONSORS.flatMap((wanted) =>
    world
      .teams()
      .filter((team) => !isDisbanded(team) && valueOf(team.function) === wanted)
      .map((team) => ({ ref: team.id.value, reason: `${wanted} team` })),
  ).slice(0, 4);

/** One fix per candidate; where none is known a person is asked. */
export function partyFixes(
  key: string,
  field: Field<string>,
  candidates: readonly Candidate[],
  question: { readonly title: string; readonly prompt: string; readonly sample: string },
): readonly Fix[] {
  const { title, ...ask } = question;
  const choices: readonly { readonly title: string; readonly value: string | ReturnType<typeof asked> }[] =
    candidates.length > 0
      ? candidates.map(({ ref, reason }) => ({ title: `Set ${key} to ${ref} (${reason})`, value: ref }))
      : [{ title, value: asked(key, ask) }];
  return choices.flatMap(({ title, value }, i): readonly Fix[] => {
    const common = { title, class: "choice", preferred: i === 0 } as const;
    if (field.is === "absent") return [{ ...common, edits: [{ do: "put", to: field.to, value }] }];
    return field.is === "present" ? [{ ...common, edits: [{ do: "replace", at: field.at, value }] }] : [];
  });
}

const asked = (ask: string, { prompt, sample }: { readonly prompt: string; readonly sample: string }) =>
  ({ ask, prompt, sample, kind: "team" }) as const;
