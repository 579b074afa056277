/** The administrator's right of a system in the hands of a machine. */
import { isGoverned, isHeldByPeople } from "../model/governed.ts";
import { narrower } from "./parts/scope.ts";
import { defineRule } from "./rule.ts";

export const scopeAdmin = defineRule({
  id: "scope-admin",
  title: "A scope grants administrator rights",
  why: "Whoever steals an administrator's key owns the system, its logs and every other key in it. A machine rarely needs that, and where it does somebody independent approves and reviews it.",
  since: "0.1.0",
  level: "error",
  formats: "all",
  looksAt: "scope",
  messages: {
    admin: 'Scope "{scope}" grants administrator rights: {because}',
    // Of one part only, such as the project of an automation: as often meant as not.
    bounded: {
      text: 'Scope "{scope}" grants administrator rights in {part}: {because}',
      level: "warning",
    },
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI5:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-6(5)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-6" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "PCI DSS", version: "4.0.1", id: "7.2.5" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.8.2" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-09" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-10" },
  ],
  citedByArticles: ["PR.AC-4"],
  requirements: ["0.10"],
  examples: [
    {
      bad: `
nhi: 1
identities:
  deployer:
    type: ci-cd
    owner: platform
    sponsor: cto@northlight.example
    purpose: Deploys the shop
    approvedBy: security
    monitoring: { logs: "aws:cloudtrail", by: security }
    review: { last: 2026-10-05, by: security }
    scopes:
      - "aws:AdministratorAccess@111122223333"
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error scope-admin: Scope "aws:AdministratorAccess@111122223333" grants administrator rights: AdministratorAccess is the administrator of the account
`,
      good: `
nhi: 1
identities:
  deployer:
    type: ci-cd
    owner: platform
    sponsor: cto@northlight.example
    purpose: Deploys the shop
    approvedBy: security
    monitoring: { logs: "aws:cloudtrail", by: security }
    review: { last: 2026-10-05, by: security }
    scopes:
      - "aws:ecs:UpdateService@arn:aws:ecs:eu-west-1:111122223333:service/shop/*"
`,
    },
  ],
  check({ it, holder }, { world, report }) {
    if (it.reach !== "admin" || isHeldByPeople(holder, world) || isGoverned(it, holder, world)) return;
    const fixes = narrower(it, holder, "Replace by a narrower role");
    const words = { scope: it.text, because: it.because };
    if (it.bounded === undefined) report({ say: "admin", with: words, at: it.at, fixes });
    else report({ say: "bounded", with: { ...words, part: it.bounded }, at: it.at, fixes });
  },
});
