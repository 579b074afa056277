/** Facts of workflows as a few lines of text, so that a test reads like a sentence about its document. */
import { githubFormat } from "../../../server/src/formats/github/github.ts";
import { formatDay } from "../../../server/src/model/day.ts";
import type { Facts } from "../../../server/src/model/facts.ts";
import { parse } from "../../../server/src/syntax/parse.ts";
import { rangeOf } from "../../../server/src/text/lines.ts";
import type { Spot } from "../../../server/src/text/span.ts";

export const PATH = ".github/workflows/deploy.yml";

/** The facts of every claimed document. */
export function factsOf(text: string, path = PATH): readonly Facts[] {
  const { segments } = parse(
    { uri: `file:///w/${path}`, version: 1, language: "yaml", text },
    githubFormat.claims,
  );
  return segments
    .filter(({ format }) => format === githubFormat.id)
    .map((segment) => githubFormat.lower(segment, path));
}

/** What the document says, without the line break with which a template literal begins. */
export const said = (text: string, path = PATH): string =>
  factsOf(text.replace(/^\n/, ""), path).flatMap(linesOf).join("\n");

function linesOf(facts: Facts): readonly string[] {
  return [
    ...facts.identities.map((it) => `${it.title} = ${it.refs.join(" ")} owned by ${word(it.owner)}`),
    ...[
      ...facts.identities.flatMap(({ credentials, title }) => credentials.map((it) => ({ it, title }))),
      ...facts.credentials.map(({ it, holder: { title } }) => ({ it, title })),
    ].map(
      ({ it, title }) => `credential of ${title}: rotated ${day(it.rotated)}, expires ${day(it.expires)}`,
    ),
    ...facts.containers.map(
      ({ key, claims }) => `${key} lends ${claims.map(({ owner }) => owner.value).join()}`,
    ),
    ...facts.grants.map(
      ({ title, recipients }) => `${title} for ${(recipients ?? []).map(({ ref }) => ref).join(" ")}`,
    ),
    ...facts.grants.flatMap(({ scopes }) =>
      scopes.map(({ reach, text, at, because }) => `  ${reach} ${text} ${place(at)}: ${because}`),
    ),
    ...facts.pipelines.map(
      ({ title, outsiders, rights }) =>
        `${title}: ${rights.map(({ text, does }) => `${text} (${does})`).join(", ")}; open by ${outsiders?.value ?? "nothing"}`,
    ),
    ...facts.secretUses.map(
      ({ ref, name, replaceable, claims, handedIn }) =>
        `${ref} ${place(name.at)}${claims.length > 0 ? " owned" : ""}${handedIn ? " handed in" : ""}${
          replaceable ? ` for ${replaceable.by}, ${replaceable.because}` : ""
        }`,
    ),
    ...facts.dates.map(({ key, tense, text, reading }) => `date ${key} (${tense}) ${text}: ${reading.is}`),
    ...facts.secrets.map(
      ({ field, looksLike, at }) => `${looksLike} in ${field} ${rangeOf(at).start.line + 1}`,
    ),
    ...facts.problems.map(({ rule, code, at }) => `${rule} ${code} ${place(at)}`),
  ];
}

type Any = Facts["identities"][number]["owner"];
const word = (it: Any): string => (it.is === "present" ? it.value : it.is);

function day(it: Facts["credentials"][number]["it"]["expires"]): string {
  if (it.is !== "present") return it.is;
  return it.value === "never" ? "never" : formatDay(it.value.day);
}

/** Line and column from 1, with the text that stands there. */
function place(at: Spot): string {
  const { start } = rangeOf(at);
  return `[${start.line + 1}:${start.character + 1} ${at.in.text.slice(at.start, at.end)}]`;
}
