/** Cases of grant-standing beyond its examples. */
import { grantStanding } from "../../server/src/rules/grant-standing.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(grantStanding, {
  "on request for as long as the policy allows, or an end": {
    doc: `
nhi: 1
policy:
  elevation: { maxDuration: 4h }
  maxGrant: 30d
access:
  - subject: team:dba
             ^^^^^^^^ warning grant-standing: Grant to team:dba is privileged and standing, without an end
    scopes: ["k8s:cluster-admin@cluster/prod"]
    mode: standing
          ~~~~~~~~ grant-standing: Standing: held all the time
    justification: Keeps the cluster alive
    approvedBy: security
    review: { last: 2026-11-02, by: security }
`,
    fixes: [
      "Turn into access on request, 4h at a time",
      "Set expires to 2026-12-22 (the longest grant, 30d)",
    ],
    fixed: `
nhi: 1
policy:
  elevation: { maxDuration: 4h }
  maxGrant: 30d
access:
  - subject: team:dba
    scopes: ["k8s:cluster-admin@cluster/prod"]
    mode: jit
    justification: Keeps the cluster alive
    approvedBy: security
    review: { last: 2026-11-02, by: security }
    maxDuration: 4h
`,
  },
  "a duration that is there already stays": {
    doc: `
nhi: 1
access:
  - subject: team:dba
             ^^^^^^^^ warning grant-standing: Grant to team:dba is elevated and standing, without an end
    scopes: ["db:UPDATE@orders/public.*"]
    privilege: elevated
    mode: standing
    maxDuration: 1h
    justification: Repairs orders by hand
    approvedBy: security
    review: { last: 2026-11-02, by: security }
`,
    fixed: `
nhi: 1
access:
  - subject: team:dba
    scopes: ["db:UPDATE@orders/public.*"]
    privilege: elevated
    mode: jit
    maxDuration: 1h
    justification: Repairs orders by hand
    approvedBy: security
    review: { last: 2026-11-02, by: security }
`,
  },
  "standard rights may stand, strong ones on request or in a window do not": `
nhi: 1
access:
  - subject: team:data
    scopes: ["k8s:get,list pods@ns/shop"]
    mode: standing
    justification: Looks at logs
    approvedBy: security
    review: { last: 2026-11-02, by: security }
  - subject: team:sre
    scopes: ["k8s:cluster-admin@cluster/prod"]
    maxDuration: 4h
    justification: required
    approvedBy: security
  - subject: team:dba
    scopes: ["k8s:cluster-admin@cluster/prod"]
    mode: window
    window: { from: 2026-11-24T20:00Z, to: 2026-11-24T22:00Z }
    justification: Upgrade
    approvedBy: security
`,
  "an end that cannot be read is an end": `
nhi: 1
access:
  - subject: team:dba
    scopes: ["k8s:cluster-admin@cluster/prod"]
    mode: standing
    expires: "\${END}"
    justification: Keeps the cluster alive
    approvedBy: security
    review: { last: 2026-11-02, by: security }
`,
  JSON: {
    path: "nhi.json",
    doc: `
{
  "nhi": 1,
  "access": [
    {
      "subject": "team:dba",
                 ^^^^^^^^^^ warning grant-standing: Grant to team:dba is privileged and standing, without an end
      "scopes": ["k8s:cluster-admin@cluster/prod"],
      "mode": "standing",
      "justification": "Keeps the cluster alive",
      "approvedBy": "security",
      "review": { "last": "2026-11-02", "by": "security" }
    }
  ]
}
`,
  },
});
