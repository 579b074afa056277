/** owner-catch-all: once for a folder, and only where nobody nearer is named. */
import { ownerCatchAll } from "../../server/src/rules/owner-catch-all.ts";
import { checkRule } from "../harness/rule.ts";

const account = (name: string): string => `apiVersion: v1
kind: ServiceAccount
metadata:
  name: ${name}
  namespace: shop
`;

checkRule(ownerCatchAll, {
  "the OWNERS of the root answers for a folder once": {
    doc: `
=== OWNERS
approvers:
  - mara
=== k8s/a.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: ci-bot
        ^^^^^^ information owner-catch-all: Only the catch-all of the repository (OWNERS of the root) names an owner for ServiceAccount "shop/ci-bot": mara
  namespace: shop
=== k8s/b.yaml
${account("web")}---
${account("api")}`,
    // The next account of the folder would speak in its place.
    refused: ["Set owner to mara (OWNERS of the root)"],
  },
  "the owner is written on an account that stands alone in its folder": {
    doc: `
=== OWNERS
approvers: [mara]
=== k8s/a.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: ci-bot
        ^^^^^^ information owner-catch-all: Only the catch-all of the repository (OWNERS of the root) names an owner for ServiceAccount "shop/ci-bot": mara
  namespace: shop
`,
    fixes: ["Set owner to mara (OWNERS of the root)"],
    fixed: `
=== OWNERS
approvers: [mara]
=== k8s/a.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: ci-bot
  namespace: shop
  annotations:
    nhi/owner: mara
`,
  },
  "an account with a label of its own leads no folder": `
=== CODEOWNERS
* @acme/all
=== k8s/a.yaml
${account("ci-bot")}  labels:
    team: payments
=== k8s/b.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: web
        ^^^ information owner-catch-all: Only the catch-all of the repository (CODEOWNERS *) names an owner for ServiceAccount "shop/web": @acme/all
  namespace: shop
`,
  "a nearer OWNERS is an answer": `
=== OWNERS
approvers: [mara]
=== k8s/OWNERS
approvers: [jo]
=== k8s/a.yaml
${account("ci-bot")}`,
  "a line for a folder is an answer": `
=== CODEOWNERS
* @acme/all
/k8s @acme/payments
=== k8s/a.yaml
${account("ci-bot")}`,
  "a catalogue in the root is no catch-all": `
=== CODEOWNERS
* @acme/all
=== catalog-info.yaml
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: shop
spec:
  type: service
  owner: group:payments
=== k8s/a.yaml
${account("ci-bot")}`,
});
