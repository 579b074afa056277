/** Cases of control-boundary-unreviewed beyond its examples. */
import { controlBoundaryUnreviewed } from "../../server/src/rules/control-boundary-unreviewed.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(controlBoundaryUnreviewed, {
  "credentials in the product are named, with their line": `
nhi: 1
controls:
  sso:
  ^^^ warning control-boundary-unreviewed: Control "sso" can alter access scope and keeps credentials in the product, and no IAM review is recorded
    title: Single sign-on
    affects: [access-scope, availability]
    credentialsInProduct: true
                          ~~~~ control-boundary-unreviewed: Credentials are kept in the product
`,
  "a boundary that is stated is worth less of a reproach": `
nhi: 1
controls:
  sso:
  ^^^ information control-boundary-unreviewed: Control "sso" can alter trust; its boundary is stated, but no IAM review is recorded
    title: Single sign-on
    affects: [trust]
    boundary: From the login page to the session cookie
`,
  "availability is no boundary, and what stays outside needs no review": `
nhi: 1
controls:
  sso:
    title: Single sign-on
    affects: [availability]
    credentialsInProduct: false
  tokens:
    title: Tokens
    mayChange: [token lifetime]
`,
  "where identity management builds it, or has a word in every change, it has seen it": `
nhi: 1
teams:
  portal: { contact: "#portal" }
  iam: { contact: "#iam", function: identity, lead: kim.lee@example.com }
  security: { contact: "#security", function: security }
controls:
  one:
    title: Single sign-on
    team: iam
    affects: [trust]
  two:
    title: Single sign-on
    affects: [trust]
    raci:
      change: { R: portal, A: ines.okafor@example.com, C: [security] }
  three:
    title: Single sign-on
    affects: [trust]
    raci:
      change: { R: portal, A: kim.lee@example.com }
  four:
  ^^^^ warning control-boundary-unreviewed: Control "four" can alter trust, and no IAM review is recorded
    title: Single sign-on
    affects: [trust]
    raci:
      change: { R: portal, A: ines.okafor@example.com, I: [security] }
`,
  "a review that lies elsewhere is one": `
nhi: 1
controls:
  sso:
    title: Single sign-on
    affects: [trust]
    iamReview: { kind: report, ref: "https://w.example/review", on: 2026-05-01 }
`,
});
