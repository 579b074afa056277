/** Facts of any format as a few lines of text, so that a test reads like a sentence about its document. */
import { claimer, formatOf, languageOf } from "../../server/src/formats/registry.ts";
import { type Duration, formatDay, formatDuration, type When } from "../../server/src/model/day.ts";
import type { Credential, Facts } from "../../server/src/model/facts.ts";
import type { Field } from "../../server/src/model/field.ts";
import { parse } from "../../server/src/syntax/parse.ts";
import { rangeOf } from "../../server/src/text/lines.ts";
import type { Spot } from "../../server/src/text/span.ts";

/** The facts of every document that a format claims. `path` tells the language, and counts from the workspace root. */
export function factsOf(path: string, text: string): readonly Facts[] {
  const source = { uri: `file:///w/${path}`, version: 1, language: languageOf(path), text };
  return parse(source, claimer()).segments.flatMap((segment) => {
    const format = formatOf(segment.format);
    return format ? [format.lower(segment, path)] : [];
  });
}

/** What the document says, without the line break with which a template literal begins. */
export const told = (path: string, text: string): string =>
  factsOf(path, text.replace(/^\n/, "")).flatMap(linesOf).join("\n");

function linesOf(facts: Facts): readonly string[] {
  return [
    ...facts.containers.flatMap(({ key, claims }) => [`${key}`, ...claims.map(claimed)]),
    ...facts.identities.flatMap((it) => [
      `${it.title} = ${it.refs.join(" ")} ${place(it.id.at)}, owner ${field(it.owner)}${it.containers.map((key) => `, in ${key}`).join("")}`,
      ...it.claims.map(claimed),
      ...(it.status.is === "present" ? [`  ${it.status.value}`] : []),
      ...it.scopes.map(scoped),
      ...it.credentials.map((one) => `  ${credential(one)}`),
    ]),
    ...facts.credentials.map(({ it, holder }) => `${credential(it)} of ${holder.title} ${place(it.at)}`),
    ...facts.grants.flatMap((it) => [
      `${it.title} for ${field(it.subject)}${it.expires.is === "unsayable" ? "" : `, expires ${field(it.expires)}`}`,
      ...it.scopes.map(scoped),
    ]),
    ...facts.agentTools.map(
      ({ title, allows, because, at }) => `${title}: ${allows} (${because}) ${place(at)}`,
    ),
    ...facts.dates.map(({ key, tense, text, reading }) => `date ${key} (${tense}) ${text}: ${reading.is}`),
    ...facts.secrets.map(({ field: name, looksLike, at }) => `secret ${looksLike} in ${name} ${place(at)}`),
    ...facts.problems.map(({ rule, code, grade, at }) => `${grade} ${rule} ${code} ${place(at)}`),
  ];
}

const claimed = ({ rung, owner, how }: Facts["identities"][number]["claims"][number]): string =>
  `  rung ${rung}: "${owner.value}" by ${how} ${place(owner.at)}`;

const scoped = ({
  reach,
  bounded,
  text,
  at,
  because,
}: Facts["identities"][number]["scopes"][number]): string =>
  `  ${reach}${bounded ? ` in ${bounded}` : ""} ${text} ${place(at)}: ${because}`;

const credential = (it: Credential): string =>
  `${field(it.type)} rotated ${field(it.rotated)}, every ${field(it.rotateEvery)}, expires ${field(it.expires)}`;

function field(it: Field<string | When | Duration>): string {
  if (it.is === "absent") return `absent, goes to ${it.to.path.join(" > ")}`;
  if (it.is !== "present") return it.is;
  const { value } = it;
  if (typeof value === "string") return value;
  return "day" in value ? formatDay(value.day) : formatDuration(value);
}

/** The line from 1, with the text that stands there. */
function place(at: Spot): string {
  const { start } = rangeOf(at);
  return `[${start.line + 1} ${at.in.text.slice(at.start, at.end).replace(/\s+/g, " ")}]`;
}
