/** Cases of manifest-syntax beyond its examples: one fault at its place, and the neighbours live. */
import { manifestSyntax } from "../../server/src/rules/manifest-syntax.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(manifestSyntax, {
  "an unclosed quote costs its own entry": `
nhi: 1
identities:
  ci-bot:
    type: bot
    owner: "platform
           TBD
    purpose: Runs the nightly build
  mailer: { type: bot, owner: web, purpose: Sends order mails }
`,
  "a tab in the indent": `
nhi: 1
identities:
  ci-bot:
\ttype: bot
TBD
  mailer: { type: bot, owner: web, purpose: Sends order mails }
`,
  "conflict markers": `
nhi: 1
identities:
  ci-bot:
    type: bot
<<<<<<< HEAD
    owner: platform
=======
    owner: web
>>>>>>> main
`,
  "a template is a note, no fault": `
nhi: 1
identities:
  {{ .Values.name }}:
    type: bot
`,
  "a trailing comma in JSON": {
    path: "nhi.json",
    doc: `
{
  "nhi": 1,
  "identities": {},
}
`,
  },
  "valid text, wrong names": `
nhi: 1
identitys:
  ci-bot: { typ: bot }
`,
});
