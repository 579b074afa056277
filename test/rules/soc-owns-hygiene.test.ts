/** Cases of soc-owns-hygiene beyond its examples. */
import { socOwnsHygiene } from "../../server/src/rules/soc-owns-hygiene.ts";
import { checkRule } from "../harness/rule.ts";

const TEAMS = `
nhi: 1
teams:
  soc: { contact: "#soc", function: secops }
  cards: { contact: "#cards", function: engineering }`;

checkRule(socOwnsHygiene, {
  "the team that runs it is proposed, then an end": {
    doc: `${TEAMS}
identities:
  batch:
    type: service-account
    owner: soc
           ^^^ warning soc-owns-hygiene: Identity "batch" is owned by soc (function secops) without an end, and run by cards
    operatedBy: cards
    purpose: Settles
`,
    fixes: ["Set owner to cards (runs it)", "Set ownerUntil to 2026-12-22 (30 days to hand it over)"],
    fixed: `${TEAMS}
identities:
  batch:
    type: service-account
    owner: cards
    operatedBy: cards
    purpose: Settles
`,
  },
  "nothing says who runs what reaches far": {
    doc: `${TEAMS}
identities:
  batch:
    type: service-account
    owner: soc
           ^^^ information soc-owns-hygiene: Identity "batch" is owned by soc (function secops) without an end, and nothing says that soc runs it
    purpose: Settles
    privilege: elevated
`,
    fixes: [
      "Set ownerUntil to 2026-12-22 (30 days to hand it over)",
      "Say that soc runs it (operatedBy)",
      "Set owner to cards (known team)",
    ],
    fix: "Say that soc runs it (operatedBy)",
    fixed: `${TEAMS}
identities:
  batch:
    type: service-account
    owner: soc
    purpose: Settles
    privilege: elevated
    operatedBy: soc
`,
  },
  "an end that has passed": `${TEAMS}
identities:
  batch:
    type: service-account
    owner: soc
    ownerUntil: 2026-11-21
                ^^^^^^^^^^ warning soc-owns-hygiene: Identity "batch" belonged to soc (function secops) until 2026-11-21, and still does
    purpose: Settles
`,
  "the last day is still good": `${TEAMS}
identities:
  batch: { type: service-account, owner: soc, ownerUntil: 2026-11-22, operatedBy: cards, purpose: Settles }
`,
  "its own tools are its own": `${TEAMS}
identities:
  siem: { type: service-account, owner: soc, operatedBy: "@acme/soc", purpose: Collects logs, privilege: elevated }
`,
  "a small right of its own needs no words": `${TEAMS}
identities:
  siem: { type: service-account, owner: soc, purpose: Collects logs }
`,
  "what is retired has no hygiene": `${TEAMS}
identities:
  old: { type: service-account, owner: soc, operatedBy: cards, purpose: Settles, status: retired }
`,
  "any other owner": `${TEAMS}
identities:
  batch: { type: service-account, owner: cards, operatedBy: soc, purpose: Settles, privilege: elevated }
`,
});
