/** Cases of scope-cross-environment beyond its examples. */
import { scopeCrossEnvironment } from "../../server/src/rules/scope-cross-environment.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(scopeCrossEnvironment, {
  "in the middle of a resource, and in a grant to the identity": `
nhi: 1
identities:
  load-test:
    type: workload
    owner: quality
    purpose: Plays back a day of orders
    environment: [dev, test]
                 ~~~~~~~~~~~ scope-cross-environment: Where it runs is said here
                 ~~~~~~~~~~~ scope-cross-environment: Where it runs is said here
    scopes: ["aws:s3:GetObject@arn:aws:s3:::orders-prd1/*"]
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning scope-cross-environment: Identity "load-test" runs in dev and test and reaches production: aws:s3:GetObject@arn:aws:s3:::orders-prd1/*
access:
  - subject: identity:load-test
    scopes: ["k8s:view@cluster/prod-eu"]
             ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning scope-cross-environment: Identity "load-test" runs in dev and test and reaches production: k8s:view@cluster/prod-eu
    maxDuration: 1h
    justification: required
    approvedBy: security
`,
  "production itself, also unwritten, and words that only look like it": `
nhi: 1
identities:
  one: { type: bot, owner: a, purpose: Reads orders, environment: prod, scopes: ["db:SELECT@orders-prod/x"] }
  two: { type: bot, owner: a, purpose: Reads orders, scopes: ["db:SELECT@orders-prod/x"] }
  three: { type: bot, owner: a, purpose: Reads orders, environment: staging, scopes: ["db:SELECT@products/x", "db:SELECT@non-prod/x", "db:SELECT@preprod/x", "db:SELECT@test-of-prod/x"] }
  four: { type: bot, owner: a, purpose: Reads orders, environment: frankfurt, scopes: ["db:SELECT@orders-prod/x"] }
  five: { type: bot, owner: a, purpose: Reads orders, environment: [prod, dev], scopes: ["db:SELECT@orders-prod/x"] }
  six: { type: bot, owner: a, purpose: Read orders, environment: dev, status: retired, scopes: ["db:SELECT@orders-prod/x"] }
`,
  JSON: {
    path: "nhi.json",
    doc: `
{ "nhi": 1, "identities": { "test": { "type": "bot", "owner": "quality", "purpose": "Tries things", "environment": "qa",
  "scopes": ["db:SELECT@production/x"] } } }
             ^^^^^^^^^^^^^^^^^^^^^^^^ warning scope-cross-environment: Identity "test" runs in qa and reaches production: db:SELECT@production/x
`,
  },
});
