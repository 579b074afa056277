/** Cases of council-missing beyond its examples. */
import { councilMissing } from "../../server/src/rules/council-missing.ts";
import { checkRule } from "../harness/rule.ts";

const TEAMS = `
nhi: 1
teams:
  identity: { contact: "#identity", function: identity }
  cio: { contact: cio@acme.example, function: leadership }
  old: { contact: "#old", function: council, status: disbanded }`;

checkRule(councilMissing, {
  "those who lead are proposed": {
    doc: `${TEAMS}
policy:
  model: federated
         ^^^^^^^^^ warning council-missing: The federated model has no risk council: nobody grants exceptions for all
  accountable: identity
`,
    fixes: ["Make cio the risk council"],
    fixed: `${TEAMS}
policy:
  model: federated
  council: cio
  accountable: identity
`,
  },
  "a council that is disbanded": {
    doc: `
nhi: 1
teams:
  cio: { contact: cio@acme.example, function: leadership }
  old: { contact: "#old", function: council, status: disbanded }
policy:
  model: federated
  accountable: cio
  council: old
           ^^^ warning council-missing: The risk council old is disbanded
`,
    fixes: ["Make cio the risk council"],
  },
  "a team with that function is the council": `
nhi: 1
teams:
  board: { contact: "#board", function: council }
policy: { model: federated, accountable: board }
`,
  "no other model needs one": `${TEAMS}
policy: { model: hub-and-spoke, accountable: identity }
`,
  "a file that is not here may name it": `
nhi: 1
extends: ["../hub.nhi.yaml"]
policy: { model: federated, accountable: identity }
`,
});
