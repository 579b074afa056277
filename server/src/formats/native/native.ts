/** Our own manifest: `nhi.yaml`, `*.nhi.yaml`, `.nhi/*`, or any file that begins with `nhi: 1`. */
import { SECTIONS } from "../../../../schemas/manifest.ts";
import { manifestShape, type Shape } from "../../../../schemas/shape.ts";
import { type Facts, noFacts, type Problem } from "../../model/facts.ts";
import { nearest } from "../../model/nearest.ts";
import type { ParsedSegment } from "../../syntax/node.ts";
import type { Format } from "../format.ts";
import { isBlank, itemsOf, type NamedPlace, type Place, pairsOf, rootOf, spotOf } from "../place.ts";
import { syntaxFacts, texts } from "../read.ts";
import { breakGlassOf, exceptionOf, grantOf } from "./access.ts";
import { check, checkPairs } from "./check.ts";
import { claims } from "./claim.ts";
import { complain, type Found, nothing } from "./found.ts";
import { caseOf, controlOf, riskOf } from "./governance.ts";
import { identityOf } from "./identities.ts";
import { secretsOf } from "./secrets.ts";
import { ownerRuleOf, policyEntryOf, teamOf } from "./teams.ts";

export const nativeFormat: Format = {
  id: "native",
  title: "NHI manifest",
  files: ["**/nhi.{yaml,yml,json}", "**/*.nhi.{yaml,yml,json}", "**/.nhi/**/*.{yaml,yml,json}"],
  claims,
  lower,
};

function lower(segment: ParsedSegment): Facts {
  const found = nothing();
  const root = rootOf(segment);
  if (segment.section !== undefined) section(segment.section, root, found);
  else if (root.node?.kind === "map") document(root, found);
  else if (!isBlank(root) && root.node?.kind !== "alias")
    complain(
      found,
      "wrong-type",
      "a manifest is a map of sections such as owners and identities",
      spotOf(root),
    );
  if (segment.section === undefined && isUnread(segment))
    found.topKeys.push({ kind: "topKey", name: undefined, at: spotOf(root) });
  return {
    ...noFacts(segment, nativeFormat.id),
    ...found,
    secrets: secretsOf(segment),
    problems: [...syntaxFacts(segment), ...unbroken(segment, found.problems)],
  };
}

/** Whether there may be keys that nobody has read. */
const isUnread = (segment: ParsedSegment): boolean =>
  (segment.root !== undefined && segment.root.kind !== "map") || errorsIn(segment).length > 0;

const errorsIn = ({ problems }: ParsedSegment): ParsedSegment["problems"] =>
  problems.filter(({ grade }) => grade === "error");

/** Where the text is broken, what is absent may only be unread, and the broken line has been told already. */
function unbroken(segment: ParsedSegment, shape: readonly Problem[]): readonly Problem[] {
  const { text } = segment;
  const broken = errorsIn(segment);
  if (broken.length === 0) return shape;
  const sameLine = (at: number, other: number): boolean =>
    !/[\r\n]/.test(text.slice(Math.min(at, other), Math.max(at, other)));
  return shape.filter(
    ({ code, at }) => !ABSENT.has(code) && !broken.some(({ start }) => sameLine(at.start, start)),
  );
}

const ABSENT: ReadonlySet<string> = new Set(["missing-key", "empty"]);

/** A map of top-level keys: a whole document, or the one key of a piece. */
function document(root: Place, found: Found): void {
  const { keys } = manifestShape();
  for (const { name, keyAt, place } of pairsOf(root)) {
    found.topKeys.push({ kind: "topKey", name: name === "" ? undefined : name, at: keyAt });
    const key = keys.get(name);
    if (!key) {
      if (name === "" && isBlank(place)) continue;
      const [near] = nearest(name, [...keys.keys()], (known) => [known], 1);
      const hint = near === undefined ? "" : `; the nearest is ${near}`;
      complain(found, "unknown-key", `"${name}" is no section of a manifest${hint}`, keyAt, near);
    } else if (isSection(name)) section(name, place, found);
    else {
      check(place, key.shape, { found, section: name, field: name }, name);
      if (name === "extends") found.extends.push(...texts(place));
    }
  }
}

/** What stands under a section's key: the whole of it, or the one entry of a segment. */
function section(name: string, place: Place, found: Found): void {
  const shape: Shape | undefined = manifestShape().keys.get(name)?.shape;
  if (!shape || isBlank(place)) return;
  const where = { found, section: name, field: name };
  if (shape.is === "map" && place.node?.kind === "map") checkPairs(place, shape, where, name);
  else check(place, shape, where, name);
  const declared = new Set<string>();
  for (const entry of pairsOf(place)) {
    // The second of two equal keys in one map is told by the syntax.
    if (shape.is === "list" || declared.has(entry.name)) continue;
    declared.add(entry.name);
    found.declarations.push({ section: name, id: { value: entry.name, at: entry.keyAt } });
    readEntry(name, entry, found);
  }
  for (const item of itemsOf(place)) readItem(name, item, found);
}

function readEntry(name: string, entry: NamedPlace, found: Found): void {
  if (name === "teams") add(found.teams, teamOf(entry));
  else if (name === "identities") add(found.identities, identityOf(entry));
  else if (name === "breakGlass") add(found.breakGlass, breakGlassOf(entry));
  else if (name === "policy") add(found.policy, policyEntryOf(entry));
  else if (name === "controls") add(found.controls, controlOf(entry));
  else if (name === "risks") add(found.risks, riskOf(entry));
  else if (name === "cases") add(found.cases, caseOf(entry));
}

function readItem(name: string, item: Place, found: Found): void {
  if (name === "owners") add(found.ownerRules, ownerRuleOf(item));
  else if (name === "access") add(found.grants, grantOf(item));
  else if (name === "exceptions") add(found.exceptions, exceptionOf(item));
}

function add<T>(list: T[], one: T | undefined): void {
  if (one) list.push(one);
}

const isSection = (name: string): boolean => SECTIONS.some((section) => section === name);
