/** How far policies reach, and what is not accused: the traps that are as binding as the faults. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { factsOf, said } from "./facts-as-text.ts";

/** `reach action` of every right of a policy whose statements these are. */
const reached = (statements: readonly object[], path = "policy.json"): string =>
  factsOf(JSON.stringify({ Version: "2012-10-17", Statement: statements }), path)
    .flatMap(({ grants }) => grants)
    .flatMap(({ scopes }) => scopes)
    .map(({ reach, text, escalates }) => `${reach} ${text.slice(4)}${escalates ? " escalates" : ""}`)
    .join("; ");

const allow = (Action: string | readonly string[], rest: object = {}): object => ({
  Effect: "Allow",
  Action,
  Resource: "*",
  ...rest,
});

const CASES: readonly (readonly [name: string, statements: readonly object[], expected: string])[] = [
  ["everything on everything", [allow("*")], "admin *@*"],
  ["every IAM action", [allow("iam:*")], "admin iam:*@*"],
  [
    "every action of services that hold much",
    [allow(["s3:*", "kms:*"])],
    "wildcard s3:*@*; wildcard kms:*@*",
  ],
  ["every action of a smaller service", [allow("states:*")], "elevated states:*@*"],
  ["every action but a few", [{ Effect: "Allow", NotAction: ["iam:*"], Resource: "*" }], "wildcard *@*"],
  [
    "every action but one that is none of IAM",
    [{ Effect: "Allow", NotAction: "s3:DeleteBucket", Resource: "*" }],
    "admin *@*",
  ],
  [
    "every action of a service on all of it, spelt out",
    [allow("s3:*", { Resource: "arn:aws:s3:::*" })],
    "wildcard s3:*@arn:aws:s3:::*",
  ],
  [
    "every resource but one",
    [allow("s3:*", { Resource: undefined, NotResource: "arn:aws:s3:::x" })],
    "wildcard s3:*@*",
  ],
  ["a pattern with many writes", [allow("s3:Put*")], "wildcard s3:Put*@*"],
  [
    "a condition that leaves nothing out",
    [allow("s3:*", { Condition: { Bool: { "aws:SecureTransport": "true" } } })],
    "wildcard s3:*@*",
  ],
  ["passing every role", [allow("iam:PassRole")], "elevated iam:PassRole@* escalates"],
  [
    "passing every role of the account",
    [allow("iam:PassRole", { Resource: "arn:aws:iam::111122223333:role/*" })],
    "elevated iam:PassRole@arn:aws:iam::111122223333:role/* escalates",
  ],
  [
    "writing policies",
    [allow(["iam:AttachRolePolicy", "iam:GetRole"])],
    "elevated iam:AttachRolePolicy@* escalates; narrow iam:GetRole@*",
  ],

  [
    "only reading",
    [allow(["ec2:Describe*", "s3:Get*", "s3:List*", "logs:FilterLogEvents"])],
    "narrow ec2:Describe*@*; narrow s3:Get*@*; narrow s3:List*@*; narrow logs:FilterLogEvents@*",
  ],
  [
    "actions that cannot be scoped",
    [allow(["ecr:GetAuthorizationToken", "xray:PutTraceSegments"])],
    "narrow ecr:GetAuthorizationToken@*; narrow xray:PutTraceSegments@*",
  ],
  ["a pattern of two actions", [allow("kms:ReEncrypt*")], "elevated kms:ReEncrypt*@*"],
  [
    "every action on one resource",
    [allow("s3:*", { Resource: "arn:aws:s3:::files/*" })],
    "elevated s3:*@arn:aws:s3:::files/*",
  ],
  ["a Deny", [{ Effect: "Deny", Action: "*", Resource: "*" }], ""],
  [
    "a condition that narrows",
    [allow("*", { Condition: { StringEquals: { "s3:DataAccessPointAccount": "1" } } })],
    "elevated *@*",
  ],
  [
    "passing roles to one service",
    [
      allow("iam:PassRole", {
        Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
      }),
    ],
    "elevated iam:PassRole@*",
  ],
  [
    "passing one role",
    [allow("iam:PassRole", { Resource: "arn:aws:iam::111122223333:role/task" })],
    "elevated iam:PassRole@arn:aws:iam::111122223333:role/task",
  ],
  ["a policy on a key", [allow("kms:*", { Principal: { AWS: "arn:aws:iam::111122223333:root" } })], ""],
  ["IAM denied beside", [allow("*"), { Effect: "Deny", Action: "iam:*", Resource: "*" }], "wildcard *@*"],
  ["an action from a template", [allow("${action}")], ""],
  [
    "a resource from a template",
    [allow("s3:*", { Resource: "${bucket_arn}" })],
    "elevated s3:*@${bucket_arn}",
  ],
];

for (const [name, statements, expected] of CASES)
  test(name, () => assert.equal(reached(statements), expected));

for (const path of [
  "scp/allow-all.json",
  "org/service-control-policies/full.json",
  "iam/permissions-boundary.json",
])
  test(`a limit for others gives nothing: ${path}`, () => assert.equal(reached([allow("*")], path), ""));

test("a folder that only sounds like a limit", () =>
  assert.equal(reached([allow("*")], "scpa/escape.json"), "admin *@*"));

test("managed policies of a role, by ARN, function and name", () =>
  assert.equal(
    said(`
Resources:
  Deploy:
    Type: AWS::IAM::Role
    Metadata: { nhi/owner: ops }
    Properties:
      ManagedPolicyArns:
        - arn:aws:iam::aws:policy/AdministratorAccess
        - !Sub "arn:\${AWS::Partition}:iam::aws:policy/AmazonS3FullAccess"
        - !Join ["", ["arn:", !Ref AWS::Partition, ":iam::aws:policy/PowerUserAccess"]]
        - Fn::Sub: "arn:\${AWS::Partition}:iam::aws:policy/ReadOnlyAccess"
        - !Ref OwnPolicy
        - arn:aws:iam::111122223333:policy/AdministratorAccess
`),
    `Role "Deploy" = cfn:template.yaml#Deploy [2 Deploy], owner ops, in aws:stack/template.yaml
  rung 1: "ops" by metadata nhi/owner [4 ops]
Managed policies of Role "Deploy" for cfn:template.yaml#Deploy
  admin aws:AdministratorAccess [7 arn:aws:iam::aws:policy/AdministratorAccess]: AdministratorAccess is the administrator of the account
  wildcard aws:AmazonS3FullAccess [8 "arn:\${AWS::Partition}:iam::aws:policy/AmazonS3FullAccess"]: AmazonS3FullAccess is every action of the service
  wildcard aws:PowerUserAccess [9 ["", ["arn:", !Ref AWS::Partition, ":iam::aws:policy/PowerUserAccess"]]]: every action but those of IAM
  narrow aws:ReadOnlyAccess [10 Fn::Sub: "arn:\${AWS::Partition}:iam::aws:policy/ReadOnlyAccess"]: reads`,
  ));

const admin = (properties: string, type = "Role"): string => `
Resources:
  It:
    Type: AWS::IAM::${type}
    Properties:
      ManagedPolicyArns: [arn:aws:iam::aws:policy/AdministratorAccess]
${properties}
`;

for (const [name, text] of [
  ["within a boundary", admin("      PermissionsBoundary: !Ref Boundary")],
  [
    "of people who sign in",
    admin(
      "      AssumeRolePolicyDocument: { Statement: { Effect: Allow, Action: sts:AssumeRoleWithSAML, Principal: { Federated: !Sub 'arn:aws:iam::${AWS::AccountId}:saml-provider/Okta' } } }",
    ),
  ],
  [
    "of people with a second factor",
    admin(
      "      AssumeRolePolicyDocument: { Statement: { Effect: Allow, Action: sts:AssumeRole, Principal: { AWS: !Ref AWS::AccountId }, Condition: { Bool: { aws:MultiFactorAuthPresent: true } } } }",
    ),
  ],
  ["of people with a password", admin("      LoginProfile: { Password: !Ref Password }", "User")],
  ["of a group of people", admin("", "Group")],
] as const)
  test(`an administrator's policy ${name} is elevated`, () =>
    assert.match(said(text), /elevated aws:AdministratorAccess/));

test("a policy resource names its subject; a boundary gives nothing", () =>
  assert.equal(
    said(`
Resources:
  Upload:
    Type: AWS::IAM::Policy
    Properties:
      Roles: [!Ref Task]
      PolicyDocument: { Statement: { Effect: Allow, Action: "dynamodb:*", Resource: "*" } }
  DeveloperBoundary:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: { Statement: { Effect: Allow, Action: "*", Resource: "*" } }
#  Old:
#    Type: AWS::IAM::ManagedPolicy
#    Properties:
#      PolicyDocument: { Statement: { Effect: Allow, Action: "*", Resource: "*" } }
`),
    `Policy "Upload" for cfn:template.yaml#Task
  wildcard aws:dynamodb:*@* [6 "dynamodb:*"]: every action of dynamodb on every resource`,
  ));

test("a function of SAM has the policies of its own role, and none beside a role that it names", () =>
  assert.equal(
    said(`
Transform: AWS::Serverless-2016-10-31
Resources:
  Thumb:
    Type: AWS::Serverless::Function
    Properties:
      Policies:
        - AmazonS3FullAccess
        - S3ReadPolicy: { BucketName: !Ref Files }
        - Version: "2012-10-17"
          Statement: [{ Effect: Allow, Action: ssm:*, Resource: "*" }]
  Other:
    Type: AWS::Serverless::Function
    Properties: { Role: !GetAtt Task.Arn, Policies: AdministratorAccess }
`),
    `Policies of Function "Thumb" for unsayable
  wildcard aws:ssm:*@* [10 ssm:*]: every action of ssm on every resource
  wildcard aws:AmazonS3FullAccess [7 AmazonS3FullAccess]: AmazonS3FullAccess is every action of the service`,
  ));

test("a Serverless service: the shared role, roles of functions, resources, and the owner in its tags", () =>
  assert.equal(
    said(
      `
service: shop
provider:
  name: aws
  tags: { team: payments, stage: "\${sls:stage}" }
  iam:
    role:
      statements:
        - { Effect: Allow, Action: ["s3:*"], Resource: "*" }
functions:
  thumb:
    handler: x
    iamRoleStatements:
      - { Effect: Allow, Action: "lambda:*", Resource: "*" }
resources:
  Resources:
    Bot:
      Type: AWS::IAM::User
`,
      "serverless.yml",
    ),
    `aws:stack/serverless.yml
  rung 4: "payments" by provider tags team [4 payments]
User "Bot" = cfn:serverless.yml#Bot [16 Bot], owner absent, goes to resources > Resources > Bot > Metadata > nhi/owner, in aws:stack/serverless.yml
Policy of the functions' role for unsayable
  wildcard aws:s3:*@* [8 "s3:*"]: every action of s3 on every resource
Policy of function "thumb" for unsayable
  wildcard aws:lambda:*@* [13 "lambda:*"]: every action of lambda on every resource`,
  ));

test("a policy that stands in a template as a text", () =>
  assert.equal(
    said(`
Resources:
  Upload:
    Type: AWS::IAM::Policy
    Properties:
      Users: [bot]
      PolicyDocument: !Sub '{
        "Statement": [
          { "Effect": "Allow", "Action": ["s3:GetObject", "iam:*"], "Resource": "*" },
          { "Effect": "Deny", "Action": "s3:*", "Resource": "*" }
        ]
      }'
`),
    `Policy "Upload" for aws:iam-user/bot
  narrow aws:s3:GetObject@* [8 s3:GetObject]: reads
  admin aws:iam:*@* [8 iam:*]: every IAM action, which can give itself every other`,
  ));
