/** A secret outside the stores that are watched. */
import { valueOf } from "../model/field.ts";
import { defineRule } from "./rule.ts";

export const credentialStoreUnapproved = defineRule({
  id: "credential-store-unapproved",
  title: "The secret is kept outside the approved stores",
  why: "An approved store logs who reads a secret, rotates it and gives it back after an outage. A secret kept elsewhere has none of that, and nobody sees it leak.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "credential",
  messages: {
    unapproved: 'The store "{store}" is not among the approved stores ({approved})',
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI2:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-5(6)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "SC-28(3)" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-01" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.17" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-14" },
  ],
  citedByArticles: ["NHI-02", "PR.AC"],
  requirements: ["2.12"],
  examples: [
    {
      bad: `
nhi: 1
policy:
  model: security-led
  accountable: security
  stores: ["vault:kv/prod"]
identities:
  mailer:
    type: api-key
    owner: web
    purpose: Sends order mails
    credentials:
      - kind: api-token
        rotated: 2026-10-01
        store: "dotenv:mailer/.env"
               ^^^^^^^^^^^^^^^^^^^^ warning credential-store-unapproved: The store "dotenv:mailer/.env" is not among the approved stores (vault:kv/prod)
`,
      good: `
nhi: 1
policy:
  model: security-led
  accountable: security
  stores: ["vault:kv/prod"]
identities:
  mailer:
    type: api-key
    owner: web
    purpose: Sends order mails
    credentials:
      - kind: api-token
        rotated: 2026-10-01
        store: "vault:kv/prod/mailer"
`,
    },
  ],
  check({ it, holder }, { world, report }) {
    const { store } = it;
    // A retired identity's secret is revoked; where it once lay is history.
    if (store.is !== "present" || valueOf(holder.status) === "retired") return;
    const { value: approved, at } = world.policy.stores;
    if (approved.length === 0 || approved.some((pattern) => covers(pattern, store.value))) return;
    report({
      say: "unapproved",
      with: { store: store.value, approved: approved.join(", ") },
      at: store.at,
      related: at ? [{ at, text: "The approved stores" }] : [],
      because: [
        { label: "store", value: store.value },
        { label: "approved", value: approved.join(", "), at },
      ],
      fixes: approved.map((pattern, i) => ({
        title: `Set store to ${pattern}`,
        class: "choice",
        preferred: i === 0,
        edits: [{ do: "replace", at: store.at, value: pattern.includes("*") ? below(pattern) : pattern }],
      })),
    });
  },
});

/** A store approves itself and what lies below it; `*` stands for any text. */
function covers(pattern: string, store: string): boolean {
  if (!pattern.includes("*")) {
    const head = pattern.toLowerCase();
    const whole = store.toLowerCase();
    return (
      whole.startsWith(head) && (whole.length === head.length || /[/#@]/.test(whole.charAt(head.length)))
    );
  }
  const text = pattern
    .split("*")
    .map((part) => part.replace(/[.+?^${}()|[\]\\/]/g, "\\$&"))
    .join(".*");
  return new RegExp(`^${text}(?:[/#@].*)?$`, "i").test(store);
}

const below = (pattern: string) =>
  ({
    ask: "store",
    prompt: `Where in ${pattern} is it kept?`,
    sample: pattern.replaceAll("*", "name"),
    kind: "text",
  }) as const;
