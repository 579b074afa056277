/** Cases of scope-over-ceiling beyond its examples. */
import { scopeOverCeiling } from "../../server/src/rules/scope-over-ceiling.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(scopeOverCeiling, {
  "each right of a scope counts; all that the ceiling says must hold": {
    doc: `
nhi: 1
teams:
  data: { contact: "#data", aliases: ["@acme/data"] }
policy:
  ceilings:
    - match: { owner: "@acme/data", environment: production }
             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ scope-over-ceiling: The ceiling is set here
      scopes: ["db:SELECT", "k8s:get,list pods@ns/data"]
identities:
  report:
    type: bot
    owner: data
    purpose: Sends the monthly report
    scopes:
      - "db:SELECT@books/public.*"
      - "db:SELECT,INSERT@books/public.*"
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning scope-over-ceiling: Identity "report": scope db:SELECT,INSERT@books/public.* goes beyond the ceiling for owner @acme/data, environment production: db:SELECT, k8s:get,list pods@ns/data
      - "k8s:list pods@ns/data"
  other: { type: bot, owner: web, purpose: Sends mails, scopes: ["db:INSERT@books/x"] }
  test: { type: bot, owner: data, purpose: Tries things, environment: test, scopes: ["db:INSERT@books/x"] }
`,
    because: [
      "scope: db:SELECT,INSERT@books/public.*",
      "ceiling: db:SELECT, k8s:get,list pods@ns/data (for owner @acme/data, environment production)",
    ],
  },
  "a wildcard is no part of what is narrower, and no resource means all of them": `
nhi: 1
policy:
  ceilings: [{ match: { type: bot }, scopes: ["aws:s3:Get*@arn:aws:s3:::reports/*"] }]
identities:
  one: { type: bot, owner: a, purpose: Reads, scopes: ["aws:s3:*@arn:aws:s3:::reports/*", "aws:s3:GetObject"] }
                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning scope-over-ceiling: Identity "one": scope aws:s3:*@arn:aws:s3:::reports/* goes beyond the ceiling for type bot: aws:s3:Get*@arn:aws:s3:::reports/*
                                                                                          ^^^^^^^^^^^^^^^^^^ warning scope-over-ceiling: Identity "one": scope aws:s3:GetObject goes beyond the ceiling for type bot: aws:s3:Get*@arn:aws:s3:::reports/*
  two: { type: bot, owner: a, purpose: Reads, scopes: ["aws:s3:GetObject@arn:aws:s3:::reports/2026/*"] }
`,
  "a ceiling without a scope allows none": `
nhi: 1
policy:
  ceilings: [{ match: { type: bot }, scopes: [] }]
identities:
  one: { type: bot, owner: a, purpose: Reads, scopes: ["mail:read"] }
                                                       ^^^^^^^^^^^ warning scope-over-ceiling: Identity "one": scope mail:read goes beyond the ceiling for type bot: no scope at all
`,
  "criticality and environment as a rule of owners says them": {
    path: "shop/nhi.yaml",
    doc: `
nhi: 1
owners:
  - { match: "shop/**", owner: shop, criticality: high, environment: staging }
policy:
  ceilings:
    - { match: { criticality: high }, scopes: ["mail:*"] }
    - { match: { environment: staging }, scopes: ["mail:*", "db:*"] }
    - { match: { environment: prod }, scopes: [] }
identities:
  one: { type: bot, owner: shop, purpose: Reads, scopes: ["db:SELECT@x"] }
                                                          ^^^^^^^^^^^^^ warning scope-over-ceiling: Identity "one": scope db:SELECT@x goes beyond the ceiling for criticality high: mail:*
  two: { type: bot, owner: shop, purpose: Reads, environment: test, scopes: ["mail:read"] }
`,
  },
  "other identities, expressions, retired ones, grants, and what the ceiling asks that nobody can tell": `
nhi: 1
policy:
  ceilings:
    - { match: { type: bot }, scopes: ["mail:*"] }
    - { match: { criticality: high }, scopes: [] }
    - { match: {}, scopes: [] }
identities:
  one: { type: workload, owner: a, purpose: Reads, scopes: ["db:SELECT@x"] }
  two: { type: bot, owner: a, purpose: Reads, scopes: ["\${SCOPE}", "mail:send", "MAIL:read@box"] }
  three: { type: bot, owner: a, purpose: Read, status: retired, scopes: ["db:SELECT@x"] }
access:
  - { subject: team:ops, scopes: ["db:SELECT@x"], maxDuration: 1h, justification: required, approvedBy: security }
`,
  "pieces of a pattern are found in their order": `
nhi: 1
policy:
  ceilings: [{ match: { type: bot }, scopes: ["github:*:read@*/web", "aws:*"] }]
identities:
  one: { type: bot, owner: a, purpose: Reads, scopes: ["github:contents:read@acme/web", "aws:iam:*"] }
  two: { type: bot, owner: a, purpose: Reads, scopes: ["github:contents:read@acme/web2"] }
                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning scope-over-ceiling: Identity "two": scope github:contents:read@acme/web2 goes beyond the ceiling for type bot: github:*:read@*/web, aws:*
`,
});
