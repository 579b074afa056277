/** What the rules about emergency paths share: who used one, and whether a use has been attested. */
import type { BreakGlass, BreakGlassUse } from "../../model/facts.ts";
import { type Role, roleOf } from "./separation.ts";

/** Those who used the path, and so cannot judge its use. */
export const usersOfUse = (path: BreakGlass, use: BreakGlassUse): readonly Role[] => [
  ...roleOf("user", use.by),
  ...roleOf("user", path.activatedBy),
];

/** Whether somebody has said that the use was right, and when. What cannot be read here counts as said. */
export const isAttested = ({ attestedBy, attestedOn }: BreakGlassUse): boolean =>
  attestedOn.is !== "absent" && attestedBy.is !== "absent";
