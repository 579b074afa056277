/** The stand-in rule under which a fault of our own is reported: said once, never silent. */
import type { Rule } from "../rules/rule.ts";
import { INTERNAL } from "./check.ts";

export const internalRule: Rule = {
  id: INTERNAL,
  title: "A rule failed on this entry",
  why: "A fault in a rule must not hide the findings of the others, nor pass for a clean bill.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: "problem",
  messages: { broken: "The rule {rule} failed here ({error}); its findings for this entry are missing" },
  support: "own",
  controls: [],
  citedByArticles: [],
  requirements: [],
  noFix: "It is a fault of the product, not of the file",
  examples: [{ bad: "", good: "" }],
  check() {},
};
