/** Cases of delegation-expired beyond its examples. */
import { delegationExpired } from "../../server/src/rules/delegation-expired.ts";
import { checkRule } from "../harness/rule.ts";

const TEAMS = `
nhi: 1
teams:
  it-ops: { contact: "#it-ops", function: it }
  security: { contact: "#security", function: security }
  cards: { contact: "#cards", aliases: ["@acme/cards"] }`;
const HEAD = `${TEAMS}
policy:
  model: shared
  accountable: security`;

checkRule(delegationExpired, {
  "removed, or renewed for as long as a grant may last": {
    doc: `${HEAD}
  delegations:
    - { match: "cards/**", to: cards, duties: [rotate, monitor], expires: 2026-11-21 }
                                                                          ^^^^^^^^^^ warning delegation-expired: The delegation of monitor and rotate to cards ran out on 2026-11-21, 1 day ago: monitor and rotate go back to security and the owner
    - { match: "ops/**", to: it-ops, duties: [rotate], expires: 2026-11-22 }
`,
    fixes: ["Remove the delegation", "Renew it until 2027-02-20"],
    fixed: `${HEAD}
  delegations:
    - { match: "ops/**", to: it-ops, duties: [rotate], expires: 2026-11-22 }
`,
  },
  "to the one who holds it already": `${HEAD}
  delegations:
    - { match: "cards/**", to: "team:security", duties: [monitor], expires: 2027-01-31 }
                               ^^^^^^^^^^^^^^^ warning delegation-expired: The delegation of monitor for cards/** comes back to team:security: it moves nothing
`,
  "back to one who had it before": {
    doc: `${HEAD}
  delegations:
    - { match: "**", to: cards, duties: [rotate], expires: 2027-01-31 }
                         ~~~~~ delegation-expired: @acme/cards has rotate before
    - { match: "cards/**", to: it-ops, duties: [rotate], expires: 2027-01-31 }
    - { match: "cards/eu/**", to: "@acme/cards", duties: [rotate], expires: 2027-01-31 }
                                  ^^^^^^^^^^^^^ warning delegation-expired: The delegation of rotate for cards/eu/** comes back to @acme/cards: it moves nothing
`,
    fixes: ["Remove the delegation"],
  },
  "an end, or a review that was made": {
    doc: `${HEAD}
  delegations:
    - { match: "cards/**", to: cards, duties: [rotate] }
                               ^^^^^ warning delegation-expired: The delegation of rotate to cards has no end and no review
`,
    fixes: ["Set its end to 2027-02-20", "Record a review of the delegation, with its evidence"],
    fixed: `${HEAD}
  delegations:
    - { match: "cards/**", to: cards, duties: [rotate], expires: 2027-02-20 }
`,
  },
  "a review whose time is over": {
    doc: `${HEAD}
  delegations:
    - match: "cards/**"
      to: cards
      duties: [rotate]
      review: { every: 90d, last: 2026-08-23, by: security }
                                  ^^^^^^^^^^ warning delegation-expired: The delegation of rotate to cards was last reviewed on 2026-08-23; the next review was due on 2026-11-21
`,
    fixes: ["Record the review that was made, with its evidence"],
    because: ["reviewed: 2026-08-23", "limit: 90d (review.every)", "due: 2026-11-21"],
  },
  "on the day that it is due it is in time": `${HEAD}
  delegations:
    - { match: "cards/**", to: cards, duties: [rotate], review: { every: 90d, last: 2026-08-24, by: security } }
`,
  "different files, different teams": `${HEAD}
  delegations:
    - { match: "cards/**", to: cards, duties: [rotate], expires: 2027-01-31 }
    - { match: "ops/**", to: cards, duties: [rotate], expires: 2027-01-31 }
    - { match: "ops/**", to: it-ops, duties: [monitor], expires: 2027-01-31 }
`,
  "an old loop ends with its delegation": `${HEAD}
  delegations:
    - { match: "cards/**", to: cards, duties: [monitor], expires: 2027-01-31 }
    - { match: "ops/**", to: { match: "cards/**" }, duties: [], expires: 2027-01-31 }
`,
});
