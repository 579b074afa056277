/** Cases of control-owner-missing beyond its examples. */
import { controlOwnerMissing } from "../../server/src/rules/control-owner-missing.ts";
import { checkRule } from "../harness/rule.ts";

const REST = `    surface: sso
    protects: Who may sign in
    mayChange: [session length]
    exceptionsBy: security
    raci:
      design: { R: portal, A: security }
      change: { R: portal, A: portal }
      incident: { R: portal, A: security }
      review: { R: security, A: security }
    sla: { rotate: 24h, revoke: 4h, recover: 4h }
    evidence: { logging: "https://w.example/1", rotation: "https://w.example/2", revocation: "https://w.example/3", recovery: "https://w.example/4" }
`;

checkRule(controlOwnerMissing, {
  "a released control without an owner is an error, and the team's people are proposed": {
    doc: `
nhi: 1
teams:
  portal: { contact: portal@example.com, lead: kim.lee@example.com, members: [jo.fox@example.com] }
  security: { contact: "#security", function: security }
controls:
  customer-sso:
  ^^^^^^^^^^^^ error control-owner-missing: Control "customer-sso" has no owner, and it is released
    title: Single sign-on
    team: portal
    released: true
              ~~~~ control-owner-missing: The release is written here
${REST}`,
    fixes: ["Set owner to kim.lee@example.com", "Set owner to jo.fox@example.com"],
  },
  "a date of release in the past, a milestone that is done, and one that was due": `
nhi: 1
controls:
  one:
  ^^^ error control-owner-missing: Control "one" has no owner, and it was released on 2026-11-22
    title: Single sign-on
    released: 2026-11-22
  two:
  ^^^ error control-owner-missing: Control "two" has no owner, and it was released on 2026-08-01
    title: Single sign-on
    milestones: [{ name: Release 2, due: 2026-09-01, doneOn: 2026-08-01 }]
  three:
  ^^^^^ error control-owner-missing: Control "three" has no owner, and its release was due on 2026-11-01
    title: Single sign-on
    milestones: [{ name: public launch, due: 2026-11-01 }]
`,
  "the policy says how near a release is": `
nhi: 1
policy: { notice: 30d }
controls:
  near:
  ^^^^ error control-owner-missing: Control "near" has no owner, and its release is due on 2026-12-22, in 30 days
    title: Single sign-on
    milestones: [{ name: release, due: 2026-12-22 }]
  far:
  ^^^ warning control-owner-missing: Control "far" has no owner
    title: Single sign-on
    milestones: [{ name: release, due: 2026-12-23 }]
  today:
  ^^^^^ error control-owner-missing: Control "today" has no owner, and its release is due on 2026-11-22, today
    title: Single sign-on
    milestones: [{ name: ga, due: 2026-11-22 }]
`,
  "a milestone that only sounds like a release is none": `
nhi: 1
controls:
  one:
  ^^^ warning control-owner-missing: Control "one" has no owner
    title: Single sign-on
    milestones: [{ name: gate review, due: 2026-11-23 }, { name: beta, due: 2026-11-23 }]
`,
  "the address of a team is no person": {
    doc: `
nhi: 1
teams:
  portal: { contact: portal@example.com }
  security: { contact: "#security", function: security }
controls:
  customer-sso:
    title: Single sign-on
    owner: portal@example.com
           ^^^^^^^^^^^^^^^^^^ warning control-owner-missing: Control "customer-sso" is owned by portal@example.com, which is no named person
${REST}`,
    fixes: ["Name the owner"],
    fixed: `
nhi: 1
teams:
  portal: { contact: portal@example.com }
  security: { contact: "#security", function: security }
controls:
  customer-sso:
    title: Single sign-on
    owner: owner@example.com
${REST}`,
  },
  "a person whom no team lists is a person": `
nhi: 1
teams:
  portal: { contact: portal@example.com }
controls:
  customer-sso:
    title: Single sign-on
    owner: ines.okafor@example.com
    released: true
`,
  "an owner that is computed elsewhere is written": `
nhi: 1
controls:
  customer-sso:
    title: Single sign-on
    owner: \${owner}
    released: true
`,
  "a name that nobody bears is told by reference-unknown": `
nhi: 1
teams:
  portal: { contact: portal@example.com }
controls:
  customer-sso:
    title: Single sign-on
    owner: protal
    released: true
`,
});
