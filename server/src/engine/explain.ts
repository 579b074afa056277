/** What a place means and what is wrong with it: short first, details behind. Markdown out, nothing decided here. */
import { cited, nameOf as controlName, controlOf } from "../frameworks/catalogue.ts";
import { formatDay, formatDuration } from "../model/day.ts";
import { limitStep, policyPeriod, reviewDue, rotationDue, steps } from "../model/due.ts";
import { valueOf } from "../model/field.ts";
import type { Verdict } from "../policy/judge.ts";
import type { Reason } from "../rules/finding.ts";
import type { Rule } from "../rules/rule.ts";
import type { Position } from "../text/lines.ts";
import type { Spot } from "../text/span.ts";
import { describeKey } from "./keys.ts";
import { code, link, plain } from "./markdown.ts";
import { type Mark, marksAt } from "./marks.ts";
import { ownershipLine, partyCard, placeLink } from "./people.ts";
import { type Place, placeAt } from "./place.ts";
import type { Workspace } from "./workspace.ts";

export interface Explanation {
  readonly markdown: string;
  readonly at: Spot;
}

/** undefined where there is nothing worth saying. */
export function explainAt(workspace: Workspace, uri: string, position: Position): Explanation | undefined {
  const place = placeAt(workspace, uri, position);
  if (!place) return undefined;
  const { segment, facts, offset } = place;
  const verdicts = workspace
    .verdictsOf(segment)
    .filter(({ finding: { at } }) => at.start <= offset && offset <= at.end);
  const marks = marksAt(facts, offset);
  const parts = [
    ...verdicts.map((verdict) => explainVerdict(workspace, verdict)),
    ...marks.flatMap((mark) => explainMark(workspace, place, mark, verdicts) ?? []),
  ];
  if (parts.length === 0) parts.push(...describePlace(place));
  const at = verdicts[0]?.finding.at ?? marks[0]?.at ?? wordAt(place);
  return parts.length > 0 ? { markdown: [...new Set(parts)].join("\n\n---\n\n"), at } : undefined;
}

const ICON = { error: "🔴", warning: "🟠", information: "🔵", hint: "⚪" } as const;

function explainVerdict(workspace: Workspace, verdict: Verdict): string {
  const { finding, rule, level, message, hidden } = verdict;
  const owner = ownerOf(workspace, finding.at);
  const asked = finding.fixes.filter(({ class: kind }) => kind === "attest");
  return [
    `${ICON[level]} **${plain(message)}**`,
    arithmetic(workspace, finding.because),
    plain(rule.why),
    hidden && hiddenLine(workspace, verdict),
    owner && ownershipLine(workspace, workspace.world.ownership(owner)),
    controlsOf(rule),
    asked.length > 0 &&
      `_${plain(asked.map(({ title }) => title).join("; "))}: claims that it happened, so it asks for evidence._`,
    finding.fixes.length === 0 && rule.noFix && `_No quick fix: ${plain(rule.noFix)}._`,
  ]
    .filter(Boolean)
    .join("\n\n");
}

const ownerOf = (workspace: Workspace, at: Spot) => {
  const identities = workspace.factsOf(at.in)?.identities ?? [];
  return identities.filter(({ id }) => id.at.start <= at.start).at(-1) ?? identities[0];
};

function hiddenLine(workspace: Workspace, { hidden }: Verdict): string {
  if (!hidden) return "";
  const until = valueOf(hidden.expires);
  return `Covered by an ${placeLink(workspace, "exception", hidden.at)} until ${until ? formatDay(until.day) : "?"}, approved by ${code(valueOf(hidden.approvedBy) ?? "?")}: ${plain(valueOf(hidden.reason) ?? "")}`;
}

/** One line per step; the last one, which is the outcome, stands out. */
function arithmetic(workspace: Workspace, because: readonly Reason[]): string {
  return because
    .map(({ label, value, at }, i) => {
      const shown = i === because.length - 1 ? `**${plain(value)}**` : plain(value);
      return `${label}: ${shown}${at ? ` (${placeLink(workspace, "line", at).replace("[line]", `[line ${lineOf(at)}]`)})` : ""}`;
    })
    .join("  \n");
}

const lineOf = (at: Spot): number => at.in.line + at.in.text.slice(0, at.start).split(/\r\n|\r|\n/).length;

/** The controls behind a rule with their strength; what the source article cited, where it did. */
function controlsOf(rule: Rule): string {
  if (rule.controls.length === 0) return rule.support === "convention" ? "Backed by convention." : "";
  const named = rule.controls.map(({ framework, version, id }) => {
    const control = controlOf(framework, version, id);
    return control ? link(controlName(control), control.url, control.title) : `${framework} ${id}`;
  });
  const articles =
    rule.citedByArticles.length > 0 ? `  \nSource article cites: ${rule.citedByArticles.join(", ")}` : "";
  return `Backed by (${rule.support}): ${named.join(" · ")}${articles}`;
}

function explainMark(
  workspace: Workspace,
  place: Place,
  mark: Mark,
  verdicts: readonly Verdict[],
): string | undefined {
  const { world } = workspace;
  switch (mark.is) {
    case "name": {
      const identity = place.facts.identities.find(({ id }) => id.at === mark.at);
      if (identity && verdicts.length === 0) {
        const { value, because } = world.privilege(identity);
        const purpose = valueOf(identity.purpose);
        return [
          purpose && plain(purpose),
          ownershipLine(workspace, world.ownership(identity)),
          `Privilege: ${value} (${plain(because)})`,
        ]
          .filter(Boolean)
          .join("\n\n");
      }
      return mark.section === "teams" ? partyCard(workspace, mark.id) : undefined;
    }
    case "use":
      if (mark.to === "party" || mark.to === "team") return partyCard(workspace, mark.ref);
      if (mark.to === "control") return controlCard(mark.ref);
      return world
        .declared(mark.to === "identity" ? "identities" : `${mark.to}s`, mark.ref.replace(/^\w+:/, ""))
        .map(({ id }) => `${mark.to} ${placeLink(workspace, id.value, id.at)}`)[0];
    case "scope":
      return `${code(mark.scope.text)}: ${reachWords[mark.scope.reach]} (${plain(mark.scope.because)})`;
    case "rotation": {
      const due = rotationDue(mark.credential, world.policy);
      const covered = verdicts.some(({ finding }) => finding.because.length > 0);
      if (covered) return undefined;
      if (due) return arithmetic(workspace, steps(due, world.today));
      const limit = world.policy.maxAge(valueOf(mark.credential.type));
      return `Longest time between rotations: ${formatDuration(limit.value)}`;
    }
    case "review": {
      if (verdicts.some(({ finding }) => finding.because.length > 0)) return undefined;
      const privilege = world.privilege(mark.of).value;
      const due = reviewDue(mark.review, privilege, world.policy);
      const period = policyPeriod(world.policy.reviewEvery(privilege), `policy.reviewEvery.${privilege}`);
      return arithmetic(workspace, due ? steps(due, world.today) : [limitStep(period)]);
    }
    case "bind":
      return undefined;
  }
}

const reachWords = {
  admin: "an administrator's right",
  wildcard: "a wildcard that can write",
  elevated: "writes what others depend on",
  narrow: "narrow",
} as const;

/** A control with its title and our summary; what superseded it. */
export function controlCard(text: string): string | undefined {
  const control = cited(text)[0];
  if (!control) return undefined;
  const next = control.supersededBy
    ?.map(({ framework, version, id }) => `${framework} ${version} ${id}`)
    .join(", ");
  return [
    `**${link(controlName(control), control.url, control.framework)}** ${plain(control.title)}`,
    plain(control.summary),
    control.status !== "current" && `_${plain(control.status)}${next ? `; now ${next}` : ""}_`,
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** The manifest's own description of a key, or of the control that is cited there. */
function describePlace(place: Place): readonly string[] {
  if (place.segment.format !== "native") return [];
  const { node, onKey, path } = place;
  if (!onKey && node?.kind === "scalar") {
    const card = controlCard(node.value);
    if (card) return [card];
  }
  const text = describeKey(path, !onKey && node?.kind === "scalar" ? node.value : undefined);
  return text ? [text] : [];
}

const wordAt = ({ segment, node, offset }: Place): Spot => ({
  in: segment,
  start: node?.kind === "scalar" ? node.start : offset,
  end: node?.kind === "scalar" ? node.end : offset,
});
