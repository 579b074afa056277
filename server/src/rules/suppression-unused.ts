/** A comment that silences nothing any more. */
import { isInForce } from "../model/suppression-faults.ts";
import { isOver, mayBeOff, removal, silenced } from "./parts/suppression.ts";
import { defineRule } from "./rule.ts";

export const suppressionUnused = defineRule({
  id: "suppression-unused",
  title: "A suppression hides nothing",
  why: "A comment that outlives its reason silently lets pass the next fault of the same kind. What hides nothing is taken out.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: "suppression",
  messages: {
    unused: "The suppression of {what} hides nothing: {place} has no such finding",
    part: "The suppression hides no {what}: {place} has no such finding",
  },
  support: "partial",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "ID.RA-07" },
    { framework: "NIST CSF", version: "2.0", id: "ID.RA-06" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CA-5" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "RA-7" },
  ],
  citedByArticles: [],
  requirements: [],
  examples: [
    {
      beside: [],
      bad: `
nhi: 1
teams:
  cards: { contact: "#cards" }
  security: { contact: "#security", function: security }
identities:
  # nhi-ignore rotation-stale until=2026-12-31 by=security reason="one ceremony a year, SEC-88"
    ^^^^^^^^^^ warning suppression-unused: The suppression of rotation-stale hides nothing: what begins on the next line has no such finding
  hsm-signer:
    type: certificate
    owner: cards
    purpose: Signs settlement files
    credentials: [{ kind: signing-key, rotated: 2026-10-02 }]
`,
      good: `
nhi: 1
teams:
  cards: { contact: "#cards" }
  security: { contact: "#security", function: security }
identities:
  # nhi-ignore rotation-stale until=2026-12-31 by=security reason="one ceremony a year, SEC-88"
  hsm-signer:
    type: certificate
    owner: cards
    purpose: Signs settlement files
    credentials: [{ kind: signing-key, rotated: 2026-06-02 }]
`,
    },
  ],
  check({ it }, { world, report }) {
    const { rules } = it;
    if (rules.length === 0 || !it.whole || isOver(it, world)) return;
    const idle = rules.filter(({ value }) => !world.hides(it, value));
    if (idle.length === 0 || !world.sees("**") || !world.complete) return;
    // What is not in force is told by the rules about that.
    if (world.refusals(it).length > 0 || !isInForce(it, world)) return;
    if (idle.some(({ value }) => mayBeOff(value, world))) return;
    const place = PLACES[it.form === "annotation" ? "object" : it.reach];
    if (idle.length === rules.length) {
      const what = silenced(it);
      report({ say: "unused", with: { what, place }, at: it.head, fixes: [removal(it, "safe", true)] });
      return;
    }
    for (const rule of idle) {
      const i = rules.indexOf(rule);
      const [before, next] = [rules[i - 1], rules[i + 1]];
      // With the comma: from the word before, or as far as the next one.
      const start = before?.at.end ?? rule.at.start;
      const end = before ? rule.at.end : (next?.at.start ?? rule.at.end);
      report({
        say: "part",
        with: { what: rule.value, place },
        at: rule.at,
        fixes:
          it.form === "annotation"
            ? []
            : [
                {
                  title: `Take ${rule.value} out of the suppression`,
                  class: "safe",
                  preferred: true,
                  edits: [{ do: "replace", at: { in: rule.at.in, start, end }, value: "" }],
                },
              ],
      });
    }
  },
});

const PLACES = {
  line: "its line",
  entity: "what begins on the next line",
  next: "what begins on the next line",
  file: "the file",
  object: "its object",
} as const;
