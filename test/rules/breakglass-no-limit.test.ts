/** Cases of breakglass-no-limit beyond its examples. */
import { breakglassNoLimit } from "../../server/src/rules/breakglass-no-limit.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(breakglassNoLimit, {
  "an hour comes first, then the longest elevation of the policy": {
    doc: `
nhi: 1
policy: { elevation: { maxDuration: 4h } }
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
breakGlass:
  prod-admin:
  ^^^^^^^^^^ error breakglass-no-limit: Break-glass path "prod-admin" has no limit for one use
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    audit: "splunk:bg"
    reviewWithin: 24h
    approvedBy: audit
    tested: 2026-10-01
`,
    fixes: ["Set maxDuration to 1h", "Set maxDuration to 4h (the longest elevation)"],
    fixed: `
nhi: 1
policy: { elevation: { maxDuration: 4h } }
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
breakGlass:
  prod-admin:
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    audit: "splunk:bg"
    reviewWithin: 24h
    approvedBy: audit
    tested: 2026-10-01
    maxDuration: 1h
`,
  },
  "a limit that cannot be read is told by the shape, one that is computed elsewhere is none of ours": `
nhi: 1
breakGlass:
  prod-admin:
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    maxDuration: soon
  other:
    owner: security
    activatedBy: platform
    scopes: ["aws:s3:PutObject@arn:aws:s3:::x"]
    maxDuration: \${LIMIT}
`,
  "in JSON too": {
    doc: `
{
  "nhi": 1,
  "breakGlass": {
    "prod-admin": {
    ^^^^^^^^^^^^ error breakglass-no-limit: Break-glass path "prod-admin" has no limit for one use
      "owner": "security",
      "activatedBy": "platform",
      "scopes": ["aws:AdministratorAccess@111122223333"],
      "preApproved": true,
      "audit": "splunk:bg",
      "reviewWithin": "24h",
      "tested": "2026-10-01"
    }
  }
}
`,
    path: "nhi.json",
    fixed: `
{
  "nhi": 1,
  "breakGlass": {
    "prod-admin": {
      "owner": "security",
      "activatedBy": "platform",
      "scopes": ["aws:AdministratorAccess@111122223333"],
      "preApproved": true,
      "audit": "splunk:bg",
      "reviewWithin": "24h",
      "tested": "2026-10-01",
      "maxDuration": "1h"
    }
  }
}
`,
  },
});
