/** Cases of breakglass-untested beyond its examples. */
import { breakglassUntested } from "../../server/src/rules/breakglass-untested.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(breakglassUntested, {
  "never tested": `
nhi: 1
breakGlass:
  prod-admin:
  ^^^^^^^^^^ warning breakglass-untested: Break-glass path "prod-admin" has never been tested
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    maxDuration: 1h
    preApproved: true
    audit: "splunk:bg"
    reviewWithin: 24h
`,
  "by default every half year: the last good day and the day after": {
    doc: `
nhi: 1
breakGlass:
  good:
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    tested: 2026-05-25
            ^^^^^^^^^^ warning breakglass-untested: Break-glass path "good": the test was due on 2026-11-21, 1 day ago
  better:
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    tested: 2026-05-26
  prod-admin:
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    tested: 2026-05-24
            ^^^^^^^^^^ warning breakglass-untested: Break-glass path "prod-admin": the test was due on 2026-11-20, 2 days ago
`,
    because: [
      "tested: 2026-05-25",
      "limit: 180d (built-in default, not your policy; the number is our choice)",
      "due: 2026-11-21",
      "late: 1 day",
    ],
  },
  "an interval of its own": {
    doc: `
nhi: 1
breakGlass:
  prod-admin:
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    tested: 2026-09-01
            ^^^^^^^^^^ warning breakglass-untested: Break-glass path "prod-admin": the test was due on 2026-10-31, 22 days ago
    testEvery: 60d
`,
    because: ["tested: 2026-09-01", "limit: 60d (testEvery)", "due: 2026-10-31", "late: 22 days"],
  },
  "what cannot be read is not accused": `
nhi: 1
breakGlass:
  prod-admin:
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    tested: \${DAY}
  other:
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    tested: 2020-01-01
    testEvery: often
`,
});
