/** Cases of identity-unbound beyond its examples. */
import { identityUnbound } from "../../server/src/rules/identity-unbound.ts";
import { checkRule } from "../harness/rule.ts";

const account = (name: string, namespace: string | undefined) => `=== k8s/accounts.yaml
apiVersion: v1
kind: ServiceAccount
metadata: { name: ${name}${namespace ? `, namespace: ${namespace}` : ""} }
`;

const entry = (bind: string, more = "") => `=== nhi.yaml
nhi: 1
identities:
  mailer:
    type: service-account
    owner: billing
    purpose: Sends invoices
${more}    bind: [${bind}]
`;

const dead = (ref: string) =>
  `           ${"^".repeat(ref.length)} warning identity-unbound: Identity "mailer" binds ${ref}, which no file of the workspace declares\n`;

const GONE = "k8s:ServiceAccount/billing/sender";

checkRule(identityUnbound, {
  "nobody has read all of the folder": `\n${account("mailer", "billing")}${entry(GONE)}`,
  "the file holds it": { doc: `\n${account("sender", "billing")}${entry(GONE)}`, beside: [] },
  "a file without a namespace can mean any": {
    doc: `\n${account("sender", undefined)}${entry(GONE)}`,
    beside: [],
  },
  "an entry without a namespace can mean any": {
    doc: `\n${account("sender", "orders")}${entry("k8s:ServiceAccount/sender")}`,
    beside: [],
  },
  "another namespace is another account, and the first to be proposed": {
    doc: `\n${account("sender", "orders")}${entry(GONE)}${dead(GONE)}`,
    beside: [],
    fixes: [
      "Bind k8s:ServiceAccount/orders/sender (a name in the workspace)",
      "Retire it with its offboarding",
      "Suspend it until somebody needs it",
    ],
    fixed: `\n${account("sender", "orders")}${entry("k8s:ServiceAccount/orders/sender")}`,
  },
  "the last account is gone, and its binding is left": {
    doc: `
=== k8s/role.yaml
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: send, namespace: billing }
rules: [{ apiGroups: [""], resources: [configmaps], verbs: [get] }]
${entry(GONE)}${dead(GONE)}`,
    beside: [],
  },
  "a binding that still names it is a sign that it lives elsewhere": {
    doc: `
=== k8s/binding.yaml
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: send, namespace: billing }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: send }
subjects: [{ kind: ServiceAccount, name: sender, namespace: billing }]
${entry(GONE)}`,
    beside: [],
  },
  "no file of that system": { doc: `\n${entry("vault:policy/ci")}`, beside: [] },
  "a kind of which no file holds any": {
    doc: `\n${account("mailer", "billing")}${entry("k8s:Certificate/billing/web")}`,
    beside: [],
  },
  "a name that a tool fills in": {
    doc: `\n${account("mailer", "billing")}${entry('"k8s:ServiceAccount/${ns}/sender"')}`,
    beside: [],
  },
  "an account that is named when the chart is rendered": {
    doc: `
=== k8s/accounts.yaml
apiVersion: v1
kind: ServiceAccount
metadata: { name: "\${NAME}", namespace: billing }
${entry(GONE)}`,
    beside: [],
  },
  "what is suspended need not be there": {
    doc: `\n${account("mailer", "billing")}${entry(GONE, "    status: suspended\n")}`,
    beside: [],
  },
  "what is planned is not there yet": {
    doc: `\n${account("mailer", "billing")}${entry(GONE, "    status: planned\n")}`,
    beside: [],
  },
  "a job that its workflow does not have": {
    doc: `
=== .github/workflows/deploy.yml
on: push
jobs:
  ship: { runs-on: ubuntu-latest, steps: [{ run: make ship }] }
${entry("gha:deploy.yml#deploy")}${dead("gha:deploy.yml#deploy")}`,
    beside: [],
  },
  "a job and a secret that a workflow has": {
    doc: `
=== .github/workflows/deploy.yml
on: push
jobs:
  ship: { runs-on: ubuntu-latest, steps: [{ run: make ship, env: { T: "\${{ secrets.NPM_TOKEN }}" } }] }
${entry("gha:deploy.yml#ship, gha-secret:NPM_TOKEN, gha:deploy.yml")}`,
    beside: [],
  },
  "a bound thing that is there keeps the entry at work: only the name is repaired": {
    doc: `\n${account("mailer", "billing")}${entry(`k8s:ServiceAccount/billing/mailer, ${GONE}`)}${" ".repeat(46)}${dead(GONE).trimStart()}`,
    beside: [],
    fixes: [],
  },
});
