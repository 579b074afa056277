/** The findings of the reported files, with the owner of what they are about and the controls behind them. */
import { fingerprintOf } from "../../engine/about.ts";
import type { Workspace } from "../../engine/workspace.ts";
import { formatDay } from "../../model/day.ts";
import { valueOf } from "../../model/field.ts";
import type { World } from "../../model/world.ts";
import type { Verdict } from "../../policy/judge.ts";
import { byLevel, type Citation, LEVELS } from "../../rules/rule.ts";
import { ownerOf } from "./identities.ts";
import { byPlace, byText, counted, placeOf, word } from "./say.ts";
import type { FindingRow, Tally } from "./shape.ts";

/** `only`: for findings of rules that rest on such a control. */
export function findingRows(
  workspace: Workspace,
  world: World,
  uris: readonly string[],
  only: (citation: Citation) => boolean | undefined,
): readonly FindingRow[] {
  return uris
    .flatMap((uri) => workspace.verdicts(uri))
    .filter(({ rule }) => only === everything || rule.controls.some(only))
    .map((verdict) => rowOf(verdict, workspace, world))
    .sort(
      (a, b) =>
        byLevel(a.level, b.level) ||
        byText(a.rule, b.rule) ||
        byPlace(a.place, b.place) ||
        byText(a.message, b.message),
    );
}

/** No narrowing: rules without controls count, too. */
export const everything = (): boolean => true;

function rowOf(
  { finding, rule, level, message, about, hidden }: Verdict,
  workspace: Workspace,
  world: World,
): FindingRow {
  const until = hidden && valueOf(hidden.expires);
  return {
    rule: finding.rule,
    title: rule.title,
    level,
    message,
    about: about.names[0] ?? world.pathOf(finding.at.in.uri),
    owner: ownerAbout(about.names[0] ?? "", finding.at.in, workspace),
    controls: rule.controls,
    support: rule.support,
    place: placeOf(finding.at, world),
    fingerprint: fingerprintOf(finding, about),
    hidden: hidden && {
      reason: valueOf(hidden.reason) ?? "",
      approvedBy: valueOf(hidden.approvedBy) ?? "",
      expires: until ? formatDay(until.day) : "",
    },
  };
}

/** Who answers for the thing that the segment declares under that name; undefined where nobody is on record. */
function ownerAbout(name: string, segment: Verdict["finding"]["at"]["in"], workspace: Workspace) {
  const facts = workspace.factsOf(segment);
  if (!facts) return undefined;
  const [section, id] = [name.slice(0, name.indexOf(":")), name.slice(name.indexOf(":") + 1)];
  const named = <T extends { readonly id: { readonly value: string } }>(list: readonly T[]): T | undefined =>
    list.find((one) => one.id.value === id);
  switch (section) {
    case "identity":
    case "identities": {
      const identity = named(facts.identities);
      return identity && ownerOf(identity, workspace.world).owner;
    }
    case "breakGlass": {
      const path = named(facts.breakGlass);
      return path && word(path.owner);
    }
    case "controls": {
      const control = named(facts.controls);
      return control && word(control.owner);
    }
    case "risks": {
      const risk = named(facts.risks);
      return risk && word(risk.owner);
    }
    case "cases": {
      const one = named(facts.cases);
      return one && word(one.assignee);
    }
    case "teams":
      return id;
    default:
      return undefined;
  }
}

export function tallyOf(rows: readonly FindingRow[]): Tally {
  const open = rows.filter(({ hidden }) => !hidden);
  return {
    level: counted(
      open.map(({ level }) => level),
      LEVELS,
    ),
    rule: counted(open.map(({ rule }) => rule)),
    owner: counted(
      open.map(
        ({ owner, about }) => owner ?? (about.startsWith("identity:") ? "no owner" : "no single owner"),
      ),
    ),
    hidden: rows.length - open.length,
  };
}
