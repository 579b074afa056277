/** A folder of ten thousand mixed files, as a repository of many services holds them: what it costs to index it, against reading it. */
import { promises as fs, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Workspace } from "../../server/src/engine/workspace.ts";
import { languageOf } from "../../server/src/formats/registry.ts";
import { toUri } from "../../server/src/hosts/host.node.ts";
import { parseWhen } from "../../server/src/model/day.ts";
import { applyKey } from "./mixed-key.ts";

/** Milliseconds; each the best of a few rounds, so that the machine's other work drops out. */
export interface Mixed {
  readonly files: number;
  readonly megabytes: number;
  /** Node reads the texts, one file at a time. */
  readonly reading: number;
  /** The texts, read already, become facts in the index. */
  readonly indexing: number;
  /** A key in a manifest of that folder until its findings are known: the median. */
  readonly key: number;
}

const FILES = 10_000;
const ROUNDS = 3;

export async function runMixed(): Promise<Mixed> {
  const root = mkdtempSync(path.join(tmpdir(), "nhi-mixed-"));
  try {
    const texts = mixedFiles(FILES);
    for (const [name, text] of texts) {
      const file = path.join(root, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    const names = [...texts.keys()].map((name) => path.join(root, name));
    const reading: number[] = [];
    const indexing: number[] = [];
    let workspace: Workspace | undefined;
    for (let round = 0; round < ROUNDS; round++) {
      const start = performance.now();
      const read: string[] = [];
      for (const name of names) read.push(await fs.readFile(name, "utf8"));
      const middle = performance.now();
      workspace = new Workspace({ folder: toUri(root), today: parseWhen("2026-11-22")?.day ?? 0 });
      names.forEach((name, i) => {
        workspace?.set({ uri: toUri(name), version: 0, language: languageOf(name), text: read[i] ?? "" });
      });
      workspace.finish();
      reading.push(middle - start);
      indexing.push(performance.now() - middle);
    }
    const bytes = [...texts.values()].reduce((sum, text) => sum + text.length, 0);
    return {
      files: names.length,
      megabytes: bytes / 1e6,
      reading: Math.min(...reading),
      indexing: Math.min(...indexing),
      key: workspace ? applyKey(workspace, toUri(path.join(root, "nhi.yaml"))) : Number.NaN,
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** One in three holds an identity or a right; the others are the files that a repository has besides. */
export function mixedFiles(count: number): ReadonlyMap<string, string> {
  const files = new Map<string, string>([
    ["nhi.yaml", manifest(count / 100)],
    ["CODEOWNERS", "* @bench/platform\n/services/ @bench/team-1\n"],
  ]);
  for (let i = files.size; i < count; i++) {
    const make = KINDS[i % KINDS.length];
    if (!make) continue;
    const [name, text] = make(i);
    files.set(`services/team-${i % 97}/app-${i}/${name}`, text);
  }
  return files;
}

const manifest = (identities: number): string =>
  `nhi: 1\nteams:\n  team-1: { contact: "#team-1" }\nidentities:\n${Array.from(
    { length: identities },
    (_, i) =>
      `  bot-${i}:\n    type: bot\n    owner: team-1\n    purpose: Runs job ${i}\n    bind: ["k8s:ServiceAccount/ns-${i}/bot-${i}"]\n    credentials: [{ kind: api-token, rotated: 2026-10-01 }]\n`,
  ).join("")}`;

type Make = (i: number) => readonly [name: string, text: string];

const account: Make = (i) => [
  "account.yaml",
  `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: bot-${i}\n  namespace: ns-${i % 200}\n  labels:\n    team: team-${i % 97}\n    app.kubernetes.io/name: app-${i}\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata:\n  name: bot-${i}\n  namespace: ns-${i % 200}\nrules:\n  - apiGroups: [""]\n    resources: [configmaps, pods]\n    verbs: [get, list, watch]\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata:\n  name: bot-${i}\n  namespace: ns-${i % 200}\nroleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: Role\n  name: bot-${i}\nsubjects:\n  - kind: ServiceAccount\n    name: bot-${i}\n    namespace: ns-${i % 200}\n`,
];

const workload: Make = (i) => [
  "deployment.yaml",
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: app-${i}\n  labels: { app: app-${i} }\nspec:\n  replicas: 2\n  template:\n    spec:\n      serviceAccountName: bot-${i}\n      containers:\n${Array.from({ length: 6 }, (_, n) => `        - name: c${n}\n          image: registry.example/app-${i}:${n}\n          env:\n            - { name: LEVEL, value: info }\n            - { name: PORT, value: "${8000 + n}" }\n          resources:\n            limits: { cpu: 500m, memory: 256Mi }\n`).join("")}`,
];

const values: Make = (i) => [
  "values.yaml",
  `replicaCount: 2\nimage:\n  repository: registry.example/app-${i}\n  tag: "1.${i}"\n${Array.from({ length: 40 }, (_, n) => `setting${n}:\n  enabled: ${n % 2 === 0}\n  value: words for ${n}\n`).join("")}`,
];

const workflow: Make = (i) => [
  ".github/workflows/ci.yml",
  `name: ci\non: [push]\npermissions:\n  contents: read\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - run: make test-${i}\n        env:\n          TOKEN: \${{ secrets.TOKEN_${i % 50} }}\n`,
];

const packageJson: Make = (i) => [
  "package.json",
  JSON.stringify(
    {
      name: `app-${i}`,
      version: "1.0.0",
      scripts: { test: "node --test" },
      dependencies: Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`library-${n}`, `^${n}.0.0`])),
    },
    null,
    2,
  ),
];

const policy: Make = (i) => [
  "policy.json",
  JSON.stringify(
    {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Read",
          Effect: "Allow",
          Action: ["s3:GetObject", "s3:ListBucket"],
          Resource: `arn:aws:s3:::app-${i}/*`,
        },
        { Effect: "Deny", Action: "s3:DeleteObject", Resource: "*" },
      ],
    },
    null,
    2,
  ),
];

const KINDS: readonly Make[] = [
  account,
  workload,
  values,
  packageJson,
  workload,
  values,
  workflow,
  packageJson,
  policy,
];
