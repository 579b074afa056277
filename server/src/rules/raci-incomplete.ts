/** A phase of a control's life for which nobody has been chosen. */
import { type Control, RACI_PHASES, type RaciPhase, type RaciRow } from "../model/governance.ts";
import type { World } from "../model/world.ts";
import type { Plain } from "./finding.ts";
import { askPerson, fillLack, isNamedPerson, lackOf } from "./parts/control.ts";
import { askParty, listed } from "./parts/levels.ts";
import { defineRule } from "./rule.ts";

export const raciIncomplete = defineRule({
  id: "raci-incomplete",
  title: "Design approval, change approval, incident response or periodic review has no RACI",
  why: "The phase that nobody was chosen for is the one that everybody leaves to the others: the incident at night, the review that is due once a year.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "control",
  messages: {
    whole: "{title} has no RACI for design, change, incident and review",
    part: "{title} lacks {missing} in its RACI",
  },
  support: "partial",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "GV.RR-02" },
    { framework: "NIST CSF", version: "2.0", id: "ID.IM-04" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CM-3" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CM-3(4)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IR-8" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.2" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.8.32" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.24" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC8.1" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC7.4" },
  ],
  citedByArticles: [],
  requirements: ["4.08"],
  examples: [
    {
      bad: `
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
    ^^^^ warning raci-incomplete: Control "partner-tokens" lacks incident and review in its RACI
      design: { R: orders, A: ines.okafor@example.com }
      change: { R: orders, A: ines.okafor@example.com }
    sla: { rotate: 24h, revoke: 4h, recover: 4h }
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
    released: false
`,
    },
  ],
  check({ it }, { world, report }) {
    const lack = lackOf<RaciPhase>(it, "raci", it.raci, RACI_PHASES);
    if (!lack) return;
    const { at } = lack;
    const fix = {
      title: `Add ${listed(lack.missing)} with those who are known`,
      class: "choice",
      preferred: true,
      edits: fillLack(lack, (phase) => rowFor(phase, it, world)),
    } as const;
    const { title } = it;
    if (lack.whole) report({ say: "whole", with: { title }, at, fixes: [fix] });
    else report({ say: "part", with: { title, missing: listed(lack.missing) }, at, fixes: [fix] });
  },
});

/** A party, or the question for one. */
type Who = Plain;

/** The team builds and the owner answers; whoever reviews is independent of both. */
function rowFor(phase: RaciPhase, it: Control, world: World): { readonly R: Who; readonly A: Who } {
  const owner = ownerOf(it, world);
  const team =
    it.team.is === "present"
      ? it.team.value
      : (teamIn(it) ?? askParty("team", "Who builds and runs the control?", [], world));
  if (phase === "design" || phase === "change") return { R: team, A: owner };
  if (phase === "incident")
    return { R: holder("contain", world) ?? team, A: holder("remediate", world) ?? owner };
  const reviewer = reviewerOf(it, world);
  return { R: reviewer, A: reviewer };
}

const rowOf = ({ raci }: Control, phase: RaciPhase): RaciRow | undefined =>
  raci.is === "present" ? raci.value[phase] : undefined;

function ownerOf(it: Control, world: World): Who {
  if (it.owner.is === "present" && isNamedPerson(it.owner.value, world)) return it.owner.value;
  const [accountable] = rowOf(it, "change")?.accountable ?? rowOf(it, "design")?.accountable ?? [];
  return accountable?.value ?? askPerson("owner", "Who answers for the control?");
}

const teamIn = (it: Control): string | undefined =>
  (rowOf(it, "change")?.responsible ?? rowOf(it, "design")?.responsible)?.[0]?.value;

/** The only one who holds the duty; several are a question for a person. */
function holder(duty: "contain" | "remediate", world: World): string | undefined {
  const [first, ...others] = world.holders(duty);
  return first && others.length === 0 && first.ref !== "owner" && first.ref !== "sponsor"
    ? first.ref
    : undefined;
}

function reviewerOf(it: Control, world: World): Who {
  const change = rowOf(it, "change")?.accountable ?? [];
  const parties = [
    ...change.map((ref) => ({ role: "accountable for change", ref })),
    ...(it.owner.is === "present"
      ? [{ role: "owner", ref: { value: it.owner.value, at: it.owner.at } }]
      : []),
    ...(it.team.is === "present" ? [{ role: "team", ref: { value: it.team.value, at: it.team.at } }] : []),
  ];
  const [best] = world.independent("review", parties);
  return best?.ref ?? askPerson("reviewer", "Who reviews the control, independent of those who change it?");
}
