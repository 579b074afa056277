/** Where rotation and review of an identity stand on a day. The arithmetic is that of the rules. */
import { addTo, type Day, formatDay } from "../../model/day.ts";
import { isAtWork, lateBy, reviewDue, rotationDue } from "../../model/due.ts";
import type { Credential, Identity } from "../../model/facts.ts";
import type { World } from "../../model/world.ts";
import { type ReviewState, ROTATIONS, type Rotation } from "./shape.ts";

interface State<T> {
  readonly state: T;
  /** The next last good day, where one is known. */
  readonly due: string | undefined;
}

/** The worst of the credentials; the day is the earliest. */
export function rotationOf(
  identity: Identity,
  credentials: readonly Credential[],
  world: World,
): State<Rotation> {
  if (!isAtWork(identity)) return { state: "not in use", due: undefined };
  const states = credentials.map((credential) => stateOf(credential, world));
  const worst = ROTATIONS.find((one) => states.some(({ state }) => state === one));
  const days = states.flatMap(({ day }) => day ?? []);
  return {
    state: worst ?? "no credential",
    due: days.length > 0 ? formatDay(Math.min(...days)) : undefined,
  };
}

function stateOf(
  credential: Credential,
  world: World,
): { readonly state: Rotation; readonly day: Day | undefined } {
  const { expires, rotated, rotates } = credential;
  const end = expires.is === "present" && expires.value !== "never" ? expires.value.day : undefined;
  if (end !== undefined && end < world.today) return { state: "expired", day: end };
  if (!rotates) return { state: "nothing to rotate", day: undefined };
  if (rotated.is === "elsewhere" || rotated.is === "garbled") return { state: "elsewhere", day: end };
  const due = rotationDue(credential, world.policy);
  if (due && lateBy(due, world.today) > 0) return { state: "late", day: due.due };
  const day = due && end !== undefined ? Math.min(due.due, end) : (due?.due ?? end);
  if (day === undefined) return { state: rotated.is === "present" ? "in time" : "no date", day };
  return { state: day <= addTo(world.today, world.policy.notice.value) ? "due soon" : "in time", day };
}

/** Whether the review that is promised has come; `none`: no review is on record. */
export function reviewOf(identity: Identity, world: World): State<ReviewState> {
  if (!isAtWork(identity)) return { state: "not in use", due: undefined };
  const { review } = identity;
  if (review.is === "elsewhere" || review.is === "garbled") return { state: "elsewhere", due: undefined };
  if (review.is !== "present") return { state: "none", due: undefined };
  const { last } = review.value;
  if (last.is === "elsewhere" || last.is === "garbled") return { state: "elsewhere", due: undefined };
  if (last.is !== "present") return { state: "none", due: undefined };
  const due = reviewDue(review.value, world.privilege(identity).value, world.policy);
  if (!due) return { state: "in time", due: undefined };
  return { state: lateBy(due, world.today) > 0 ? "overdue" : "in time", due: formatDay(due.due) };
}
