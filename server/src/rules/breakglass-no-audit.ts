/** Emergency access that leaves no trail, or one in the hands of those who use it. */
import type { BreakGlass } from "../model/facts.ts";
import { valueOf } from "../model/field.ts";
import { valueAt } from "../model/policy-view.ts";
import type { World } from "../model/world.ts";
import type { Fix } from "./finding.ts";
import { askText } from "./parts/ask.ts";
import { becauseOf, judgeFixes, relatedTo, usersOf, way } from "./parts/separation.ts";
import { defineRule } from "./rule.ts";

export const breakglassNoAudit = defineRule({
  id: "breakglass-no-audit",
  title: "No audit trail kept by security",
  why: "After an emergency the trail is all that shows what was done. It has to exist, and those who use the path cannot be the ones who keep it.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "breakGlass",
  messages: {
    missing: 'Break-glass path "{path}" leaves no audit trail',
    user: 'The audit trail of break-glass path "{path}" is kept by {keeper}, its own {role}',
    through:
      'The audit trail of break-glass path "{path}" is kept by {keeper}, who is not independent of the {role} {party}: {way}',
  },
  support: "direct",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-3(10)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-6(9)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AU-12" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AU-9" },
    { framework: "NIST CSF", version: "2.0", id: "PR.PS-04" },
    { framework: "PCI DSS", version: "4.0.1", id: "10.2.1.2" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.8.15" },
  ],
  citedByArticles: [],
  requirements: ["0.12"],
  examples: [
    {
      bad: `
nhi: 1
policy:
  elevation: { siem: "splunk:pam" }
breakGlass:
  prod-admin:
  ^^^^^^^^^^ warning breakglass-no-audit: Break-glass path "prod-admin" leaves no audit trail
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    maxDuration: 1h
    preApproved: true
    reviewWithin: 24h
    tested: 2026-10-01
`,
      good: `
nhi: 1
policy:
  elevation: { siem: "splunk:pam" }
breakGlass:
  prod-admin:
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    maxDuration: 1h
    preApproved: true
    audit: "splunk:pam"
    reviewWithin: 24h
    tested: 2026-10-01
`,
    },
  ],
  check({ it }, { world, report }) {
    const path = it.id.value;
    if (it.audit.is === "absent")
      report({ say: "missing", with: { path }, at: it.id.at, fixes: trails(it, world) });
    const { auditBy } = it;
    if (auditBy.is !== "present") return;
    const users = usersOf(it, world);
    const overlap = world.overlap(auditBy.value, users);
    if (!overlap) return;
    const words = { path, keeper: auditBy.value, role: overlap.role };
    const place = {
      at: auditBy.at,
      related: relatedTo(overlap),
      because: becauseOf("auditBy", auditBy, overlap),
      fixes: judgeFixes("auditBy", auditBy, "review", users, world),
    };
    if (overlap.path.length === 0) report({ say: "user", with: words, ...place });
    else
      report({ say: "through", with: { ...words, party: overlap.party.value, way: way(overlap) }, ...place });
  },
});

/** Where the policy sends records of elevation, where other paths leave theirs; else a person says. */
function trails({ audit, id }: BreakGlass, world: World): readonly Fix[] {
  if (audit.is !== "absent") return [];
  const siem = valueAt(world.policyEntry("elevation")?.value, ["siem"]);
  const known = new Map<string, string>();
  if (typeof siem === "string" && siem.trim() !== "" && siem !== "none")
    known.set(siem, "policy.elevation.siem");
  for (const other of world.breakGlassPaths()) {
    const trail = valueOf(other.audit);
    if (trail !== undefined && !known.has(trail) && known.size < 3) known.set(trail, `as ${other.id.value}`);
  }
  if (known.size === 0)
    return [
      {
        title: "Say where every use leaves its trail",
        class: "choice",
        preferred: true,
        edits: [
          {
            do: "put",
            to: audit.to,
            value: askText("audit", `Where does a use of ${id.value} leave its trail?`, "siem:break-glass"),
          },
        ],
      },
    ];
  return [...known].map(([trail, reason], i) => ({
    title: `Set audit to ${trail} (${reason})`,
    class: "choice",
    preferred: i === 0,
    edits: [{ do: "put", to: audit.to, value: trail }],
  }));
}
