/** Cases of raci-accountable beyond its examples. */
import { raciAccountable } from "../../server/src/rules/raci-accountable.ts";
import { checkRule } from "../harness/rule.ts";

const HEAD = `    title: Single sign-on
    owner: ines.okafor@example.com
    surface: sso
    protects: Who may sign in
    mayChange: [session length]
    exceptionsBy: security
    sla: { rotate: 24h, revoke: 4h, recover: 4h }
    released: false
`;

checkRule(raciAccountable, {
  "nobody is accountable: the shape is silent, the owner is proposed": {
    doc: `
nhi: 1
controls:
  sso:
${HEAD}    raci:
      design: { R: portal }
      ^^^^^^ error raci-accountable: Control "sso": nobody is accountable for design
      change: { R: portal, A: ines.okafor@example.com }
      incident: { R: portal, A: security }
      review: { R: security, A: security }
`,
    fixes: ["Make ines.okafor@example.com accountable for design", "Make portal accountable for design"],
    fixed: `
nhi: 1
controls:
  sso:
${HEAD}    raci:
      design: { R: portal, A: ines.okafor@example.com }
      change: { R: portal, A: ines.okafor@example.com }
      incident: { R: portal, A: security }
      review: { R: security, A: security }
`,
  },
  "two are too many, the first is shown, and one of them is kept": {
    doc: `
nhi: 1
controls:
  sso:
${HEAD}    raci:
      design: { R: portal, A: ines.okafor@example.com }
      change: { R: portal, A: ines.okafor@example.com }
      incident: { R: portal, A: [security, soc] }
                                 ~~~~~~~~ raci-accountable: The first who is accountable
                                           ^^^ error raci-accountable: Control "sso": 2 are accountable for incident: security and soc
      review: { R: security, A: security }
`,
    fixes: ["Keep security alone", "Keep soc alone"],
    fixed: `
nhi: 1
controls:
  sso:
${HEAD}    raci:
      design: { R: portal, A: ines.okafor@example.com }
      change: { R: portal, A: ines.okafor@example.com }
      incident: { R: portal, A: security }
      review: { R: security, A: security }
`,
  },
  "a list of one is one": `
nhi: 1
controls:
  sso:
${HEAD}    raci:
      design: { R: portal, A: [ines.okafor@example.com] }
      change: { R: portal, A: ines.okafor@example.com }
      incident: { R: portal, A: security }
      review: { R: security, A: security }
`,
  "whoever answers for changes does not answer for their review": {
    doc: `
nhi: 1
teams:
  portal: { contact: "#portal" }
  security: { contact: "#security", function: security }
controls:
  sso:
${HEAD}    raci:
      design: { R: portal, A: portal }
      change: { R: portal, A: portal }
                              ~~~~~~ raci-accountable: The accountable for change is portal
      incident: { R: portal, A: security }
      review: { R: security, A: portal }
                                ^^^^^^ error raci-accountable: Control "sso": portal answers for the review, and for the changes that it reviews
`,
    fixes: ["Make security accountable for the review (function security)"],
  },
  "nor does the team that the person leads": `
nhi: 1
teams:
  portal: { contact: "#portal", lead: ines.okafor@example.com }
controls:
  sso:
${HEAD}    raci:
      design: { R: portal, A: ines.okafor@example.com }
      change: { R: portal, A: ines.okafor@example.com }
      incident: { R: portal, A: portal }
      review: { R: portal, A: portal }
                              ^^^^^^ error raci-accountable: Control "sso": portal answers for the review, and is not independent of ines.okafor@example.com, who answers for the changes: ines.okafor@example.com leads portal
`,
  "who is computed elsewhere may be one": `
nhi: 1
controls:
  sso:
${HEAD}    raci:
      design: { R: portal, A: "\${owner}" }
      change: { R: portal, A: ["\${owner}", security] }
      incident: { R: portal, A: security }
      review: { R: security, A: security }
`,
});
