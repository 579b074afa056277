/** What the policy comes to: the limit in effect with its place, who holds which duty, and whether a line counts at all. */
import { type Duration, formatDuration } from "../../model/day.ts";
import { policyPeriod } from "../../model/due.ts";
import type { Limit } from "../../model/world.ts";
import type { Path } from "../../syntax/node.ts";
import type { Spot } from "../../text/span.ts";
import { type Block, code, type Line, lines, list, strong } from "../prose.ts";
import { levelLines } from "./levels.ts";
import { dutyCard, modelTable } from "./model.ts";
import { withContact } from "./people.ts";
import { reachLine } from "./policy-reach.ts";
import { place, type Telling } from "./telling.ts";

/** For a path within `policy`, the section itself included. `at`: the word that is pointed at. */
export function policyLines(telling: Telling, path: Path, at: Spot): readonly Block[] {
  const [section, key, part, grade] = path.map(String);
  if (section !== "policy") return [];
  if (key === undefined) return summary(telling);
  const { world } = telling.workspace;
  const entry = world.policyEntry(key);
  if (entry && !isHere(entry.at, at))
    return lines([
      strong("This line does not count"),
      ": of a key in two places the first counts, ",
      place(telling, entry.at),
    ]);
  if (key === "model") return modelTable(telling);
  if (key === "duties" && part !== undefined) return dutyCard(telling, part);
  const levels = levelLines(telling, path);
  if (levels.length > 0) return lines(...levels);
  const limit = limitOf(telling, key, part);
  return lines(limit && ["In effect: ", ...limit], reachLine(telling, key, part, grade));
}

/** A key of the policy that stands in the same segment is the one that is pointed at; twice in one segment is a finding of its own. */
const isHere = (entry: Spot, at: Spot): boolean => entry.in === at.in;

function limitOf(telling: Telling, key: string, part: string | undefined): Line | undefined {
  const { policy } = telling.workspace.world;
  const shown = (limit: Limit<Duration>, name: string): Line => limitWords(telling, limit, name);
  switch (key) {
    case "maxAge":
      return shown(policy.maxAge(part === "default" ? undefined : part), "policy.maxAge");
    case "reviewEvery":
      return part === "privileged" || part === "elevated" || part === "standard"
        ? shown(policy.reviewEvery(part), `policy.reviewEvery.${part}`)
        : undefined;
    case "elevation":
      return part === "maxDuration" ? shown(policy.maxDuration, "policy.elevation.maxDuration") : undefined;
    case "notice":
    case "maxGrant":
    case "maxExpiry":
      return shown(policy[key], `policy.${key}`);
    default:
      return undefined;
  }
}

/** All limits in effect. */
function summary(telling: Telling): readonly Block[] {
  const { policy } = telling.workspace.world;
  const row = (what: string, limit: Limit<Duration>, name: string): Line => [
    `${what}: `,
    ...limitWords(telling, limit, name),
  ];
  const { value: accountable } = policy.accountable;
  return [
    ...lines(
      policy.model.value ? ["Model ", code(policy.model.value)] : undefined,
      accountable ? ["Accountable ", ...withContact(telling, accountable)] : undefined,
    ),
    ...lines(["Limits in effect:"]),
    ...list([
      row("rotation", policy.maxAge(undefined), "policy.maxAge"),
      row("review, privileged", policy.reviewEvery("privileged"), "policy.reviewEvery"),
      row("review, elevated", policy.reviewEvery("elevated"), "policy.reviewEvery"),
      row("review, standard", policy.reviewEvery("standard"), "policy.reviewEvery"),
      row("one elevation", policy.maxDuration, "policy.elevation.maxDuration"),
      row("a grant", policy.maxGrant, "policy.maxGrant"),
      row("an expiry", policy.maxExpiry, "policy.maxExpiry"),
      row("notice", policy.notice, "policy.notice"),
    ]),
  ];
}

function limitWords(telling: Telling, limit: Limit<Duration>, name: string): Line {
  const { value, source, at } = policyPeriod(limit, name);
  return [strong(formatDuration(value)), ` (${at ? "" : source}`, ...(at ? [place(telling, at)] : []), ")"];
}
