/** Who makes a key should not be the only one who can end it. */
import { isAtWork } from "../model/due.ts";
import type { Identity } from "../model/facts.ts";
import type { DutyHolder, World } from "../model/world.ts";
import type { Fix, Related } from "./finding.ts";
import { askText } from "./parts/ask.ts";
import { counts } from "./parts/levels.ts";
import { STEPS } from "./parts/lifecycle.ts";
import { sameParty } from "./parts/owner.ts";
import { defineRule } from "./rule.ts";

export const lifecycleSingleOwner = defineRule({
  id: "lifecycle-single-owner",
  title: "One team creates, rotates and revokes",
  why: "A team that decides on an account, renews its keys and ends it sees only its own mistakes. When one of the steps lies elsewhere, what is forgotten is noticed.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: ["identity", "policy"],
  messages: {
    identity: "{title}: {team} alone decides that it may exist, rotates and revokes",
    policy: "{team} alone decides which accounts may exist, rotates and revokes",
    // A small organisation that says what makes up for it has decided.
    compensated: {
      text: "{what}: {team} alone decides that it may exist, rotates and revokes; the policy names what makes up for it",
      level: "hint",
    },
  },
  support: "partial",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "NIST CSF", version: "2.0", id: "GV.RR-02" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-5" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.3" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC5.1" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC6.3" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-04" },
  ],
  citedByArticles: ["NHI-01"],
  requirements: ["2.07"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  security: { contact: "#security", function: security }
  platform: { contact: "#platform", function: it }
policy:
  duties: { exist: security, rotate: security, revoke: security }
                                                       ^^^^^^^^ warning lifecycle-single-owner: security alone decides which accounts may exist, rotates and revokes
`,
      good: `
nhi: 1
teams:
  security: { contact: "#security", function: security }
  platform: { contact: "#platform", function: it }
policy:
  duties: { exist: security, rotate: security, revoke: owner }
`,
    },
  ],
  check({ it }, { world, report }) {
    if ("key" in it) {
      const { key } = it;
      if (key !== "duties" || !counts(it, world)) return;
      const held = explicit(world);
      const [, , last] = held ?? [];
      if (!held || !last?.at) return;
      const rest = {
        at: last.at,
        related: others(held.slice(0, 2)),
        fixes: [
          {
            title: "Leave revoke to the owner of each identity",
            class: "choice",
            preferred: true,
            edits: [{ do: "replace", at: last.at, value: "owner" }],
          },
        ],
      } as const;
      if (isCompensated(world))
        report({ say: "compensated", with: { what: "policy.duties", team: last.ref }, ...rest });
      else report({ say: "policy", with: { team: last.ref }, ...rest });
      return;
    }
    // Asked where the rights are strong; what they all share is told once, at the policy.
    if (!isAtWork(it) || world.privilege(it).value === "standard") return;
    const held = heldBy(it, world);
    const [first] = held ?? [];
    if (!held || !first || (explicit(world) && it.duties.length === 0)) return;
    const rest = {
      at: it.id.at,
      related: others(held),
      because: STEPS.map(({ duty }, i) => ({
        label: duty,
        value: `${held[i]?.ref} (${held[i]?.by})`,
        at: held[i]?.at,
      })),
      fixes: fixesOf(it, first, world),
    };
    const team = first.ref;
    if (isCompensated(world)) report({ say: "compensated", with: { what: it.title, team }, ...rest });
    else report({ say: "identity", with: { title: it.title, team }, ...rest });
  },
});

const isCompensated = (world: World): boolean => {
  const said = world.policyEntry("compensating")?.value;
  return typeof said === "string" && said.trim() !== "";
};

const others = (held: readonly DutyHolder[]): readonly Related[] =>
  STEPS.flatMap(({ does }, i) => {
    const one = held[i];
    return one?.at ? [{ at: one.at, text: `${one.ref} ${does} (${one.by})` }] : [];
  });

/** The holders of the three steps where all three are one party; undefined where they are several, or nobody can tell. */
function heldBy(it: Identity | undefined, world: World): readonly DutyHolder[] | undefined {
  const held: DutyHolder[] = [];
  for (const { duty } of STEPS) {
    const [one, another] = world.holders(duty, it);
    const [first] = held;
    if (!one || another || (first && !sameParty(one.ref, first.ref, world))) return undefined;
    held.push(one);
  }
  return held;
}

/** One team that the policy's own duties name for all three. */
function explicit(world: World): readonly DutyHolder[] | undefined {
  if (!world.policyEntry("duties")) return undefined;
  const held = heldBy(undefined, world);
  return held?.every(({ by }) => by === "policy.duties") ? held : undefined;
}

/** The last step goes to somebody independent, with the reason: who departs from the model says why. */
function fixesOf(it: Identity, { ref, at }: DutyHolder, world: World): readonly Fix[] {
  const { evidence } = it;
  if (!evidence || it.duties.some(({ duty }) => duty === "revoke")) return [];
  const to = { in: evidence.in, path: [...evidence.path.slice(0, -1), "duties", "revoke"] };
  const reason = askText("reason", "Why does this team revoke?", "So that one step lies with another team");
  const party = { role: "holder of the other steps", ref: { value: ref, at: at ?? it.id.at } };
  return world
    .independent("review", [party])
    .slice(0, 3)
    .map((one, i) => ({
      title: `Give revoke to ${one.ref} (${one.reason})`,
      class: "choice",
      preferred: i === 0,
      edits: [{ do: "put", to, value: { team: one.ref, reason } }],
    }));
}
