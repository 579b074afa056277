/** What workflows say: rights, doors, secrets, comments. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { said } from "./facts.ts";

const check = (name: string, text: string, expected: string, path?: string): void => {
  test(name, () => assert.equal(said(text, path), expected.trim().replace(/^ {2}$/gm, "")));
};

check(
  "permissions reach the jobs that have no block of their own",
  `
name: Deploy
on: push
permissions:
  contents: read
  id-token: write
jobs:
  build:
    runs-on: x
  publish:
    permissions: write-all
`,
  `
Workflow "Deploy" for gha:deploy.yml gha:deploy.yml#build
Job "build" for gha:deploy.yml#build
Job "publish" for gha:deploy.yml#publish
  narrow github:contents:read [4:13 read]: reads only
  elevated github:id-token:write [5:13 write]: mints tokens that other systems accept
  admin github:write-all [10:18 write-all]: every permission that a job's token can have
Workflow "Deploy": id-token: write (mints); open by nothing
Job "publish": write-all (everything); open by nothing
`,
);

check(
  "missing permissions are not in the file",
  `
on: [push, pull_request]
jobs:
  build:
    steps: [{ uses: actions/checkout@v4 }]
`,
  'Job "build" for gha:deploy.yml#build',
);

check(
  "roles of clouds, and secrets that go on to another workflow",
  `
on: push
jobs:
  deploy:
    steps:
      - uses: aws-actions/configure-aws-credentials@v4
        with: { role-to-assume: "arn:aws:iam::111122223333:role/deploy" }
      - uses: aws-actions/configure-aws-credentials@v4
        with: { role-to-assume: "\${{ vars.ROLE }}" }
      - uses: google-github-actions/auth@v2
        with: { workload_identity_provider: p, service_account: bot@p.iam.gserviceaccount.com }
      - uses: Azure/login@v2
        with: { client-id: 1-2-3 }
  ours:
    uses: ./.github/workflows/x.yml
    secrets: inherit
  theirs:
    uses: acme/ci/.github/workflows/x.yml@main
    secrets: inherit
`,
  `
Job "deploy" for gha:deploy.yml#deploy
Job "ours" for gha:deploy.yml#ours
Job "theirs" for gha:deploy.yml#theirs
  narrow aws:sts:AssumeRoleWithWebIdentity@arn:aws:iam::111122223333:role/deploy [6:33 "arn:aws:iam::111122223333:role/deploy"]: a role of AWS, taken by federation
  narrow gcp:impersonate@bot@p.iam.gserviceaccount.com [10:65 bot@p.iam.gserviceaccount.com]: a service account of Google Cloud, taken by federation
  narrow entra:login@1-2-3 [12:28 1-2-3]: an application of Entra, taken by federation
  narrow github:secrets:inherit@./.github/workflows/x.yml [15:14 inherit]: every secret goes on to another workflow of this repository
  elevated github:secrets:inherit@acme/ci/.github/workflows/x.yml@main [18:14 inherit]: every secret goes on to a workflow of acme
`,
);

check(
  "secrets wherever a value names them, and nothing that only looks like one",
  `
on: push
env:
  A: \${{ secrets.A }}
jobs:
  deploy:
    steps:
      - run: |
          echo secrets.NO \${{ steps.secrets.outputs.no }} \${{ needs.get-secrets.outputs.no }}
          echo \${{ format('{0}', secrets['B']) }} \${{ secrets.github_token }} # \${{ secrets.c }}
      # \${{ secrets.NO }}
      - uses: x/y@v1
        with: { token: "\${{ secrets.D || secrets.E }}" }
`,
  `
Job "deploy" for gha:deploy.yml#deploy
gha-secret:A [3:18 A]
gha-secret:B [9:43 B]
gha-secret:C [9:93 c]
gha-secret:D [12:37 D]
gha-secret:E [12:50 E]
`,
);

check(
  "secrets that a caller hands in",
  `
on:
  workflow_call:
    secrets:
      TOKEN: { required: true }
jobs:
  deploy:
    steps:
      - run: x \${{ secrets.TOKEN }} \${{ secrets.OWN }}
`,
  `
Job "deploy" for gha:deploy.yml#deploy
gha-secret:TOKEN [8:28 TOKEN] handed in
gha-secret:OWN [8:49 OWN]
`,
);

check(
  "a stored key beside what a step gave, a session token and a default",
  `
on: push
jobs:
  static:
    env: { AWS_SECRET_ACCESS_KEY: "\${{ secrets.KEY }}", ARM_CLIENT_SECRET: "\${{ secrets.ARM }}" }
  given:
    env: { AWS_SECRET_ACCESS_KEY: "\${{ steps.x.outputs.key }}" }
  short:
    env: { AWS_SECRET_ACCESS_KEY: "\${{ secrets.KEY }}", AWS_SESSION_TOKEN: "\${{ secrets.S }}" }
  either:
    env: { AWS_SECRET_ACCESS_KEY: "\${{ secrets.KEY || 'x' }}" }
`,
  `
Job "static" for gha:deploy.yml#static
Job "given" for gha:deploy.yml#given
Job "short" for gha:deploy.yml#short
Job "either" for gha:deploy.yml#either
gha-secret:KEY [4:48 KEY] for AWS, passed as AWS_SECRET_ACCESS_KEY
gha-secret:ARM [4:89 ARM] for Azure, passed as ARM_CLIENT_SECRET
gha-secret:KEY [8:48 KEY]
gha-secret:S [8:89 S]
gha-secret:KEY [10:48 KEY]
`,
);

check(
  "comments speak of what stands in their line, or in the next",
  `
# nhi: owner=platform
name: Deploy
on: push
jobs:
  deploy: # nhi: owner=web
    steps:
      - run: make
        env:
          # nhi: rotated=2026-06-01 expires=2027-01-18

          # For the registry.
          NPM_TOKEN: \${{ secrets.NPM_TOKEN }}
          PAT: \${{ secrets.PAT }} # nhi: owner=docs expires=never colour=red
      # nhi: owner=web every=soon
      - run: |
          make \${{ secrets.MAKE_KEY }}
`,
  `
Workflow "Deploy" = gha:deploy.yml owned by platform
Job "deploy" = gha:deploy.yml#deploy owned by web
Secret "NPM_TOKEN" = gha-secret:NPM_TOKEN owned by unsayable
Secret "PAT" = gha-secret:PAT owned by docs
Secret "MAKE_KEY" = gha-secret:MAKE_KEY owned by web
credential of Secret "NPM_TOKEN": rotated 2026-06-01, expires 2027-01-18
credential of Secret "PAT": rotated unsayable, expires never
credential of Secret "MAKE_KEY": rotated unsayable, expires unsayable
gha:deploy.yml lends platform
Job "deploy" for gha:deploy.yml#deploy
gha-secret:NPM_TOKEN [12:34 NPM_TOKEN]
gha-secret:PAT [13:28 PAT] owned
gha-secret:MAKE_KEY [16:28 MAKE_KEY] owned
date rotated (past) 2026-06-01: date
date expires (future) 2027-01-18: date
manifest-shape unknown-note [13:67 colour]
manifest-shape not-a-duration [14:30 soon]
`,
);

const TOKEN = `ghp_${"aB3dE5gH7j".repeat(4).slice(0, 36)}`;

check(
  "a token in a composite action",
  `
name: Setup
description: Sets up
runs:
  using: composite
  steps:
    - run: make {{version}}
      env: { GH: ${TOKEN} }
`,
  "GitHub personal access token in GH 7",
  ".github/actions/setup/action.yml",
);
