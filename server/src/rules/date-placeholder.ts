/** A date that nobody has filled in. */
import { defineRule } from "./rule.ts";

export const datePlaceholder = defineRule({
  id: "date-placeholder",
  title: "A date is empty or a placeholder (year 2000 and the like)",
  why: "A made-up date passes for a filled field. What it should have proved, a rotation or a review, has most likely never taken place.",
  since: "0.1.0",
  level: "error",
  formats: "all",
  looksAt: "date",
  messages: {
    placeholder: '{key} "{text}" is a placeholder, not a date',
    empty: "{key} is empty",
  },
  support: "convention",
  controls: [{ framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CM-8" }],
  citedByArticles: [],
  requirements: [],
  noFix: "The true date is not in the file, and a made-up one would only look better",
  examples: [
    {
      bad: `
nhi: 1
identities:
  mailer:
    type: api-key
    owner: web
    purpose: Sends order mails
    credentials:
      - kind: api-token
        rotated: 2000-01-01
                 ^^^^^^^^^^ error date-placeholder: rotated "2000-01-01" is a placeholder, not a date
`,
      good: `
nhi: 1
identities:
  mailer:
    type: api-key
    owner: web
    purpose: Sends order mails
    credentials:
      - kind: api-token
        rotated: 2026-10-01
`,
    },
  ],
  check({ it }, { report }) {
    if (it.reading.is !== "placeholder") return;
    if (it.text.trim() === "") report({ say: "empty", with: { key: it.key }, at: it.at });
    else report({ say: "placeholder", with: { key: it.key, text: it.text }, at: it.at });
  },
});
