/** Cases of escalation-missing beyond its examples. */
import { escalationMissing } from "../../server/src/rules/escalation-missing.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(escalationMissing, {
  "no service level at all is told at the model, and the repair writes all of them": {
    doc: `
nhi: 1
teams:
  identity: { contact: "#identity", function: identity }
  pam: { contact: "#pam", function: pam }
  soc: { contact: "#soc", function: secops }
  grc: { contact: "#grc", function: compliance }
  it: { contact: "#it", function: it }
  cio: { contact: "#cio", function: leadership }
policy:
  model: hub-and-spoke
         ^^^^^^^^^^^^^ warning escalation-missing: The hub-and-spoke model has no service levels: no step has a limit, and nobody hears of one that is late
  accountable: identity
`,
    fixes: [
      "Set sla: create 2d, revoke 4h, rotate 24h, recover 4h, escalate after 48h to cio",
      "Set sla: create 2d, revoke 4h, rotate 24h, recover 4h, escalate after 48h to identity",
    ],
    fixed: `
nhi: 1
teams:
  identity: { contact: "#identity", function: identity }
  pam: { contact: "#pam", function: pam }
  soc: { contact: "#soc", function: secops }
  grc: { contact: "#grc", function: compliance }
  it: { contact: "#it", function: it }
  cio: { contact: "#cio", function: leadership }
policy:
  model: hub-and-spoke
  sla:
    create: 2d
    revoke: 4h
    rotate: 24h
    recover: 4h
    escalateAfter: 48h
    escalateTo: cio
  accountable: identity
`,
  },
  "one team needs no way up, nor do two": `
nhi: 1
policy:
  model: security-led
  accountable: security
`,
  "the shared model is not asked": `
nhi: 1
policy:
  model: shared
  accountable: security
  sla: { revoke: 4h }
`,
  "without a model nothing is asked": `
nhi: 1
policy:
  sla: { revoke: 4h }
`,
  "a limit without a name is half of it": {
    doc: `
nhi: 1
policy:
  model: federated
  accountable: identity
  council: council
  sla: { revoke: 4h, rotate: 24h, recover: 2h, escalateAfter: 24h }
  ^^^ warning escalation-missing: The service levels lack escalateTo: nobody hears in time of a step that is late
`,
    fixes: ["Escalate to identity"],
    fixed: `
nhi: 1
policy:
  model: federated
  accountable: identity
  council: council
  sla: { revoke: 4h, rotate: 24h, recover: 2h, escalateAfter: 24h, escalateTo: identity }
`,
  },
  "a name without a limit is the other half": {
    doc: `
nhi: 1
policy:
  model: federated
  accountable: identity
  council: council
  sla: { revoke: 4h, rotate: 24h, recover: 2h, escalateTo: cio }
  ^^^ warning escalation-missing: The service levels lack escalateAfter: nobody hears in time of a step that is late
`,
    fixes: ["Escalate after 48h"],
  },
  "the levels may stand in another file": `
=== a.nhi.yaml
nhi: 1
policy:
  model: hub-and-spoke
  accountable: identity
=== b.nhi.yaml
nhi: 1
policy:
  sla: { revoke: 4h, rotate: 24h, recover: 2h, escalateAfter: 24h, escalateTo: cio }
`,
  "what is computed elsewhere is not missing": `
nhi: 1
policy:
  model: hub-and-spoke
  accountable: identity
  sla: \${sla}
`,
  JSON: {
    path: "nhi.json",
    doc: `
{
  "nhi": 1,
  "policy": {
    "model": "hub-and-spoke",
    "accountable": "identity",
    "sla": { "revoke": "4h", "rotate": "24h", "recover": "4h", "escalateAfter": "24h" }
    ^^^^^ warning escalation-missing: The service levels lack escalateTo: nobody hears in time of a step that is late
  }
}
`,
    fixed: `
{
  "nhi": 1,
  "policy": {
    "model": "hub-and-spoke",
    "accountable": "identity",
    "sla": { "revoke": "4h", "rotate": "24h", "recover": "4h", "escalateAfter": "24h", "escalateTo": "identity" }
  }
}
`,
  },
});
