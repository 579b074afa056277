/** Whom a finding is about: the names that exceptions, fingerprints and reports use. */
import type { Exception, Facts, Identity } from "../model/facts.ts";
import { valueOf } from "../model/field.ts";
import type { About } from "../policy/judge.ts";
import type { Finding } from "../rules/finding.ts";

/** The entity in whose text the finding stands: the last one that begins before it. `within`: the path from the folder that is looked at. */
export function aboutOf(finding: Finding, facts: Facts, path: string, within: string): About {
  const to = finding.at.start;
  let first: (() => readonly string[]) | undefined;
  let nearest = first;
  let from = -1;
  const look = (start: number, names: () => readonly string[]): void => {
    first ??= names;
    if (start > to || start <= from) return;
    nearest = names;
    from = start;
  };
  for (const it of facts.identities) look(it.id.at.start, () => namesOf(it));
  for (const { it, holder } of facts.credentials) look(it.at.start, () => namesOf(holder));
  for (const { id } of facts.breakGlass) look(id.at.start, () => [`breakGlass:${id.value}`, id.value]);
  for (const it of facts.grants) look(it.entry.in === finding.at.in ? it.at.start : 0, () => [it.title]);
  for (const { section, id } of facts.declarations)
    look(id.at.start, () => [`${section}:${id.value}`, id.value]);
  for (const it of facts.exceptions) look(it.at.start, () => [exceptionName(it)]);
  return { path, within, format: facts.format, names: (nearest ?? first)?.() ?? [] };
}

/** An exception has no name of its own: it is known by what it lets pass. */
const exceptionName = ({ rule, match }: Exception): string =>
  `exception:${valueOf(rule) ?? ""} ${valueOf(match) ?? ""}`;

const namesOf = ({ id, refs }: Identity): readonly string[] => [`identity:${id.value}`, id.value, ...refs];

/** What names a finding whatever its line: rule, message, entity and values. Dates and counts of days, which change with time, are `#`. */
export interface Mark {
  readonly rule: string;
  readonly say: string;
  /** The entity's first name; where there is none the path, of a manifest only that it is one: all manifests make one model. */
  readonly about: string;
  readonly values: Readonly<Record<string, string>>;
}

export const markOf = ({ rule, say, with: values }: Finding, { names, path, format }: About): Mark => ({
  rule,
  say,
  about: names[0] ?? (format === "native" ? "manifest" : path),
  values: Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value.replace(/\d{4}-\d{2}-\d{2}|\d+/g, "#")]),
  ),
});

/** A name for the finding that survives edits, moves and reformatting. 16 hexadecimal digits. */
export const fingerprintOf = (finding: Finding, about: About): string =>
  fingerprintOfMark(markOf(finding, about));

/**
 * The same without the place of the file: what has no name but its file's (a role of a CloudFormation template, an address of
 * Terraform) keeps this one when the file is moved. Copies of one text in several folders share it, so that it is a second opinion.
 */
export function contentFingerprintOf(finding: Finding, about: About): string {
  const mark = markOf(finding, about);
  const folder = about.path.slice(0, Math.max(0, about.path.lastIndexOf("/")));
  const placeless = (text: string): string =>
    text.replaceAll(about.path, "").replaceAll(`:${folder === "" ? "." : folder}/`, ":");
  return fingerprintOfMark({
    ...mark,
    about: placeless(mark.about),
    values: Object.fromEntries(Object.entries(mark.values).map(([name, value]) => [name, placeless(value)])),
  });
}

export function fingerprintOfMark({ rule, say, about, values }: Mark): string {
  const written = Object.entries(values).map(([name, value]) => `${name}=${value}`);
  return hash([rule, say, about, ...written.sort()].join("\n"));
}

/** FNV-1a over UTF-16 units, twice with different seeds. */
function hash(text: string): string {
  const half = (seed: number): string => {
    let h = seed;
    for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
    return (h >>> 0).toString(16).padStart(8, "0");
  };
  return half(0x811c9dc5) + half(0x5bd1e995);
}
