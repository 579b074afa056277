/** owner-conflict: two strengths of source, two owners. */
import { ownerConflict } from "../../server/src/rules/owner-conflict.ts";
import { checkRule } from "../harness/rule.ts";

const account = (owner: string, more = ""): string => `apiVersion: v1
kind: ServiceAccount
metadata:
  name: ci-bot
  namespace: shop
  labels:
    team: ${owner}
${more}`;
const namespace = (key: string, owner: string): string => `apiVersion: v1
kind: Namespace
metadata:
  name: shop
  annotations:
    ${key}: ${owner}
`;

checkRule(ownerConflict, {
  "the weaker one in this file is told where it stands, and either may be kept": {
    doc: `
=== nhi.yaml
nhi: 1
identities:
  shop-ci:
    type: service-account
    owner: payments
    purpose: Builds
    bind: ["k8s:ServiceAccount/shop/ci-bot"]
=== sa.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: ci-bot
  namespace: shop
  labels:
    team: storefront
          ^^^^^^^^^^ warning owner-conflict: ServiceAccount "shop/ci-bot" is owned by "payments" (bound by Identity "shop-ci"), but label team says "storefront"
`,
    fixes: ['Keep payments (bound by Identity "shop-ci")'],
    fixed: `
=== nhi.yaml
nhi: 1
identities:
  shop-ci:
    type: service-account
    owner: payments
    purpose: Builds
    bind: ["k8s:ServiceAccount/shop/ci-bot"]
=== sa.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: ci-bot
  namespace: shop
  labels:
    team: payments
`,
  },
  "an owners rule for the folder against a label": {
    doc: `
=== nhi.yaml
nhi: 1
owners:
  - { match: "k8s/**", owner: storefront }
=== k8s/sa.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: ci-bot
        ^^^^^^ warning owner-conflict: ServiceAccount "shop/ci-bot" is owned by "payments" (label team), but owners rule k8s/** says "storefront"
  namespace: shop
  labels:
    team: payments
`,
    fixes: ["Keep storefront (owners rule k8s/**)"],
  },
  "a rule for all files is what holds where nothing better is known": `
=== nhi.yaml
nhi: 1
owners:
  - { match: "**", owner: storefront }
=== k8s/sa.yaml
${account("payments")}`,
  "reviewers are no owners": `
=== CODEOWNERS
/k8s/ @acme/storefront
=== k8s/sa.yaml
${account("payments")}`,
  "one team in two spellings": `
=== ns.yaml
${namespace("owner", "group:default/payments")}=== sa.yaml
${account("Payments")}`,
  "an alias makes two words one team": `
=== nhi.yaml
nhi: 1
teams:
  payments: { contact: "#payments", aliases: [billing] }
=== ns.yaml
${namespace("owner", "billing")}=== sa.yaml
${account("payments")}`,
  "a person of the team, and an address of which nobody says whose it is": `
=== ns.yaml
${namespace("owner", "mara@acme.example")}=== sa.yaml
${account("payments")}`,
  "free text beside a name may mean the same": `
=== ns.yaml
${namespace("owner", "Digital Payment Services")}=== sa.yaml
${account("payments")}`,
  "placeholders and expressions name nobody": `
=== ns.yaml
${namespace("owner", "tbd")}=== sa.yaml
${account("payments")}---
${account("${TEAM}").replace("ci-bot", "web")}`,
  "of two Namespaces in two overlays the nearer one counts": `
=== dev/ns.yaml
${namespace("owner", "storefront")}=== prod/ns.yaml
${namespace("owner", "payments")}=== prod/sa.yaml
${account("payments")}`,
});
