/** A date that means one day to its writer and another one to its reader. */
import { formatDay } from "../model/day.ts";
import { defineRule } from "./rule.ts";

export const dateAmbiguous = defineRule({
  id: "date-ambiguous",
  title: "Day and month cannot be told apart",
  why: "To one reader 03-04 is the third of April, to another the fourth of March. Nobody can count a limit from it, so no limit is held.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: "date",
  messages: {
    ambiguous:
      '{key} "{text}" is {dayFirst} or {monthFirst}: no other date of {key} in this workspace says which comes first',
  },
  support: "convention",
  controls: [{ framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CM-8" }],
  citedByArticles: [],
  requirements: [],
  examples: [
    {
      preferred: false,
      bad: `
=== redis.tf
module "sessions" {
  source                  = "./redis"
  auth_token_rotated_date = "10-11-2026"
                            ^^^^^^^^^^^^ warning date-ambiguous: auth_token_rotated_date "10-11-2026" is 2026-11-10 or 2026-10-11: no other date of auth_token_rotated_date in this workspace says which comes first
}
`,
      good: `
=== redis.tf
module "sessions" {
  source                  = "./redis"
  auth_token_rotated_date = "10-11-2026"
}

module "carts" {
  source                  = "./redis"
  auth_token_rotated_date = "28-10-2026"
}
`,
    },
  ],
  check({ it }, { report }) {
    const { reading, key, text, at } = it;
    // Where another date of the key has proved the order, this one has been read by now.
    if (reading.is !== "ambiguous") return;
    const [dayFirst, monthFirst] = [formatDay(reading.dayFirst.day), formatDay(reading.monthFirst.day)];
    report({
      say: "ambiguous",
      with: { key, text, dayFirst, monthFirst },
      at,
      fixes: [dayFirst, monthFirst].map((value) => ({
        title: `Write ${value}`,
        class: "choice",
        edits: [{ do: "replace", at, value }],
      })),
    });
  },
});
