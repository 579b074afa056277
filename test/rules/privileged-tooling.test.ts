/** Cases of privileged-tooling beyond its examples. */
import { privilegedTooling } from "../../server/src/rules/privileged-tooling.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(privilegedTooling, {
  "no trail, no store, and an interval of its own that is too long": {
    doc: `
nhi: 1
policy: { maxAge: 60d }
identities:
  broker:
  ^^^^^^ warning privileged-tooling: Identity "broker" guards privileged access, and its use is neither recorded nor alerted
    type: service-account
    tier: privileged-tooling
          ~~~~~~~~~~~~~~~~~~ privileged-tooling: Said to be privileged tooling
          ~~~~~~~~~~~~~~~~~~ privileged-tooling: Said to be privileged tooling
          ~~~~~~~~~~~~~~~~~~ privileged-tooling: Said to be privileged tooling
    owner: pam
    purpose: Hands out sessions
    credentials:
      - { kind: password, rotated: 2026-11-10, rotateEvery: 45d }
                ^^^^^^^^ warning privileged-tooling: Identity "broker" guards privileged access, and nothing says where its password is kept
                                                            ^^^ warning privileged-tooling: Identity "broker" guards privileged access; its password is rotated every 45d, not within 30d (rotateEvery)
`,
  },
  "strong rights used unseen are told by monitoring-missing, unless the policy names one place for all": `
=== a/nhi.yaml
nhi: 1
identities:
  one: { type: service-account, tier: privileged-tooling, owner: pam, purpose: Hands out sessions, privilege: privileged }
`,
  "one place for the records of all is not enough for the tool itself": `
nhi: 1
policy: { elevation: { siem: "splunk:pam" } }
identities:
  one: { type: service-account, tier: privileged-tooling, owner: pam, purpose: Hands out sessions, privilege: privileged }
  ^^^ warning privileged-tooling: Identity "one" guards privileged access, and its use is neither recorded nor alerted
`,
  "a monitoring without a trail is told at its key": `
nhi: 1
identities:
  broker:
    type: service-account
    tier: privileged-tooling
    owner: pam
    purpose: Hands out sessions
    monitoring: { by: soc }
    ^^^^^^^^^^ warning privileged-tooling: Identity "broker" guards privileged access, and its use is neither recorded nor alerted
`,
  "an interval beyond the policy's own limit is told by rotation-interval-long": `
nhi: 1
policy: { maxAge: 60d }
identities:
  broker:
    type: service-account
    tier: privileged-tooling
    owner: pam
    purpose: Hands out sessions
    monitoring: { alerts: "#pam" }
    credentials: [{ kind: password, store: "vault:pam", rotated: 2026-11-10, rotateEvery: 120d }]
`,
  "30 days, what never rotates, other tiers, and what is not at work": `
nhi: 1
identities:
  one: { type: service-account, tier: privileged-tooling, owner: pam, purpose: Hands out sessions, monitoring: { logs: "splunk:pam" }, credentials: [{ kind: password, store: "vault:pam", rotated: 2026-11-10, rotateEvery: 30d }, { kind: workload-identity }] }
  two: { type: service-account, owner: pam, purpose: Reads sessions, credentials: [{ kind: password, rotated: 2026-11-10 }] }
  three: { type: service-account, tier: privileged-tooling, owner: pam, purpose: Handed out sessions, status: suspended, credentials: [{ kind: password, rotated: 2026-11-10 }] }
`,
  "a policy of 30 days is enough for all": `
nhi: 1
policy: { maxAge: { default: 90d, password: 1mo } }
identities:
  one: { type: service-account, tier: privileged-tooling, owner: pam, purpose: Hands out sessions, monitoring: { logs: "splunk:pam" }, credentials: [{ kind: password, store: "vault:pam", rotated: 2026-11-10 }] }
`,
});
