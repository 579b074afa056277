/** A right for whoever comes along. */
import type { Grant, Recipient } from "../model/facts.ts";
import { defineRule } from "./rule.ts";

export const scopeBroadGroup = defineRule({
  id: "scope-broad-group",
  title: "Everyone or every service account gets admin or edit",
  why: "A right that everybody has is a right of whoever gets in, and nobody can take it from one without taking it from all. It makes the weakest workload as strong as the right.",
  since: "0.1.0",
  level: "error",
  formats: "all",
  looksAt: "grant",
  messages: {
    everybody: "{title} gives {right} to {whom}",
    // Within one namespace it is the programs of one team, as a rule.
    neighbours: { text: "{title} gives {right} to {whom} of the same namespace", level: "warning" },
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
  noFix: "Who of all these needs the right is known to the one who gave it",
  examples: [
    {
      path: "k8s/binding.yaml",
      bad: `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: open-door
  namespace: shop
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: edit
        ^^^^ error scope-broad-group: RoleBinding "shop/open-door" gives k8s:edit@ns/shop to everybody (system:authenticated)
subjects:
  - apiGroup: rbac.authorization.k8s.io
    kind: Group
    name: system:authenticated
`,
      good: `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: open-door
  namespace: shop
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: edit
subjects:
  - apiGroup: rbac.authorization.k8s.io
    kind: Group
    name: shop-developers
`,
    },
  ],
  check({ it }, { report }) {
    const broad = it.recipients?.filter(({ whom }) => whom === "everyone" || whom === "every-account") ?? [];
    const [first] = broad;
    if (!first || it.scopes.some(({ reach }) => reach === "admin")) return;
    const scope = it.scopes.find(({ reach }) => reach !== "narrow");
    if (!scope) return;
    const whom = broad.map(named).join(" and ");
    report({
      say: broad.every((one) => isNeighbour(one, it)) ? "neighbours" : "everybody",
      with: { title: it.title, right: scope.text, whom },
      at: scope.at,
      related: broad.map((one) => ({ at: one.at, text: `Given to ${named(one)}` })),
    });
  },
});

const named = ({ whom, ref }: Recipient): string =>
  `${whom === "everyone" ? "everybody" : "every service account"} (${ref})`;

const isNeighbour = ({ whom, place }: Recipient, { gives }: Grant): boolean =>
  whom === "every-account" && place !== undefined && place === gives?.place;
