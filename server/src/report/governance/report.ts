/** The governance report: everything that a workspace says of ownership and access on a day. A pure function; the same input gives the same report. */
import { UNREAD } from "../../engine/segment.ts";
import type { Workspace } from "../../engine/workspace.ts";
import { formatDay } from "../../model/day.ts";
import type { OperatingModel } from "../../model/duties.ts";
import type { Facts } from "../../model/facts.ts";
import type { World } from "../../model/world.ts";
import type { Rule } from "../../rules/rule.ts";
import { accessRows, breakGlassRows, exceptionRows } from "./access.ts";
import { caseRows, controlRows, openRiskRows } from "./cases.ts";
import { delegationRows, dutyLines } from "./duties.ts";
import { everything, findingRows, tallyOf } from "./findings.ts";
import { frameworkRows, type Only } from "./frameworks.ts";
import { identityRows, populationOf } from "./identities.ts";
import { evidenceRows, type Look } from "./proofs.ts";
import { overdueRows } from "./reviews.ts";
import { byText, worldFrom } from "./say.ts";
import { type Commit, type FileRow, type Part, REPORT_VERSION, type Report } from "./shape.ts";

/** One workspace with what only the host can know of it. */
export interface Input {
  readonly name: string;
  /** From the repository's root, with `/`; empty for the root itself. */
  readonly folder: string;
  readonly workspace: Workspace;
  /** The files that are reported on, in any order. */
  readonly uris: readonly string[];
  readonly commit: Commit;
  /** Of a file's bytes, in hexadecimal; undefined where it is on no disk. */
  readonly sha256: (uri: string) => string | undefined;
  readonly look: Look;
}

export interface Scope {
  readonly title: string;
  readonly product: Report["product"];
  readonly rules: readonly Rule[];
  /** Only workspaces of that operating model. */
  readonly model?: OperatingModel | undefined;
  /** Only what rests on that framework: its name as the reader gave it, and what it covers. */
  readonly framework?: { readonly name: string; readonly covers: Only } | undefined;
}

/** `asOf` is that of the first workspace: the host gives the same day to all. */
export function reportOf(inputs: readonly Input[], scope: Scope): Report {
  const { title, product, model, framework } = scope;
  return {
    version: REPORT_VERSION,
    title,
    asOf: formatDay(inputs[0]?.workspace.world.today ?? 0),
    product,
    filter: { model, framework: framework?.name },
    parts: inputs
      .filter(({ workspace }) => model === undefined || workspace.world.policy.model.value === model)
      .map((input) => partOf(input, scope)),
  };
}

function partOf(input: Input, { rules, framework }: Scope): Part {
  const { name, folder, workspace, uris, commit, sha256, look } = input;
  const world = worldFrom(folder, workspace.world);
  const reported = [...uris].sort(byText);
  const facts: readonly Facts[] = reported.flatMap((uri) => workspace.facts(uri));
  const covers = framework?.covers ?? everything;
  const counts = (id: string): boolean =>
    covers === everything || (rules.find((rule) => rule.id === id)?.controls.some(covers) ?? false);
  const identities = identityRows(workspace, world, reported);
  const findings = findingRows(workspace, world, reported, covers);
  const cases = caseRows(
    facts.flatMap(({ cases }) => cases),
    world,
    look,
  );
  const controls = facts.flatMap(({ controls }) => controls);
  return {
    name,
    folder,
    model: world.policy.model.value,
    accountable: world.policy.accountable.value,
    commit,
    files: fileRows(workspace, world, reported, sha256),
    duties: dutyLines(world),
    delegations: delegationRows(world),
    population: populationOf(identities),
    identities,
    access: accessRows(facts, world),
    findings,
    tally: tallyOf(findings),
    frameworks: frameworkRows(rules, findings, controls, covers),
    exceptions: exceptionRows(workspace, world, reported, counts),
    overdue: overdueRows(facts, world),
    breakGlass: breakGlassRows(
      facts.flatMap(({ breakGlass }) => breakGlass),
      world,
      look,
    ),
    closedCases: cases.closed,
    openCases: cases.open,
    openRisks: openRiskRows(
      facts.flatMap(({ risks }) => risks),
      world,
    ),
    controls: controlRows(controls, world, look),
    evidence: evidenceRows(workspace, world, reported, look),
  };
}

/** The files that some format reads; those that only count for what they say stand behind. */
function fileRows(
  workspace: Workspace,
  world: World,
  reported: readonly string[],
  sha256: Input["sha256"],
): readonly FileRow[] {
  const named = new Set(reported);
  return workspace.uris
    .filter((uri) => workspace.claimed(uri))
    .map((uri) => ({
      path: world.pathOf(uri),
      format: workspace.facts(uri).find(({ format }) => format !== UNREAD)?.format ?? "",
      context: !named.has(uri),
      sha256: sha256(uri),
    }))
    .sort((a, b) => Number(a.context) - Number(b.context) || byText(a.path, b.path));
}
