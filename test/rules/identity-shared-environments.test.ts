/** Cases of identity-shared-environments beyond its examples. */
import { identitySharedEnvironments } from "../../server/src/rules/identity-shared-environments.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(identitySharedEnvironments, {
  "three, in a block list": `
nhi: 1
identities:
  feed:
    type: bot
    owner: pricing
    purpose: Loads prices
    environment:
      - dev
      ^^^^^ warning identity-shared-environments: Identity "feed" is used in production and elsewhere: dev, staging and production
      - staging
      - production
`,
  "two without production weigh less": `
nhi: 1
identities:
  feed: { type: bot, owner: pricing, purpose: Loads prices, environment: [dev, test] }
                                                                         ^^^^^^^^^^^ information identity-shared-environments: Identity "feed" is used in 2 environments: dev and test
`,
  "one word, two spellings of one, or a retired identity": `
nhi: 1
identities:
  one: { type: bot, owner: pricing, purpose: Loads prices, environment: [prod] }
  two: { type: bot, owner: pricing, purpose: Loads prices, environment: [prod, Production] }
  three: { type: bot, owner: pricing, purpose: Loaded prices, environment: [prod, dev], status: retired }
`,
  JSON: {
    path: "nhi.json",
    doc: `
{ "nhi": 1, "identities": { "feed": { "type": "bot", "owner": "pricing", "purpose": "Loads prices",
  "environment": ["prod", "qa"] } } }
                 ^^^^^^^^^^^^^^ warning identity-shared-environments: Identity "feed" is used in production and elsewhere: prod and qa
`,
  },
});
