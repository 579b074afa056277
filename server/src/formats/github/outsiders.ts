/** Who can start a workflow from outside, and whether a job lets them through. What cannot be told is no accusation. */
import type { Sourced } from "../../model/field.ts";
import { placeAt, spotOf } from "../place.ts";
import { word } from "../word.ts";
import { names } from "./reader.ts";
import type { Job, Workflow } from "./workflow.ts";

/** Words in `on` by which anybody who can open an issue or a pull request starts it with the rights of the repository. */
export function doorsOf({ root }: Workflow): readonly Sourced<string>[] {
  const on = placeAt(root, "on");
  return names(on).filter(({ value }) => {
    if (!DOORS.has(value)) return false;
    const types = names(placeAt(placeAt(on, value), "types"));
    return types.length === 0 || types.some((type) => !BY_MEMBERS.has(type.value));
  });
}

/** The door through which an outsider gets into the job; undefined where something may keep them out. */
export function openDoor(job: Job, doors: readonly Sourced<string>[]): Sourced<string> | undefined {
  if (doors.length === 0) return undefined;
  // Whoever must approve a deployment to an environment is not written in the file.
  if (placeAt(job.place, "environment").node) return undefined;
  // Nor is what another workflow asks first, when the job calls one.
  if (placeAt(job.place, "uses").node) return undefined;
  const at = spotOf(job.place);
  const text = at.in.text.slice(at.start, at.end);
  if (ASKS_WHO.test(text)) return undefined;
  const conditions = [job.place, ...job.steps.map(({ place }) => place)].flatMap(
    (place) => word(placeAt(place, "if"))?.value ?? [],
  );
  const own = word(placeAt(job.place, "if"))?.value ?? "";
  if (conditions.some((one) => /actor|login|sender|association/.test(one)) || !isOpen(own)) return undefined;
  return doors.find(({ value }) => letsIn(value, own, text));
}

const DOORS: ReadonlySet<string> = new Set([
  "pull_request_target",
  "issue_comment",
  "issues",
  "discussion",
  "discussion_comment",
  "workflow_run",
]);

/** Kinds of an event that people with rights in the repository cause; a pull request is closed when they merge it. */
const BY_MEMBERS: ReadonlySet<string> = new Set([
  "closed",
  "labeled",
  "unlabeled",
  "assigned",
  "unassigned",
  "milestoned",
  "demilestoned",
  "pinned",
  "unpinned",
  "locked",
  "unlocked",
  "transferred",
  "review_requested",
  "review_request_removed",
  "auto_merge_enabled",
  "auto_merge_disabled",
  "enqueued",
  "dequeued",
]);

/** Steps that look up who it is before they go on. */
const ASKS_WHO =
  /author_association|CollaboratorPermission|\/collaborators\/|github\.(?:triggering_)?actor|fetch-metadata|permission-level|(?:actor|user|team|member)[\w-]*(?:permission|check|membership)|(?:check|require|verify|assert)[\w-]*(?:permission|actor|member|access|author)|slash-command|memberships/i;

/** Whether the condition looks only at what an outsider can bring about. One that we do not know may keep them out. */
function isOpen(condition: string): boolean {
  const paths =
    condition.match(/\b(?:github|needs|steps|inputs|vars|env|secrets|matrix|runner|job)\.[\w.*-]+/g) ?? [];
  return paths.every((path) => HARMLESS.has(path));
}

const HARMLESS: ReadonlySet<string> = new Set([
  "github.event_name",
  "github.repository",
  "github.repository_owner",
  "github.event.repository.fork",
  "github.event.action",
  "github.event.comment.body",
  "github.event.issue.pull_request",
  "github.event.issue.title",
  "github.event.issue.body",
  "github.event.pull_request.draft",
  "github.event.pull_request.title",
  "github.event.pull_request.body",
  "github.event.discussion.title",
  "github.event.discussion.body",
  "github.event.workflow_run.conclusion",
  "github.event.workflow_run.event",
]);

function letsIn(door: string, condition: string, text: string): boolean {
  if (/github\.event_name/.test(condition) && !condition.includes(door)) return false;
  if (door !== "workflow_run") return true;
  // It follows another workflow. Only where it handles somebody's pull request is it known that outsiders start that one.
  if (/workflow_run\.event\s*==\s*['"](?!pull_request)/.test(condition)) return false;
  return /workflow_run\.(?:head_repository|pull_requests)|workflow_run\.event\s*==\s*['"]pull_request/.test(
    text,
  );
}
