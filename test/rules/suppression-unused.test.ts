/** Cases of suppression-unused beyond its examples. */
import { suppressionUnused } from "../../server/src/rules/suppression-unused.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(suppressionUnused, {
  "nobody has said that all is read": `
nhi: 1
teams:
  cards: { contact: "#cards" }
  security: { contact: "#security", function: security }
identities:
  # nhi-ignore rotation-stale until=2026-12-31 by=security reason="SEC-88"
  signer: { type: certificate, owner: cards, purpose: Signs files }
`,
  "one that is not in force is told by others": {
    beside: [],
    doc: `
nhi: 1
teams:
  cards: { contact: "#cards" }
  security: { contact: "#security", function: security }
identities:
  # nhi-ignore rotation-stale until=2026-12-31 by=security
  # nhi-ignore rotation-stale until=2026-10-31 by=security reason="SEC-88"
  # nhi-ignore rotten-stale until=2026-12-31 by=security reason="SEC-88"
  signer: { type: certificate, owner: cards, purpose: Signs files }
`,
  },
  "a rule that is switched off finds nothing anywhere": {
    beside: [],
    doc: `
nhi: 1
policy:
  rules: { rotation-stale: off }
identities:
  # nhi-ignore rotation-stale until=2026-12-31 by=security reason="SEC-88"
  signer: { type: certificate, owner: cards, purpose: Signs files }
`,
  },
  "the comment goes, and only it": {
    beside: [],
    path: "k8s/account.yaml",
    doc: `
apiVersion: v1
kind: ServiceAccount
metadata:
  name: deploy # nhi-ignore scope-wildcard until=2026-12-31 by=security reason="SEC-88"
                 ^^^^^^^^^^ warning suppression-unused: The suppression of scope-wildcard hides nothing: its line has no such finding
`,
    fixes: ["Remove the suppression"],
    fixed: `
apiVersion: v1
kind: ServiceAccount
metadata:
  name: deploy
`,
  },
  "an annotation goes as a pair": {
    beside: [],
    path: "k8s/account.yaml",
    doc: `
apiVersion: v1
kind: ServiceAccount
metadata:
  name: deploy
  annotations:
    nhi/ignore: "scope-wildcard until=2026-12-31 by=security reason='SEC-88'"
                 ^^^^^^^^^^^^^^ warning suppression-unused: The suppression of scope-wildcard hides nothing: its object has no such finding
    team: web
`,
    fixed: `
apiVersion: v1
kind: ServiceAccount
metadata:
  name: deploy
  annotations:
    team: web
`,
  },
  "in a template, and in a text that is broken, more may be wrong than can be read": {
    beside: [],
    doc: `
=== chart/templates/account.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ .Values.name }} # nhi-ignore scope-wildcard until=2026-12-31 by=security reason="SEC-88"
=== nhi.yaml
nhi: 1
identities:
  # nhi-ignore rotation-stale until=2026-12-31 by=security reason="SEC-88"
  signer: { type: certificate, owner: cards, purpose: Signs files
`,
  },
  "for a file": {
    beside: [],
    path: "CODEOWNERS",
    doc: `
# nhi-ignore-file owner-missing until=2026-12-31 by=security reason="SEC-88"
  ^^^^^^^^^^^^^^^ warning suppression-unused: The suppression of owner-missing hides nothing: the file has no such finding
* @acme/web
`,
    fixed: `
* @acme/web
`,
  },
});
