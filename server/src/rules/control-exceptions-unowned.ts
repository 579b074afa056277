/** Exceptions happen anyway; the question is who says yes to them. */
import { heldBy } from "../model/duties.ts";
import type { Control } from "../model/facts.ts";
import { isPlaceholderOwner } from "../model/placeholder.ts";
import type { World } from "../model/world.ts";
import type { Fix } from "./finding.ts";
import { askParty, isToldUnknown } from "./parts/levels.ts";
import { roleOf } from "./parts/separation.ts";
import { defineRule } from "./rule.ts";

export const controlExceptionsUnowned = defineRule({
  id: "control-exceptions-unowned",
  title: "Nobody named approves exceptions to the control",
  why: "Where nobody is named, the first customer who asks gets an exception from whoever picks up the phone. A named approver keeps exceptions few, known and ended.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "control",
  messages: {
    missing: "{title} names nobody who approves exceptions",
    nobody: '{title}: exceptions are approved by "{word}", which names nobody',
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
  requirements: ["4.14"],
  examples: [
    {
      bad: `
nhi: 1
controls:
  partner-tokens:
  ^^^^^^^^^^^^^^ warning control-exceptions-unowned: Control "partner-tokens" names nobody who approves exceptions
    title: Tokens of partners
    owner: ines.okafor@example.com
    surface: service-tokens
    protects: Orders of one partner against another
    mayChange: [token lifetime]
    raci:
      design: { R: orders, A: ines.okafor@example.com }
      change: { R: orders, A: ines.okafor@example.com }
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
    const { exceptionsBy, title } = it;
    if (exceptionsBy.is === "absent")
      report({ say: "missing", with: { title }, at: it.id.at, fixes: fixesOf(it, world) });
    else if (exceptionsBy.is === "present" && namesNobody(exceptionsBy.value, world))
      report({
        say: "nobody",
        with: { title, word: exceptionsBy.value },
        at: exceptionsBy.at,
        fixes: fixesOf(it, world),
      });
  },
});

const namesNobody = (word: string, world: World): boolean =>
  isPlaceholderOwner(word) && world.party(word).is !== "team" && !isToldUnknown(word, world);

/** Those who hold the duty, then others who are independent of the control's own people. */
function fixesOf(it: Control, world: World): readonly Fix[] {
  const { exceptionsBy } = it;
  const own = [...roleOf("owner", it.owner), ...roleOf("team", it.team)];
  const holders = world
    .holders("except")
    .filter(({ ref }) => ref !== "owner" && ref !== "sponsor" && !world.overlap(ref, own))
    .map(({ ref, by }) => ({ ref, reason: heldBy("except", by) }));
  const others = world
    .independent("approve", own)
    .filter(({ ref }) => !holders.some((holder) => holder.ref === ref));
  const ask = askParty("exceptionsBy", "Who approves exceptions to the control?", [], world);
  const named = [...holders, ...others].slice(0, 3);
  const values = named.length > 0 ? named : [{ ref: ask, reason: "" }];
  return values.flatMap(({ ref, reason }, i): readonly Fix[] => {
    const title =
      typeof ref === "string" ? `Set exceptionsBy to ${ref} (${reason})` : "Name who approves exceptions";
    const common = { title, class: "choice", preferred: i === 0 } as const;
    if (exceptionsBy.is === "absent")
      return [{ ...common, edits: [{ do: "put", to: exceptionsBy.to, value: ref }] }];
    return exceptionsBy.is === "present"
      ? [{ ...common, edits: [{ do: "replace", at: exceptionsBy.at, value: ref }] }]
      : [];
  });
}
