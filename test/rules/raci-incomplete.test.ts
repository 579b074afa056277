/** Cases of raci-incomplete beyond its examples. */
import { raciIncomplete } from "../../server/src/rules/raci-incomplete.ts";
import { checkRule } from "../harness/rule.ts";

const HEAD = `    title: Single sign-on
    owner: ines.okafor@example.com
    team: portal
    surface: sso
    protects: Who may sign in
    mayChange: [session length]
    exceptionsBy: security
`;
const REST = `    sla: { rotate: 24h, revoke: 4h, recover: 4h }
    released: false
`;

checkRule(raciIncomplete, {
  "no RACI at all is told at the control; the scaffold has those who are known, and an independent reviewer":
    {
      doc: `
nhi: 1
teams:
  portal: { contact: "#portal" }
  security: { contact: "#security", function: security }
  it: { contact: "#it", function: it }
policy:
  model: shared
  accountable: security
controls:
  sso:
  ^^^ warning raci-incomplete: Control "sso" has no RACI for design, change, incident and review
${HEAD}${REST}`,
      fixes: ["Add design, change, incident and review with those who are known"],
      fixed: `
nhi: 1
teams:
  portal: { contact: "#portal" }
  security: { contact: "#security", function: security }
  it: { contact: "#it", function: it }
policy:
  model: shared
  accountable: security
controls:
  sso:
${HEAD}${REST}    raci:
      design:
        R: portal
        A: ines.okafor@example.com
      change:
        R: portal
        A: ines.okafor@example.com
      incident:
        R: security
        A: security
      review:
        R: security
        A: security
`,
    },
  "an empty row is no row, and where nobody is known a person is asked": {
    doc: `
nhi: 1
controls:
  sso:
${HEAD}    raci:
    ^^^^ warning raci-incomplete: Control "sso" lacks review in its RACI
      design: { R: portal, A: ines.okafor@example.com }
      change: { R: portal, A: ines.okafor@example.com }
      incident: { R: portal, A: security }
      review:
${REST}`,
    fixed: `
nhi: 1
controls:
  sso:
${HEAD}    raci:
      design: { R: portal, A: ines.okafor@example.com }
      change: { R: portal, A: ines.okafor@example.com }
      incident: { R: portal, A: security }
      review: { R: reviewer@example.com, A: reviewer@example.com }
${REST}`,
  },
  "rows that share one text are written": `
nhi: 1
controls:
  sso:
${HEAD}    raci:
      design: &who { R: portal, A: ines.okafor@example.com }
      change: *who
      incident: { R: portal, A: security }
      review: { R: security, A: security }
${REST}`,
  "a row that lies elsewhere is written": `
nhi: 1
controls:
  sso:
${HEAD}    raci:
      design: \${design}
      change: { R: portal, A: ines.okafor@example.com }
      incident: { R: portal, A: security }
      review: { R: security, A: security }
${REST}`,
  JSON: {
    path: "nhi.json",
    doc: `
{
  "nhi": 1,
  "controls": {
    "sso": {
      "title": "Single sign-on",
      "owner": "ines.okafor@example.com",
      "surface": "sso",
      "protects": "Who may sign in",
      "mayChange": [],
      "exceptionsBy": "security",
      "raci": {
      ^^^^^^ warning raci-incomplete: Control "sso" lacks review in its RACI
        "design": { "R": "portal", "A": "ines.okafor@example.com" },
        "change": { "R": "portal", "A": "ines.okafor@example.com" },
        "incident": { "R": "portal", "A": "security" }
      },
      "sla": { "rotate": "24h", "revoke": "4h", "recover": "4h" },
      "released": false
    }
  }
}
`,
    fixed: `
{
  "nhi": 1,
  "controls": {
    "sso": {
      "title": "Single sign-on",
      "owner": "ines.okafor@example.com",
      "surface": "sso",
      "protects": "Who may sign in",
      "mayChange": [],
      "exceptionsBy": "security",
      "raci": {
        "design": { "R": "portal", "A": "ines.okafor@example.com" },
        "change": { "R": "portal", "A": "ines.okafor@example.com" },
        "incident": { "R": "portal", "A": "security" },
        "review": { "R": "reviewer@example.com", "A": "reviewer@example.com" }
      },
      "sla": { "rotate": "24h", "revoke": "4h", "recover": "4h" },
      "released": false
    }
  }
}
`,
  },
});
