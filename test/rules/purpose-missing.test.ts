/** Cases of purpose-missing beyond its examples. */
import { purposeMissing } from "../../server/src/rules/purpose-missing.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(purposeMissing, {
  "a stub is no purpose": {
    doc: `
nhi: 1
identities:
  ci-bot:
    type: bot
    owner: platform
    purpose: TODO describe
             ^^^^^^^^^^^^^ warning purpose-missing: Identity "ci-bot" has the placeholder "TODO describe" as its purpose
`,
    fixes: ["Write the purpose"],
    fixed: `
nhi: 1
identities:
  ci-bot:
    type: bot
    owner: platform
    purpose: Runs the nightly build
`,
  },
  "an empty purpose": `
nhi: 1
identities:
  ci-bot:
  ^^^^^^ warning purpose-missing: Identity "ci-bot" has no purpose
    type: bot
    owner: platform
    purpose: "  "
`,
  "a purpose that speaks of such words": `
nhi: 1
identities:
  a: { type: bot, owner: platform, purpose: Collects TODO comments }
  b: { type: bot, owner: platform, purpose: "\${PURPOSE}" }
  c: { type: bot, owner: platform, purpose: Sync }
`,
  "a planned identity says what it will be for, a retired one need not": `
nhi: 1
identities:
  next: { type: bot, owner: platform, status: planned }
  ^^^^ warning purpose-missing: Identity "next" has no purpose
  old: { type: bot, owner: platform, status: retired }
`,
  JSON: {
    path: "nhi.json",
    doc: `
{
  "nhi": 1,
  "identities": {
    "ci-bot": { "type": "bot", "owner": "platform" }
    ^^^^^^^^ warning purpose-missing: Identity "ci-bot" has no purpose
  }
}
`,
    fixed: `
{
  "nhi": 1,
  "identities": {
    "ci-bot": { "type": "bot", "owner": "platform", "purpose": "Runs the nightly build" }
  }
}
`,
  },
  "a ServiceAccount has no word for a purpose": {
    path: "k8s/account.yaml",
    doc: `
apiVersion: v1
kind: ServiceAccount
metadata:
  name: mailer
  namespace: shop
`,
  },
});
