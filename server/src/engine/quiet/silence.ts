/**
 * Silencing a finding where it stands: a comment for its line, for the entity or for the file, or an exception of the manifest. Each asks
 * for a reason and an approver who does not gain by it, and ends as the policy allows for the finding's level.
 */
import { addTo, formatDay } from "../../model/day.ts";
import type { Facts } from "../../model/facts.ts";
import { isNeverHidden } from "../../model/suppression.ts";
import type { Verdict } from "../../policy/judge.ts";
import { gainers } from "../../policy/suppress.ts";
import type { Edit } from "../../rules/finding.ts";
import { ASK_REASON, askApprover } from "../../rules/parts/suppression.ts";
import type { Node, ParsedSegment } from "../../syntax/node.ts";
import { rangeOf } from "../../text/lines.ts";
import { type Segment, type Span, type Spot, spot } from "../../text/span.ts";
import { type Offer, offerOf } from "../offer.ts";
import type { Workspace } from "../workspace.ts";

/** The ways to silence the finding, the narrowest first. Not yet tried; none where nobody may. */
export function silencesOf(workspace: Workspace, verdict: Verdict): readonly Offer[] {
  const { finding, rule, hidden } = verdict;
  const { in: segment } = finding.at;
  const facts = workspace.factsOf(segment);
  const { world } = workspace;
  if (hidden || !facts || isNeverHidden(rule.id) || world.policy.locked.value.includes(rule.id)) return [];
  const ways = [...comments(workspace, verdict, facts), ...exception(workspace, verdict, facts)];
  return ways.map(({ id, title, edit }) => offerOf(verdict, { title, class: "choice", edits: [edit] }, id));
}

interface Way {
  readonly id: string;
  readonly title: string;
  readonly edit: Edit;
}

/** JSON has no comments: there only the manifest can say it. */
function comments(workspace: Workspace, verdict: Verdict, facts: Facts): readonly Way[] {
  const { finding, rule } = verdict;
  const parsed = workspace.parsed(finding.at.in.uri);
  const segment = parsed?.segments.find((one) => one === finding.at.in);
  const [first] = parsed?.segments ?? [];
  if (!segment || !first || segment.language === "json") return [];
  const { until, by } = limits(workspace, verdict, facts);
  const way = (id: string, title: string, at: Spot, where: "behind" | "above", head = "nhi-ignore"): Way => ({
    id,
    title: `Suppress ${rule.id} ${title}`,
    edit: { do: "note", at, where, head: `${head} ${rule.id}`, value: { until, by, reason: ASK_REASON } },
  });
  const entity = entityIn(segment, finding.at);
  return [
    way("line", "on this line", finding.at, "behind"),
    ...(entity === undefined
      ? []
      : [
          way(
            "entity",
            `for ${entityName(verdict, segment, entity)}`,
            spot(segment, entity, entity),
            "above",
          ),
        ]),
    way("file", "in this file", spot(first, 0, 0), "above", "nhi-ignore-file"),
  ];
}

/** How long it may last, and who may approve it. */
function limits(workspace: Workspace, { finding, level }: Verdict, facts: Facts) {
  const { world } = workspace;
  const end = addTo(world.today, world.policy.maxSuppression(level).value);
  const choices = world.independent("approve", gainers(finding, facts, world)).map(({ ref }) => ref);
  return { until: formatDay(end), by: askApprover(choices) };
}

const entityName = ({ about }: Verdict, segment: Segment, start: number): string => {
  const [full, short] = about.names;
  const line = rangeOf(spot(segment, start, start)).start.line + 1;
  return short ?? full ?? `what begins on line ${line}`;
};

/** Where the entity begins in whose text the place stands; undefined where a line is all that there is. */
function entityIn(segment: ParsedSegment, at: Span): number | undefined {
  const { root, kind, language, format } = segment;
  if (!root || language === "lines") return undefined;
  if (kind !== "document" || language === "hcl") return root.start;
  if (format === "kubernetes") return itemAround(root, at) ?? root.start;
  return blockAround(segment, root, at);
}

/** The item of a list of objects. */
function itemAround(root: Node, at: Span): number | undefined {
  const items = root.kind === "map" ? root.pairs.find(({ key }) => key.value === "items")?.value : undefined;
  if (items?.kind !== "list" || items.flow) return undefined;
  return items.items.find(({ start, end }) => start <= at.start && at.start < end)?.start;
}

/** The innermost key or item around the place that begins on a line above it. */
function blockAround({ text }: ParsedSegment, root: Node, at: Span): number | undefined {
  let found: number | undefined;
  let node: Node | undefined = root;
  while ((node?.kind === "map" || node?.kind === "list") && !node.flow) {
    const children: readonly (Span & { readonly value: Node | undefined })[] =
      node.kind === "map" ? node.pairs : node.items;
    const child = children.findLast(({ start }) => start <= at.start);
    if (child && text.slice(child.start, at.start).includes("\n")) found = child.start;
    node = child?.value;
  }
  return found;
}

/** An entry of the manifest's `exceptions`, in the file of the identity or else in the first one that holds some. */
function exception(workspace: Workspace, verdict: Verdict, facts: Facts): readonly Way[] {
  const { about, rule, finding } = verdict;
  const to = exceptionsOf(workspace, facts);
  if (!to) return [];
  const { until, by } = limits(workspace, verdict, facts);
  const [full] = about.names;
  const match = full !== undefined && /^(identity|breakGlass):/.test(full) ? full : about.path;
  const value = {
    rule: rule.id,
    match,
    reason: ASK_REASON,
    approvedBy: { ...by, ask: "approvedBy" },
    expires: until,
  };
  const bare = workspace.parsed(finding.at.in.uri)?.language === "json" ? " (JSON has no comments)" : "";
  return [
    {
      id: "exception",
      title: `Suppress ${rule.id} with an exception in ${workspace.pathOf(to.in.uri)}${bare}`,
      edit: to.list
        ? { do: "append", to: { in: to.in, path: [] }, value }
        : { do: "put", to: { in: to.in, path: ["exceptions"] }, value: [value] },
    },
  ];
}

interface Exceptions {
  readonly in: Segment;
  /** The segment is the last entry of the list; else it is where the list can be put. */
  readonly list: boolean;
}

function exceptionsOf(workspace: Workspace, facts: Facts): Exceptions | undefined {
  const own = facts.format === "native" ? [facts.segment.uri] : [];
  const all = workspace.uris
    .filter((uri) => !own.includes(uri) && workspace.facts(uri).some(({ format }) => format === "native"))
    .sort();
  const found = [...own, ...all].flatMap((uri): readonly Exceptions[] => {
    const segments = workspace.parsed(uri)?.segments.filter(({ format }) => format === "native") ?? [];
    const last = segments.findLast(({ section, root }) => section === "exceptions" && root?.kind === "list");
    if (last) return [{ in: last, list: true }];
    const whole = segments.find(
      ({ root }) => root?.kind === "map" && root.pairs.some(({ key }) => key.value === "nhi"),
    );
    const has = segments.some(
      ({ root }) => root?.kind === "map" && root.pairs.some(({ key }) => key.value === "exceptions"),
    );
    return whole && !has ? [{ in: whole, list: false }] : [];
  });
  const isOwn = ({ in: { uri } }: Exceptions): boolean => own.includes(uri);
  return found.find((one) => isOwn(one) && one.list) ?? found.find((one) => one.list) ?? found[0];
}
