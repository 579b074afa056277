/** Cases of accountable-missing beyond its examples. */
import { accountableMissing } from "../../server/src/rules/accountable-missing.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(accountableMissing, {
  "the identity programme comes first where it is the hub": {
    doc: `
nhi: 1
teams:
  identity: { contact: "#identity", function: identity }
  cio: { contact: cio@acme.example, function: leadership }
policy:
  model: hub-and-spoke
         ^^^^^^^^^^^^^ error accountable-missing: The hub-and-spoke model names nobody who is accountable for the risk decision
`,
    fixes: ["Make identity accountable"],
    fixed: `
nhi: 1
teams:
  identity: { contact: "#identity", function: identity }
  cio: { contact: cio@acme.example, function: leadership }
policy:
  model: hub-and-spoke
  accountable: identity
`,
  },
  "nobody is known: a person is asked": {
    doc: `
nhi: 1
policy:
  model: security-led
         ^^^^^^^^^^^^ error accountable-missing: The security-led model names nobody who is accountable for the risk decision
`,
    fixes: ["Add accountable"],
  },
  "a disbanded team answers for nothing": {
    doc: `
nhi: 1
teams:
  security: { contact: "#security", function: security }
  risk: { contact: "#risk", status: disbanded }
                                    ~~~~~~~~~ accountable-missing: risk is disbanded
policy:
  model: security-led
  accountable: risk
               ^^^^ error accountable-missing: risk is accountable for the risk decision and is disbanded
  fallbackReviewer: security
`,
    fixes: ["Make security accountable"],
  },
  "named in another file": `
=== policy.nhi.yaml
nhi: 1
policy: { model: shared }
=== nhi.yaml
nhi: 1
policy: { accountable: security }
`,
  "a file that is not here may name it": `
nhi: 1
extends: ["../hub.nhi.yaml"]
policy: { model: shared }
`,
  "no model, no demand": `
nhi: 1
policy: { maxAge: 60d }
`,
});
