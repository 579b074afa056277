/** Facts as a few lines of text, so that a test reads like a sentence about its document. */
import { kubernetesFormat } from "../../../server/src/formats/kubernetes/kubernetes.ts";
import { type Duration, formatDay, formatDuration, type When } from "../../../server/src/model/day.ts";
import type { Facts, OwnerClaim } from "../../../server/src/model/facts.ts";
import type { Field } from "../../../server/src/model/field.ts";
import { parse } from "../../../server/src/syntax/parse.ts";
import { rangeOf } from "../../../server/src/text/lines.ts";
import type { Spot } from "../../../server/src/text/span.ts";

/** The facts of every claimed document. */
export function factsOf(text: string, language: "yaml" | "json" = "yaml"): readonly Facts[] {
  const uri = `file:///k8s/object.${language}`;
  const { segments } = parse({ uri, version: 1, language, text }, kubernetesFormat.claims);
  return segments
    .filter(({ format }) => format === "kubernetes")
    .map((segment) => kubernetesFormat.lower(segment, "k8s/object.yaml"));
}

/** What the documents say, without the line break with which a template literal begins. */
export const said = (text: string, language: "yaml" | "json" = "yaml"): string =>
  factsOf(text.replace(/^\n/, ""), language).flatMap(linesOf).join("\n");

function linesOf(facts: Facts): readonly string[] {
  return [
    ...facts.identities.flatMap((it) => [
      `${it.title} = ${it.id.value} ${place(it.id.at)}, owner ${field(it.owner)}`,
      ...it.claims.map((claim) => `  ${claimed(claim)}`),
      ...it.containers.filter((key) => !key.startsWith("kustomize:")).map((key) => `  in ${key}`),
      ...optional("  sponsor", it.sponsor),
      ...optional("  purpose", it.purpose),
      ...it.credentials.map((one) => `  ${credential(one)}`),
    ]),
    ...facts.credentials.map(({ it, holder }) => `${credential(it)} of ${holder.title} ${place(it.at)}`),
    ...facts.containers.flatMap(({ key, id, claims }) => [
      `${key} ${place(id.at)}`,
      ...claims.map((claim) => `  ${claimed(claim)}`),
    ]),
    ...facts.grants.flatMap((it) => [
      `${it.title} for ${field(it.subject)}${it.expires.is === "unsayable" ? "" : `, expires ${field(it.expires)}`}`,
      ...it.scopes.map(({ reach, text, at, because }) => `  ${reach} ${text} ${place(at)}: ${because}`),
    ]),
    ...facts.dates.map(({ key, tense, text, reading }) => `date ${key} (${tense}) ${text}: ${reading.is}`),
    ...facts.secrets.map(({ field: name, looksLike, at }) => `secret ${looksLike} in ${name} ${place(at)}`),
    ...facts.problems.map(({ rule, code, grade, at }) => `${grade} ${rule} ${code} ${place(at)}`),
  ];
}

const claimed = ({ rung, owner, how }: OwnerClaim): string =>
  `rung ${rung}: "${owner.value}" by ${how} ${place(owner.at)}`;

const credential = (it: Facts["credentials"][number]["it"]): string =>
  `${field(it.type)} rotated ${field(it.rotated)}, every ${field(it.rotateEvery)}, expires ${field(it.expires)}`;

const optional = (name: string, it: Field<string>): readonly string[] =>
  it.is === "unsayable" ? [] : [`${name} ${field(it)}`];

function field(it: Field<string | When | Duration>): string {
  if (it.is === "absent") return `absent, goes to ${it.to.path.join(" > ")}`;
  if (it.is !== "present") return it.is;
  const { value } = it;
  if (typeof value === "string") return value;
  return "day" in value ? formatDay(value.day) : formatDuration(value);
}

/** Line and column from 1, with the text that stands there. */
function place(at: Spot): string {
  const { start } = rangeOf(at);
  return `[${start.line + 1}:${start.character + 1} ${at.in.text.slice(at.start, at.end)}]`;
}
