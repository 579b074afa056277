/** Cases of suppression-invalid beyond its examples. */
import { suppressionInvalid } from "../../server/src/rules/suppression-invalid.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(suppressionInvalid, {
  "every word wrong: each is told once, at its place": `
nhi: 1
teams:
  cards: { contact: "#cards" }
  security: { contact: "#security", function: security }
identities:
  # nhi-ignore rotation-stal, zzz until=31.12.2026 by=crads raeson="one ceremony a year" x until=2026-12-31
               ^^^^^^^^^^^^^ error suppression-invalid: "rotation-stal" is no rule; the nearest is rotation-stale. The suppression hides nothing
                              ^^^ error suppression-invalid: "zzz" is no rule. The suppression hides nothing
                                        ^^^^^^^^^^ error suppression-invalid: "31.12.2026" is no date as YYYY-MM-DD. The suppression hides nothing
                                                      ^^^^^ error suppression-invalid: Nobody here is called "crads", who approves the suppression. It hides nothing
                                                            ^^^^^^ error suppression-invalid: "raeson" is no part of a suppression; it has until, by and reason. The suppression hides nothing
                                                                                         ^ error suppression-invalid: "x" belongs to no key; a reason of several words stands in quotes. The suppression hides nothing
                                                                                           ^^^^^ error suppression-invalid: "until" is there twice. The suppression hides nothing
  signer: { type: certificate, owner: cards, purpose: Signs files }
`,
  "nothing but the word": `
nhi: 1
teams:
  cards: { contact: "#cards" }
  security: { contact: "#security", function: security }
identities:
  # nhi-ignore
    ^^^^^^^^^^ error suppression-invalid: The suppression names no rule, and hides nothing
    ^^^^^^^^^^ error suppression-invalid: The suppression of an unnamed rule gives no reason, and hides nothing
  signer: { type: certificate, owner: cards, purpose: Signs files }
`,
  "an open quote, and a stub for a reason": `
nhi: 1
teams:
  cards: { contact: "#cards" }
  security: { contact: "#security", function: security }
identities:
  # nhi-ignore owner-missing until=2026-12-15 by=security reason="one ceremony
                                                          ^^^^^^^^^^^^^^^^^^^^ error suppression-invalid: The quote behind reason is never closed. The suppression hides nothing
  signer: { type: certificate, owner: cards, purpose: Signs files }
  # nhi-ignore owner-missing until=2026-12-15 by=security reason=TODO
                                                                 ^^^^ error suppression-invalid: "TODO" is no reason. The suppression hides nothing
  other: { type: certificate, owner: cards, purpose: Signs files }
`,
  "locked rules, and those about silence itself": `
nhi: 1
policy:
  suppressions: { locked: [credential-plaintext] }
identities:
  # nhi-ignore credential-plaintext until=2026-12-15 reason="SEC-88"
               ^^^^^^^^^^^^^^^^^^^^ error suppression-invalid: The policy locks credential-plaintext: no comment hides it
  signer: { type: certificate, owner: cards, purpose: Signs files }
  # nhi-ignore suppression-invalid until=2026-12-15 reason="SEC-88"
               ^^^^^^^^^^^^^^^^^^^ error suppression-invalid: suppression-invalid cannot be silenced: it is told about silence itself, or about what cannot be read
  other: { type: certificate, owner: cards, purpose: Signs files }
`,
  "a lock that is misspelt is open": {
    doc: `
nhi: 1
policy:
  suppressions:
    locked: [credential-plaintext, owner-missin]
                                   ^^^^^^^^^^^^ error suppression-invalid: "owner-missin" is no rule; the nearest is owner-missing. Nothing is locked by it
`,
    fixed: `
nhi: 1
policy:
  suppressions:
    locked: [credential-plaintext, owner-missing]
`,
  },
  "for the file, but not above everything": `
nhi: 1
# nhi-ignore-file owner-missing until=2026-12-15 by=security reason="SEC-88"
  ^^^^^^^^^^^^^^^ error suppression-invalid: What is for the whole file stands above everything in it. Here it hides nothing
identities:
  signer: { type: certificate, purpose: Signs files }
`,
  "no end is a hint, no approver is information, and both hide": {
    doc: `
nhi: 1
teams:
  cards: { contact: "#cards" }
  security: { contact: "#security", function: security }
identities:
  # nhi-ignore owner-missing reason="SEC-88"
    ^^^^^^^^^^ hint suppression-invalid: The suppression of owner-missing has no end: nobody will decide about it again
    ^^^^^^^^^^ information suppression-invalid: The suppression of owner-missing does not say who approved it
  signer: { type: certificate, purpose: Signs files }
`,
    fixed: `
nhi: 1
teams:
  cards: { contact: "#cards" }
  security: { contact: "#security", function: security }
identities:
  # nhi-ignore owner-missing reason="SEC-88" until=2026-12-22
  signer: { type: certificate, purpose: Signs files }
`,
  },
  "a date that can be read in one way is offered": {
    doc: `
nhi: 1
teams:
  cards: { contact: "#cards" }
  security: { contact: "#security", function: security }
identities:
  # nhi-ignore owner-missing until=31.12.2026 by=security reason="SEC-88"
                                   ^^^^^^^^^^ error suppression-invalid: "31.12.2026" is no date as YYYY-MM-DD. The suppression hides nothing
  signer: { type: certificate, owner: cards, purpose: Signs files }
`,
    fixes: ["Set until to 2026-12-31"],
    fixed: `
nhi: 1
teams:
  cards: { contact: "#cards" }
  security: { contact: "#security", function: security }
identities:
  # nhi-ignore owner-missing until=2026-12-31 by=security reason="SEC-88"
  signer: { type: certificate, owner: cards, purpose: Signs files }
`,
  },
  "a reason goes into an annotation, in the quotes that are free there": {
    path: "account.yaml",
    doc: `
apiVersion: v1
kind: ServiceAccount
metadata:
  name: deploy
  annotations:
    nhi/ignore: "owner-missing until=2026-12-15 by=security"
                 ^^^^^^^^^^^^^ error suppression-invalid: The suppression of owner-missing gives no reason, and hides nothing
`,
    fixed: `
apiVersion: v1
kind: ServiceAccount
metadata:
  name: deploy
  annotations:
    nhi/ignore: "owner-missing until=2026-12-15 by=security reason='accepted until it is repaired'"
`,
  },
});
