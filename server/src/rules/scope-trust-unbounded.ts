/** An issuer whose every token opens the door. */
import type { Fix } from "./finding.ts";
import { defineRule } from "./rule.ts";

export const scopeTrustUnbounded = defineRule({
  id: "scope-trust-unbounded",
  title: "Federated trust is not limited to a subject",
  why: "An issuer signs tokens for all its customers. A trust that looks only at the issuer lets in whoever has an account there, with all that the identity may do.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: "trust",
  messages: {
    anybody: "{title} lets in anybody: {because}",
    organisation: {
      text: "{title} lets in a whole organisation: {because}",
      level: "information",
    },
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI6:2025" },
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI4:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-5(7)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-9" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-03" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-04" },
  ],
  citedByArticles: [],
  requirements: [],
  examples: [
    {
      path: "deploy.json",
      bad: `
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": {
        "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"
      },
      "Action": "sts:AssumeRoleWithWebIdentity",
      "Condition": {
        "StringLike": { "token.actions.githubusercontent.com:sub": "repo:*" }
                                                                   ^^^^^^^^ warning scope-trust-unbounded: Trust in deploy.json lets in anybody: "repo:*" fits every subject of the issuer
      }
    }
  ]
}
`,
      good: `
{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": {
        "Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"
      },
      "Action": "sts:AssumeRoleWithWebIdentity",
      "Condition": {
        "StringLike": { "token.actions.githubusercontent.com:sub": "repo:northlight/shop:ref:refs/heads/main" }
      }
    }
  ]
}
`,
    },
  ],
  check({ it }, { report }) {
    if (it.reach !== "anybody" && it.reach !== "organisation") return;
    const { reach, title, because, at, to, sample } = it;
    const fixes: readonly Fix[] =
      to && sample !== undefined
        ? [
            {
              title: "Limit it to one subject",
              class: "choice",
              preferred: true,
              edits: [
                {
                  do: "put",
                  to,
                  value: {
                    ask: "subject",
                    prompt: `Whose tokens may be used (${sample})?`,
                    sample,
                    kind: "text",
                  },
                },
              ],
            },
          ]
        : [];
    report({ say: reach, with: { title, because }, at, fixes });
  },
});
