/** One name for two actors. */
import { mayBeRetired } from "../model/due.ts";
import { listed } from "./parts/levels.ts";
import { defineRule } from "./rule.ts";

export const identitySharedWorkloads = defineRule({
  id: "identity-shared-workloads",
  title: "One identity used by several workloads",
  why: "Two programs with one identity cannot be told apart in a log, have the sum of their rights, and cannot be stopped one by one.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: "identity",
  messages: {
    shared: "{title} is used by {n} workloads: {workloads}",
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI9:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2(9)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-9" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-4" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-01" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-03" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-12" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.16" },
    { framework: "SPIFFE", version: "latest", id: "SPIFFE-ID" },
  ],
  citedByArticles: [],
  requirements: [],
  noFix: "A second workload needs an identity of its own, which has to be made where it runs",
  examples: [
    {
      bad: `
nhi: 1
identities:
  shop-backend:
    type: service-account
    owner: shop
    purpose: Reads and writes orders
    workloads: [checkout, returns]
                          ^^^^^^^ warning identity-shared-workloads: Identity "shop-backend" is used by 2 workloads: checkout and returns
`,
      good: `
nhi: 1
identities:
  checkout:
    type: service-account
    owner: shop
    purpose: Writes orders
    workloads: [checkout]
  returns:
    type: service-account
    owner: shop
    purpose: Takes orders back
    workloads: [returns]
`,
    },
  ],
  check({ it }, { report }) {
    if (it.workloads.length < 2 || mayBeRetired(it)) return;
    const seen = new Set<string>();
    const distinct = it.workloads.filter(({ value }) => {
      const name = value.trim().toLowerCase();
      return !seen.has(name) && seen.add(name);
    });
    const [first, second, ...rest] = distinct;
    if (!first || !second) return;
    report({
      say: "shared",
      with: {
        title: it.title,
        n: `${distinct.length}`,
        workloads: listed(distinct.map(({ value }) => value)),
      },
      at: second.at,
      related: [first, ...rest].map(({ value, at }) => ({ at, text: `Runs as it too: ${value}` })),
    });
  },
});
