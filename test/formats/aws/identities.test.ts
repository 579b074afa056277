/** Users, roles and access keys of templates: who they are called, who owns them, how old their keys are. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { said } from "./facts-as-text.ts";

const user = (properties: string, before = ""): string => `
Resources:
${before}  Bot:
    Type: AWS::IAM::User
    Properties:
${properties}
`;

for (const [name, properties, expected] of [
  [
    "tags as a list",
    '      Tags: [{ Key: stage, Value: prod }, { Key: Owner, Value: "Pay: pay@acme.example" }]',
    /rung 3: "pay@acme.example" by tag Owner \[5 pay@acme.example\]/,
  ],
  ["tags as a map", "      Tags: { team-name: payments }", /rung 3: "payments" by tag team-name/],
  [
    "a tag with a prefix",
    "      Tags: [{ Key: 'acme:owner', Value: payments }]",
    /rung 3: "payments" by tag acme:owner/,
  ],
  [
    "a tag from a parameter",
    "      Tags: [{ Key: owner, Value: !Ref Team }]",
    /rung 3: "\$\{Team\}" by tag owner/,
  ],
  ["tags that a function makes", "      Tags: !If [Prod, [{ Key: owner, Value: a }], []]", /owner elsewhere/],
  [
    "an empty tag and a component",
    "      Tags: [{ Key: owner, Value: '' }, { Key: component, Value: x }]",
    /owner absent/,
  ],
] as const)
  test(`the owner in ${name}`, () => assert.match(said(user(properties)), expected));

test("the owner in a comment above", () =>
  assert.match(
    said(user("      UserName: ci-bot", "  # nhi: owner=payments sponsor=cfo@acme.example\n")),
    /User "ci-bot".*owner payments.*\n {2}rung 1: "payments" by comment # nhi: owner \[2 payments\]/,
  ));

test("the owner of the whole stack in a comment at the top and in the globals of SAM", () =>
  assert.match(
    said(
      "# nhi: owner=payments\nAWSTemplateFormatVersion: '2010-09-09'\nGlobals:\n  Function:\n    Tags: { owner: shop }\nResources:\n  Bot:\n    Type: AWS::IAM::User\n",
    ),
    /rung 4: "payments" by comment # nhi: owner of the stack.*\n.*\n.*rung 4: "shop" by Globals Function tag owner/,
  ));

test("in JSON the owner stands in tags or metadata", () =>
  assert.match(
    said(
      JSON.stringify({
        AWSTemplateFormatVersion: "2010-09-09",
        Resources: { Bot: { Type: "AWS::IAM::User", Metadata: { "nhi/owner": "payments" } } },
      }),
      "t.json",
    ),
    /User "Bot".*owner payments/,
  ));

test("roles that Amazon or people own are nobody's machine", () =>
  assert.equal(
    said(`
Resources:
  Linked: { Type: AWS::IAM::ServiceLinkedRole, Properties: { AWSServiceName: es.amazonaws.com } }
  Path: { Type: AWS::IAM::Role, Properties: { Path: /aws-service-role/es.amazonaws.com/ } }
  Person: { Type: AWS::IAM::User, Properties: { LoginProfile: { Password: "{{resolve:x}}" } } }
`),
    "",
  ));

test("access keys: of a user of the template, of another, and of one that is computed", () =>
  assert.equal(
    said(`
Resources:
  A:
    Type: AWS::IAM::AccessKey
    Metadata: { nhi/rotated: 2026-06-01, nhi/every: 90d, nhi/expires: 2026-12-01 }
    Properties: { UserName: !Ref Bot }
  B: { Type: AWS::IAM::AccessKey, Properties: { UserName: ci-bot } }
  C: { Type: AWS::IAM::AccessKey, Properties: { UserName: !Sub "x-\${Stage}" } }
  D: { Type: AWS::IAM::AccessKey }
`),
    `aws-access-key rotated 2026-06-01, every 90d, expires 2026-12-01 of User "Bot" cfn:template.yaml#Bot [2 A]
aws-access-key rotated unsayable, every unsayable, expires unsayable of User "ci-bot" aws:iam-user/ci-bot [6 B]`,
  ));

test("a word in our comment that means nothing is told", () =>
  assert.match(
    said(user("      UserName: x", "  # nhi: ownr=payments\n")),
    /problem unknown-note \[2 ownr\]/,
  ));
