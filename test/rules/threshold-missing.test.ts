/** Cases of threshold-missing beyond its examples. */
import { thresholdMissing } from "../../server/src/rules/threshold-missing.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(thresholdMissing, {
  "no threshold at all is told at the model": {
    doc: `
nhi: 1
policy:
  model: federated
         ^^^^^^^^^ hint threshold-missing: The federated model has no thresholds: nobody has said how many orphaned, overdue or over-privileged identities are too many
  accountable: identity
  council: council
`,
    fixes: ["Set orphaned: 0, overdueRotation: 0 and overPrivileged: 0 (report every one)"],
    fixed: `
nhi: 1
policy:
  model: federated
  thresholds:
    orphaned: 0
    overdueRotation: 0
    overPrivileged: 0
  accountable: identity
  council: council
`,
  },
  "none is a number too": `
nhi: 1
policy:
  model: federated
  thresholds: { orphaned: 0, overdueRotation: 0, overPrivileged: 0 }
`,
  "a small organisation counts by hand": `
nhi: 1
policy:
  model: shared
  thresholds: { orphaned: 0 }
`,
  "a key without a map lacks all three": `
nhi: 1
policy:
  model: hub-and-spoke
  thresholds:
  ^^^^^^^^^^ hint threshold-missing: The thresholds lack orphaned, overdueRotation and overPrivileged
`,
});
