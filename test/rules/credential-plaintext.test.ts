/** Cases of credential-plaintext beyond its examples. The tokens are made up, and put together here so that no scanner takes them for real. */
import { credentialPlaintext } from "../../server/src/rules/credential-plaintext.ts";
import { checkRule } from "../harness/rule.ts";

const GITHUB = `ghp_${"aB3dE5gH7j".repeat(4).slice(0, 36)}`;
const SLACK = `xoxb-${"2391048576-"}${"kLmNoPqRsTuV"}`;
const carets = (text: string): string => "^".repeat(text.length);

checkRule(credentialPlaintext, {
  "a token anywhere in the entry": {
    doc: `
nhi: 1
identities:
  release-bot:
    type: bot
    owner: platform
    purpose: Publishes releases
    credentials:
      - kind: api-token
        rotated: 2026-10-01
        store: "${GITHUB}"
               ^${carets(GITHUB)}^ error credential-plaintext: store holds a secret in plain text (GitHub personal access token)
`,
    fixes: ["Replace the value by a reference to its store"],
  },
  "the reference goes to the first approved store": {
    doc: `
nhi: 1
policy:
  model: security-led
  accountable: security
  stores: ["vault:kv/*", "aws:secretsmanager"]
identities:
  notifier:
    type: bot
    owner: platform
    purpose: Posts releases
    credentials:
      - kind: api-token
        rotated: 2026-10-01
        store: ${SLACK}
               ${carets(SLACK)} error credential-plaintext: store holds a secret in plain text (Slack token)
`,
    fixed: `
nhi: 1
policy:
  model: security-led
  accountable: security
  stores: ["vault:kv/*", "aws:secretsmanager"]
identities:
  notifier:
    type: bot
    owner: platform
    purpose: Posts releases
    credentials:
      - kind: api-token
        rotated: 2026-10-01
        store: aws:secretsmanager/name
`,
  },
  "documented examples, expressions and references are none": `
nhi: 1
identities:
  release-bot:
    type: bot
    owner: platform
    purpose: Rotates AKIAIOSFODNN7EXAMPLE at night
    credentials:
      - { kind: api-token, rotated: 2026-10-01, store: "\${GITHUB_TOKEN}" }
      - { kind: api-token, rotated: 2026-10-01, store: "vault:kv/prod/ghp_token" }
      - { kind: api-token, rotated: 2026-10-01, store: "http://ACCESS_KEY:SECRET_KEY@S3_HOST:9000/bucket" }
`,
  JSON: {
    path: "nhi.json",
    doc: `
{
  "nhi": 1,
  "identities": {
    "notifier": {
      "type": "bot", "owner": "platform", "purpose": "Posts releases",
      "credentials": [{ "kind": "api-token", "rotated": "2026-10-01", "store": "${SLACK}" }]
                                                                               ^${carets(SLACK)}^ error credential-plaintext: store holds a secret in plain text (Slack token)
    }
  }
}
`,
  },
  "a Secret of Kubernetes that is written in plain text": {
    path: "k8s/secret.yaml",
    doc: `
apiVersion: v1
kind: Secret
metadata:
  name: notifier
  namespace: shop
stringData:
  SLACK_TOKEN: ${SLACK}
               ${carets(SLACK)} error credential-plaintext: stringData.SLACK_TOKEN holds a secret in plain text (Slack token)
`,
  },
});
