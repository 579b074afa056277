import assert from "node:assert/strict";
import { test } from "node:test";
import { findSecret, mayHoldSecret } from "../../../server/src/model/secrets.ts";

/** Made up here, in pieces, so that no scanner takes this file for a leak. */
const random = (length: number): string => "q7Zt1Xw9Kd3Rb5Lm8Vn2Hc6Jp4Gs0Fy".repeat(8).slice(0, length);
const upper = (length: number): string =>
  "Q7ZTXW5KD3RB5LMV2NHC6JP4GS"
    .repeat(4)
    .slice(0, length)
    .replace(/[0189]/g, "A");
const hex = (length: number): string => "7f3a9c1be85d2046".repeat(8).slice(0, length);

const SECRETS: readonly (readonly [string, RegExp])[] = [
  [`ghp_${random(36)}`, /GitHub personal/],
  [`github_pat_${random(40)}`, /GitHub fine-grained/],
  [`ghs_${random(36)}`, /GitHub app/],
  [`glpat-${random(20)}`, /GitLab/],
  [`AKIA${upper(16)}`, /AWS/],
  [`xoxb-${random(24)}`, /Slack/],
  [`sk_live_${random(24)}`, /Stripe/],
  [`npm_${random(36)}`, /npm/],
  [`AIza${random(35)}`, /Google/],
  [`hvs.${random(30)}`, /Vault/],
  [`dapi${hex(32)}`, /Databricks/],
  [`eyJ${random(20)}.eyJ${random(30)}.${random(40)}`, /JSON Web Token/],
  ["-----BEGIN RSA PRIVATE KEY-----", /private key/],
  ["-----BEGIN PRIVATE KEY-----", /private key/],
  [`postgres://app:${random(12)}@db.internal/ledger`, /connection string/],
];

for (const [text, looksLike] of SECRETS) {
  test(`${text.slice(0, 12)}… is found, alone and in a sentence`, () => {
    assert.match(findSecret(text)?.looksLike ?? "nothing", looksLike);
    const within = findSecret(`the token is ${text} for now`);
    assert.equal(within?.start, 13);
    assert.ok(mayHoldSecret(`key: ${text}`));
  });
}

const SILENT = [
  "AKIAIOSFODNN7EXAMPLE",
  "AKIAXXXXXXXXXXXXXXXX",
  "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
  `\${GITHUB_TOKEN}`,
  "vault:kv/prod/ghp_token",
  "aws:secretsmanager",
  "https://acme.example/a@b",
  "git@github.com:acme/web.git",
  `postgres://app:\${PASSWORD}@db/ledger`,
  "sk-learn pipelines",
  "https://x.example/eyJhbGci",
];

for (const text of SILENT)
  test(`${text} is no secret`, () => {
    assert.equal(findSecret(text), undefined);
  });
