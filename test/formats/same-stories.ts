/** The small story in every format: `ci-bot`, owned by payments, has one broad right and one credential from 2026-06-01. */
import { readFileSync } from "node:fs";
import type { Page } from "../harness/annotated.ts";

/** What a format says itself; the rest of the story is told by another file beside it. */
export type Part = "identity" | "owner" | "right" | "credential";

export interface Story {
  readonly pages: readonly Page[];
  readonly says: readonly Part[];
  /** The rung on which the owner stands: 4 is the container, wherever the format has one that lends an owner. */
  readonly rung: number;
  readonly reach: "admin" | "wildcard" | "every tool";
  readonly rules: readonly string[];
  /** What else is said, which no other format could be asked. */
  readonly besides?: readonly string[];
  /** What it has no word for, and why. */
  readonly cannot?: string;
}

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");

const KUBERNETES = read("kubernetes/story.yaml");
const [, account = "", ...rights] = KUBERNETES.split("---\n");
/** The story of Kubernetes without the Namespace that names the owner. */
const OBJECTS = [account, ...rights].join("---\n");
const RIGHTS = rights.join("---\n");

const WILDCARD = ["rotation-stale", "scope-wildcard"];
const ADMIN = ["rotation-stale", "scope-admin"];
const ONLY_OWNERS = "it knows owners, and nothing of what they own";

const manifest = (more: string): string =>
  `nhi: 1\nteams:\n  payments: { contact: pay@acme.example }\n${more}`;

/** By the id of the format. */
export const STORIES: Readonly<Record<string, Story>> = {
  native: {
    pages: [
      {
        path: "nhi.yaml",
        text: manifest(`owners:
  - { match: { name: ci-bot }, owner: payments }
identities:
  ci-bot:
    type: bot
    purpose: Builds and uploads
    sponsor: cto@acme.example
    monitoring: { logs: "aws:cloudtrail", by: payments }
    review: { last: 2026-11-02, by: payments }
    scopes: ["aws:s3:*@*"]
    credentials: [{ kind: api-token, rotated: 2026-06-01 }]
`),
      },
    ],
    says: ["identity", "owner", "right", "credential"],
    rung: 5,
    reach: "wildcard",
    rules: WILDCARD,
    besides: ["grant-approver-missing", "grant-self-audited"],
    cannot: "a manifest has no containers; its rules about owners stand for them",
  },
  catalog: {
    pages: [
      { path: "shop/k8s.yaml", text: OBJECTS },
      {
        path: "shop/catalog-info.yaml",
        text: "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: shop }\nspec: { type: service, owner: group:payments }\n",
      },
    ],
    says: ["owner"],
    rung: 6,
    reach: "wildcard",
    rules: WILDCARD,
    cannot: ONLY_OWNERS,
  },
  gcp: {
    pages: [
      {
        path: "config/ci-bot.yaml",
        text: `apiVersion: v1
kind: Namespace
metadata: { name: payments, labels: { team: payments } }
---
apiVersion: iam.cnrm.cloud.google.com/v1beta1
kind: IAMServiceAccount
metadata: { name: ci-bot, namespace: payments, annotations: { nhi/rotated: "2026-06-01" } }
---
apiVersion: iam.cnrm.cloud.google.com/v1beta1
kind: IAMPolicyMember
metadata: { name: ci-bot-editor, namespace: payments }
spec:
  resourceRef: { kind: Project, external: projects/acme-prod }
  role: roles/editor
  memberFrom: { serviceAccountRef: { name: ci-bot } }
`,
      },
    ],
    says: ["identity", "right", "credential"],
    rung: 4,
    reach: "admin",
    rules: ADMIN,
    cannot: "its objects stand in a Namespace, which is Kubernetes' own",
  },
  helm: {
    pages: [
      {
        path: "charts/ci/values.yaml",
        text: "commonLabels: { team: payments }\nserviceAccount: { create: true, name: ci-bot }\n",
      },
      { path: "k8s/rights.yaml", text: RIGHTS },
    ],
    says: ["identity", "owner"],
    rung: 4,
    reach: "wildcard",
    rules: WILDCARD,
    cannot: "rights and tokens stand in its templates, which nobody reads before they are filled in",
  },
  kubernetes: {
    pages: [{ path: "k8s/story.yaml", text: KUBERNETES }],
    says: ["identity", "owner", "right", "credential"],
    rung: 4,
    reach: "wildcard",
    rules: WILDCARD,
  },
  kustomize: {
    pages: [
      { path: "k8s/objects.yaml", text: OBJECTS },
      {
        path: "k8s/kustomization.yaml",
        text: "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\ncommonLabels: { team: payments }\nresources: [objects.yaml]\n",
      },
    ],
    says: ["owner"],
    rung: 4,
    reach: "wildcard",
    rules: WILDCARD,
    cannot: "it lists the files in which the rest stands",
  },
  aws: {
    pages: [{ path: "template.yaml", text: read("aws/story.yaml") }],
    says: ["identity", "owner", "right", "credential"],
    rung: 4,
    reach: "wildcard",
    rules: WILDCARD,
  },
  "github-actions": {
    pages: [
      {
        path: ".github/workflows/nightly.yml",
        text: read("github/story.yaml").replaceAll("CI_BOT_TOKEN", "CI_BOT"),
      },
    ],
    says: ["identity", "owner", "right", "credential"],
    rung: 4,
    reach: "admin",
    rules: ADMIN,
  },
  codeowners: {
    pages: [
      { path: "k8s/objects.yaml", text: OBJECTS },
      { path: "CODEOWNERS", text: "/k8s/ @acme/payments\n" },
    ],
    says: ["owner"],
    rung: 7,
    reach: "wildcard",
    rules: WILDCARD,
    cannot: ONLY_OWNERS,
  },
  owners: {
    pages: [
      { path: "k8s/objects.yaml", text: OBJECTS },
      { path: "k8s/OWNERS", text: "approvers: [payments]\n" },
    ],
    says: ["owner"],
    rung: 7,
    reach: "wildcard",
    rules: WILDCARD,
    cannot: ONLY_OWNERS,
  },
  agents: {
    pages: [
      {
        path: ".vscode/mcp.json",
        text: '{\n  "servers": {\n    // nhi: rotated=2026-06-01\n    "ci-bot": { "command": "ci", "autoApprove": ["*"] }\n  }\n}\n',
      },
      { path: "nhi.yaml", text: manifest('owners:\n  - { match: ".vscode/**", owner: payments }\n') },
    ],
    says: ["identity", "right", "credential"],
    rung: 5,
    reach: "every tool",
    rules: ["agent-tools-unbounded", "rotation-stale"],
    cannot: "it has no word for owners, and stands in nothing that has one",
  },
  entra: {
    pages: [
      {
        path: "apps/ci-bot.json",
        text: JSON.stringify({
          id: "0b1d2c1e-0000-4000-8000-000000000001",
          appId: "6f1d2c1e-0000-4000-8000-000000000001",
          displayName: "ci-bot",
          notes: "Owner: payments",
          passwordCredentials: [{ displayName: "ci", startDateTime: "2026-06-01T08:00:00Z" }],
          requiredResourceAccess: [
            {
              resourceAppId: "00000003-0000-0000-c000-000000000000",
              resourceAccess: [{ id: "19dbc75e-c2e2-444c-a770-ec69d8559fc7", type: "Role" }],
            },
          ],
        }),
      },
    ],
    says: ["identity", "owner", "right", "credential"],
    rung: 3,
    reach: "admin",
    rules: ADMIN,
    cannot: "an application stands in a tenant, of which no file is kept",
  },
  terraform: {
    pages: [{ path: "infra/main.tf", text: read("terraform/story.tf") }],
    says: ["identity", "owner", "right", "credential"],
    rung: 4,
    reach: "wildcard",
    rules: WILDCARD,
  },
  vault: {
    pages: [
      { path: "policies/ci-bot.hcl", text: 'path "*" {\n  capabilities = ["read", "sudo"]\n}\n' },
      {
        path: "nhi.yaml",
        text: manifest(`owners:
  - { match: { name: ci-bot }, owner: payments }
identities:
  ci-bot:
    type: bot
    purpose: Reads what builds need
    sponsor: cto@acme.example
    credentials: [{ kind: api-token, rotated: 2026-06-01 }]
`),
      },
    ],
    says: ["right"],
    rung: 5,
    reach: "admin",
    rules: ADMIN,
    cannot: "a policy says what may be done; who does it is kept in Vault",
  },
};
