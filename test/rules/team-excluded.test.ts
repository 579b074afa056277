/** Cases of team-excluded beyond its examples. */
import { teamExcluded } from "../../server/src/rules/team-excluded.ts";
import { checkRule } from "../harness/rule.ts";

const TEAMS = `
nhi: 1
teams:
  sre: { contact: "#sre", function: platform }
  it-ops: { contact: "#it-ops", function: it }
  security: { contact: "#security", function: security }`;
const ALL_OF_IT =
  "{ platform: { team: sre, reason: a }, recover: { team: sre, reason: b }, prevent: { team: sre, reason: c } }";

checkRule(teamExcluded, {
  "one duty given back brings the side in again": {
    doc: `${TEAMS}
policy:
  model: shared
  accountable: security
  duties: ${ALL_OF_IT}
  ^^^^^^ warning team-excluded: No duty of the shared model is left to IT: platform, recover and prevent are all given to others
`,
    fixes: [
      "Give platform to it-ops (function it)",
      "Give recover to it-ops (function it)",
      "Give prevent to it-ops (function it)",
    ],
    fixed: `${TEAMS}
policy:
  model: shared
  accountable: security
  duties: ${ALL_OF_IT.replace("{ team: sre, reason: a }", "{ team: it-ops, reason: a }")}
`,
  },
  "a compensating control softens": `${TEAMS}
policy:
  model: shared
  accountable: security
  compensating: The two teams meet each week
  duties: ${ALL_OF_IT}
  ^^^^^^ hint team-excluded: No duty of the shared model is left to IT, with a compensating control on record
`,
  "IT that holds another duty has a part": `${TEAMS}
policy:
  model: shared
  accountable: security
  duties: ${ALL_OF_IT.replace(" }, prevent", " }, monitor: { team: it-ops, reason: d }, prevent")}
`,
  "a team whose function nobody wrote may be IT": `${TEAMS.replace(", function: platform", "")}
policy:
  model: shared
  accountable: security
  duties: ${ALL_OF_IT}
`,
  "where there is no IT team nobody is left out": `${TEAMS.replace('  it-ops: { contact: "#it-ops", function: it }\n', "")}
policy:
  model: shared
  accountable: security
  duties: ${ALL_OF_IT}
`,
  "a small organisation has no IT of its own": `${TEAMS}
policy:
  model: security-led
  accountable: security
  fallbackReviewer: it-ops
  duties: { recover: sre }
`,
  "the model leaves nobody out": `${TEAMS}
policy: { model: shared, accountable: security }
`,
});
