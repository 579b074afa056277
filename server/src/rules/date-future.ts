/** Nothing has happened tomorrow. */
import { formatDay } from "../model/day.ts";
import { defineRule } from "./rule.ts";

export const dateFuture = defineRule({
  id: "date-future",
  title: "A past-tense date (rotated, reviewed, approved) lies in the future",
  why: "A rotation or review dated ahead silences every limit that counts from it, for as long as the date is off. It is a slip of the year, or a wish written as a fact.",
  since: "0.1.0",
  level: "error",
  formats: "all",
  looksAt: "date",
  messages: {
    future: "{key} {date} lies {ahead} in the future, but says that something has happened",
  },
  support: "convention",
  controls: [{ framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CM-8" }],
  citedByArticles: [],
  requirements: [],
  noFix: "Only those who did it know the day on which it happened",
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
        rotated: 2027-10-01
                 ^^^^^^^^^^ error date-future: rotated 2027-10-01 lies 313 days in the future, but says that something has happened
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
  check({ it }, { world, report }) {
    if (it.tense !== "past" || it.reading.is !== "date") return;
    const days = it.reading.when.day - world.today;
    if (days <= 0) return;
    const ahead = days === 1 ? "1 day" : `${days} days`;
    report({
      say: "future",
      with: { key: it.key, date: it.text, ahead },
      at: it.at,
      because: [
        { label: it.key, value: it.text, at: it.at },
        { label: "today", value: formatDay(world.today) },
        { label: "ahead", value: ahead },
      ],
    });
  },
});
