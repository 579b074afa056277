/** How a service comes back whose owner is locked out. */

import type { BreakGlass } from "../model/facts.ts";
import type { World } from "../model/world.ts";
import type { Fix } from "./finding.ts";
import { askText, type Question } from "./parts/ask.ts";
import { defineRule } from "./rule.ts";

export const recoveryPathMissing = defineRule({
  id: "recovery-path-missing",
  title: "No recovery path for a locked-out service owner",
  why: "A token runs out, a certificate is revoked, and the owner of the service cannot get in to repair it. Whoever brings it back, and how, has to be known before that night.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "breakGlass",
  messages: {
    missing: 'Break-glass path "{path}" brings back locked-out owners, and does not say how',
    half: 'The recovery of break-glass path "{path}" lacks {keys}',
  },
  support: "partial",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-5" },
    { framework: "NIST CSF", version: "2.0", id: "ID.IM-04" },
    { framework: "NIST CSF", version: "2.0", id: "RC.RP-01" },
  ],
  citedByArticles: ["SP 800-63"],
  requirements: ["2.13"],
  examples: [
    {
      bad: `
nhi: 1
breakGlass:
  vault-recovery:
  ^^^^^^^^^^^^^^ warning recovery-path-missing: Break-glass path "vault-recovery" brings back locked-out owners, and does not say how
    kind: owner-recovery
    owner: security
    activatedBy: it-platform
    scopes: ["vault:update@auth/approle/role/*"]
    maxDuration: 30m
    preApproved: true
    audit: "splunk:breakglass"
    reviewWithin: 24h
    tested: 2026-10-01
`,
      good: `
nhi: 1
breakGlass:
  vault-recovery:
    kind: owner-recovery
    owner: security
    activatedBy: it-platform
    scopes: ["vault:update@auth/approle/role/*"]
    maxDuration: 30m
    preApproved: true
    audit: "splunk:breakglass"
    reviewWithin: 24h
    tested: 2026-10-01
    recovery:
      path: A new secret id from the vault, handed over in person
      owner: it-platform
      trigger: A token has run out and the service is down
`,
    },
  ],
  check({ it }, { world, report }) {
    // Whether anybody recovers at all is asked where duties are; here a path says that this is what it is for.
    const { purpose, recovery } = it;
    if (recovery.is === "absent") {
      if (purpose.is !== "present" || purpose.value !== "owner-recovery") return;
      report({ say: "missing", with: { path: it.id.value }, at: it.id.at, fixes: scaffold(it, world) });
      return;
    }
    if (recovery.is !== "present") return;
    const { owner, trigger } = recovery.value;
    const held = owner.is !== "absent" || world.holders("recover").length > 0;
    const keys = [...(held ? [] : ["an owner"]), ...(trigger.is === "absent" ? ["a trigger"] : [])];
    if (keys.length === 0) return;
    const edits = [
      ...(owner.is === "absent" && !held
        ? [{ do: "put", to: owner.to, value: ownerOf(it, world) } as const]
        : []),
      ...(trigger.is === "absent" ? [{ do: "put", to: trigger.to, value: TRIGGER } as const] : []),
    ];
    const [first, ...rest] = edits;
    report({
      say: "half",
      with: { path: it.id.value, keys: keys.join(" and ") },
      at: recovery.at,
      fixes: first
        ? [{ title: `Add ${keys.join(" and ")}`, class: "choice", preferred: true, edits: [first, ...rest] }]
        : [],
    });
  },
});

const TRIGGER = askText("trigger", "What sets the recovery off?", "The owner's token has run out");

/** Who has the duty to recover, else who may open the path; else a person says. */
function ownerOf({ activatedBy }: BreakGlass, world: World): Question | string {
  const holder =
    world.holders("recover")[0]?.ref ?? (activatedBy.is === "present" ? activatedBy.value : undefined);
  return holder ?? askText("owner", "Who brings the service back?", "it@company.example");
}

function scaffold(it: BreakGlass, world: World): readonly Fix[] {
  const { recovery } = it;
  if (recovery.is !== "absent") return [];
  const value = {
    path: askText(
      "path",
      "How does the service come back?",
      "A new token from the vault, handed over in person",
    ),
    owner: ownerOf(it, world),
    trigger: TRIGGER,
  };
  return [
    {
      title: "Say how it comes back, by whom and when",
      class: "choice",
      preferred: true,
      edits: [{ do: "put", to: recovery.to, value }],
    },
  ];
}
