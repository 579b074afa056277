/** Somebody does what the operating model gives to somebody else. */
import type { Duty } from "../model/duties.ts";
import type { Case, Identity } from "../model/facts.ts";
import type { Field } from "../model/field.ts";
import type { DutyHolder, World } from "../model/world.ts";
import { isWide, listed } from "./parts/levels.ts";
import { actsFor, identityOf, isRole, setTo } from "./parts/risk.ts";
import { defineRule } from "./rule.ts";

export const caseFunction = defineRule({
  id: "case-function",
  title: "A case is opened, resolved or closed by a function the model does not give it to",
  why: "Whoever watches opens a case, whoever runs the programme resolves it, and whoever answers for the risk closes it. Where one of them does another's part, the model exists only on paper.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "case",
  messages: {
    opened: "{title} was opened by {who}; {by} gives {duties} to {holders}",
    assigned:
      "{title} is assigned to {who}, which contains and does not clean up; {by} gives {duties} to {holders}",
    resolved: "{title} was resolved by {who}; {by} gives {duties} to {holders}",
    closed: "{title} was closed by {who}; {by} gives {duties} to {holders}",
  },
  support: "convention",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "GV.RR-02" },
    { framework: "NIST CSF", version: "2.0", id: "RS.MI-01" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IR-4" },
  ],
  citedByArticles: [],
  requirements: ["3.16", "3.17"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  orders: { contact: "#orders" }
  security: { contact: "#security", function: security }
  it: { contact: "#it", function: it }
policy:
  model: shared
  accountable: security
identities:
  erp-sync:
    type: service-account
    owner: orders
    sponsor: security
    purpose: Sends orders to the ERP
    credentials: [{ kind: workload-identity }]
cases:
  leaked-key:
    identity: erp-sync
    severity: low
    status: closed
    openedBy: security
    opened: 2026-11-02
    assignee: security
    resolution: rotated
    closed: 2026-11-04
    closedBy: orders
              ^^^^^^ warning case-function: Case "leaked-key" was closed by orders; shared gives close to security
    evidence: [{ kind: ticket, ref: "https://tickets.example/SEC-7", on: 2026-11-04 }]
`,
      good: `
nhi: 1
teams:
  orders: { contact: "#orders" }
  security: { contact: "#security", function: security }
  it: { contact: "#it", function: it }
policy:
  model: shared
  accountable: security
identities:
  erp-sync:
    type: service-account
    owner: orders
    sponsor: security
    purpose: Sends orders to the ERP
    credentials: [{ kind: workload-identity }]
cases:
  leaked-key:
    identity: erp-sync
    severity: low
    status: closed
    openedBy: security
    opened: 2026-11-02
    assignee: security
    resolution: rotated
    closed: 2026-11-04
    closedBy: security
    evidence: [{ kind: ticket, ref: "https://tickets.example/SEC-7", on: 2026-11-04 }]
`,
    },
  ],
  check({ it }, { world, report }) {
    if (world.policy.model.value === undefined && !world.policyEntry("duties")) return;
    for (const { say, key, field, duties } of stepsOf(it, world)) {
      if (field.is !== "present") continue;
      const of = identityOf(it, world);
      const wrong = wronglyDone(field, duties, of, world);
      if (!wrong) continue;
      const { value: who, at } = field;
      const names = [...new Set(wrong.map(({ ref }) => ref))];
      const by = wrong[0]?.by ?? "";
      report({
        say,
        with: { title: it.title, who, duties: listed(duties), holders: listed(names), by },
        at,
        related: wrong
          .flatMap((holder) => (holder.at ? [{ at: holder.at, text: `This gives it to ${holder.ref}` }] : []))
          .slice(0, 1),
        fixes: names.slice(0, 3).flatMap((ref, i) => setTo(field, `Set ${key} to ${ref}`, ref, i)),
      });
    }
  },
});

interface Step {
  readonly say: "opened" | "assigned" | "resolved" | "closed";
  readonly key: string;
  readonly field: Field<string>;
  /** Whoever holds one of them may do it. */
  readonly duties: readonly [Duty, ...Duty[]];
}

/** Only where detection is a function of its own does it matter who opened a case; elsewhere anybody may raise a hand. */
function stepsOf(it: Case, world: World): readonly Step[] {
  const resolution = it.resolution.is === "present" ? it.resolution.value : undefined;
  const means: readonly Duty[] =
    resolution === "rotated" ? ["rotate"] : resolution === "revoked" ? ["revoke"] : [];
  const opened: Step = {
    say: "opened",
    key: "openedBy",
    field: it.openedBy,
    duties: ["monitor", "detect", "contain", "review"],
  };
  // Whoever may remove the cause may be asked to, an owner too; security operations stops the harm and no more.
  const assigned: Step = { say: "assigned", key: "assignee", field: it.assignee, duties: ["remediate"] };
  return [
    ...(isWide(world.policy.model.value) ? [opened] : []),
    ...(isSecurityOperations(it.assignee, world) ? [assigned] : []),
    { say: "resolved", key: "resolvedBy", field: it.resolvedBy, duties: ["remediate", ...means] },
    { say: "closed", key: "closedBy", field: it.closedBy, duties: ["close"] },
  ];
}

function isSecurityOperations(field: Field<string>, world: World): boolean {
  const party = field.is === "present" ? world.party(field.value) : undefined;
  return (
    party?.is === "team" && party.team.function.is === "present" && party.team.function.value === "secops"
  );
}

/** Those who hold the duties, where the one who acted is surely none of them. */
function wronglyDone(
  field: { readonly value: string; readonly at: Case["id"]["at"] },
  duties: readonly Duty[],
  of: Identity | undefined,
  world: World,
): readonly DutyHolder[] | undefined {
  const found: DutyHolder[] = [];
  for (const duty of duties) {
    const holders = world.holders(duty, of);
    if (actsFor(field, holders, world) !== false) return undefined;
    found.push(...holders.filter(({ ref }) => !isRole(ref)));
  }
  return found;
}
