/** What a `bind` is offered: all that the workspace's files hold, what is free first. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { completionsAt } from "../../server/src/engine/complete.ts";
import { pointed } from "./files.ts";

const WORKFLOW = `on: push
jobs:
  ship:
    runs-on: ubuntu-latest
    steps:
      - run: make ship
        env: { TOKEN: "\${{ secrets.NPM_TOKEN }}" }
`;
const ACCOUNTS = `apiVersion: v1
kind: ServiceAccount
metadata: { name: bot, namespace: pay }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: free, namespace: pay }
---
apiVersion: v1
kind: ServiceAccount
metadata: { name: "\${NAME}", namespace: pay }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: bot, namespace: pay }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
subjects:
  - { kind: ServiceAccount, name: bot, namespace: pay }
  - { kind: ServiceAccount, name: elsewhere, namespace: pay }
  - { kind: Group, name: people }
`;
const OTHERS = {
  ".github/workflows/deploy.yml": WORKFLOW,
  "k8s/all.yaml": ACCOUNTS,
  "base.nhi.yaml":
    'nhi: 1\nidentities:\n  bot: { type: bot, owner: pay, purpose: Pays, bind: ["k8s:ServiceAccount/pay/bot"] }\n',
};

test("accounts, jobs, workflows and secrets; first what is declared and free, last what is bound already", () => {
  const { workspace, uri, position } = pointed(
    'nhi: 1\nidentities:\n  ci:\n    type: bot\n    bind: ["¦"]\n',
    {
      path: "nhi.yaml",
      others: OTHERS,
    },
  );
  const items = [...completionsAt(workspace, uri, position)].sort((a, b) => a.rank - b.rank);
  assert.deepEqual(
    items.map(({ label, detail }) => `${label} (${detail})`),
    [
      "k8s:ServiceAccount/pay/free (k8s/all.yaml)",
      "gha-secret:NPM_TOKEN (.github/workflows/deploy.yml)",
      "gha:deploy.yml#ship (.github/workflows/deploy.yml)",
      "gha:deploy.yml (.github/workflows/deploy.yml)",
      "k8s:ServiceAccount/pay/elsewhere (k8s/all.yaml)",
      "k8s:ServiceAccount/pay/bot (k8s/all.yaml · bound already)",
    ],
  );
});
