/** Cases of retired-still-granted beyond its examples. */
import { retiredStillGranted } from "../../server/src/rules/retired-still-granted.ts";
import { checkRule } from "../harness/rule.ts";

const GONE =
  "offboarding: { trigger: No more faxes, revokedOn: 2026-11-20, accessRemovedOn: 2026-11-20, dependenciesConfirmedOn: 2026-11-21, by: platform }";

checkRule(retiredStillGranted, {
  "a grant in another file": `
=== access.nhi.yaml
nhi: 1
access:
  - subject: identity:fax-bridge
             ^^^^^^^^^^^^^^^^^^^ error retired-still-granted: Identity "fax-bridge" is retired and still holds this grant
    scopes: ["fax:send"]
    maxDuration: 1h
    justification: required
    approvedBy: security
=== ownership.nhi.yaml
nhi: 1
identities:
  fax-bridge: { type: bot, owner: platform, purpose: Sent faxes, status: retired, ${GONE} }
                                                                         ~~~~~~~ retired-still-granted: Identity "fax-bridge" is retired
`,
  "one of two grants is removed": {
    doc: `
nhi: 1
identities:
  fax-bridge: { type: bot, owner: platform, purpose: Sent faxes, status: retired, ${GONE} }
access:
  - { subject: identity:fax-bridge, scopes: ["fax:send"], maxDuration: 1h, justification: required, approvedBy: security }
               ^^^^^^^^^^^^^^^^^^^ error retired-still-granted: Identity "fax-bridge" is retired and still holds this grant
  - { subject: team:ops, scopes: ["fax:read"], maxDuration: 1h, justification: required, approvedBy: security }
`,
    fixes: ["Remove the grant"],
    fixed: `
nhi: 1
identities:
  fax-bridge: { type: bot, owner: platform, purpose: Sent faxes, status: retired, ${GONE} }
access:
  - { subject: team:ops, scopes: ["fax:read"], maxDuration: 1h, justification: required, approvedBy: security }
`,
  },
  "keys that nobody has revoked": `
nhi: 1
identities:
  fax-bridge:
    type: bot
    owner: platform
    purpose: Sent faxes
    status: retired
    offboarding: { trigger: No more faxes, accessRemovedOn: 2026-11-20, dependenciesConfirmedOn: 2026-11-21, by: platform }
    credentials:
      - { kind: api-token, rotated: 2026-10-01, expires: 2026-11-22 }
                ^^^^^^^^^ error retired-still-granted: Identity "fax-bridge" is retired, and its api token still works until 2026-11-22
      - { kind: password, rotated: 2026-10-01, expires: never }
                ^^^^^^^^ error retired-still-granted: Identity "fax-bridge" is retired, and its password still works without an end
      - { kind: oidc-federation }
                ^^^^^^^^^^^^^^^ error retired-still-granted: Identity "fax-bridge" is retired, and its oidc federation still works without an end on record
      - { kind: access-key, rotated: 2026-06-01, expires: 2026-11-21 }
`,
  "keys that are revoked are history": `
nhi: 1
identities:
  fax-bridge:
    type: bot
    owner: platform
    purpose: Sent faxes
    status: retired
    ${GONE}
    credentials: [{ kind: api-token, rotated: 2026-10-01 }]
`,
  "a grant that has run out, a grant to a team, an identity that is suspended": `
nhi: 1
identities:
  fax-bridge: { type: bot, owner: platform, purpose: Sent faxes, status: retired, ${GONE} }
  mailer: { type: bot, owner: platform, purpose: Sends mails, status: suspended }
access:
  - { subject: identity:fax-bridge, scopes: ["fax:send"], maxDuration: 1h, justification: required, approvedBy: security, expires: 2026-11-21 }
  - { subject: team:fax-bridge, scopes: ["fax:send"], maxDuration: 1h, justification: required, approvedBy: security }
  - { subject: identity:mailer, scopes: ["mail:send"], maxDuration: 1h, justification: required, approvedBy: security }
`,
  "the account in the cluster is still there": `
=== k8s/fax.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: fax
        ^^^ error retired-still-granted: ServiceAccount "office/fax" still exists, although identity "fax-bridge" is retired
  namespace: office
=== nhi.yaml
nhi: 1
identities:
  fax-bridge:
    type: workload
    owner: platform
    purpose: Sent faxes
    status: retired
            ~~~~~~~ retired-still-granted: Identity "fax-bridge" is retired
    bind: ["k8s:ServiceAccount/office/fax"]
    ${GONE}
`,
});
