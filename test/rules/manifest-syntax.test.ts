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
           ^^^^^^^^^ error manifest-syntax: This quote is not closed on its line
    purpose: Runs the nightly build
  mailer: { type: bot, owner: web, purpose: Sends order mails }
`,
  "a tab in the indent": `
nhi: 1
identities:
  ci-bot:
\ttype: bot
^ error manifest-syntax: A tab indents this line; YAML wants spaces
  mailer: { type: bot, owner: web, purpose: Sends order mails }
`,
  "conflict markers": `
nhi: 1
identities:
  ci-bot:
    type: bot
<<<<<<< HEAD
^^^^^^^^^^^^ error manifest-syntax: A merge conflict is left here. Choose one side and remove the marks
    owner: platform
=======
    owner: web
>>>>>>> main
`,
  "a template is a note, no fault": `
nhi: 1
identities:
  {{ .Values.name }}:
  ^^^^^^^^^^^^^^^^^^ information manifest-syntax: This document is a template. It is read only after the template engine has run, so nothing is checked here
    type: bot
`,
  "a chart is full of templates, and everybody knows": {
    path: "chart/templates/account.yaml",
    doc: `
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ .Values.name }}
`,
  },
  "a template where nobody looks for one": {
    path: "deploy/account.yaml",
    doc: `
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ .Values.name }}
        ^^^^^^^^^^^^^^^^^^ hint manifest-syntax: This document is a template. It is read only after the template engine has run, so nothing is checked here
`,
  },
  "one id twice in one map": `
nhi: 1
identities: { ci-bot: { type: bot, owner: web, purpose: Builds }, ci-bot: { type: bot, owner: web, purpose: Builds } }
                                                                  ^^^^^^ error manifest-syntax: The key \`ci-bot\` is here already. Only one of the two can count
`,
  "valid text, wrong names": `
nhi: 1
identitys:
  ci-bot: { typ: bot }
`,
});
