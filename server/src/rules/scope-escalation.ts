/** A right to get more rights. */

import type { Scope } from "../model/facts.ts";
import { isGoverned, isHeldByPeople } from "../model/governed.ts";
import { defineRule } from "./rule.ts";

export const scopeEscalation = defineRule({
  id: "scope-escalation",
  title: "A grant lets the holder widen its own rights (escalate, bind, impersonate, PassRole on *)",
  why: "Whoever may hand out rights that they do not have, or act as somebody who has them, holds all of these rights already. What else the grant lists says nothing of what it gives.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: "scope",
  messages: {
    widens: "{title} lets its holder widen its own rights: {how}",
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI5:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-6(5)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-6" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "PCI DSS", version: "4.0.1", id: "7.2.5" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.8.2" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-09" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-10" },
  ],
  citedByArticles: ["PR.AC-4"],
  requirements: [],
  noFix:
    "Which roles may be handed out, or whom it may act as, is known to the one who runs it; naming them in the grant is enough",
  examples: [
    {
      path: "k8s/role.yaml",
      bad: `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: tenant-operator
rules:
  - apiGroups: [rbac.authorization.k8s.io]
    resources: [clusterroles]
    verbs: [bind]
            ^^^^ warning scope-escalation: ClusterRole "tenant-operator" lets its holder widen its own rights: bind on clusterroles
`,
      good: `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: tenant-operator
rules:
  - apiGroups: [rbac.authorization.k8s.io]
    resources: [clusterroles]
    resourceNames: [tenant-viewer]
    verbs: [bind]
`,
    },
  ],
  check({ it, holder }, { world, report }) {
    if (!isTold(it)) return;
    if (isHeldByPeople(holder, world) || isGoverned(it, holder, world)) return;
    // One role is one decision: its other rights of this kind are told with the first.
    const all = holder.scopes.filter(isTold);
    if (all[0] !== it) return;
    const title = holder.kind === "breakGlass" ? `Path "${holder.id.value}"` : holder.title;
    const how = [...new Set(all.map(({ escalates }) => escalates ?? ""))].join(", ");
    const related = all.slice(1).map(({ at, escalates }) => ({ at, text: `And here: ${escalates}` }));
    report({ say: "widens", with: { title, how }, at: it.at, related });
  },
});

/** An administrator, and a wildcard, is told as that: there is nothing left to widen. */
const isTold = ({ escalates, reach }: Scope): boolean =>
  escalates !== undefined && reach !== "admin" && reach !== "wildcard";
