/** Facts as a few lines of text, so that a test reads like a sentence about its document. */
import { terraformFormat } from "../../../server/src/formats/terraform/terraform.ts";
import "../../harness/hcl.ts";
import { languageOf } from "../../../server/src/formats/registry.ts";
import { type Duration, formatDay, formatDuration, type When } from "../../../server/src/model/day.ts";
import type { Credential, Facts, OwnerClaim } from "../../../server/src/model/facts.ts";
import type { Field } from "../../../server/src/model/field.ts";
import { parse } from "../../../server/src/syntax/parse.ts";
import { rangeOf } from "../../../server/src/text/lines.ts";
import type { Spot } from "../../../server/src/text/span.ts";

/** The facts of every claimed segment. */
export function factsOf(text: string, path = "main.tf"): readonly Facts[] {
  const source = { uri: `file:///w/${path}`, version: 1, language: languageOf(path), text };
  return parse(source, terraformFormat.claims)
    .segments.filter(({ format }) => format === "terraform")
    .map((segment) => terraformFormat.lower(segment, path));
}

/** What the document says, without the line break with which a template literal begins. */
export const said = (text: string, path?: string): string =>
  factsOf(text.replace(/^\n/, ""), path).flatMap(linesOf).join("\n");

function linesOf(facts: Facts): readonly string[] {
  return [
    ...facts.containers.flatMap(({ key, claims }) => [key, ...claims.map((claim) => `  ${claimed(claim)}`)]),
    ...facts.identities.flatMap((it) => [
      `${it.title} = ${it.refs.join(" ")} ${place(it.id.at)}, owner ${field(it.owner)}, in ${it.containers.join()}`,
      ...it.claims.map((claim) => `  ${claimed(claim)}`),
    ]),
    ...facts.credentials.map(
      ({ it, holder }) => `${credential(it)} of ${holder.title} ${it.of.value} ${place(it.at)}`,
    ),
    ...facts.grants.flatMap((it) => [
      `${it.title} for ${field(it.subject)}`,
      ...it.scopes.map(
        ({ reach, text, at, because, escalates }) =>
          `  ${reach} ${text} ${place(at)}: ${because}${escalates ? " (escalates)" : ""}`,
      ),
    ]),
    ...facts.trusts.map(({ title, reach, because, at }) => `${title}: ${reach} ${place(at)}: ${because}`),
    ...facts.problems.map(({ code, at }) => `problem ${code} ${place(at)}`),
  ];
}

const claimed = ({ rung, owner, how }: OwnerClaim): string =>
  `rung ${rung}: "${owner.value}" by ${how} ${place(owner.at)}`;

const credential = ({ type, rotated, rotateEvery, expires }: Credential): string =>
  `${field(type)} rotated ${field(rotated)}, every ${field(rotateEvery)}, expires ${field(expires)}`;

function field(it: Field<string | When | Duration>): string {
  if (it.is === "absent") return `absent, goes to ${it.to.path.join(" > ")}`;
  if (it.is !== "present") return it.is;
  const { value } = it;
  if (typeof value === "string") return value;
  return "day" in value ? formatDay(value.day) : formatDuration(value);
}

/** Line from 1, with the text that stands there. */
const place = (at: Spot): string => `[${rangeOf(at).start.line + 1} ${at.in.text.slice(at.start, at.end)}]`;
