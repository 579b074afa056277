/** What falls due, in a few words, by the rule that would speak the day after. */
import type { Finding } from "../../rules/finding.ts";
import type { Rule } from "../../rules/rule.ts";

/** `rotation of the access key`. A rule without words of its own is told by its title. */
export function wordsFor({ rule, say, with: values }: Finding, { title }: Pick<Rule, "title">): string {
  const words = WORDS[`${rule}/${say}`] ?? WORDS[rule] ?? title;
  return words.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}

/** By rule, or by rule and message; with the values of the finding in braces. */
const WORDS: Readonly<Record<string, string>> = {
  "breakglass-unattested": "attestation of the use of {on}",
  "breakglass-untested": "test",
  "control-milestone-unreviewed": "review at {name}",
  "credential-expired": "end of the {kind}",
  "delegation-expired": "end of the delegation of {duties}",
  "delegation-expired/overdue": "review of the delegation of {duties}",
  "evidence-stale": "renewal of the proof",
  "exception-expired": "end of the exception from {what}",
  "grant-expired": "end of the grant",
  "grant-expired/closed": "end of the window",
  "grant-expired/scope": "end of the scope {scope}",
  "identity-dormant": "last use: counts as unused from then on",
  "review-overdue": "review",
  "risk-overdue": "treatment",
  "risk-overdue/accepted": "end of the acceptance",
  "rotation-stale": "rotation of the {kind}",
  "scope-unused": "last use of {scope}: counts as unused from then on",
  "session-unreviewed": "review of the session",
  "soc-owns-hygiene": "end of the interim ownership",
  "suppression-expired": "end of the silence over {what}",
};
