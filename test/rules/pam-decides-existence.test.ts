/** Cases of pam-decides-existence beyond its examples. */
import { pamDecidesExistence } from "../../server/src/rules/pam-decides-existence.ts";
import { checkRule } from "../harness/rule.ts";

const HUB = `
nhi: 1
teams:
  identity: { contact: "#identity", function: identity }
  vault-ops: { contact: "#vault-ops", function: pam }`;

checkRule(pamDecidesExistence, {
  "moved to the identity programme": {
    doc: `${HUB}
policy:
  model: federated
  accountable: identity
  duties: { exist: vault-ops, approve: vault-ops }
                   ^^^^^^^^^ warning pam-decides-existence: vault-ops (function pam) decides whether accounts exist; in the federated model the identity programme does
`,
    fixes: ["Give exist to identity (function identity)"],
    fixed: `${HUB}
policy:
  model: federated
  accountable: identity
  duties: { exist: identity, approve: vault-ops }
`,
    because: [
      "exist: Running an account's sessions is no reason to keep the account: the one who decides that it lives gains nothing from it.",
    ],
  },
  "for one identity": `${HUB}
policy: { model: hub-and-spoke, accountable: identity }
identities:
  settle:
    type: workload
    owner: vault-ops
    purpose: Settles
    duties: { exist: vault-ops }
                     ^^^^^^^^^ warning pam-decides-existence: Identity "settle": vault-ops (function pam) decides whether it exists; in the hub-and-spoke model the identity programme does
`,
  "a reason makes it a decision": `${HUB}
policy: { model: federated, accountable: identity, duties: { exist: { team: vault-ops, reason: One team does both } } }
`,
  "PAM approves sessions, as the model has it": `${HUB}
policy: { model: federated, accountable: identity, duties: { approve: vault-ops, platform: vault-ops } }
`,
  "the smaller models know no such split": `${HUB}
policy: { model: shared, accountable: identity, duties: { exist: vault-ops } }
`,
});
