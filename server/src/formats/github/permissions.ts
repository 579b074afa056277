/** What the token of a job or workflow may do. A block that nobody wrote means the default of the organisation, which is not in the file. */
import type { PipelineRight } from "../../model/facts.ts";
import type { Scope } from "../../model/identity.ts";
import { anchorOf, type Place, pairsOf, spotOf } from "../place.ts";
import { literal } from "./reader.ts";
import { scopeOf } from "./scope.ts";

/** The scopes of a `permissions` block, in the words of manifests: `github:contents:write`. */
export function scopesIn(block: Place): readonly Scope[] {
  const all = literal(block);
  if (all)
    return ALL.test(all.value)
      ? [scopeOf(`github:${all.value}`, all.at, reachOfAll(all.value), anchorOf(block))]
      : [];
  return pairsOf(block).flatMap(({ name, place }) => {
    const level = literal(place);
    if (!level || !/^(read|write)$/.test(level.value)) return [];
    const text = `github:${name}:${level.value}`;
    return [scopeOf(text, level.at, reachOf(name, level.value), anchorOf(place))];
  });
}

/**
 * The rights with which an outsider could do harm. Reading is none, and neither are the rights to answer the outsider
 * (comments, labels, checks, statuses): for those such pipelines are made.
 */
export function rightsIn(block: Place): readonly PipelineRight[] {
  const all = literal(block);
  if (all)
    return all.value === "write-all"
      ? [{ text: "write-all", at: all.at, entry: anchorOf(block), does: "everything", narrower: "read-all" }]
      : [];
  return pairsOf(block).flatMap(({ name, place }): PipelineRight[] => {
    const does = name === "id-token" ? "mints" : REACHING.has(name) ? "writes" : undefined;
    if (does === undefined || literal(place)?.value !== "write") return [];
    const narrower = does === "mints" ? "none" : "read";
    return [{ text: `${name}: write`, at: spotOf(place), entry: anchorOf(place), does, narrower }];
  });
}

const ALL = /^(read|write)-all$/;

/** Rights that change what others build and install. */
const REACHING: ReadonlySet<string> = new Set(["contents", "packages"]);

const reachOfAll = (word: string): Pick<Scope, "reach" | "because" | "narrower"> =>
  word === "write-all"
    ? { reach: "admin", because: "every permission that a job's token can have", narrower: "read-all" }
    : { reach: "narrow", because: "reads everything in the repository" };

function reachOf(name: string, level: string): { reach: Scope["reach"]; because: string } {
  if (level === "read") return { reach: "narrow", because: "reads only" };
  if (name === "id-token") return { reach: "elevated", because: "mints tokens that other systems accept" };
  const because = BECAUSE[name];
  return because === undefined
    ? { reach: "narrow", because: `writes ${name} of the repository` }
    : { reach: "elevated", because };
}

const BECAUSE: Readonly<Record<string, string>> = {
  contents: "changes code, tags and releases",
  packages: "publishes packages",
  actions: "starts and cancels workflows",
  pages: "publishes the site",
};
