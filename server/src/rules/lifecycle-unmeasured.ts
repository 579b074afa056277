/** How long a step may take is what makes it a promise. */
import { counts, fillGap, gapOf, isWide, listed } from "./parts/levels.ts";
import { defineRule } from "./rule.ts";

export const lifecycleUnmeasured = defineRule({
  id: "lifecycle-unmeasured",
  title: "A lifecycle step has no service level to be measured by",
  why: "That a team owns a step of an identity's life can only be seen from how long the step takes. Without a number nobody knows whether a key is revoked quickly or only in the end.",
  since: "0.1.0",
  level: "hint",
  formats: "native",
  looksAt: "policy",
  messages: {
    partly: "The policy sets no service level for {steps}",
    none: "The policy sets no service level for any step of an identity's life",
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
  requirements: ["2.10"],
  examples: [
    {
      bad: `
nhi: 1
policy:
  sla: { rotate: 24h, revoke: 4h }
  ^^^ hint lifecycle-unmeasured: The policy sets no service level for create
`,
      good: `
nhi: 1
policy:
  sla: { rotate: 24h, revoke: 4h, create: 2d }
`,
    },
  ],
  check({ it }, { world, report }) {
    if ((it.key !== "model" && it.key !== "sla") || !counts(it, world)) return;
    // In the wide models rotation and revocation are asked for with more weight, by sla-missing and escalation-missing.
    const wide = isWide(world.policy.model.value);
    if (wide && it.key === "model") return;
    const gap = gapOf(it, "sla", wide ? ["create"] : ["create", "rotate", "revoke"], world);
    if (!gap) return;
    const { at, missing, whole } = gap;
    const fixes = [
      {
        title: `Set ${listed(missing.map((step) => `${step} to ${USUAL[step]}`))}`,
        class: "choice",
        preferred: true,
        edits: fillGap(gap, USUAL),
      } as const,
    ];
    if (whole) report({ say: "none", at, fixes });
    else report({ say: "partly", with: { steps: listed(missing) }, at, fixes });
  },
});

/** What is usual; the numbers are a beginning, not a norm. */
const USUAL: Readonly<Record<string, string>> = { create: "2d", rotate: "24h", revoke: "4h" };
