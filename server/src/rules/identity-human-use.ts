/** People have accounts of their own. */
import { mayBeRetired } from "../model/due.ts";
import { valueOf } from "../model/field.ts";
import { isMail } from "../model/parties-names.ts";
import { defineRule } from "./rule.ts";

export const identityHumanUse = defineRule({
  id: "identity-human-use",
  title: "A person uses a non-human identity",
  why: "What a person does with a machine's account is in no log under their name, asks for no second factor, and goes on after they have left.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "identity",
  messages: {
    person: "{title} is used by {who}, a person",
    team: "{title} is used by {who}, a team of people",
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI10:2025" },
    { framework: "PCI DSS", version: "4.0.1", id: "8.6.1" },
    { framework: "PCI DSS", version: "4.0.1", id: "10.2.1.2" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-2(5)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-2" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AU-10" },
    { framework: "NIST CSF", version: "2.0", id: "DE.CM-03" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-03" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.16" },
  ],
  citedByArticles: [],
  requirements: [],
  noFix: "The person needs access of their own before the name can go from the list",
  examples: [
    {
      bad: `
nhi: 1
identities:
  db-maintenance:
    type: database-account
    owner: data
    purpose: Rebuilds indexes at night
    usedBy: [nightly-job, lena.koch@northlight.example]
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning identity-human-use: Identity "db-maintenance" is used by lena.koch@northlight.example, a person
`,
      good: `
nhi: 1
identities:
  db-maintenance:
    type: database-account
    owner: data
    purpose: Rebuilds indexes at night
    usedBy: [nightly-job]
`,
    },
  ],
  check({ it }, { report }) {
    if (it.usedBy.length === 0 && it.workloads.length === 0) return;
    // Accounts for administration are made for people; who may use them is a matter of grants.
    if (mayBeRetired(it) || valueOf(it.type) === "admin-account") return;
    for (const { value, at } of [...it.usedBy, ...it.workloads]) {
      const say = sortOf(value.trim());
      if (say) report({ say, with: { title: it.title, who: value.trim() }, at });
    }
  },
});

/** A bare word names a service, even where a team is called the same. */
function sortOf(name: string): "person" | "team" | undefined {
  if (isMail(name) || /^user:/i.test(name)) return "person";
  return /^(team|group):|^@[^/]+\/./i.test(name) ? "team" : undefined;
}
