/** Entries of the manifest by their ids, framework controls, rules. */
import { type Control, controls, nameOf } from "../../frameworks/catalogue.ts";
import { cited, resolve, successorsOf } from "../../frameworks/resolve.ts";
import { valueOf } from "../../model/field.ts";
import { rules } from "../../rules/registry.ts";
import { entryTitle } from "../explain/entries.ts";
import { lines, typed } from "../prose.ts";
import type { Asked, Value } from "./item.ts";
import { partyValues } from "./parties.ts";

/** Ids of a section, with the title or purpose of each. */
export function entryValues({ workspace }: Asked, section: string): readonly Value[] {
  return workspace.world.ids(section).map((text) => {
    const at = workspace.world.declared(section, text)[0]?.id.at;
    const identity =
      at && section === "identities"
        ? workspace.factsOf(at.in)?.identities.find(({ id }) => id.value === text)
        : undefined;
    const detail = identity
      ? [valueOf(identity.type), valueOf(identity.owner)].filter(Boolean).join(" · ")
      : at
        ? (entryTitle(workspace, at) ?? "")
        : "";
    const purpose = identity && valueOf(identity.purpose);
    return { text, kind: "name", detail, ...(purpose && { about: lines([purpose]) }) };
  });
}

/** Who may be given access: teams, people, and identities. */
export function subjectValues(asked: Asked): readonly Value[] {
  const teams = partyValues(asked, ["access", 0, "subject"]).map((value) =>
    /^[@\w.+-]*@|^@/.test(value.text)
      ? value
      : { ...value, text: `team:${value.text}`, also: `${value.text} ${value.also ?? ""}` },
  );
  const identities = entryValues(asked, "identities").map((value) => ({
    ...value,
    text: `identity:${value.text}`,
    also: value.text,
    rank: 900,
  }));
  return [...teams, ...identities];
}

/** What an exception can cover: identities, first those with a finding of its rule. */
export function coveredValues(asked: Asked): readonly Value[] {
  const { workspace, cursor } = asked;
  const rule = cursor.around[0]?.get("rule");
  const found = new Set<string>();
  for (const uri of workspace.uris)
    for (const { rule: one, about, hidden } of workspace.verdicts(uri))
      if (one.id === rule && !hidden && about.names[0]?.startsWith("identity:")) found.add(about.names[0]);
  return entryValues(asked, "identities").map((value) => {
    const text = `identity:${value.text}`;
    return found.has(text)
      ? { ...value, text, also: value.text, detail: `has a finding of ${rule}` }
      : { ...value, text, also: value.text, rank: 500 };
  });
}

/**
 * Current controls of the catalogue, found by id, by the words of title and summary, and by the ids that they took over:
 * who types `PR.AC-4` is offered `PR.AA-05`. What stands in the list already is not offered again.
 */
export const citationValues = ({ cursor }: Asked): readonly Value[] => {
  const meant = new Set(cursor.typed === "" ? [] : meantBy(cursor.typed));
  const there = new Set(cursor.beside.flatMap((text) => cited(text)));
  const before = formerIds();
  return controls
    .filter((control) => control.status === "current" && !there.has(control))
    .map((control) => ({
      text: nameOf(control),
      kind: "text",
      detail: control.title,
      about: lines([control.title], [control.summary], control.note ? [control.note] : undefined),
      also: [
        control.id,
        control.title,
        ...(control.aliases ?? []),
        ...(before.get(control) ?? []),
        control.summary,
      ].join(" "),
      // There are fewer controls than that.
      rank: meant.has(control) ? 0 : 500,
    }));
};

/** The controls in force that a text can mean. */
function meantBy(text: string): readonly Control[] {
  const found = resolve(text);
  return found.is === "outdated" ? found.now : found.is === "bare" ? found.meanings : cited(text);
}

let former: ReadonlyMap<Control, readonly string[]> | undefined;

/** The withdrawn ids by the controls that took them over; made at the first question. */
function formerIds(): ReadonlyMap<Control, readonly string[]> {
  if (former) return former;
  const ids = new Map<Control, string[]>();
  for (const control of controls)
    for (const next of successorsOf(control)) ids.set(next, [...(ids.get(next) ?? []), control.id]);
  former = ids;
  return ids;
}

/** Rules, first those that have found something. */
export function ruleValues({ workspace }: Asked): readonly Value[] {
  const found = new Map<string, number>();
  for (const uri of workspace.uris)
    for (const { rule, hidden } of workspace.verdicts(uri))
      if (!hidden) found.set(rule.id, (found.get(rule.id) ?? 0) + 1);
  return rules.map(({ id, title, why }) => {
    const n = found.get(id) ?? 0;
    return {
      text: id,
      kind: "name",
      detail: n > 0 ? `${n === 1 ? "1 finding" : `${n} findings`} now · ${title}` : title,
      about: lines([title], typed(why)),
      rank: n > 0 ? 0 : 100,
    };
  });
}
