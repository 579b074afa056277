/** Cases of evidence-template-missing beyond its examples. */
import { evidenceTemplateMissing } from "../../server/src/rules/evidence-template-missing.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(evidenceTemplateMissing, {
  "no list at all is told at the model, and the repair writes one": {
    doc: `
nhi: 1
policy:
  model: federated
         ^^^^^^^^^ hint evidence-template-missing: The federated model does not say what counts as evidence
`,
    fixes: [
      "Say what counts as evidence of approval, elevation, break-glass, rotation, revocation and closure",
    ],
    fixed: `
nhi: 1
policy:
  model: federated
  evidenceFor:
    approval:
      - ticket
    elevation:
      - recording
      - log
    break-glass:
      - recording
      - ticket
      - attestation
    rotation:
      - log
    revocation:
      - log
    closure:
      - ticket
      - report
`,
  },
  "within one team nothing is asked": `
nhi: 1
policy:
  model: security-led
  accountable: security
  fallbackReviewer: founders
  evidenceFor: { closure: [ticket] }
`,
  "a list that asks for nothing was decided": `
nhi: 1
policy:
  model: hub-and-spoke
  evidenceFor: { approval: [ticket], elevation: [], break-glass: [log], rotation: [log], revocation: [log], closure: [pr] }
`,
});
