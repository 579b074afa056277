/** Cases of credential-long-lived beyond its examples. */
import { credentialLongLived } from "../../server/src/rules/credential-long-lived.ts";
import { checkRule } from "../harness/rule.ts";

const secret = (more: string, drawn = "", type = "kubernetes.io/service-account-token"): string => `
apiVersion: v1
kind: Secret
metadata:
  name: ci-bot-token
${drawn}  namespace: payments
  annotations:
    kubernetes.io/service-account.name: ci-bot
${more}type: ${type}
`;

const DRAWN =
  '        ^^^^^^^^^^^^ warning credential-long-lived: ServiceAccount "payments/ci-bot" has a token secret without an end: a token Secret is valid until somebody deletes it\n';

const path = "k8s/token.yaml";

checkRule(credentialLongLived, {
  "said on purpose to have no end": { path, doc: secret("    nhi/expires: never\n", DRAWN) },
  "with an interval alone nothing can be counted": { path, doc: secret("    nhi/every: 90d\n", DRAWN) },
  "somebody wrote when it will be taken away": { path, doc: secret('    nhi/expires: "2026-12-31"\n') },
  "somebody wrote when it was made": { path, doc: secret('    nhi/rotated: "2026-11-01"\n') },
  "a Secret of another type": { path, doc: secret("", "", "Opaque") },
  "a token Secret of no account": {
    path,
    doc: `
apiVersion: v1
kind: Secret
metadata: { name: ci-bot-token }
type: kubernetes.io/service-account-token
`,
  },
  "a manifest that binds the account keeps the dates": `
=== k8s/token.yaml
${secret("").trim()}
=== nhi.yaml
nhi: 1
identities:
  ci-bot:
    type: ci-cd
    owner: payments
    purpose: Deploys the shop
    bind: ["k8s:ServiceAccount/payments/ci-bot"]
    credentials:
      - kind: k8s-token-secret
        rotated: 2026-11-01
`,
  "a manifest that binds the account and knows of no key": `
=== k8s/token.yaml
${secret("", DRAWN).trim()}
=== nhi.yaml
nhi: 1
identities:
  ci-bot:
    type: ci-cd
    owner: payments
    purpose: Deploys the shop
    bind: ["k8s:ServiceAccount/payments/ci-bot"]
`,
});
