/** Lengths of time worth offering: what holds unwritten, what the policy says, and the usual ones. */
import { kindsOf, type Shape } from "../../../../schemas/shape.ts";
import { type Duration, formatDuration } from "../../model/day.ts";
import type { Limit } from "../../model/world.ts";
import type { Path } from "../../syntax/node.ts";
import type { Asked, Value } from "./item.ts";

const HOURS = ["1h", "4h", "8h", "24h"];
const DAYS = ["30d", "90d", "180d", "1y"];

export function durationValues(asked: Asked, shape: Shape, path: Path): readonly Value[] {
  const out = new Map<string, string>();
  const add = (text: string, why: string): void => {
    if (!out.has(text)) out.set(text, why);
  };
  const limit = limitFor(asked, path);
  if (limit) add(formatDuration(limit.value), limit.at ? "what the policy says" : "built-in default");
  const { unwritten, examples } = lengthShape(shape);
  if (typeof unwritten === "string") add(unwritten, "what holds unwritten");
  for (const one of examples) if (typeof one === "string") add(one, "");
  for (const one of isShort(path, out) ? HOURS : DAYS) add(one, "");
  return [...out].map(([text, detail]) => ({ text, kind: "date", detail }));
}

/** What the policy sets where the field departs from it. */
function limitFor({ workspace, cursor }: Asked, path: Path): Limit<Duration> | undefined {
  const { policy } = workspace.world;
  const [here] = cursor.around;
  switch (path.at(-1)) {
    case "rotateEvery":
      return policy.maxAge(here?.get("kind"));
    case "maxDuration":
      return path[0] === "policy" ? undefined : policy.maxDuration;
    case "every": {
      const written = cursor.around[1]?.get("privilege");
      const privilege = written === "privileged" || written === "elevated" ? written : "standard";
      return policy.reviewEvery(privilege);
    }
    default:
      return undefined;
  }
}

const lengthShape = (shape: Shape): Shape =>
  shape.is === "either"
    ? (shape.options.find((option) => kindsOf(option).includes("duration")) ?? shape)
    : shape;

/** Access and answers are counted in hours, ages in days. */
const isShort = (path: Path, known: ReadonlyMap<string, string>): boolean =>
  [...known.keys()].some((text) => /\dh$/.test(text)) ||
  path.includes("sla") ||
  /^(maxDuration|reviewWithin|escalateAfter)$/.test(String(path.at(-1)));
