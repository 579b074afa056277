/** Cases of duties-not-split beyond its examples. */
import { dutiesNotSplit } from "../../server/src/rules/duties-not-split.ts";
import { checkRule } from "../harness/rule.ts";

const TEAMS = `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }`;

checkRule(dutiesNotSplit, {
  "the platform's team approves": {
    doc: `${TEAMS}
policy:
  model: shared
  accountable: security
  duties: { approve: { team: platform, reason: Faster } }
                             ^^^^^^^^ warning duties-not-split: platform holds both approve and platform, which the shared model keeps apart
`,
    fixes: [
      "Give approve to security (function security)",
      "Record the compensating control of an organisation too small to separate them",
    ],
    fix: "Record the compensating control of an organisation too small to separate them",
    fixed: `${TEAMS}
policy:
  model: shared
  accountable: security
  duties: { approve: { team: platform, reason: Faster } }
  compensating: The founders read the audit log each month
`,
    because: [
      "approve: Who needs privileged access must not write the rules for it or say yes to it.",
      "platform: The tools need a team that keeps them running; the same team setting their policy would bend it to uptime.",
    ],
  },
  "a compensating control softens, and a reason does not": `${TEAMS}
policy:
  model: shared
  accountable: security
  compensating: The founders read the audit log each month
  duties: { platform: { team: security, reason: One person does both } }
                              ^^^^^^^^ hint duties-not-split: security holds both platform and approve, with a compensating control on record
`,
  "who holds approve does not hold use, whatever the model": `${TEAMS}
policy:
  model: security-led
  accountable: security
  fallbackReviewer: platform
  duties: { approve: owner }
                     ^^^^^ warning duties-not-split: The owner holds both approve and use, which the security-led model keeps apart
`,
  "an approver who is given the use": `${TEAMS}
policy:
  model: security-led
  accountable: security
  fallbackReviewer: platform
  duties: { use: security }
                 ^^^^^^^^ warning duties-not-split: security holds both use and approve, which the security-led model keeps apart
`,
  "two teams of one function": `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  desk: { contact: "#desk", function: it }
  security: { contact: "#security", function: security }
policy:
  model: shared
  accountable: security
  duties: { platform: platform, recover: platform, prevent: platform, except: desk }
                      ^^^^^^^^ warning duties-not-split: platform holds both platform and except, which the shared model keeps apart
`,
  "what the model itself joins is the model's choice": `${TEAMS}
policy: { model: security-led, accountable: security, fallbackReviewer: platform, duties: { platform: security } }
`,
  "the hub gives platform and approval to PAM": `
nhi: 1
teams:
  pam: { contact: "#pam", function: pam }
policy: { model: hub-and-spoke, accountable: pam, duties: { platform: pam, approve: pam } }
`,
  "cells that keep them apart": `${TEAMS}
policy: { model: shared, accountable: security, duties: { platform: platform, approve: security } }
`,
  "without a model nothing is kept apart": `${TEAMS}
policy: { duties: { platform: security, approve: security } }
`,
});
