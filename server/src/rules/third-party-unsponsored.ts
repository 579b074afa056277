/** Somebody in the business has to say that an outsider's app is wanted. */
import { mayBeRetired } from "../model/due.ts";
import { type Field, valueOf } from "../model/field.ts";
import { isStub } from "../model/placeholder.ts";
import type { World } from "../model/world.ts";
import { businessTeams, type Candidate, partyFixes } from "./parts/sponsor.ts";
import { defineRule } from "./rule.ts";

export const thirdPartyUnsponsored = defineRule({
  id: "third-party-unsponsored",
  title: "A third-party app has no business owner who validated the use",
  why: "An outside app reads and writes with the company's consent. If nobody in the business has confirmed the use, nobody will notice that it is no longer needed, and the consent stays for good.",
  since: "0.1.0",
  level: "error",
  formats: "native",
  looksAt: "identity",
  messages: {
    missing: "{title}: nobody in the business has validated the use of {vendor}",
    stub: '{title}: validatedBy says "{who}", which names nobody',
    vendor: "{title}: its use was validated by {who}, a vendor's team",
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI3:2025" },
    { framework: "NIST CSF", version: "2.0", id: "GV.SC-02" },
    { framework: "NIST CSF", version: "2.0", id: "GV.SC-04" },
    { framework: "NIST CSF", version: "2.0", id: "ID.AM-04" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "SA-9" },
    { framework: "CIS Controls", version: "8.1", id: "15.1" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.19" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC9.2" },
  ],
  citedByArticles: [],
  requirements: ["0.13"],
  examples: [
    {
      bad: `
nhi: 1
identities:
  crm-sync:
    type: oauth-app
    owner: platform
    sponsor: sales
    purpose: Copies contacts
    thirdParty: { vendor: Contoso, assessedBy: security, assessedOn: 2026-09-01 }
    ^^^^^^^^^^ error third-party-unsponsored: Identity "crm-sync": nobody in the business has validated the use of Contoso
`,
      good: `
nhi: 1
identities:
  crm-sync:
    type: oauth-app
    owner: platform
    sponsor: sales
    purpose: Copies contacts
    thirdParty: { vendor: Contoso, assessedBy: security, assessedOn: 2026-09-01, validatedBy: sales }
`,
    },
  ],
  check({ it }, { world, report }) {
    if (it.thirdParty.is !== "present" || mayBeRetired(it)) return;
    const { at } = it.thirdParty;
    const { vendor, validatedBy } = it.thirdParty.value;
    const { title } = it;
    const fixes = () => partyFixes("validatedBy", validatedBy, candidates(it.sponsor, world), QUESTION);
    if (validatedBy.is === "absent") {
      const who = valueOf(vendor) ?? "the vendor";
      report({ say: "missing", with: { title, vendor: who }, at, fixes: fixes() });
      return;
    }
    if (validatedBy.is !== "present") return;
    const who = validatedBy.value;
    if (isStub(who) && !(world.listsTeams && world.complete))
      report({ say: "stub", with: { title, who }, at: validatedBy.at, fixes: fixes() });
    const party = world.party(who);
    if (party.is !== "team" || valueOf(party.team.function) !== "vendor") return;
    const { function: what } = party.team;
    report({
      say: "vendor",
      with: { title, who },
      at: validatedBy.at,
      related: what.is === "present" ? [{ at: what.at, text: `${party.team.id.value} is a vendor` }] : [],
      fixes: fixes(),
    });
  },
});

const QUESTION = {
  title: "Name who validated the use",
  prompt: "Which business team or person confirmed that it is needed?",
  sample: "sponsor@company.example",
};

/** The sponsor has said so already, mostly. */
function candidates(sponsor: Field<string>, world: World): readonly Candidate[] {
  const teams = businessTeams(world);
  const own = valueOf(sponsor);
  if (own === undefined || isStub(own)) return teams;
  return [{ ref: own, reason: "its sponsor" }, ...teams.filter(({ ref }) => ref !== own)];
}
