/** Cases of identity-outlived beyond its examples. */
import { identityOutlived } from "../../server/src/rules/identity-outlived.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(identityOutlived, {
  "an application without a name, and a status that is written": {
    doc: `
nhi: 1
identities:
  points:
    type: bot
    owner: retail
    purpose: Copies points
    status: active
            ~~~~~~ identity-outlived: Said to be active
    application: { status: retired }
                           ^^^^^^^ warning identity-outlived: Identity "points" is active, although its application is retired
`,
    fixes: ["Retire it with its offboarding", "Suspend it until somebody needs it"],
  },
  "the application runs, the identity is gone or switched off, nothing is said": `
nhi: 1
identities:
  one: { type: bot, owner: retail, purpose: Copies points, application: { name: Loyalty, status: active } }
  two: { type: bot, owner: retail, purpose: Copied points, status: retired, application: { name: Loyalty, status: retired } }
  three: { type: bot, owner: retail, purpose: Copies points, status: suspended, application: { name: Loyalty, status: retired } }
  four: { type: bot, owner: retail, purpose: Copies points, application: { name: Loyalty } }
`,
  JSON: {
    path: "nhi.json",
    doc: `
{ "nhi": 1, "identities": { "points": { "type": "bot", "owner": "retail", "purpose": "Copies points",
  "application": { "name": "Loyalty", "status": "retired" } } } }
                                                ^^^^^^^^^ warning identity-outlived: Identity "points" is active, although Loyalty is retired
`,
  },
});
