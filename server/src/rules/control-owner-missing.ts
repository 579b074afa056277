/** A control that goes out to customers, and no person who answers for it. */
import type { Control } from "../model/facts.ts";
import type { World } from "../model/world.ts";
import type { Fix } from "./finding.ts";
import { askPerson, isNamedPerson, releaseOf } from "./parts/control.ts";
import { isToldUnknown } from "./parts/levels.ts";
import { defineRule } from "./rule.ts";

export const controlOwnerMissing = defineRule({
  id: "control-owner-missing",
  title: "A product control has no named person as owner before release",
  why: "Shared responsibility for a control is nobody's once something breaks. A name that is known before the release can still change the design; one that is looked for afterwards can only explain it.",
  since: "0.1.0",
  level: "error",
  formats: "native",
  looksAt: "control",
  messages: {
    due: "{title} {fault}, and {release}",
    // While the release is far off there is time to find somebody.
    early: { text: "{title} {fault}", level: "warning" },
  },
  support: "direct",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "GV.RR-02" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "SA-3" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "PL-2" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.2" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC5.3" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC1.3" },
    { framework: "NIST AI RMF", version: "1.0", id: "GOVERN 2.1" },
  ],
  citedByArticles: ["GV.OV-01"],
  requirements: ["4.07", "4.13"],
  examples: [
    {
      bad: `
nhi: 1
controls:
  partner-tokens:
    title: Tokens of partners
    owner: orders
           ^^^^^^ error control-owner-missing: Control "partner-tokens" is owned by orders, which is no named person, and its release is due on 2026-12-01, in 9 days
    surface: service-tokens
    protects: Orders of one partner against another
    mayChange: [token lifetime]
    exceptionsBy: security
    raci:
      design: { R: orders, A: ines.okafor@example.com }
      change: { R: orders, A: ines.okafor@example.com }
      incident: { R: orders, A: security }
      review: { R: security, A: security }
    sla: { rotate: 24h, revoke: 4h, recover: 4h }
    milestones: [{ name: release, due: 2026-12-01 }]
    released: false
`,
      good: `
nhi: 1
controls:
  partner-tokens:
    title: Tokens of partners
    owner: ines.okafor@example.com
    surface: service-tokens
    protects: Orders of one partner against another
    mayChange: [token lifetime]
    exceptionsBy: security
    raci:
      design: { R: orders, A: ines.okafor@example.com }
      change: { R: orders, A: ines.okafor@example.com }
      incident: { R: orders, A: security }
      review: { R: security, A: security }
    sla: { rotate: 24h, revoke: 4h, recover: 4h }
    milestones: [{ name: release, due: 2026-12-01 }]
    released: false
`,
    },
  ],
  check({ it }, { world, report }) {
    const { owner, title } = it;
    if (owner.is === "present" ? isNamedPerson(owner.value, world) : owner.is !== "absent") return;
    if (owner.is === "present" && isToldUnknown(owner.value, world)) return;
    const fault =
      owner.is === "present" ? `is owned by ${owner.value}, which is no named person` : "has no owner";
    const release = releaseOf(it, world);
    const place = {
      at: owner.is === "present" ? owner.at : it.id.at,
      related: release ? [{ at: release.at, text: "The release is written here" }] : [],
      fixes: fixesOf(it, world),
    };
    if (release) report({ say: "due", with: { title, fault, release: release.text }, ...place });
    else report({ say: "early", with: { title, fault }, ...place });
  },
});

/** People who already answer for a part of it, then whoever is named. */
function fixesOf(it: Control, world: World): readonly Fix[] {
  const { owner } = it;
  const people = candidates(it, world);
  const ask = askPerson("owner", "Who answers for the control?");
  const values = people.length > 0 ? people : [ask];
  return values.flatMap((value, i): readonly Fix[] => {
    const title = typeof value === "string" ? `Set owner to ${value}` : "Name the owner";
    const common = { title, class: "choice", preferred: i === 0 } as const;
    if (owner.is === "absent") return [{ ...common, edits: [{ do: "put", to: owner.to, value }] }];
    return owner.is === "present" ? [{ ...common, edits: [{ do: "replace", at: owner.at, value }] }] : [];
  });
}

function candidates({ owner, team, raci }: Control, world: World): readonly string[] {
  const found: string[] = [];
  for (const field of [owner, team]) {
    const party = field.is === "present" ? world.party(field.value) : undefined;
    if (party?.is !== "team") continue;
    const { lead, members } = party.team;
    found.push(...(lead.is === "present" ? [lead.value] : []), ...members.map(({ value }) => value));
  }
  if (raci.is === "present")
    for (const phase of ["design", "change"] as const)
      found.push(...(raci.value[phase]?.accountable ?? []).map(({ value }) => value));
  return [...new Set(found)].filter((ref) => isNamedPerson(ref, world)).slice(0, 3);
}
