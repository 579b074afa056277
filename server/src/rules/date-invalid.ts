/** A date from which nothing can be counted. */
import { defineRule } from "./rule.ts";

export const dateInvalid = defineRule({
  id: "date-invalid",
  title: "A date does not exist or cannot be read",
  why: "No limit can be counted from a date that cannot be read, so the credential or review under it is never late. Two people may also read it as two different days.",
  since: "0.1.0",
  level: "error",
  formats: "all",
  looksAt: "date",
  messages: {
    invalid: '{key} "{text}" cannot be read as a date: {why}',
  },
  support: "convention",
  controls: [{ framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CM-8" }],
  citedByArticles: [],
  requirements: [],
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
        rotated: 2026/10/01
                 ^^^^^^^^^^ error date-invalid: rotated "2026/10/01" cannot be read as a date: a date is written YYYY-MM-DD
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
    if (it.reading.is !== "invalid") return;
    const { as, why } = it.reading;
    const fixes =
      as === undefined
        ? []
        : [
            {
              title: `Write ${as}`,
              class: "safe",
              preferred: true,
              edits: [{ do: "replace", at: it.at, value: as }],
            } as const,
          ];
    report({ say: "invalid", with: { key: it.key, text: it.text, why }, at: it.at, fixes });
  },
});
