/** Whom a finding is about: the names that exceptions, fingerprints and reports use. */
import type { Facts } from "../model/facts.ts";
import type { About } from "../policy/judge.ts";
import type { Finding } from "../rules/finding.ts";

/** The entity in whose text the finding stands: the last one that begins before it. `within`: the path from the folder that is looked at. */
export function aboutOf(finding: Finding, facts: Facts, path: string, within: string): About {
  const entities = [
    ...facts.identities.map((it) => ({
      start: it.id.at.start,
      names: [`identity:${it.id.value}`, it.id.value, ...it.refs],
    })),
    ...facts.credentials.map(({ it, holder }) => ({
      start: it.at.start,
      names: [`identity:${holder.id.value}`, holder.id.value, ...holder.refs],
    })),
    ...facts.breakGlass.map((it) => ({
      start: it.id.at.start,
      names: [`breakGlass:${it.id.value}`, it.id.value],
    })),
    ...facts.grants.map((it) => ({
      start: it.entry.in === finding.at.in ? it.at.start : 0,
      names: [it.title],
    })),
    ...facts.declarations.map(({ section, id }) => ({
      start: id.at.start,
      names: [`${section}:${id.value}`, id.value],
    })),
  ];
  let nearest: (typeof entities)[number] | undefined;
  for (const entity of entities)
    if (entity.start <= finding.at.start && (!nearest || entity.start > nearest.start)) nearest = entity;
  return { path, within, format: facts.format, names: (nearest ?? entities[0])?.names ?? [] };
}

/**
 * A name for the finding that survives edits, moves and reformatting: rule, message, entity and values, never a line.
 * 16 hexadecimal digits; dates and counts of days, which change with time, are left out.
 */
export function fingerprintOf(finding: Finding, about: About): string {
  const values = Object.entries(finding.with)
    .map(([name, value]) => `${name}=${value.replace(/\d{4}-\d{2}-\d{2}|\d+/g, "#")}`)
    .sort();
  return hash([finding.rule, finding.say, about.names[0] ?? about.path, ...values].join("\n"));
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
