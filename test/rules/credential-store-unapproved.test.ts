/** Cases of credential-store-unapproved beyond its examples. */
import { credentialStoreUnapproved } from "../../server/src/rules/credential-store-unapproved.ts";
import { checkRule } from "../harness/rule.ts";

const manifest = (stores: string, store: string, drawn = ""): string => `
nhi: 1
policy:
  model: security-led
  accountable: security
  stores: ${stores}
identities:
  mailer:
    type: api-key
    owner: web
    purpose: Sends order mails
    credentials:
      - kind: api-token
        rotated: 2026-10-01
        store: ${store}
${drawn}`;

checkRule(credentialStoreUnapproved, {
  "what lies below an approved store": manifest('["vault:kv"]', "vault:kv/prod/mailer"),
  "a star stands for any text": manifest('["aws:*", "vault:kv/*/shop"]', "vault:kv/prod/shop"),
  "case is no other store": manifest('["Vault:KV"]', "vault:kv"),
  "a policy without stores approves of all": manifest("[]", "dotenv:.env"),
  "an expression stands elsewhere": manifest('["vault:kv"]', `"\${STORE}"`),
  "a longer name is another store": {
    doc: manifest(
      '["vault:kv"]',
      "vault:kv2/mailer",
      '               ^^^^^^^^^^^^^^^^ warning credential-store-unapproved: The store "vault:kv2/mailer" is not among the approved stores (vault:kv)\n',
    ),
    fixes: ["Set store to vault:kv"],
    fixed: manifest('["vault:kv"]', "vault:kv"),
    because: ["store: vault:kv2/mailer", "approved: vault:kv"],
  },
  "a point in a pattern is a point": manifest(
    '["vault.kv"]',
    "vaultxkv",
    '               ^^^^^^^^ warning credential-store-unapproved: The store "vaultxkv" is not among the approved stores (vault.kv)\n',
  ),
  "the policy's line is shown, and a pattern is filled by a person": {
    doc: `
=== access.nhi.yaml
nhi: 1
policy:
  model: security-led
  accountable: security
  stores: ["vault:kv/*"]
  ~~~~~~ credential-store-unapproved: The approved stores
=== nhi.yaml
nhi: 1
identities:
  mailer:
    type: api-key
    owner: web
    purpose: Sends order mails
    credentials:
      - kind: api-token
        rotated: 2026-10-01
        store: dotenv:.env
               ^^^^^^^^^^^ warning credential-store-unapproved: The store "dotenv:.env" is not among the approved stores (vault:kv/*)
`,
    fixed: `
=== access.nhi.yaml
nhi: 1
policy:
  model: security-led
  accountable: security
  stores: ["vault:kv/*"]
=== nhi.yaml
nhi: 1
identities:
  mailer:
    type: api-key
    owner: web
    purpose: Sends order mails
    credentials:
      - kind: api-token
        rotated: 2026-10-01
        store: vault:kv/name
`,
  },
  "a retired identity's secret is history": `
nhi: 1
policy:
  model: security-led
  accountable: security
  stores: ["vault:kv"]
identities:
  old-mailer:
    type: api-key
    owner: web
    purpose: Sent order mails
    status: retired
    credentials:
      - { kind: api-token, store: "dotenv:.env" }
`,
  JSON: {
    path: "nhi.json",
    doc: `
{
  "nhi": 1,
  "policy": { "model": "security-led", "accountable": "security", "stores": ["vault:kv"] },
  "identities": {
    "mailer": {
      "type": "api-key", "owner": "web", "purpose": "Sends order mails",
      "credentials": [{ "kind": "api-token", "rotated": "2026-10-01", "store": "dotenv:.env" }]
                                                                               ^^^^^^^^^^^^^ warning credential-store-unapproved: The store "dotenv:.env" is not among the approved stores (vault:kv)
    }
  }
}
`,
  },
});
