/** A risk that is written down, and that nobody has to bring to an end. */
import { heldBy } from "../model/duties.ts";
import type { Risk } from "../model/facts.ts";
import { isPlaceholderOwner } from "../model/placeholder.ts";
import type { World } from "../model/world.ts";
import type { Fix } from "./finding.ts";
import { askParty, isToldUnknown } from "./parts/levels.ts";
import { isDisbanded } from "./parts/owner.ts";
import { namedHolders, setTo } from "./parts/risk.ts";
import { defineRule } from "./rule.ts";

export const riskClosureUnowned = defineRule({
  id: "risk-closure-unowned",
  title: "A risk has no closure owner",
  why: "A risk without somebody who decides that it is over stays open for ever, or is closed by whoever is tired of it. Writing it down was then the last thing that happened to it.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "risk",
  messages: {
    missing: "{title} has no owner who sees to its closure",
    nobody: '{title}: its owner "{word}" names nobody who could close it',
    disbanded: "{title}: its owner {word} is a team that is disbanded, and closes nothing any more",
  },
  support: "direct",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "ID.RA-06" },
    { framework: "NIST CSF", version: "2.0", id: "GV.RM-06" },
    { framework: "NIST CSF", version: "2.0", id: "GV.RM-03" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CA-5" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "PM-4" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "RA-7" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC4.2" },
  ],
  citedByArticles: ["GV.RM-03"],
  requirements: ["3.05"],
  examples: [
    {
      bad: `
nhi: 1
risks:
  shared-secret:
  ^^^^^^^^^^^^^ warning risk-closure-unowned: Risk "shared-secret" has no owner who sees to its closure
    title: The ERP still needs a shared secret
    severity: medium
    status: open
    opened: 2026-11-02
`,
      good: `
nhi: 1
risks:
  shared-secret:
    title: The ERP still needs a shared secret
    owner: security
    severity: medium
    status: open
    opened: 2026-11-02
`,
    },
  ],
  check({ it }, { world, report }) {
    const { owner, status, title } = it;
    // What is closed needs nobody to close it.
    if (status.is === "present" && status.value === "closed") return;
    if (owner.is === "absent") {
      report({ say: "missing", with: { title }, at: it.id.at, fixes: fixesOf(it, world) });
      return;
    }
    if (owner.is !== "present") return;
    const { at, value: word } = owner;
    const party = world.party(word);
    if (party.is === "team" && isDisbanded(party.team)) {
      const because = party.team.status;
      const related = because.is === "present" ? [{ at: because.at, text: `${word} is disbanded here` }] : [];
      report({ say: "disbanded", with: { title, word }, at, related, fixes: fixesOf(it, world) });
    } else if (party.is !== "team" && isPlaceholderOwner(word) && !isToldUnknown(word, world))
      report({ say: "nobody", with: { title, word }, at, fixes: fixesOf(it, world) });
  },
});

/** Those who hold the closing of risks, then who answers for the risk decision. */
function fixesOf(it: Risk, world: World): readonly Fix[] {
  const accountable = world.policy.accountable.value;
  const found = new Map(
    namedHolders("close", undefined, world).map(({ ref, by }) => [ref, heldBy("close", by)]),
  );
  if (accountable !== undefined && !found.has(accountable)) found.set(accountable, "accountable by policy");
  const fixes = [...found]
    .slice(0, 3)
    .flatMap(([ref, reason], i) => setTo(it.owner, `Set owner to ${ref} (${reason})`, ref, i));
  if (fixes.length > 0) return fixes;
  const value = askParty("owner", "Who sees to it that the risk is closed?", [], world);
  const common = { title: "Name the owner", class: "choice", preferred: true } as const;
  if (it.owner.is === "absent") return [{ ...common, edits: [{ do: "put", to: it.owner.to, value }] }];
  return it.owner.is === "present" ? [{ ...common, edits: [{ do: "replace", at: it.owner.at, value }] }] : [];
}
