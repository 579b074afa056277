/** Nobody has said how fast a leaked key has to be gone. */
import type { Control } from "../model/facts.ts";
import type { World } from "../model/world.ts";
import { fillLack, lackOf } from "./parts/control.ts";
import { counts, fillGap, gapOf, isWide, listed, says } from "./parts/levels.ts";
import { defineRule } from "./rule.ts";

export const slaMissing = defineRule({
  id: "sla-missing",
  title: "No rotation, revocation or recovery service level",
  why: "Without an agreed time every revocation is as fast as the next free afternoon. A service level turns a wish into something that can be missed, and so be seen.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: ["policy", "control"],
  messages: {
    policy: "The policy sets no service level for {missing}",
    control: "{title} has no service level for {missing}, nor has the policy",
  },
  support: "partial",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-01" },
    { framework: "NIST CSF", version: "2.0", id: "RC.RP-02" },
    { framework: "NIST CSF", version: "2.0", id: "ID.IM-04" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-5" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2(3)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-3(8)" },
  ],
  citedByArticles: ["NHI-03"],
  requirements: ["4.18"],
  examples: [
    {
      bad: `
nhi: 1
policy:
  model: hub-and-spoke
  accountable: identity
  sla: { revoke: 4h, escalateAfter: 24h, escalateTo: cio }
  ^^^ warning sla-missing: The policy sets no service level for rotate and recover
`,
      good: `
nhi: 1
policy:
  model: hub-and-spoke
  accountable: identity
  sla: { revoke: 4h, rotate: 24h, recover: 4h, escalateAfter: 24h, escalateTo: cio }
`,
    },
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
      change: { R: orders, A: ines.okafor@example.com }
      incident: { R: orders, A: security }
      review: { R: security, A: security }
    released: false
    sla: { rotate: 24h }
    ^^^ warning sla-missing: Control "partner-tokens" has no service level for revoke and recover, nor has the policy
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
    released: false
    sla: { rotate: 24h, revoke: 4h, recover: 4h }
`,
    },
  ],
  check({ it }, { world, report }) {
    if ("key" in it) {
      // A policy without any service level is told by escalation-missing.
      if (it.key !== "sla" || !isWide(world.policy.model.value) || !counts(it, world)) return;
      const gap = gapOf(it, "sla", Object.keys(USUAL), world);
      if (!gap) return;
      const { at, missing } = gap;
      const fix = { ...common(missing), edits: fillGap(gap, USUAL) } as const;
      report({ say: "policy", with: { missing: listed(missing) }, at, fixes: [fix] });
      return;
    }
    const lack = controlLacks(it, world);
    if (!lack) return;
    const { at, missing } = lack;
    const edits = fillLack(lack, (key) => USUAL[key]);
    report({
      say: "control",
      with: { title: it.title, missing: listed(missing) },
      at,
      fixes: [{ ...common(missing), edits }],
    });
  },
});

const USUAL = { rotate: "24h", revoke: "4h", recover: "4h" } as const;
type Step = keyof typeof USUAL;
const STEPS: readonly Step[] = ["rotate", "revoke", "recover"];

const common = (missing: readonly string[]) =>
  ({
    title: `Set ${listed(Object.entries(USUAL).flatMap(([key, value]) => (missing.includes(key) ? `${key} to ${value}` : [])))}`,
    class: "choice",
    preferred: true,
  }) as const;

/** The policy's level holds for every control that sets none of its own. */
function controlLacks(it: Control, world: World) {
  const lack = lackOf(it, "sla", it.sla, STEPS);
  if (!lack) return undefined;
  const policy = world.policyEntry("sla")?.value;
  if (typeof policy === "string") return undefined;
  const missing = lack.missing.filter((step) => !says(policy, step));
  return missing.length > 0 ? { ...lack, missing } : undefined;
}
