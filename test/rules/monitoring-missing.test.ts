/** Cases of monitoring-missing beyond its examples. */
import { monitoringMissing } from "../../server/src/rules/monitoring-missing.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(monitoringMissing, {
  "where it is logged a person says, who watches the model": {
    doc: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
policy: { duties: { monitor: security } }
identities:
  sync:
  ^^^^ warning monitoring-missing: Identity "sync" is privileged: its use is logged nowhere
    type: service-account
    owner: platform
    sponsor: audit
    purpose: Copies people
    environment: prod
    privilege: privileged
    approvedBy: security
    credentials: [{ kind: workload-identity }]
    review: { last: 2026-11-02, by: security }
`,
    because: ["privileged: written"],
    fixes: ["Say where its use is logged; security watches"],
    fixed: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
policy: { duties: { monitor: security } }
identities:
  sync:
    type: service-account
    owner: platform
    sponsor: audit
    purpose: Copies people
    environment: prod
    privilege: privileged
    approvedBy: security
    credentials: [{ kind: workload-identity }]
    review: { last: 2026-11-02, by: security }
    monitoring: { logs: siem:identities, by: security }
`,
  },
  "somebody watches, and there is nothing to look at": {
    doc: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
identities:
  sync:
    type: service-account
    owner: platform
    sponsor: audit
    purpose: Copies people
    environment: prod
    privilege: privileged
    approvedBy: security
    credentials: [{ kind: workload-identity }]
    review: { last: 2026-11-02, by: security }
    monitoring: { by: security }
                      ^^^^^^^^ warning monitoring-missing: Identity "sync" is privileged: security watches it, and no log or alert is named
`,
    fixes: ["Say where its use is logged"],
    fixed: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
identities:
  sync:
    type: service-account
    owner: platform
    sponsor: audit
    purpose: Copies people
    environment: prod
    privilege: privileged
    approvedBy: security
    credentials: [{ kind: workload-identity }]
    review: { last: 2026-11-02, by: security }
    monitoring: { by: security, logs: siem:identities }
`,
  },
  "logged, and nobody watches": {
    doc: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
identities:
  sync:
    type: service-account
    owner: platform
    sponsor: audit
    purpose: Copies people
    environment: prod
    privilege: privileged
    approvedBy: security
    credentials: [{ kind: workload-identity }]
    review: { last: 2026-11-02, by: security }
    monitoring: { logs: "splunk:directory" }
                        ^^^^^^^^^^^^^^^^^^ warning monitoring-missing: Identity "sync" is privileged: its use is logged to splunk:directory, and nobody watches it
`,
    fixes: ["Set by to security (watches)"],
    fixed: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
identities:
  sync:
    type: service-account
    owner: platform
    sponsor: audit
    purpose: Copies people
    environment: prod
    privilege: privileged
    approvedBy: security
    credentials: [{ kind: workload-identity }]
    review: { last: 2026-11-02, by: security }
    monitoring: { logs: "splunk:directory", by: security }
`,
  },
  "an alert route is something to look at": `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
identities:
  sync:
    type: service-account
    owner: platform
    sponsor: audit
    purpose: Copies people
    environment: prod
    privilege: privileged
    approvedBy: security
    credentials: [{ kind: workload-identity }]
    review: { last: 2026-11-02, by: security }
    monitoring: { alerts: "#alerts", by: security }
`,
  "one place for all records holds for the identity too": `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
policy: { elevation: { siem: "splunk:pam" } }
identities:
  sync:
    type: service-account
    owner: platform
    sponsor: audit
    purpose: Copies people
    environment: prod
    privilege: privileged
    approvedBy: security
    credentials: [{ kind: workload-identity }]
    review: { last: 2026-11-02, by: security }
`,
  "the model names who watches": `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
policy: { duties: { monitor: security } }
identities:
  sync:
    type: service-account
    owner: platform
    sponsor: audit
    purpose: Copies people
    environment: prod
    privilege: privileged
    approvedBy: security
    credentials: [{ kind: workload-identity }]
    review: { last: 2026-11-02, by: security }
    monitoring: { logs: "splunk:directory" }
`,
  "what is not at work, and what may do little": `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
identities:
  sync:
    type: service-account
    owner: platform
    sponsor: audit
    purpose: Copies people
    environment: prod
    privilege: privileged
    approvedBy: security
    credentials: [{ kind: workload-identity }]
    review: { last: 2026-11-02, by: security }
    status: suspended
  reader:
    type: bot
    owner: platform
    purpose: Reads tickets
    scopes: ["jira:issues.read"]
`,
  "an object of another format has no word for it": {
    doc: `
apiVersion: v1
kind: ServiceAccount
metadata: { name: sync, namespace: people }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: sync }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }
subjects: [{ kind: ServiceAccount, name: sync, namespace: people }]
`,
    path: "sa.yaml",
  },
});
