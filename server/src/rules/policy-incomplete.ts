/** What security has to set before others can run the workflow by it. */
import type { PolicyEntry } from "../model/facts.ts";
import type { World } from "../model/world.ts";
import type { Edit, Fix } from "./finding.ts";
import { askEvidence } from "./parts/ask.ts";
import { beside, listed, says } from "./parts/levels.ts";
import { defineRule } from "./rule.ts";

export const policyIncomplete = defineRule({
  id: "policy-incomplete",
  title: "Approval threshold, emergency evidence or review cadence of standing accounts not set",
  why: "Those who run privileged access can only be as strict as the policy that they are given. From when on approval is needed, what an emergency must leave behind and how often standing accounts are looked at are security's to say.",
  since: "0.1.0",
  level: "hint",
  formats: "native",
  looksAt: "policy",
  messages: {
    lacks: "The policy of the {model} model does not set {missing}",
  },
  support: "direct",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-6(7)" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "PCI DSS", version: "4.0.1", id: "7.2.5.1" },
    { framework: "PCI DSS", version: "4.0.1", id: "12.3.1" },
    { framework: "CIS Controls", version: "8.1", id: "5.5" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.18" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-08" },
  ],
  citedByArticles: ["PR.AC-4"],
  requirements: ["1.07"],
  examples: [
    {
      bad: `
nhi: 1
policy:
  model: shared
         ^^^^^^ hint policy-incomplete: The policy of the shared model does not set the approval threshold
  accountable: security
  reviewEvery: { privileged: 90d, elevated: 180d, standard: 1y }
  standards:
    emergencyEvidence: docs/emergency-evidence.md
`,
      good: `
nhi: 1
policy:
  model: shared
  accountable: security
  reviewEvery: { privileged: 90d, elevated: 180d, standard: 1y }
  standards:
    approvalThreshold: docs/approval-threshold.md
    emergencyEvidence: docs/emergency-evidence.md
`,
    },
  ],
  check({ it }, { world, report }) {
    if (it.key !== "model") return;
    const { value: model } = world.policy.model;
    // Where security runs the tool as well, it is told nothing that it does not say to itself.
    if (model === undefined || model === "security-led") return;
    const missing = PARTS.filter(({ where }) => !where.some(([map, key]) => isSet(map, key, world)));
    if (missing.length === 0) return;
    report({
      say: "lacks",
      with: { model, missing: listed(missing.map(({ name }) => name)) },
      at: it.at,
      fixes: [fixOf(missing, it, world)],
    });
  },
});

interface Part {
  readonly name: string;
  /** Each of the places that sets it; the first is where a fix writes it. */
  readonly where: readonly [readonly [string, string], ...(readonly [string, string | undefined])[]];
}

const PARTS: readonly Part[] = [
  {
    name: "the approval threshold",
    where: [
      ["standards", "approvalThreshold"],
      ["elevation", "approvals"],
    ],
  },
  {
    name: "the evidence for emergencies",
    where: [
      ["standards", "emergencyEvidence"],
      ["evidenceFor", "break-glass"],
    ],
  },
  {
    name: "the review cadence of standing accounts",
    where: [
      ["reviewEvery", "privileged"],
      ["reviewEvery", undefined],
    ],
  },
];

function isSet(map: string, key: string | undefined, world: World): boolean {
  const value = world.policyEntry(map)?.value;
  // What is computed elsewhere, and a map of which only other parts are looked at, is written.
  return key === undefined || typeof value === "string" ? Boolean(value) : says(value, key);
}

const CADENCE = { privileged: "90d", elevated: "180d", standard: "1y" };

function fixOf(missing: readonly Part[], it: PolicyEntry, world: World): Fix {
  const asked = {
    approvalThreshold: askFor("approvalThreshold", "Where is it written from when on approval is needed"),
    emergencyEvidence: askFor("emergencyEvidence", "Where is it written what proof an emergency must leave"),
  };
  const lacks = (key: string): boolean => missing.some(({ where }) => where[0][1] === key);
  const standards = Object.fromEntries(Object.entries(asked).filter(([key]) => lacks(key)));
  const written = world.policyEntry("standards")?.entry;
  const edits: Edit[] = written
    ? Object.entries(standards).map(([key, value]) => ({
        do: "put",
        to: { in: written.in, path: [...written.path, key] },
        value,
      }))
    : Object.keys(standards).length > 0
      ? [{ do: "put", to: beside(it, "standards"), value: standards }]
      : [];
  const cadence: Edit = { do: "put", to: beside(it, "reviewEvery"), value: CADENCE };
  const [first = cadence, ...rest] = lacks("privileged") ? [...edits, cadence] : edits;
  return {
    title: `Set ${listed(missing.map(({ name }) => name))}`,
    class: "choice",
    preferred: true,
    edits: [first, ...rest],
  };
}

const askFor = (ask: string, question: string) => ({ ...askEvidence(`${question} (path or URL)?`), ask });
