/**
 * The same identities and teams twice: spread over a workspace of many files, and in one manifest.
 * Nothing is wrong in them, so that every finding is the answer to a key.
 */
import { entryOf, entryText, policyText, randomFrom, TEAMS } from "./workload.ts";

export interface Place {
  /** The path of the file in the folder. */
  readonly path: string;
  readonly offset: number;
}

/** A key that renames a team: so many identities lose their owner. */
export interface TeamPlace extends Place {
  readonly owned: number;
}

export interface Folder {
  readonly files: ReadonlyMap<string, string>;
  /** Behind the first digit of a date, in places all over the folder. */
  readonly values: readonly Place[];
  readonly teams: readonly TeamPlace[];
}

export interface Folders {
  readonly many: Folder;
  readonly one: Folder;
}

const FILES = 300;
const IDENTITIES = 5000;
const NUMBER = 200;
/** How many identities and teams get keys. */
const PLACES = 3;

/** `today`: days since 1970. */
export function foldersOf(today: number): Folders {
  const random = randomFrom(7);
  const teams = Array.from(
    { length: NUMBER },
    (_, i) => `${TEAMS[i % TEAMS.length]}-${String(i).padStart(3, "0")}`,
  );
  const entries = Array.from({ length: IDENTITIES }, (_, i) => {
    const team = random.pick(teams);
    const id = `job-${String(i).padStart(4, "0")}`;
    return { id, team, text: entryText(id, entryOf(random, team, today, undefined), "alice") };
  });
  const ownedBy = (team: string): number => entries.filter((one) => one.team === team).length;
  const teamsText = `teams:\n${teams.map((id) => `  ${id}: { contact: "#${id}" }\n`).join("")}  security: { contact: "#security", function: security }\n  platform: { contact: "#platform" }\n`;
  const policy = policyText(teams);

  const many = new Map([
    ["teams.nhi.yaml", `nhi: 1\n${teamsText}`],
    ["policy.nhi.yaml", `nhi: 1\n${policy}`],
    // Other names than the teams': a name that CODEOWNERS knows would be no unknown owner.
    ["CODEOWNERS", teams.map((id, i) => `/services/${id}/ @bench/code-${i}\n`).join("")],
  ]);
  const manifests = FILES - many.size;
  const homes = new Map<string, string>();
  for (let i = 0; i < manifests; i++) {
    const path = `services/${teams[i % NUMBER]}/jobs-${i}.nhi.yaml`;
    const own = entries.filter((_, n) => n % manifests === i);
    for (const { id } of own) homes.set(id, path);
    many.set(path, `nhi: 1\nidentities:\n${own.map(({ text }) => text).join("")}`);
  }
  const all = `nhi: 1\n${teamsText}${policy}identities:\n${entries.map(({ text }) => text).join("")}`;
  const one = new Map([["nhi.yaml", all]]);

  const folder = (
    files: ReadonlyMap<string, string>,
    homeOf: (id: string) => string,
    teamsAt: string,
  ): Folder => ({
    files,
    values: spread(entries).map(({ id }) => {
      const path = homeOf(id);
      const text = files.get(path) ?? "";
      return { path, offset: behind(text, "rotated: 2", text.indexOf(`\n  ${id}:\n`)) };
    }),
    teams: spread(teams).map((id) => ({
      path: teamsAt,
      offset: behind(files.get(teamsAt) ?? "", `\n  ${id}`, 0),
      owned: ownedBy(id),
    })),
  });
  return {
    many: folder(many, (id) => homes.get(id) ?? "", "teams.nhi.yaml"),
    one: folder(one, () => "nhi.yaml", "nhi.yaml"),
  };
}

/** A few things from all over a list. */
const spread = <T>(list: readonly T[]): readonly T[] =>
  list.filter((_, i) => i % Math.ceil(list.length / PLACES) === 1);

const behind = (text: string, what: string, from: number): number => text.indexOf(what, from) + what.length;
