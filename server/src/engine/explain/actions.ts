/** How much an AWS wildcard is: the number of its actions, and what they do. */
import { type ActionCount, AWS_ACTIONS_ON, countActions } from "../../model/aws-actions.ts";
import type { Scope } from "../../model/facts.ts";
import { scopeParts } from "../../model/reach.ts";
import { code, type Line, quiet } from "../prose.ts";

/** More patterns of one scope are left out. */
const MOST = 3;

/** A line for each wildcard of the scope; none where it is no AWS one, or its names are not known. */
export function actionLines({ text }: Scope): readonly Line[] {
  const parts = scopeParts(text);
  if (parts?.system !== "aws") return [];
  return parts.permission
    .split(",")
    .map((action) => action.trim())
    .filter((action) => /[*?]/.test(action))
    .slice(0, MOST)
    .flatMap((action) => {
      const count = countActions(action);
      return count ? [line(action, count)] : [];
    });
}

const line = (action: string, { all, lists, reads, writes, tags, permissions }: ActionCount): Line => [
  code(action),
  ` stands for ${all} ${all === 1 ? "action" : "actions"}: ${[
    counted(writes, "write"),
    counted(permissions, "change permissions", "changes permissions"),
    counted(tags, "tag"),
    counted(reads + lists, "only read"),
  ]
    .filter((part) => part !== "")
    .join(", ")} `,
  quiet(`(AWS data of ${AWS_ACTIONS_ON})`),
];

const counted = (count: number, many: string, one = many.replace(/(write|tag|read)$/, "$1s")): string =>
  count === 0 ? "" : `${count} ${count === 1 ? one : many}`;
