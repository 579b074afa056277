/** Somebody has to make, renew and end it. */

import { isAtWork } from "../model/due.ts";
import type { Identity, PolicyEntry } from "../model/facts.ts";
import { valueAt } from "../model/policy-view.ts";
import type { World } from "../model/world.ts";
import type { Spot } from "../text/span.ts";
import type { Fix, Related } from "./finding.ts";
import { counts, listed } from "./parts/levels.ts";
import { isStep, STEPS } from "./parts/lifecycle.ts";
import { isDisbanded } from "./parts/owner.ts";
import { defineRule } from "./rule.ts";

export const lifecycleOwnerMissing = defineRule({
  id: "lifecycle-owner-missing",
  title: "Creation, rotation or revocation resolves to nobody",
  why: "A key is made in a day and lives for years. If the step that renews or ends it leads to nobody, it stays until it is found by somebody else.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: ["identity", "policy"],
  messages: {
    gone: '{title}: {step} is left to "{team}", which is disbanded',
    sponsor: "{title}: {steps} is left to the sponsor, and it has none",
    delegated: '{steps} of {match} is delegated to "{team}", which is disbanded',
  },
  support: "direct",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "GV.RR-02" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-01" },
    { framework: "NIST CSF", version: "2.0", id: "ID.AM-08" },
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI1:2025" },
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI7:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-5" },
    { framework: "CIS Controls", version: "8.1", id: "5.5" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.16" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.17" },
  ],
  citedByArticles: ["NHI-01"],
  requirements: ["2.07"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  payments: { contact: "#payments" }
  key-desk: { contact: "#key-desk", status: disbanded }
identities:
  ledger:
    type: workload
    owner: payments
    purpose: Keeps the books
    duties: { rotate: key-desk }
                      ^^^^^^^^ warning lifecycle-owner-missing: Identity "ledger": rotate is left to "key-desk", which is disbanded
`,
      good: `
nhi: 1
teams:
  payments: { contact: "#payments" }
  key-desk: { contact: "#key-desk", status: disbanded }
identities:
  ledger:
    type: workload
    owner: payments
    purpose: Keeps the books
    duties: { rotate: payments }
`,
    },
  ],
  check({ it }, { world, report }) {
    if ("key" in it) {
      if (it.key === "delegations" && counts(it, world))
        for (const { at, match, steps, team, related, fixes } of deadEnds(it, world))
          report({ say: "delegated", with: { match, steps, team }, at, related, fixes });
      return;
    }
    if (!isAtWork(it)) return;
    const { title } = it;
    for (const { step, team, at } of left(it)) {
      const gone = disbanded(team, world);
      if (gone)
        report({
          say: "gone",
          with: { title, step, team },
          at,
          related: gone,
          fixes: heirs(it, team, world).map(({ ref, reason }, i) => ({
            title: `Give ${step} to ${ref} (${reason})`,
            class: "choice",
            preferred: i === 0,
            edits: [{ do: "replace", at, value: ref }],
          })),
        });
    }
    leftToSponsor(it, world, (steps, at, fixes) =>
      report({
        say: "sponsor",
        with: { title, steps },
        at: it.id.at,
        related: at ? [{ at, text: "The policy leaves it to the sponsor" }] : [],
        fixes,
      }),
    );
  },
});

/** What the entry itself says of who takes which step. */
function left(it: Identity): readonly { readonly step: string; readonly team: string; readonly at: Spot }[] {
  if (it.duties.length === 0 && it.credentials.length === 0) return [];
  return [
    ...it.duties
      .filter(({ duty }) => isStep(duty))
      .map(({ duty, holder }) => ({ step: duty, team: holder.value, at: holder.at })),
    ...it.credentials.flatMap(({ rotatedBy }) =>
      rotatedBy.is === "present" ? [{ step: "rotation", team: rotatedBy.value, at: rotatedBy.at }] : [],
    ),
  ];
}

/** Where the team's end is written; undefined where it is alive, or not known. */
function disbanded(ref: string, world: World): readonly Related[] | undefined {
  const party = world.party(ref);
  if (party.is !== "team" || !isDisbanded(party.team)) return undefined;
  const { status, id } = party.team;
  return status.is === "present" ? [{ at: status.at, text: `${id.value} is disbanded` }] : [];
}

/** The owner, then who is accountable for all of it. */
function heirs(it: Identity, wrong: string, world: World) {
  const ownership = world.ownership(it);
  const owner = ownership.is === "owned" ? ownership.answer.owner.value : undefined;
  const accountable = world.policy.accountable.value;
  const found = [
    ...(owner === undefined ? [] : [{ ref: owner, reason: "its owner" }]),
    ...(accountable === undefined ? [] : [{ ref: accountable, reason: "accountable by policy" }]),
  ];
  return found.filter(({ ref }, i) => {
    const same = found.findIndex((one) => one.ref === ref) < i;
    return !same && ref !== wrong && disbanded(ref, world) === undefined;
  });
}

/** A step that the policy leaves to the sponsor of an identity without one; where a sponsor is asked for anyway, sponsor-missing says it. */
function leftToSponsor(
  it: Identity,
  world: World,
  tell: (steps: string, at: Spot | undefined, fixes: readonly Fix[]) => void,
): void {
  if (it.sponsor.is !== "absent") return;
  const entry = world.policyEntry("duties");
  if (!entry || world.ownersRule(it)?.sponsor) return;
  const steps = STEPS.filter(({ duty }) => {
    const own = valueAt(entry.value, [duty]);
    return (
      (own === "sponsor" || valueAt(own, ["team"]) === "sponsor") &&
      !it.duties.some((one) => one.duty === duty) &&
      world.holders(duty, it).length === 0
    );
  });
  const [first] = steps;
  if (!first || it.type.is !== "present" || it.type.value === "ai-agent") return;
  if (it.thirdParty.is === "present" || world.privilege(it).value !== "standard" || !it.evidence) return;
  const { in: segment, path } = it.evidence;
  const fixes = heirs(it, "", world).map(
    ({ ref, reason }, i): Fix => ({
      title: `Give ${listed(steps.map(({ duty }) => duty))} to ${ref} (${reason})`,
      class: "choice",
      preferred: i === 0,
      edits: [
        {
          do: "put",
          to: { in: segment, path: [...path.slice(0, -1), "duties", first.duty] },
          value: ref,
        },
        ...steps.slice(1).map(({ duty }) => ({
          do: "put" as const,
          to: { in: segment, path: [...path.slice(0, -1), "duties", duty] },
          value: ref,
        })),
      ],
    }),
  );
  tell(listed(steps.map(({ duty }) => duty)), entry.spotOf([first.duty]) ?? entry.at, fixes);
}

/** Delegations of a step to a team that is no more: who held it before has it back when the delegation goes. */
function deadEnds(it: PolicyEntry, world: World) {
  const { value } = it;
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown, i) => {
    const to = valueAt(one, ["to"]);
    const duties = valueAt(one, ["duties"]);
    const match = valueAt(one, ["match"]);
    const gone = typeof to === "string" ? disbanded(to, world) : undefined;
    if (typeof to !== "string" || !gone || !Array.isArray(duties)) return [];
    const steps = STEPS.filter(({ duty }) => duties.includes(duty)).map(({ duty }) => duty);
    if (steps.length === 0) return [];
    const fix: Fix = {
      title: "Remove the delegation",
      class: "choice",
      preferred: true,
      edits: [{ do: "remove", from: { in: it.entry.in, path: [...it.entry.path, i] } }],
    };
    return [
      {
        at: it.spotOf([i, "to"]) ?? it.at,
        match: typeof match === "string" ? match : "some identities",
        steps: listed(steps),
        team: to,
        related: gone,
        fixes: [fix],
      },
    ];
  });
}
