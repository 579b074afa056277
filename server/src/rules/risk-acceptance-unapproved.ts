/** Whoever would have to do the work says that it need not be done. */
import { heldBy } from "../model/duties.ts";
import type { Risk } from "../model/facts.ts";
import { isPlaceholderOwner } from "../model/placeholder.ts";
import type { World } from "../model/world.ts";
import type { Fix } from "./finding.ts";
import { askParty, isToldUnknown } from "./parts/levels.ts";
import { namedHolders, setTo } from "./parts/risk.ts";
import { becauseOf, relatedTo, roleOf, way } from "./parts/separation.ts";
import { defineRule } from "./rule.ts";

export const riskAcceptanceUnapproved = defineRule({
  id: "risk-acceptance-unapproved",
  title: "A risk is accepted by nobody, or by its owner",
  why: "To accept a risk is to decide for everybody whom it can hurt. Its owner has the most reason to call it small, so the word has to come from somebody else.",
  since: "0.1.0",
  level: "error",
  formats: "native",
  looksAt: "risk",
  messages: {
    nobody: "{title} is accepted, and nobody is named who accepted it",
    placeholder: '{title} is accepted by "{word}", which names nobody',
    owner: "{title} is accepted by {who}, its own owner",
    through: "{title} is accepted by {who}, who is not independent of its owner {owner}: {way}",
  },
  support: "direct",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "ID.RA-07" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "RA-7" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CM-3" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CA-6" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC1.3" },
  ],
  citedByArticles: [],
  requirements: ["3.11"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  security: { contact: "#security", function: security }
  cto: { contact: "#cto", function: leadership }
risks:
  shared-secret:
    title: The ERP still needs a shared secret
    owner: security
    severity: medium
    status: accepted
    opened: 2026-10-01
    due: 2027-01-31
    acceptedBy: security
                ^^^^^^^^ error risk-acceptance-unapproved: Risk "shared-secret" is accepted by security, its own owner
`,
      good: `
nhi: 1
teams:
  security: { contact: "#security", function: security }
  cto: { contact: "#cto", function: leadership }
risks:
  shared-secret:
    title: The ERP still needs a shared secret
    owner: security
    severity: medium
    status: accepted
    opened: 2026-10-01
    due: 2027-01-31
    acceptedBy: cto
`,
    },
  ],
  check({ it }, { world, report }) {
    if (!isAccepted(it)) return;
    const { acceptedBy, title } = it;
    const parties = roleOf("owner", it.owner);
    if (acceptedBy.is === "absent") {
      report({ say: "nobody", with: { title }, at: it.id.at, fixes: fixesOf(it, world) });
      return;
    }
    if (acceptedBy.is !== "present") return;
    const { at, value: who } = acceptedBy;
    const overlap = world.overlap(who, parties);
    if (overlap) {
      const place = {
        at,
        related: relatedTo(overlap),
        because: becauseOf("acceptedBy", acceptedBy, overlap),
        fixes: fixesOf(it, world),
      };
      if (overlap.path.length === 0) report({ say: "owner", with: { title, who }, ...place });
      else
        report({
          say: "through",
          with: { title, who, owner: overlap.party.value, way: way(overlap) },
          ...place,
        });
    } else if (isPlaceholderOwner(who) && world.party(who).is !== "team" && !isToldUnknown(who, world))
      report({ say: "placeholder", with: { title, word: who }, at, fixes: fixesOf(it, world) });
  },
});

/** Accepted, or treated so once it has been looked into. A plan to accept is no acceptance yet. */
function isAccepted({ status, treatment }: Risk): boolean {
  if (status.is !== "present") return false;
  if (status.value === "accepted") return true;
  const taken = treatment.is === "present" && treatment.value === "accept";
  return taken && status.value === "closed";
}

/** Those who grant exceptions, then others who do not depend on the owner. */
function fixesOf(it: Risk, world: World): readonly Fix[] {
  const parties = roleOf("owner", it.owner);
  const found = new Map<string, string>();
  for (const { ref, by } of namedHolders("except", undefined, world))
    if (!world.overlap(ref, parties)) found.set(ref, heldBy("except", by));
  for (const { ref, reason } of world.independent("approve", parties))
    if (!found.has(ref)) found.set(ref, reason);
  const fixes = [...found]
    .slice(0, 3)
    .flatMap(([ref, reason], i) => setTo(it.acceptedBy, `Set acceptedBy to ${ref} (${reason})`, ref, i));
  if (fixes.length > 0 || it.acceptedBy.is !== "absent") return fixes;
  const free = world.teams().flatMap(({ id }) => (world.overlap(id.value, parties) ? [] : [id.value]));
  if (world.listsTeams && free.length === 0) return [];
  const value = askParty("acceptedBy", "Who accepted the risk, independent of its owner?", free, world);
  const edits = [{ do: "put", to: it.acceptedBy.to, value }] as const;
  return [{ title: "Name who accepted it", class: "choice", preferred: true, edits }];
}
