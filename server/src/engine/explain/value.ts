/** What the manifest's shape says of the word that is pointed at: a key, one of a few words, a citation, a rule, a length of time. */
import { type Key, keyAt, kindsOf, schemaAt } from "../../../../schemas/shape.ts";
import type { AliasNode, ParsedSegment } from "../../syntax/node.ts";
import { type Span, spot } from "../../text/span.ts";
import { anchorOf } from "../aliases.ts";
import { keyCard, wordCard } from "../keys.ts";
import type { Place } from "../place.ts";
import { type Block, code, lines, quiet, RULE, typed } from "../prose.ts";
import { aroundLines } from "./around.ts";
import { citationCard } from "./citation.ts";
import { whoLines, worthBlocks } from "./clean.ts";
import { durationLine } from "./dates.ts";
import { partyCard } from "./people.ts";
import { policyLines } from "./policy.ts";
import { ruleIdCard } from "./rule.ts";
import { place as placeOf, type Telling } from "./telling.ts";

/** A key of the manifest. */
export function describeKey(telling: Telling, at: Place, word: Span): readonly Block[] {
  const { path, segment } = at;
  const name = String(path.at(-1) ?? "");
  if (path.at(-2) === "rules" && schemaAt(path.slice(0, -1))?.is === "record")
    return ruleIdCard(telling, name, typeof path[2] === "number" ? path[2] : undefined);
  const key = keyAt(path);
  if (!key) return [];
  return [
    ...keyCard(key, name),
    ...lines(countOf(telling, path)),
    ...policyLines(telling, path, spot(segment, word.start, word.end)),
    ...lines(...aroundLines(telling, at.facts, path)),
    RULE,
    ...worthBlocks(telling, at.facts, path),
  ];
}

/** What can be said of a value beyond what its marks say. `marked`: its marks have been told. */
export function describeValue(telling: Telling, at: Place, word: Span, marked: boolean): readonly Block[] {
  const { path, segment, node } = at;
  const key = keyAt(path);
  if (node?.kind === "alias") return describeAlias(telling, segment, node, key);
  if (!key || node?.kind !== "scalar") return [];
  const text = node.value.trim();
  const kinds = kindsOf(key.shape);
  if (kinds.includes("citation")) return citationCard(text, telling.workspace);
  if (kinds.includes("rule")) return ruleIdCard(telling, text);
  const meaning = wordCard(key, text);
  const policy = policyLines(telling, path, spot(segment, word.start, word.end));
  const length = !meaning && !marked && policy.length === 0 && kinds.includes("duration");
  return [
    ...(meaning ?? []),
    ...lines(length ? durationLine(text, telling.workspace.world.today) : undefined),
    ...policy,
    ...lines(...aroundLines(telling, at.facts, path)),
    ...lines(...whoLines(telling, at.facts, path)),
    ...(marked || !meaning ? [RULE] : []),
    ...lines(meaning ? undefined : typed(descriptionOf(path, key))),
    RULE,
    ...worthBlocks(telling, at.facts, path),
  ];
}

/** What an alias stands for, and who that is where it names somebody. */
function describeAlias(
  telling: Telling,
  segment: ParsedSegment,
  { name, start }: AliasNode,
  key: Key | undefined,
): readonly Block[] {
  const node = segment.resolve(name);
  const anchor = anchorOf(telling.workspace, segment, start);
  if (!node || !anchor) return [];
  const text = node.kind === "scalar" ? node.value.trim() : undefined;
  const kinds = key ? kindsOf(key.shape) : [];
  const party = text !== undefined && (kinds.includes("party") || kinds.includes("team"));
  return [
    ...lines([
      code(`*${name}`),
      " stands for ",
      ...(text === undefined ? [`a ${node.kind}`] : [code(text)]),
      ", ",
      placeOf(telling, anchor),
    ]),
    ...((party && partyCard(telling, text)) || []),
  ];
}

/** A list's entry says little; the list itself says what it holds. */
function descriptionOf(path: Place["path"], key: Key): string {
  const above = typeof path.at(-1) === "number" ? schemaAt(path.slice(0, -1)) : undefined;
  return above?.description || key.shape.description;
}

const countOf = ({ workspace }: Telling, path: Place["path"]) => {
  const [section] = path;
  if (path.length !== 1 || typeof section !== "string") return undefined;
  const n = workspace.world.ids(section).length;
  return n > 0 && schemaAt(path)?.is === "record" ? [quiet(`${n} in this workspace`)] : undefined;
};
