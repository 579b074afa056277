/** Cases of duty-function beyond its examples. */
import { dutyFunction } from "../../server/src/rules/duty-function.ts";
import { checkRule } from "../harness/rule.ts";

const TEAMS = `
nhi: 1
teams:
  payments: { contact: "#payments", function: engineering }
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  sre: { contact: "#sre" }`;

checkRule(dutyFunction, {
  "a reason makes it a decision, for every duty but those that sit outside engineering": {
    doc: `${TEAMS}
policy:
  model: shared
  accountable: security
  duties:
    contain: { team: sre, reason: On call around the clock }
    approve: { team: payments, reason: They know best }
                     ^^^^^^^^ warning duty-function: approve is held by payments, an engineering team: those who need access would say yes to it
`,
    fixes: ["Give approve to security (function security)"],
    because: ["approve: Who needs privileged access must not write the rules for it or say yes to it."],
  },
  "a compensating control on record softens": `${TEAMS}
policy:
  model: shared
  accountable: security
  compensating: Founders read the audit log each month
  duties: { approve: payments }
                     ^^^^^^^^ hint duty-function: approve is held by payments, an engineering team, with a compensating control on record
`,
  "moved, or given a reason": {
    doc: `${TEAMS}
policy:
  model: shared
  accountable: security
  duties: { evidence: platform }
                      ^^^^^^^^ information duty-function: evidence is held by platform (function it); the shared model gives it to security
`,
    fixes: ["Give evidence to security (function security)", "Say why evidence is held by platform"],
    fix: "Say why evidence is held by platform",
    fixed: `${TEAMS}
policy:
  model: shared
  accountable: security
  duties: { evidence: { team: platform, reason: On call around the clock } }
`,
  },
  "a team whose function nobody wrote": {
    doc: `${TEAMS}
policy:
  model: shared
  accountable: security
  duties: { recover: sre }
                     ^^^ information duty-function: recover is held by sre, whose function is not written; the shared model gives it to it
`,
    fixes: [
      "Write the function of sre: it",
      "Give recover to platform (function it)",
      "Say why recover is held by sre",
    ],
    // Two teams with the function would share what the model gives to it.
    refused: ["Write the function of sre: it"],
  },
  "given to the owner": `${TEAMS}
policy:
  model: shared
  accountable: security
  duties: { remediate: owner }
                       ^^^^^ information duty-function: remediate is given to the owner; the shared model gives it to security
`,
  "an identity's own cell": `${TEAMS}
policy: { model: shared, accountable: security }
identities:
  bot:
    type: bot
    owner: payments
    purpose: Books
    duties: { except: payments, monitor: { team: sre, reason: They run the dashboards } }
                      ^^^^^^^^ warning duty-function: except is held by payments, an engineering team: those who need access would grant its exceptions
`,
  "approving is delegated into engineering": `${TEAMS}
policy:
  model: shared
  accountable: security
  delegations:
    - { match: "pay/**", to: payments, duties: [rotate, approve], expires: 2027-01-31 }
                             ^^^^^^^^ warning duty-function: approve is held by payments, an engineering team: those who need access would say yes to it
`,
  "who runs the machinery may rotate for all": `${TEAMS}
policy:
  model: shared
  accountable: security
  duties: { rotate: platform, revoke: security, recover: platform, approve: security, notify: sponsor }
`,
  "the council is where a federated model puts exceptions, whatever its function": `
nhi: 1
teams:
  cio: { contact: cio@acme.example, function: leadership }
policy:
  model: federated
  accountable: cio
  council: cio
  duties: { except: cio }
`,
  "a person, and a name that nobody knows, have no function": `${TEAMS}
policy:
  model: shared
  accountable: security
  duties: { evidence: ann@acme.example, monitor: nobody-knows }
`,
  "without a model only engineering is looked at": `${TEAMS}
policy:
  duties: { evidence: platform, except: payments }
                                        ^^^^^^^^ warning duty-function: except is held by payments, an engineering team: those who need access would grant its exceptions
`,
});
