/** Cases of app-owner-designs-control beyond its examples. */
import { appOwnerDesignsControl } from "../../server/src/rules/app-owner-designs-control.ts";
import { checkRule } from "../harness/rule.ts";

const HUB = `
nhi: 1
teams:
  identity: { contact: "#identity", function: identity }
  cards: { contact: "#cards" }`;

checkRule(appOwnerDesignsControl, {
  "an identity whose owner says what counts as proof": `${HUB}
policy: { model: hub-and-spoke, accountable: identity }
identities:
  settle:
    type: workload
    owner: cards
    purpose: Settles
    duties: { evidence: cards }
                        ^^^^^ warning app-owner-designs-control: Identity "settle": its owner cards holds evidence, which belongs to compliance in the hub-and-spoke model
`,
  "the owner as a word": `${HUB}
policy: { model: hub-and-spoke, accountable: identity }
identities:
  settle:
    type: workload
    owner: cards
    purpose: Settles
    duties: { exist: owner, justify: owner, rotate: owner }
                     ^^^^^ warning app-owner-designs-control: Identity "settle": its owner cards holds exist, which belongs to identity in the hub-and-spoke model
`,
  "a reason makes it a decision": `${HUB}
policy:
  model: hub-and-spoke
  accountable: identity
  duties: { prevent: { team: owner, reason: Each team builds its own pipelines } }
`,
  "the identity programme designs for what it owns itself": `${HUB}
policy: { model: hub-and-spoke, accountable: identity }
identities:
  directory: { type: workload, owner: identity, purpose: Reads, duties: { exist: identity } }
`,
  "the smaller models leave prevention to the owner": `${HUB}
policy: { model: security-led, accountable: identity, duties: { prevent: owner } }
`,
  "another team than the owner": `${HUB}
policy: { model: hub-and-spoke, accountable: identity }
identities:
  settle: { type: workload, owner: cards, purpose: Settles, duties: { exist: identity } }
`,
});
