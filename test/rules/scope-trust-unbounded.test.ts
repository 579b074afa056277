/** Cases of scope-trust-unbounded beyond its examples. */
import { scopeTrustUnbounded } from "../../server/src/rules/scope-trust-unbounded.ts";
import { checkRule } from "../harness/rule.ts";

const role = (trust: string): string => `
AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Deploy:
    Type: AWS::IAM::Role
    Metadata: { nhi/owner: payments }
    Properties:
      AssumeRolePolicyDocument:
        Statement:
${trust}
`;

const GITHUB = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";

const github = (condition: string): string =>
  role(`          - Effect: Allow
            Principal: { Federated: ${GITHUB} }
            Action: sts:AssumeRoleWithWebIdentity
            Condition:
${condition}`);

const path = "template.yaml";
const sub = "token.actions.githubusercontent.com:sub";

checkRule(scopeTrustUnbounded, {
  "no condition at all": {
    path,
    doc: role(`          - Effect: Allow
            ^^^^^^^^^^^^^ warning scope-trust-unbounded: Trust of Role "Deploy" lets in anybody: no condition on ${sub}
            Principal: { Federated: ${GITHUB} }
            Action: sts:AssumeRoleWithWebIdentity`),
    fixes: ["Limit it to one subject"],
    fixed: role(`          - Effect: Allow
            Principal: { Federated: ${GITHUB} }
            Action: sts:AssumeRoleWithWebIdentity
            Condition: { StringLike: { ${sub}: repo:acme/web:ref:refs/heads/main } }`),
  },
  "only the audience, which is the same for all": {
    path,
    doc: role(`          - Effect: Allow
            ^^^^^^^^^^^^^ warning scope-trust-unbounded: Trust of Role "Deploy" lets in anybody: no condition on ${sub}
            Principal: { Federated: !Sub "arn:aws:iam::\${AWS::AccountId}:oidc-provider/token.actions.githubusercontent.com" }
            Action: sts:AssumeRoleWithWebIdentity
            Condition: { StringEquals: { token.actions.githubusercontent.com:aud: sts.amazonaws.com } }`),
  },
  "every repository of one organisation": {
    path,
    doc: github(`              StringLike:
                ${sub}: repo:acme/*
                ${" ".repeat(sub.length + 2)}^^^^^^^^^^^ information scope-trust-unbounded: Trust of Role "Deploy" lets in a whole organisation: "repo:acme/*" fits every repository of acme`),
    fixed: github(`              StringLike:
                ${sub}: repo:acme/web:ref:refs/heads/main`),
  },
  "the widest of several decides": {
    path,
    doc: github(`              StringLike:
                ${sub}:
                  - repo:acme/web:*
                  - repo:*:ref:refs/heads/main
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning scope-trust-unbounded: Trust of Role "Deploy" lets in anybody: "repo:*:ref:refs/heads/main" fits every subject of the issuer`),
  },
  "an organisation that a parameter names is still a whole one": {
    path,
    doc: github(`              StringLike:
                ${sub}: !Sub "repo:\${Org}/*"
                ${" ".repeat(sub.length + 7)}^^^^^^^^^^^^^^^ information scope-trust-unbounded: Trust of Role "Deploy" lets in a whole organisation: "repo:\${Org}/*" fits every repository of \${Org}`),
  },
  "everybody as a principal": {
    path,
    doc: role(`          - { Effect: Allow, Principal: { AWS: "*" }, Action: sts:AssumeRole }
                                               ^^^ warning scope-trust-unbounded: Trust of Role "Deploy" lets in anybody: principal "*" without a condition`),
    fixes: [],
  },
  "everybody of one organisation of accounts is somebody": {
    path,
    doc: role(
      `          - { Effect: Allow, Principal: "*", Action: sts:AssumeRole, Condition: { StringEquals: { aws:PrincipalOrgID: o-1 } } }`,
    ),
  },
  "one repository": { path, doc: github(`              StringLike: { ${sub}: "repo:acme/web:*" }`) },
  "repositories of one name": {
    path,
    doc: github(`              StringLike: { ${sub}: "repo:acme/web-*:*" }`),
  },
  "a subject from a parameter": { path, doc: github(`              StringLike: { ${sub}: !Ref Subject }`) },
  "a condition that a function makes": {
    path,
    doc: github("              Fn::If: [Strict, { StringEquals: {} }, {}]"),
  },
  "another claim that binds": {
    path,
    doc: github(`              StringEquals: { token.actions.githubusercontent.com:repository: acme/web }`),
  },
  "a pool of Cognito is told apart by its audience": {
    path,
    doc: role(`          - Effect: Allow
            Principal: { Federated: cognito-identity.amazonaws.com }
            Action: sts:AssumeRoleWithWebIdentity
            Condition: { StringEquals: { cognito-identity.amazonaws.com:aud: "eu-west-1:1" } }`),
  },
  "a provider that is computed": {
    path,
    doc: role(`          - Effect: Allow
            Principal: { Federated: !Ref Provider }
            Action: sts:AssumeRoleWithWebIdentity`),
  },
  "people who sign in through SAML": {
    path,
    doc: role(`          - Effect: Allow
            Principal: { Federated: "arn:aws:iam::111122223333:saml-provider/Okta" }
            Action: sts:AssumeRoleWithSAML`),
  },
  "every project of one group of GitLab": {
    path,
    doc: role(`          - Effect: Allow
            Principal: { Federated: "arn:aws:iam::111122223333:oidc-provider/gitlab.com" }
            Action: sts:AssumeRoleWithWebIdentity
            Condition: { StringLike: { gitlab.com:sub: "project_path:acme/*" } }
                                                       ^^^^^^^^^^^^^^^^^^^^^ information scope-trust-unbounded: Trust of Role "Deploy" lets in a whole organisation: "project_path:acme/*" fits every repository of acme`),
  },
  "a tenant whose issuer ends in a slash": {
    path,
    doc: role(`          - Effect: Allow
            Principal: { Federated: "arn:aws:iam::111122223333:oidc-provider/sts.windows.net/t1/" }
            Action: sts:AssumeRoleWithWebIdentity
            Condition: { StringEquals: { sts.windows.net/t1/:sub: s1 } }`),
  },
  "a Deny lets nobody in": {
    path,
    doc: role(`          - { Effect: Deny, Principal: { AWS: "*" }, Action: sts:AssumeRole }`),
  },
  "a policy on a bucket is no trust": {
    path: "bucket.json",
    doc: `
{
  "Version": "2012-10-17",
  "Statement": { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::site/*" }
}
`,
  },
  "a trust in a file of its own": {
    path: "trust.json",
    doc: `
{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    ^^^^^^^^^^^^^^^^^ warning scope-trust-unbounded: Trust in trust.json lets in anybody: no condition on ${sub}
    "Principal": { "Federated": "${GITHUB}" },
    "Action": "sts:AssumeRoleWithWebIdentity"
  }
}
`,
  },
});
