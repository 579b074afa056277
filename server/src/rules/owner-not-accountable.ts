/** An owner is somebody who can be called. */
import type { World } from "../model/world.ts";
import { hasNobody, isToldElsewhere, nhiNamed, ownerFixes, ownerPlace, successors } from "./parts/owner.ts";
import { defineRule } from "./rule.ts";

export const ownerNotAccountable = defineRule({
  id: "owner-not-accountable",
  title: "Owner is itself a non-human identity, or a team with no member and no contact",
  why: "An account cannot answer for an account, and a team without people or an address cannot be called. When the key leaks, the name in the owner's place leads to nobody.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "identity",
  messages: {
    machine: '{title} is owned by "{owner}", which is itself a non-human identity',
    empty: '{title} is owned by "{owner}", a team with no lead, member or contact',
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI1:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2(3)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "PS-4" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "PS-5" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "NIST CSF", version: "2.0", id: "GV.RR-04" },
    { framework: "CIS Controls", version: "8.1", id: "5.3" },
    { framework: "CIS Controls", version: "8.1", id: "6.2" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.18" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.6.5" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC6.2" },
  ],
  citedByArticles: ["NHI-01"],
  requirements: ["2.17"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  data: {}
  payments: { contact: "#payments" }
identities:
  report-export:
    type: service-account
    owner: data
           ^^^^ warning owner-not-accountable: Identity "report-export" is owned by "data", a team with no lead, member or contact
    purpose: Sends the monthly report
`,
      good: `
nhi: 1
teams:
  data: { contact: "#data" }
  payments: { contact: "#payments" }
identities:
  report-export:
    type: service-account
    owner: data
    purpose: Sends the monthly report
`,
    },
  ],
  check({ it }, { world, report }) {
    // A retired identity keeps its last owner's name as history.
    if (it.status.is === "present" && it.status.value === "retired") return;
    const ownership = world.ownership(it);
    if (ownership.is !== "owned" || isToldElsewhere(it, ownership.answer)) return;
    const { answer } = ownership;
    const owner = answer.owner.value;
    const party = world.party(owner);
    const machine = nhiNamed(owner, party, world);
    const empty = party.is === "team" && hasNobody(party.team) ? party.team : undefined;
    if (!machine && !empty) return;
    const place = ownerPlace(it, answer);
    const fixes = ownerFixes(
      it,
      answer,
      successors(it, owner, world).filter(({ ref }) => canAnswer(ref, world)),
      world,
    );
    const words = { title: it.title, owner };
    if (machine) {
      const there = { at: machine.id.at, text: `${machine.id.value} is declared here` };
      report({ say: "machine", with: words, at: place.at, related: [...place.related, there], fixes });
    } else if (empty?.contact.is === "absent") {
      const { id, contact } = empty;
      const value = {
        ask: "contact",
        prompt: `How is the team ${id.value} reached (a mail address or a channel)?`,
        sample: `#${id.value}`,
        kind: "text",
      } as const;
      report({
        say: "empty",
        with: words,
        at: place.at,
        related: [...place.related, { at: id.at, text: `${id.value} is declared here` }],
        fixes: [
          {
            title: `Add a contact to the team ${id.value}`,
            class: "choice",
            preferred: true,
            edits: [{ do: "put", to: contact.to, value }],
          },
          ...fixes.map((fix) => ({ ...fix, preferred: false })),
        ],
      });
    }
  },
});

function canAnswer(ref: string, world: World): boolean {
  const party = world.party(ref);
  return nhiNamed(ref, party, world) === undefined && !(party.is === "team" && hasNobody(party.team));
}
