/** What `policy.preset`, `policy.rules` and `policy.paths` come to: how many rules they move, and where a rule's level comes from. */
import { levelOf, partsOf, pick, type Step } from "../../policy/levels.ts";
import { presetNamed } from "../../policy/presets.ts";
import { rules } from "../../rules/registry.ts";
import { byLevel, type Level, type Rule } from "../../rules/rule.ts";
import type { Path } from "../../syntax/node.ts";
import type { Spot } from "../../text/span.ts";
import type { Line, Piece } from "../prose.ts";
import { place, type Telling } from "./telling.ts";

/** For the keys `preset`, `rules` and `paths` of the policy, and for a part of `paths`; nothing for others. */
export function levelLines(telling: Telling, [, key, part, inner]: Path): readonly Line[] {
  const { world } = telling.workspace;
  switch (key) {
    case "preset": {
      const setting = presetNamed(world.policyEntry("preset")?.value);
      return setting ? moves(({ level, ...rule }) => setting(level, rule)) : [];
    }
    case "rules": {
      const entry = world.policyEntry("rules");
      return part === undefined && entry ? moves(({ id, level }) => pick(entry.value, id) ?? level) : [];
    }
    case "paths":
      return inner === undefined || inner === "match"
        ? pathLines(telling, typeof part === "number" ? part : undefined)
        : [];
    default:
      return [];
  }
}

/** How a rule stands: in the file that is pointed at, or in the files of a part of `policy.paths`; with the steps to it, links to their lines. */
export function levelHere(
  telling: Telling,
  rule: Rule,
  part: number | undefined,
): { readonly level: Level | "off"; readonly because: Line } {
  const { workspace, uri } = telling;
  const { world } = workspace;
  const entry = world.policyEntry("paths");
  const mine = entry && part !== undefined && partsOf(entry).find(({ index }) => index === part);
  const here = mine && pick(mine.rules, rule.id);
  if (entry && here && part !== undefined) {
    const at = entry.spotOf([part, "rules", rule.id]) ?? entry.at;
    return { level: here, because: because(telling, rule, "in these files", here, at) };
  }
  let last: Step | undefined;
  const about = { path: workspace.pathOf(uri), within: "", format: "native" };
  const level = levelOf(rule, rule.level, about, world, (step) => {
    last = step;
  });
  return {
    level,
    because: last?.at ? because(telling, rule, `by policy.${last.by}`, level, last.at) : [],
  };
}

function because(telling: Telling, rule: Rule, by: string, level: Level | "off", at: Spot): Line {
  const own: readonly Piece[] = level === rule.level ? [] : [`, else ${rule.level}`];
  return [` ${by}, `, place(telling, at), ...own];
}

/** `12 rules are off, 3 are lower`, and the rules that are moved. */
function moves(setting: (rule: Rule) => Level | "off"): readonly Line[] {
  const moved = rules.map((rule) => ({ id: rule.id, own: rule.level, level: setting(rule) }));
  const off = moved.filter(({ level }) => level === "off");
  const lower = moved.filter(({ own, level }) => level !== "off" && byLevel(level, own) > 0);
  const higher = moved.filter(({ own, level }) => level !== "off" && byLevel(level, own) < 0);
  const said = [told(off, "off"), told(lower, "lower"), told(higher, "higher")].filter((one) => one !== "");
  return said.length > 0
    ? said.map((one) => [one])
    : [["Every one of the ", String(rules.length), " rules keeps its own level"]];
}

/** More are counted. */
const NAMED = 4;

function told(some: readonly { readonly id: string; readonly level: Level | "off" }[], word: string): string {
  if (some.length === 0) return "";
  const shown = some
    .slice(0, NAMED)
    .map(({ id, level }) => (level === "off" ? id : `${id} (${level})`))
    .join(", ");
  const more = some.length > NAMED ? ` and ${some.length - NAMED} more` : "";
  return `${some.length} of ${rules.length} rules ${some.length === 1 ? "is" : "are"} ${word}: ${shown}${more}`;
}

/** How many files of the workspace each part is for. */
function pathLines({ workspace }: Telling, only: number | undefined): readonly Line[] {
  const entry = workspace.world.policyEntry("paths");
  if (!entry) return [];
  const paths = workspace.uris.filter((uri) => workspace.claimed(uri)).map((uri) => workspace.pathOf(uri));
  return partsOf(entry)
    .filter(({ index }) => only === undefined || index === only)
    .map(({ index, matches, rules: set }) => {
      const files = paths.filter(matches).length;
      const named = rules.flatMap(({ id }) => {
        const level = pick(set, id);
        return level ? [`${id} ${level}`] : [];
      });
      const begin = only === undefined ? `${index + 1}. ` : "";
      return [
        `${begin}For ${files} ${files === 1 ? "file" : "files"} here: ${named.join(", ") || "no level is set"}`,
      ];
    });
}
