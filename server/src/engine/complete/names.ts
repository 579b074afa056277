/** Entries of the manifest by their ids, framework controls, rules. */
import { controls, nameOf } from "../../frameworks/catalogue.ts";
import { cited } from "../../frameworks/resolve.ts";
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

/** Current controls of the catalogue; what is typed is looked for in their titles too. */
export const citationValues = ({ cursor }: Asked): readonly Value[] => {
  const wanted = cursor.typed.toLowerCase();
  const exact = new Set(wanted === "" ? [] : cited(wanted));
  return controls
    .filter(({ status }) => status === "current")
    .map((control) => ({
      text: nameOf(control),
      kind: "text",
      detail: control.title,
      about: lines([control.title], [control.summary]),
      also: [control.title, ...(control.aliases ?? [])].join(" "),
      rank: exact.has(control) ? -1 : 0,
    }));
};

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
