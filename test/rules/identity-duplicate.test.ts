/** Cases of identity-duplicate beyond its examples. */
import { identityDuplicate } from "../../server/src/rules/identity-duplicate.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(identityDuplicate, {
  "two files: the first by path is the first": `
=== a/nhi.yaml
nhi: 1
identities:
  ci-bot: { type: bot, owner: web, purpose: Runs the nightly build }
  ~~~~~~ identity-duplicate: Declared here first
=== b/nhi.yaml
nhi: 1
identities:
  ci-bot: { type: bot, owner: platform, purpose: Runs the nightly build }
  ^^^^^^ error identity-duplicate: Identity "ci-bot" is declared twice
`,
  "the order in which files are read does not matter": `
=== b/nhi.yaml
nhi: 1
identities:
  ci-bot: { type: bot, owner: platform, purpose: Runs the nightly build }
  ^^^^^^ error identity-duplicate: Identity "ci-bot" is declared twice
=== a/nhi.yaml
nhi: 1
identities:
  ci-bot: { type: bot, owner: web, purpose: Runs the nightly build }
`,
  "three times: each further one": `
nhi: 1
identities:
  ci-bot: { type: bot, owner: web, purpose: Runs the nightly build }
  ci-bot: { type: bot, owner: web, purpose: Runs the nightly build }
  ^^^^^^ error identity-duplicate: Identity "ci-bot" is declared twice
  ci-bot: { type: bot, owner: web, purpose: Runs the nightly build }
  ^^^^^^ error identity-duplicate: Identity "ci-bot" is declared twice
`,
  "twice in one map is a fault of the text, told as such": `
nhi: 1
identities: { ci-bot: { type: bot, owner: web, purpose: Builds }, ci-bot: { type: bot, owner: web, purpose: Builds } }
`,
  "teams, controls and other sections": `
=== a/nhi.yaml
nhi: 1
teams:
  web: { contact: "#web" }
risks:
  old-keys: { title: Old keys, owner: web, severity: low, status: open, opened: 2026-11-01 }
=== b/nhi.yaml
nhi: 1
teams:
  web: { contact: "#web-team" }
  ^^^ error identity-duplicate: Team "web" is declared twice
risks:
  old-keys: { title: Old keys, owner: web, severity: low, status: open, opened: 2026-11-01 }
  ^^^^^^^^ error identity-duplicate: Risk "old-keys" is declared twice
`,
  "the same id in two sections is two things": `
nhi: 1
teams:
  payments: { contact: "#payments" }
identities:
  payments: { type: bot, owner: payments, purpose: Runs the nightly build }
`,
  "a key of the policy in two files": `
=== a/nhi.yaml
nhi: 1
policy:
  model: security-led
  accountable: security
  maxAge: 90d
=== b/nhi.yaml
nhi: 1
policy:
  maxAge: 60d
  ^^^^^^ error identity-duplicate: The policy sets "maxAge" twice; only the first counts
  stores: ["vault:kv"]
`,
  "a key of another file in another case is another name": `
=== a/nhi.yaml
nhi: 1
identities:
  ci-bot: { type: bot, owner: web, purpose: Runs the nightly build }
=== b/nhi.yaml
nhi: 1
identities:
  CI-bot: { type: bot, owner: web, purpose: Runs the nightly build }
`,
  "JSON and YAML together": `
=== a/nhi.json
{
  "nhi": 1,
  "identities": {
    "ci-bot": { "type": "bot", "owner": "web", "purpose": "Runs the nightly build" }
  }
}
=== nhi.yaml
nhi: 1
identities:
  ci-bot: { type: bot, owner: web, purpose: Runs the nightly build }
  ^^^^^^ error identity-duplicate: Identity "ci-bot" is declared twice
`,
});
