/** A right that nobody has counted. */
import { isGoverned, isHeldByPeople } from "../model/governed.ts";
import { narrower } from "./parts/scope.ts";
import { defineRule } from "./rule.ts";

export const scopeWildcard = defineRule({
  id: "scope-wildcard",
  title: "A scope contains a wildcard",
  why: "A wildcard cannot be shown to be least privilege: it grants what exists today and whatever the system invents tomorrow. A stolen key can do all of it.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: "scope",
  messages: {
    wildcard: 'Scope "{scope}" is a wildcard that can write: {because}',
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI5:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-6" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "PCI DSS", version: "4.0.1", id: "7.2.5" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.8.3" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.15" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC6.3" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-05" },
  ],
  citedByArticles: ["PR.AC-4"],
  requirements: ["0.11"],
  examples: [
    {
      bad: `
nhi: 1
identities:
  uploader:
    type: service-account
    owner: payments
    sponsor: cfo@northlight.example
    purpose: Uploads bank files
    approvedBy: security
    monitoring: { logs: "aws:cloudtrail", by: security }
    review: { last: 2026-10-05, by: security }
    scopes:
      - "aws:s3:*@*"
        ^^^^^^^^^^^^ warning scope-wildcard: Scope "aws:s3:*@*" is a wildcard that can write: every action of s3 on every resource
`,
      good: `
nhi: 1
identities:
  uploader:
    type: service-account
    owner: payments
    sponsor: cfo@northlight.example
    purpose: Uploads bank files
    approvedBy: security
    monitoring: { logs: "aws:cloudtrail", by: security }
    review: { last: 2026-10-05, by: security }
    scopes:
      - "aws:s3:PutObject@arn:aws:s3:::bank-files/*"
`,
    },
  ],
  check({ it, holder }, { world, report }) {
    if (it.reach !== "wildcard" || isHeldByPeople(holder, world) || isGoverned(it, holder, world)) return;
    const fixes = narrower(it, holder, "List the permissions that it needs");
    report({ say: "wildcard", with: { scope: it.text, because: it.because }, at: it.at, fixes });
  },
});
