/** Cases of control-milestone-unreviewed beyond its examples. */
import { controlMilestoneUnreviewed } from "../../server/src/rules/control-milestone-unreviewed.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(controlMilestoneUnreviewed, {
  "the day itself is in time, the day after is late": {
    doc: `
nhi: 1
controls:
  sso:
    title: Single sign-on
    milestones:
      - { name: design, due: 2026-11-22 }
      - { name: beta, due: 2026-11-21 }
                ^^^^ warning control-milestone-unreviewed: Control "sso": the review at beta was due on 2026-11-21, 1 day ago
`,
    because: ["due: 2026-11-21", "late: 1 day"],
  },
  "only after incidents": `
nhi: 1
controls:
  sso:
  ^^^ warning control-milestone-unreviewed: Control "sso" was reviewed only after incidents, at no milestone
    title: Single sign-on
    milestones:
      - { name: INC-12, kind: incident, doneOn: 2026-05-02, by: security }
  tokens:
    title: Tokens
    milestones:
      - { name: INC-12, kind: incident, doneOn: 2026-05-02, by: security }
      - { name: release, due: 2027-02-01 }
`,
  "no milestones at all, one without a date, and one that was late but took place": `
nhi: 1
controls:
  one:
    title: Single sign-on
  two:
    title: Single sign-on
    milestones: [{ name: design }]
  three:
    title: Single sign-on
    milestones: [{ name: design, due: 2026-03-01, doneOn: 2026-04-01 }]
`,
  "a date that cannot be read may be any": `
nhi: 1
controls:
  sso:
    title: Single sign-on
    milestones: [{ name: design, due: 2026-03-01, doneOn: 1.4.2026 }]
`,
  "a milestone without a name is told at its first line": `
nhi: 1
controls:
  sso:
    title: Single sign-on
    milestones:
      - due: 2026-03-01
             ^^^^^^^^^^ warning control-milestone-unreviewed: Control "sso": the review at a milestone was due on 2026-03-01, 266 days ago
        by: security
`,
});
