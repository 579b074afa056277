/** Cases of risk-closure-unowned beyond its examples. */
import { riskClosureUnowned } from "../../server/src/rules/risk-closure-unowned.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(riskClosureUnowned, {
  "the holder of the closing duty is proposed, and the shape is silent": {
    doc: `
nhi: 1
teams:
  security: { contact: "#security", function: security }
  founders: { contact: "#founders", function: leadership }
  it: { contact: "#it", function: it }
policy:
  model: security-led
  accountable: founders
  fallbackReviewer: founders
risks:
  old-keys:
  ^^^^^^^^ warning risk-closure-unowned: Risk "old-keys" has no owner who sees to its closure
    title: Old keys
    severity: low
    status: investigating
    opened: 2026-11-02
`,
    fixes: [
      "Set owner to security (holds the close duty in the security-led model)",
      "Set owner to founders (accountable by policy)",
    ],
  },
  "a stub names nobody, and where nobody is known a person is asked": {
    doc: `
nhi: 1
risks:
  old-keys:
    title: Old keys
    owner: TBD
           ^^^ warning risk-closure-unowned: Risk "old-keys": its owner "TBD" names nobody who could close it
    severity: low
    status: accepted
    acceptedBy: founders
    opened: 2026-11-02
`,
    fixes: ["Name the owner"],
  },
  "a team that is gone closes nothing": `
nhi: 1
teams:
  newbank: { contact: "#newbank", status: disbanded }
                                          ~~~~~~~~~ risk-closure-unowned: newbank is disbanded here
risks:
  old-keys:
    title: Old keys
    owner: newbank
           ^^^^^^^ warning risk-closure-unowned: Risk "old-keys": its owner newbank is a team that is disbanded, and closes nothing any more
    severity: low
    status: open
    opened: 2026-11-02
`,
  "what is closed needs nobody, what is computed elsewhere is somebody": `
nhi: 1
risks:
  done:
    title: Old keys
    severity: low
    status: closed
    opened: 2026-11-02
  elsewhere:
    title: Old keys
    owner: \${owner}
    severity: low
    status: open
    opened: 2026-11-02
`,
});
