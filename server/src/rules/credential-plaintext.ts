/** A secret that everybody who can read the repository has. */
import { defineRule } from "./rule.ts";

export const credentialPlaintext = defineRule({
  id: "credential-plaintext",
  title: "A secret value stands in the file",
  why: "A secret in a file is copied to every clone, backup and build log, and stays in the history after it is deleted. It has to be rotated as well as removed.",
  since: "0.1.0",
  level: "error",
  formats: "all",
  looksAt: "secret",
  messages: {
    // The value is never repeated: findings go to logs and reports.
    plaintext: "{field} holds a secret in plain text ({looksLike})",
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI2:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-5(7)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-5(6)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "SC-28" },
    { framework: "NIST CSF", version: "2.0", id: "PR.DS-01" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-01" },
    { framework: "PCI DSS", version: "4.0.1", id: "8.6.2" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.17" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-14" },
  ],
  citedByArticles: ["NHI-02"],
  requirements: ["2.12"],
  examples: [
    {
      bad: `
nhi: 1
identities:
  release-bot:
    type: bot
    owner: platform
    purpose: Publishes releases
    credentials:
      - kind: password
        rotated: 2026-10-01
        store: "postgres://release:h7Kq2vTzW9@db.internal/builds"
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error credential-plaintext: store holds a secret in plain text (password in a connection string)
`,
      good: `
nhi: 1
identities:
  release-bot:
    type: bot
    owner: platform
    purpose: Publishes releases
    credentials:
      - kind: password
        rotated: 2026-10-01
        store: "vault:kv/prod/release-bot"
`,
    },
  ],
  check({ it }, { world, report }) {
    const store = world.policy.stores.value.find((pattern) => !pattern.includes("*")) ?? "vault:kv";
    const value = {
      ask: "store",
      prompt: "Where is the secret kept (a reference to its store)?",
      sample: `${store}/name`,
      kind: "text",
    } as const;
    const fix = {
      title: it.reference
        ? `Replace the value by ${it.reference}`
        : "Replace the value by a reference to its store",
      class: "choice",
      preferred: true,
      edits: [{ do: "replace", at: it.at, value: it.reference ?? value }],
    } as const;
    report({ say: "plaintext", with: { field: it.field, looksLike: it.looksLike }, at: it.at, fixes: [fix] });
  },
});
