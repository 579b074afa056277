/** Writes the workspace of the editor tests into a fresh folder: a manifest with planted findings, files of others, a second folder. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** The day that the planted findings count from. */
export const AS_OF = "2026-11-22";

const MANIFEST = `nhi: 1
teams:
  payments: { contact: "#payments" }
  security: { contact: "#sec", function: security }
policy:
  notice: 14d
  accountable: security
  maxAge: 90d
owners:
  - { match: "services/**", owner: payments }
identities:
  ci-bot:
    type: bot
    purpose: Runs the nightly build
  bank-transfer:
    type: service-account
    owner: payments
    purpose: Sends transfers to the bank
    credentials:
      - kind: api-token
        store: "vault:kv/prod"
        rotated: 2026-06-01
`;

const BINDING = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: everything
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }
subjects: [{ kind: ServiceAccount, name: shop, namespace: shop }]
`;

const TERRAFORM = `resource "aws_iam_user_policy" "export" {
  user = "export"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }]
  })
}
`;

const FILES: Readonly<Record<string, string>> = {
  "a/nhi.yaml": MANIFEST,
  "a/.nhi/extra.json": '{ "nhi": 1, "teams": { "extra": { "contact": "#extra" } } }\n',
  "a/deploy/account.yaml":
    "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: orphan\n  namespace: shop\n",
  "a/compose.yaml": "services:\n  web:\n    image: nginx\n    owner: nobody\n",
  "b/b.nhi.yaml": "nhi: 1\nidentities:\n  ci-bot:\n    type: bot\n    purpose: In the other folder\n",
  "yaml-alone/notes.txt": "Nothing of ours\n",
  "yaml-alone/deploy/binding.yaml": BINDING,
  "terraform-alone/notes.txt": "Nothing of ours\n",
  "terraform-alone/infra/main.tf": TERRAFORM,
  "both.code-workspace": JSON.stringify({
    folders: [{ path: "a" }, { path: "b" }],
    settings: { "nhi.asOf": AS_OF },
  }),
};

/**
 * The folder's path; `a` and `b` stand in it, and `both.code-workspace` opens them together. In `yaml-alone` and `terraform-alone`
 * is no manifest.
 */
export function makeWorkspace(): string {
  const folder = mkdtempSync(join(tmpdir(), "nhi-workspace-"));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
