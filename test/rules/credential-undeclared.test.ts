/** Cases of credential-undeclared beyond its examples. */
import { credentialUndeclared } from "../../server/src/rules/credential-undeclared.ts";
import { checkRule } from "../harness/rule.ts";

const path = ".github/workflows/publish.yml";
const told = (name: string): string =>
  `information credential-undeclared: Secret "${name}" is used here, and no manifest or comment says who owns it or when it ends`;

const publish = (secret: string): string => `on: push
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      - run: make publish
        env:
          TOKEN: \${{ secrets.${secret} }}
`;

const MANIFEST = `=== nhi.yaml
nhi: 1
teams:
  web: { contact: "#web" }
identities:
  npm:
    type: api-key
    owner: web
    purpose: Publishes packages
    bind: [gha-secret:NPM_TOKEN]
    credentials: [{ kind: api-token, rotated: 2026-10-20 }]
`;

checkRule(credentialUndeclared, {
  "where nobody writes secrets down": { path, doc: publish("NPM_TOKEN") },
  "a manifest that binds it, in whatever case": `
${MANIFEST}=== .github/workflows/publish.yml
${publish("npm_token")}`,
  "the first place in the workspace, with the others beside it": {
    doc: `
${MANIFEST}=== .github/workflows/a.yml
on: push
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      - run: make publish
        env: { TOKEN: "\${{ secrets.PYPI_TOKEN }}" }
                                   ^^^^^^^^^^ ${told("PYPI_TOKEN")}
=== .github/workflows/b.yml
${publish("PYPI_TOKEN")}`,
    fixes: ["Say in a comment who owns it and when it ends"],
    fixed: `
${MANIFEST}=== .github/workflows/a.yml
on: push
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      - run: make publish
        env: { TOKEN: "\${{ secrets.PYPI_TOKEN }}" } # nhi: owner=web expires=2027-02-20
=== .github/workflows/b.yml
${publish("PYPI_TOKEN")}`,
  },
  "a comment elsewhere": {
    path,
    doc: `
${MANIFEST}=== .github/workflows/a.yml
${publish("PYPI_TOKEN")}=== .github/workflows/b.yml
on: push
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      # nhi: owner=web
      - run: make publish \${{ secrets.PYPI_TOKEN }}
`,
  },
  "in a script the comment goes above": {
    doc: `
${MANIFEST}=== .github/workflows/a.yml
on: push
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      - name: Publish
        run: |
          make login TOKEN=\${{ secrets.PYPI_TOKEN }}
                                       ^^^^^^^^^^ ${told("PYPI_TOKEN")}
          make publish
`,
    fixed: `
${MANIFEST}=== .github/workflows/a.yml
on: push
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      - name: Publish
        # nhi: owner=web expires=2027-02-20
        run: |
          make login TOKEN=\${{ secrets.PYPI_TOKEN }}
          make publish
`,
  },
  "a key that should not be stored at all": `
${MANIFEST}=== .github/workflows/a.yml
${publish("AWS_KEY").replace("TOKEN:", "AWS_SECRET_ACCESS_KEY:")}`,
  "names of what opens no door": `
${MANIFEST}=== .github/workflows/a.yml
${publish("AZURE_CLIENT_ID")}=== .github/workflows/b.yml
${publish("SLACK_CHANNEL")}=== .github/workflows/c.yml
${publish("GITHUB_TOKEN")}`,
  "what a caller hands in is declared by the caller": `
${MANIFEST}=== .github/workflows/a.yml
${publish("DEPLOY_KEY").replace("on: push", "on: { workflow_call: { secrets: { DEPLOY_KEY: { required: true } } } }")}`,
});
