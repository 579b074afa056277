/** To how much of the workspace a limit of the policy applies now. */
import { isAtWork } from "../../model/due.ts";
import type { Case, Credential, Grant, Identity, Risk } from "../../model/facts.ts";
import { valueOf } from "../../model/field.ts";
import type { Line } from "../prose.ts";
import { isOver } from "./deadline.ts";
import type { Telling } from "./telling.ts";

/** More are not counted. */
const MOST = 20_000;

/** `Applies to 3 access keys; 1 has an interval of its own`; empty for keys that set no limit, and where the workspace is too large. */
export function reachLine(telling: Telling, key: string, part: string | undefined, grade?: string): Line {
  switch (key) {
    case "maxAge":
      return rotations(telling, part === "default" ? undefined : part);
    case "reviewEvery":
      return part === undefined ? [] : reviews(telling, part);
    case "maxExpiry":
      return applies(
        count(credentials(telling), ({ expires }) => expires.is === "present"),
        "expiry",
        "expiries",
      );
    case "maxGrant":
      return applies(
        count(grants(telling), ({ expires }) => expires.is === "present"),
        "grant with an end",
        "grants with an end",
      );
    case "elevation":
      return part === "maxDuration"
        ? applies(
            count(grants(telling), ({ maxDuration }) => maxDuration.is === "present"),
            "grant",
            "grants",
          )
        : [];
    case "stores":
      return applies(
        count(credentials(telling), ({ store }) => store.is === "present"),
        "credential",
        "credentials",
      );
    case "sla":
      return part === "remediate" ? open(telling, grade) : [];
    case "thresholds":
      return part === undefined ? [] : counted(telling, COUNTED[part] ?? []);
    case "notice":
      return counted(telling, ["rotation-due"]);
    default:
      return [];
  }
}

/** The rules whose findings a threshold is about. */
const COUNTED: Readonly<Record<string, readonly string[]>> = {
  orphaned: ["owner-missing", "owner-disbanded"],
  overdueRotation: ["rotation-stale"],
  overPrivileged: ["scope-admin", "scope-wildcard", "scope-over-ceiling"],
};

function counted({ workspace }: Telling, ids: readonly string[]): Line {
  if (ids.length === 0) return [];
  let n = 0;
  for (const uri of workspace.uris)
    for (const { rule } of workspace.verdicts(uri)) if (ids.includes(rule.id)) n++;
  return [`${n} now, by the findings of ${ids.join(", ")}`];
}

function open({ workspace: { world } }: Telling, grade: string | undefined): Line {
  if (grade === undefined) return [];
  const mine = (some: readonly (Risk | Case)[]): number =>
    some.filter((one) => !isOver(one) && valueOf<string>(one.severity) === grade).length;
  const [risks, cases] = [mine(world.risks()), mine(world.cases())];
  return [
    `Applies to ${risks} open ${risks === 1 ? "risk" : "risks"} and ${cases} open ${cases === 1 ? "case" : "cases"}`,
  ];
}

function rotations(telling: Telling, kind: string | undefined): Line {
  const mine = credentials(telling)?.filter(
    ({ rotates, type }) => rotates && (kind === undefined || valueOf(type) === kind),
  );
  const own = mine?.filter(({ rotateEvery }) => rotateEvery.is === "present").length ?? 0;
  const name = kind === undefined ? "credential that rotates" : kind.replaceAll("-", " ");
  const many = kind === undefined ? "credentials that rotate" : `${name}s`;
  const line = applies(mine?.length, name, many);
  if (own === 0) return line;
  return [...line, own === 1 ? "; 1 has an interval of its own" : `; ${own} have intervals of their own`];
}

function reviews(telling: Telling, privilege: string): Line {
  const { world } = telling.workspace;
  const identities = all(telling)?.identities.filter(
    (one) => world.privilege(one).value === privilege,
  ).length;
  const given = grants(telling)?.filter((one) => world.privilege(one).value === privilege).length;
  if (identities === undefined || given === undefined) return [];
  const line = applies(identities, "identity", "identities");
  return given > 0 ? [...line, ` and ${given} ${given === 1 ? "grant" : "grants"}`] : line;
}

function applies(n: number | undefined, one: string, many: string): Line {
  if (n === undefined) return [];
  return [n === 0 ? `Applies to no ${one} now` : `Applies to ${n} ${n === 1 ? one : many}`];
}

const count = <T>(some: readonly T[] | undefined, fits: (one: T) => boolean): number | undefined =>
  some?.filter(fits).length;

const credentials = (telling: Telling): readonly Credential[] | undefined =>
  all(telling)?.identities.flatMap((one) => one.credentials);

const grants = (telling: Telling): readonly Grant[] | undefined => all(telling)?.grants;

/** Identities at work and grants of manifests; undefined where there are too many for a hover. */
function all({
  workspace,
}: Telling): { readonly identities: readonly Identity[]; readonly grants: readonly Grant[] } | undefined {
  const identities: Identity[] = [];
  const given: Grant[] = [];
  for (const uri of workspace.uris)
    for (const facts of workspace.facts(uri)) {
      if (facts.format !== "native") continue;
      for (const one of facts.identities) if (isAtWork(one)) identities.push(one);
      given.push(...facts.grants);
      if (identities.length + given.length > MOST) return undefined;
    }
  return { identities, grants: given };
}
