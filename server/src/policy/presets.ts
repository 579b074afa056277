/** `policy.preset`: how loud the rules are as a whole. Each preset goes by a finding's level and by what backs its rule, never by lists of rules. */
import type { Level, Rule } from "../rules/rule.ts";

/** What a preset asks about a rule. */
export type Backed = Pick<Rule, "support">;

export type Preset = "quiet" | "standard" | "strict";

type Setting = (level: Level, rule: Backed) => Level | "off";

export const PRESETS: Readonly<Record<Preset, Setting>> = {
  /** What somebody has to see to: no hints, no information, and no warning that rests on a convention alone. */
  quiet: (level, { support }) =>
    level === "error" || (level === "warning" && isAsked(support)) ? level : "off",
  standard: (level) => level,
  /** What a control asks for in so many words fails a build; what was a remark is said aloud. */
  strict: (level, { support }) => {
    switch (level) {
      case "hint":
        return "information";
      case "information":
        return "warning";
      case "warning":
        return support === "direct" ? "error" : "warning";
      case "error":
        return "error";
    }
  },
};

/** Whether some control asks for it, wholly or in part. */
const isAsked = (support: Rule["support"]): boolean => support === "direct" || support === "partial";

/** The preset of that name; undefined where there is none: the rules then stay as they are. */
export const presetNamed = (name: unknown): Setting | undefined =>
  name === "quiet" || name === "standard" || name === "strict" ? PRESETS[name] : undefined;
