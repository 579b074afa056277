/** Cases of change-rotation-unproven beyond its examples. */
import { changeRotationUnproven } from "../../server/src/rules/change-rotation-unproven.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(changeRotationUnproven, {
  "a date that goes back, a first date and a new store are no claim": {
    before: `
nhi: 1
identities:
  a: { type: bot, owner: web, purpose: Builds, credentials: [{ kind: api-token, rotated: 2026-10-01 }] }
  b: { type: bot, owner: web, purpose: Builds, credentials: [{ kind: api-token }] }
  c: { type: bot, owner: web, purpose: Builds, credentials: [{ kind: api-token, rotated: 2026-10-01, store: "vault:a" }] }
`,
    doc: `
nhi: 1
identities:
  a: { type: bot, owner: web, purpose: Builds, credentials: [{ kind: api-token, rotated: 2026-09-01 }] }
  b: { type: bot, owner: web, purpose: Builds, credentials: [{ kind: api-token, rotated: 2026-11-01 }] }
  c: { type: bot, owner: web, purpose: Builds, credentials: [{ kind: api-token, rotated: 2026-11-01, store: "vault:b" }] }
`,
  },
  "the second of two keys": {
    before: `
nhi: 1
identities:
  a:
    type: bot
    owner: web
    purpose: Builds
    credentials:
      - { kind: access-key, rotated: 2026-10-01 }
      - { kind: access-key, rotated: 2026-10-02 }
`,
    doc: `
nhi: 1
identities:
  a:
    type: bot
    owner: web
    purpose: Builds
    credentials:
      - { kind: access-key, rotated: 2026-10-01 }
      - { kind: access-key, rotated: 2026-11-02 }
                                     ^^^^^^^^^^ warning change-rotation-unproven: Identity "a": rotated moves from 2026-10-02 to 2026-11-02 for the access key, and nothing shows a rotation
`,
    fixes: ["Add evidence of the rotation"],
  },
});
