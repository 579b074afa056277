/** Cases of credential-static-in-pipeline beyond its examples. */
import { credentialStaticInPipeline } from "../../server/src/rules/credential-static-in-pipeline.ts";
import { checkRule } from "../harness/rule.ts";

const path = ".github/workflows/deploy.yml";
const say = "warning credential-static-in-pipeline: Secret";
const taken = "which takes a token of the pipeline instead";

const job = (steps: string): string => `
on: push
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
${steps.replace(/^\n/, "")}`;

checkRule(credentialStaticInPipeline, {
  "a key in the environment of a step, told at the secret half alone": {
    path,
    doc: job(`
      - run: aws s3 sync . s3://site
        env:
          AWS_ACCESS_KEY_ID: \${{ secrets.ID }}
          AWS_SECRET_ACCESS_KEY: "\${{ secrets['SITE'] }}"
                                               ^^^^ ${say} "SITE" is a stored key for AWS (passed as AWS_SECRET_ACCESS_KEY), ${taken}
`),
    fixes: [],
  },
  "a key of several steps, told once": {
    path,
    doc: job(`
      - run: terraform apply
        env: { ARM_CLIENT_SECRET: "\${{ secrets.ARM }}" }
                                               ^^^ ${say} "ARM" is a stored key for Azure (passed as ARM_CLIENT_SECRET), ${taken}
      - run: terraform destroy
        env: { ARM_CLIENT_SECRET: "\${{ secrets.ARM }}" }
`),
  },
  "a session token says that the key is short-lived": {
    path,
    doc: job(`
      - uses: aws-actions/configure-aws-credentials@v4
        with:
          aws-access-key-id: \${{ secrets.ID }}
          aws-secret-access-key: \${{ secrets.KEY }}
          aws-session-token: \${{ secrets.TOKEN }}
`),
  },
  "what an earlier step gave is not stored": {
    path,
    doc: job(`
      - run: aws s3 ls
        env:
          AWS_SECRET_ACCESS_KEY: \${{ steps.sts.outputs.key }}
`),
  },
  "another vendor behind the protocol of AWS": {
    path,
    doc: job(`
      - run: aws s3 sync . s3://site --endpoint-url https://fra1.digitaloceanspaces.com
        env:
          AWS_SECRET_ACCESS_KEY: \${{ secrets.KEY }}
`),
  },
  "another vendor by the name of the secret": {
    path,
    doc: job(`
      - run: make publish
        env:
          AWS_SECRET_ACCESS_KEY: \${{ secrets.R2_KEY }}
`),
  },
  "Google Cloud, where no permissions are written": {
    path,
    doc: job(`
      - uses: google-github-actions/auth@v2
        with:
          credentials_json: \${{ secrets.GCP }}
                                        ^^^ ${say} "GCP" is a stored key for Google Cloud (passed as credentials_json), ${taken}
`),
    fixes: ["Take a token of the pipeline for Google Cloud instead of the stored key"],
    fixed: `
on: push
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: google-github-actions/auth@v2
        with:
          workload_identity_provider: projects/123456789/locations/global/workloadIdentityPools/github/providers/repository
          service_account: deploy@project.iam.gserviceaccount.com
    permissions:
      contents: read
      id-token: write
`,
  },
  "Azure, with permissions of the workflow": {
    path,
    doc: `
on: push
permissions:
  contents: read
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: azure/login@v2
        with:
          creds: \${{ secrets.AZURE }} # made by hand
                             ^^^^^ ${say} "AZURE" is a stored key for Azure (passed as creds), ${taken}
`,
    fixed: `
on: push
permissions:
  contents: read
  id-token: write
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: azure/login@v2
        with:
          client-id: 00000000-0000-0000-0000-000000000000
          tenant-id: 00000000-0000-0000-0000-000000000000
          subscription-id: 00000000-0000-0000-0000-000000000000
`,
  },
  "the secret part of a key of Azure that is put together": {
    path,
    doc: job(`
      - uses: Azure/login@v2
        with:
          creds: '{"clientId":"\${{ secrets.ID }}","clientSecret":"\${{ secrets.AZ }}","tenantId":"\${{ secrets.T }}"}'
                                                                              ^^ ${say} "AZ" is a stored key for Azure (passed as creds), ${taken}
`),
  },
  "PyPI, but no index of one's own": {
    path,
    doc: job(`
      - uses: pypa/gh-action-pypi-publish@release/v1
        with:
          password: \${{ secrets.PYPI }}
                                ^^^^ ${say} "PYPI" is a stored key for PyPI (passed as password), ${taken}
      - uses: pypa/gh-action-pypi-publish@release/v1
        with:
          repository-url: https://pypi.internal/simple
          password: \${{ secrets.OURS }}
`),
  },
  "a key for which there is no federation": {
    path,
    doc: job(`
      - run: npm publish
        env:
          NODE_AUTH_TOKEN: \${{ secrets.NPM_TOKEN }}
`),
  },
});
