/** Two who are accountable are none. */
import type { Control, RaciRow } from "../model/facts.ts";
import type { Sourced } from "../model/field.ts";
import { RACI_PHASES, type RaciPhase } from "../model/governance.ts";
import type { World } from "../model/world.ts";
import type { Fix } from "./finding.ts";
import { askParty, listed } from "./parts/levels.ts";
import { becauseOf, relatedTo, roleOf, way } from "./parts/separation.ts";
import { defineRule } from "./rule.ts";

export const raciAccountable = defineRule({
  id: "raci-accountable",
  title: "A RACI row does not have exactly one Accountable",
  why: "Many can do the work, but one has to answer for it. Where two are accountable each waits for the other, and where whoever answers for a change also answers for its review, nobody looks at it twice.",
  since: "0.1.0",
  level: "error",
  formats: "native",
  looksAt: "control",
  messages: {
    none: "{title}: nobody is accountable for {phase}",
    many: "{title}: {number} are accountable for {phase}: {names}",
    same: "{title}: {who} answers for the review, and for the changes that it reviews",
    through:
      "{title}: {who} answers for the review, and is not independent of {other}, who answers for the changes: {way}",
  },
  support: "partial",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "GV.RR-02" },
    { framework: "NIST CSF", version: "2.0", id: "GV.RR-01" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "SA-3" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "PM-29" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.2" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC1.3" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC1.5" },
    { framework: "NIST AI RMF", version: "1.0", id: "GOVERN 2.1" },
  ],
  citedByArticles: ["AI RMF GOVERN"],
  requirements: ["1.01"],
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
      design: { R: orders, A: ines.okafor@example.com }
      change: { R: orders, A: [ines.okafor@example.com, orders] }
                                                        ^^^^^^ error raci-accountable: Control "partner-tokens": 2 are accountable for change: ines.okafor@example.com and orders
      incident: { R: orders, A: security }
      review: { R: security, A: security }
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
    if (it.raci.is !== "present") return;
    const { value: rows } = it.raci;
    const { title } = it;
    for (const phase of RACI_PHASES) {
      const row = rows[phase];
      if (!row || row.unread) continue;
      const [first, second] = row.accountable;
      if (!first)
        report({ say: "none", with: { title, phase }, at: row.at, fixes: fixesFor(phase, row, it, world) });
      else if (second)
        report({
          say: "many",
          with: {
            title,
            phase,
            number: `${row.accountable.length}`,
            names: listed(row.accountable.map(({ value }) => value)),
          },
          at: second.at,
          related: [{ at: first.at, text: "The first who is accountable" }],
          fixes: row.accountable.map(({ value }, i) => only(value, `Keep ${value} alone`, row, i)),
        });
    }
    const [change, review] = [rows.change, rows.review];
    const judge = review && onlyOne(review);
    const judged = change && onlyOne(change);
    if (!judge || !judged) return;
    const parties = [{ role: "accountable for change", ref: judged }];
    const overlap = world.overlap(judge.value, parties);
    if (!overlap) return;
    const place = {
      at: judge.at,
      related: relatedTo(overlap),
      because: becauseOf("accountable for review", judge, overlap),
      fixes: world
        .independent("review", parties)
        .map(({ ref, reason }, i) =>
          only(ref, `Make ${ref} accountable for the review (${reason})`, review, i),
        ),
    };
    if (overlap.path.length === 0) report({ say: "same", with: { title, who: judge.value }, ...place });
    else
      report({
        say: "through",
        with: { title, who: judge.value, other: judged.value, way: way(overlap) },
        ...place,
      });
  },
});

/** Who is accountable, where exactly one is. */
const onlyOne = ({ accountable, unread }: RaciRow): Sourced<string> | undefined =>
  accountable.length === 1 && !unread ? accountable[0] : undefined;

const only = (value: string, title: string, { accountableTo }: RaciRow, i: number): Fix => ({
  title,
  class: "choice",
  preferred: i === 0,
  edits: [{ do: "put", to: accountableTo, value }],
});

/** The owner answers for what the team does; whoever reviews is independent of whoever answers for changes. */
function fixesFor(phase: RaciPhase, row: RaciRow, it: Control, world: World): readonly Fix[] {
  const change = it.raci.is === "present" ? (it.raci.value.change?.accountable ?? []) : [];
  const parties = [
    ...change.map((ref) => ({ role: "accountable for change", ref })),
    ...roleOf("owner", it.owner),
  ];
  const names =
    phase === "review"
      ? world.independent("review", parties).map(({ ref }) => ref)
      : [
          ...(it.owner.is === "present" ? [it.owner.value] : []),
          ...row.responsible.map(({ value }) => value),
        ];
  const found = [...new Set(names)].slice(0, 3);
  if (found.length > 0)
    return found.map((ref, i) => only(ref, `Make ${ref} accountable for ${phase}`, row, i));
  const value = askParty(`A-${phase}`, `Who is accountable for ${phase}?`, [], world);
  const edits = [{ do: "put", to: row.accountableTo, value }] as const;
  return [{ title: `Name who is accountable for ${phase}`, class: "choice", preferred: true, edits }];
}
