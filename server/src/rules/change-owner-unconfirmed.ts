/** The change gives an identity to another owner, and nothing shows that the new one took it. */
import type { Before } from "../model/before.ts";
import { formatDay } from "../model/day.ts";
import type { Identity } from "../model/facts.ts";
import { isPlaceholderOwner } from "../model/placeholder.ts";
import type { Answer, World } from "../model/world.ts";
import type { Fix } from "./finding.ts";
import { askDate, askEvidence } from "./parts/ask.ts";
import { newProof, wasReason, wasRelated } from "./parts/change.ts";
import { isHere, sameParty } from "./parts/owner.ts";
import { defineRule } from "./rule.ts";

export const changeOwnerUnconfirmed = defineRule({
  id: "change-owner-unconfirmed",
  title: "The change moves ownership without hand-over evidence",
  why: "An owner who was never told is no owner. When the next key leaks, the old team says that it gave the account away, and the new one hears of it for the first time.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: "identity",
  compares: true,
  messages: {
    moved: "{title} moves from {was} to {is}, and nothing shows that {is} took it over",
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
  requirements: ["2.08"],
  examples: [
    {
      before: `
nhi: 1
identities:
  ledger-import:
    type: service-account
    owner: finance
    purpose: Imports bookings every night
`,
      bad: `
nhi: 1
identities:
  ledger-import:
    type: service-account
    owner: platform
           ^^^^^^^^ warning change-owner-unconfirmed: Identity "ledger-import" moves from finance to platform, and nothing shows that platform took it over
    purpose: Imports bookings every night
`,
      good: `
nhi: 1
identities:
  ledger-import:
    type: service-account
    owner: platform
    purpose: Imports bookings every night
    evidence:
      - { kind: ticket, ref: "https://tickets.example/PLAT-212", on: 2026-11-18 }
`,
    },
  ],
  check({ it }, { world, report }) {
    const { before } = world;
    if (!before) return;
    const was = before.identity(it);
    const [then, now] = [was && ownerOf(was, before.world), ownerOf(it, world)];
    if (!was || !then || !now || isSame(then, now, before, world) || !isHere(it, now)) return;
    if (newProof(it, was, world, before)) return;
    const { at, value } = now.owner;
    report({
      say: "moved",
      with: { title: it.title, was: then.owner.value, is: value },
      at,
      related: wasRelated(at, then.owner.value, before),
      because: [wasReason(then.owner.value, before), { label: "now", value, at }],
      fixes: fixesOf(it, formatDay(world.today)),
    });
  },
});

/** The catch-all of a repository owns nothing in particular. */
function ownerOf(it: Identity, world: World): Answer | undefined {
  const ownership = world.ownership(it);
  return ownership.is === "owned" && !ownership.answer.weak ? ownership.answer : undefined;
}

/** The same party, or a word that named nobody: correcting that hands nothing over. */
function isSame(then: Answer, now: Answer, before: Before, world: World): boolean {
  const [was, is] = [then.owner.value, now.owner.value];
  if (isPlaceholderOwner(was) || sameParty(was, is, world) || sameParty(was, is, before.world)) return true;
  return before.world.listsTeams && before.world.party(was).is === "unknown";
}

/** Who took it over has to say so. */
function fixesOf({ evidence }: Identity, today: string): readonly Fix[] {
  if (!evidence) return [];
  const value = {
    kind: "ticket",
    ref: askEvidence("Where does the new owner say that it took this over (path or URL)?"),
    on: askDate("On which day was it handed over?", today),
  };
  return [
    {
      title: "Add evidence of the hand-over",
      class: "attest",
      edits: [{ do: "append", to: evidence, value }],
    },
  ];
}
