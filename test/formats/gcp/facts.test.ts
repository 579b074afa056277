/** What files of Google Cloud say: who holds which role, until when, and how far it reaches there. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { told } from "../../harness/facts-text.ts";

const says = (name: string, path: string, text: string, expected: string): void =>
  void test(name, () => assert.equal(told(path, text), expected.trim()));

says(
  "a policy: machines, people, the platform and everybody",
  "policy.yaml",
  `
bindings:
- members:
  - group:sre@acme.example
  - serviceAccount:ci-bot@acme-prod.iam.gserviceaccount.com
  role: roles/editor
- members: ["user:ada@acme.example"]
  role: roles/owner
- members: ["serviceAccount:123@cloudservices.gserviceaccount.com"]
  role: roles/editor
- members: [allUsers]
  role: roles/storage.objectViewer
- members: [allAuthenticatedUsers]
  role: roles/editor
etag: BwX
`,
  `
IAM binding of roles/editor for gcp:service-account/ci-bot@acme-prod.iam.gserviceaccount.com
  admin in one project or folder gcp:roles/editor [5 roles/editor]: roles/editor may change everything, for service account ci-bot@acme-prod.iam.gserviceaccount.com
IAM binding of roles/owner for user:ada@acme.example
  elevated gcp:roles/owner [7 roles/owner]: roles/owner, held by people
IAM binding of roles/editor for gcp:service-account/123@cloudservices.gserviceaccount.com
  elevated gcp:roles/editor [9 roles/editor]: roles/editor, held by the platform
IAM binding of roles/storage.objectViewer for allUsers
  narrow gcp:roles/storage.objectViewer [11 roles/storage.objectViewer]: reads
IAM binding of roles/editor for allAuthenticatedUsers
  admin gcp:roles/editor [13 roles/editor]: roles/editor may change everything, for allAuthenticatedUsers
`,
);

says(
  "conditions: an end, a narrowing, and an end that is only one of two ways in",
  "policy.json",
  `
{
  "bindings": [
    {
      "role": "roles/owner",
      "members": ["serviceAccount:a@p.iam.gserviceaccount.com"],
      "condition": { "title": "t", "expression": "request.time < timestamp(\\"2026-08-01T00:00:00Z\\")" }
    },
    {
      "role": "roles/owner",
      "members": ["serviceAccount:a@p.iam.gserviceaccount.com"],
      "condition": { "title": "t", "expression": "resource.name == 'x'" }
    },
    {
      "role": "roles/viewer",
      "members": ["serviceAccount:a@p.iam.gserviceaccount.com"],
      "condition": { "expression": "request.time < timestamp('2026-08-01T00:00:00Z') || resource.name == 'x'" }
    },
    {
      "role": "roles/viewer",
      "members": ["serviceAccount:a@p.iam.gserviceaccount.com"],
      "condition": { "expression": "request.time < timestamp('2026-13-01')" }
    }
  ]
}
`,
  `
IAM binding of roles/owner for gcp:service-account/a@p.iam.gserviceaccount.com, expires 2026-08-01
  elevated gcp:roles/owner [4 "roles/owner"]: roles/owner until a date
IAM binding of roles/owner for gcp:service-account/a@p.iam.gserviceaccount.com
  elevated gcp:roles/owner [9 "roles/owner"]: roles/owner, narrowed by a condition
IAM binding of roles/viewer for gcp:service-account/a@p.iam.gserviceaccount.com
  narrow gcp:roles/viewer [14 "roles/viewer"]: reads
IAM binding of roles/viewer for gcp:service-account/a@p.iam.gserviceaccount.com, expires garbled
  narrow gcp:roles/viewer [19 "roles/viewer"]: reads
date request.time (future) 2026-08-01T00:00:00Z: date
date request.time (future) 2026-13-01: invalid
`,
);

says(
  "Config Connector: an account, its key, and who gets what on which resource",
  "bot.yaml",
  `
apiVersion: iam.cnrm.cloud.google.com/v1beta1
kind: IAMServiceAccount
metadata:
  name: ci-bot
  namespace: payments
  annotations:
    cnrm.cloud.google.com/project-id: acme-prod
  labels: { team: core }
---
apiVersion: iam.cnrm.cloud.google.com/v1beta1
kind: IAMServiceAccountKey
metadata: { name: ci-bot-key, namespace: payments }
spec: { serviceAccountRef: { name: ci-bot } }
---
apiVersion: iam.cnrm.cloud.google.com/v1beta1
kind: IAMPartialPolicy
metadata: { name: p, namespace: payments }
spec:
  resourceRef: { kind: Project, external: projects/acme-prod }
  bindings:
    - role: roles/owner
      members:
        - member: user:ada@acme.example
        - memberFrom: { serviceAccountRef: { name: ci-bot, namespace: payments } }
---
apiVersion: iam.cnrm.cloud.google.com/v1beta1
kind: IAMPolicyMember
metadata: { name: m }
spec:
  resourceRef: { kind: IAMServiceAccount, name: ci-bot }
  role: roles/iam.workloadIdentityUser
  member: "serviceAccount:acme-prod.svc.id.goog[payments/runner]"
---
apiVersion: iam.cnrm.cloud.google.com/v1beta1
kind: IAMPolicyMember
metadata: { name: n }
spec:
  resourceRef: { kind: Organization, external: "123" }
  role: roles/owner
  member: serviceAccount:ci-bot@acme-prod.iam.gserviceaccount.com
`,
  `
IAMServiceAccount "payments/ci-bot" = gcp:service-account/ci-bot@acme-prod.iam.gserviceaccount.com k8s:IAMServiceAccount/payments/ci-bot [4 ci-bot], owner absent, goes to metadata > annotations > nhi/owner, in k8s:Namespace/payments
  rung 3: "core" by label team [8 core]
service-account-key rotated unsayable, every unsayable, expires unsayable of Service account "ci-bot" [12 ci-bot-key]
IAMPartialPolicy "payments/p" of roles/owner for k8s:IAMServiceAccount/payments/ci-bot
  admin in one project gcp:roles/owner@projects/acme-prod [21 roles/owner]: roles/owner may change everything, for service account ci-bot
IAMPolicyMember "m" for k8s:ServiceAccount/payments/runner
  elevated gcp:roles/iam.workloadIdentityUser@IAMServiceAccount/ci-bot [31 roles/iam.workloadIdentityUser]: reaches identities, permissions, secrets or keys
IAMPolicyMember "n" for gcp:service-account/ci-bot@acme-prod.iam.gserviceaccount.com
  admin gcp:roles/owner@organizations/123 [39 roles/owner]: roles/owner may change everything, for service account ci-bot@acme-prod.iam.gserviceaccount.com
`,
);

says(
  "a factory's project: labels own its accounts, and roles stand in four places",
  "data/projects/shop.yaml",
  `
labels: { team: payments }
services: [compute.googleapis.com]
automation:
  service_accounts:
    rw: {}
service_accounts:
  # nhi: owner=build rotated=2026-06-01
  ci-bot:
    iam_self_roles: [roles/editor]
  plain: null
iam:
  roles/owner:
    - $iam_principals:service_accounts/shop/automation/rw
  roles/viewer: [allAuthenticatedUsers]
  $custom_roles:reader: ["group:a@acme.example"]
iam_bindings_additive:
  x:
    role: roles/owner
    member: $iam_principals:service_accounts/shop/ci-bot
    condition:
      title: t
      expression: |
        request.time < timestamp("2027-08-01T00:00:00Z")
iam_by_principals:
  $iam_principals:admins: [roles/owner]
`,
  `
gcp:project/data/projects/shop.yaml
  rung 4: "payments" by label team of project shop [1 payments]
Service account "ci-bot" = gcp:service-account/shop/ci-bot [8 ci-bot], owner build, in gcp:project/data/projects/shop.yaml
  rung 1: "build" by comment # nhi: owner [7 build]
  service-account-key rotated 2026-06-01, every unsayable, expires unsayable
Service account "plain" = gcp:service-account/shop/plain [10 plain], owner unsayable, in gcp:project/data/projects/shop.yaml
Service account "rw" = gcp:service-account/shop/automation/rw [5 rw], owner unsayable, in gcp:project/data/projects/shop.yaml
Roles of service account "ci-bot" for gcp:service-account/shop/ci-bot
  admin in one project gcp:roles/editor@projects/shop [9 roles/editor]: roles/editor may change everything, for service account ci-bot
IAM of project "shop", roles/owner for gcp:service-account/shop/automation/rw
  admin in one project gcp:roles/owner@projects/shop [12 roles/owner]: roles/owner may change everything, for service account shop/automation/rw
IAM of project "shop", roles/viewer for allAuthenticatedUsers
  narrow gcp:roles/viewer@projects/shop [14 roles/viewer]: reads
IAM of project "shop", $custom_roles:reader for group:a@acme.example
  narrow gcp:$custom_roles:reader@projects/shop [15 $custom_roles:reader]: what it gives is written in the role
IAM of project "shop", binding "x" for gcp:service-account/shop/ci-bot, expires 2027-08-01
  elevated gcp:roles/owner@projects/shop [18 roles/owner]: roles/owner until a date
IAM of project "shop", $iam_principals:admins for admins
  elevated gcp:roles/owner@projects/shop [25 roles/owner]: roles/owner, held by people
date rotated (past) 2026-06-01: date
date request.time (future) 2027-08-01T00:00:00Z: date
`,
);

says(
  "what a template fills in is unknown",
  "bot.yaml",
  `
apiVersion: iam.cnrm.cloud.google.com/v1beta1
kind: IAMServiceAccount
metadata: { name: "bot-\${ENV}", namespace: shop }
---
apiVersion: iam.cnrm.cloud.google.com/v1beta1
kind: IAMPolicyMember
metadata: { name: n }
spec:
  resourceRef: { kind: Project, external: "projects/\${PROJECT}" }
  role: roles/owner
  member: "serviceAccount:bot@\${PROJECT}.iam.gserviceaccount.com"
`,
  `
IAMServiceAccount "shop/bot-\${ENV}" = gcp:service-account/bot-\${ENV} k8s:IAMServiceAccount/shop/bot-\${ENV} [3 "bot-\${ENV}"], owner elsewhere, in k8s:Namespace/shop
IAMPolicyMember "n" for unsayable
  elevated gcp:roles/owner@projects/\${PROJECT} [10 roles/owner]: roles/owner, held by nobody
`,
);

says(
  "a template of a chart is nobody's fault",
  "templates/iam.yaml",
  `
apiVersion: iam.cnrm.cloud.google.com/v1beta1
kind: IAMPolicyMember
metadata:
  name: {{ include "name" . }}
spec:
  {{- with .Values.role }}
  role: {{ . }}
  {{- end }}
`,
  "",
);
