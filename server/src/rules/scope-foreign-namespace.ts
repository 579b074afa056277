/** A right in one team's room for somebody who lives in another's. */
import type { Grant, Scope } from "../model/facts.ts";
import { isExpression } from "../model/ownership.ts";
import type { World } from "../model/world.ts";
import { defineRule } from "./rule.ts";

export const scopeForeignNamespace = defineRule({
  id: "scope-foreign-namespace",
  title: "Rights in one namespace are given to an account of another",
  why: "Namespaces keep teams apart. An account from outside with far-reaching rights joins two of them: whoever takes over the one has the other, and its owner sees nothing of it in his own files.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: "grant",
  messages: {
    foreign: "{title} gives {right} to {whom}, which lives in {home}: {because}",
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI5:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-6" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-3" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "PCI DSS", version: "4.0.1", id: "7.2.5" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.15" },
  ],
  citedByArticles: ["PR.AC-4"],
  requirements: [],
  noFix:
    "Whether the account moves, or a narrower role is enough, is for the owners of the two namespaces to say",
  examples: [
    {
      path: "k8s/binding.yaml",
      bad: `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: neighbour
  namespace: payments
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: admin
        ^^^^^ warning scope-foreign-namespace: RoleBinding "payments/neighbour" gives k8s:admin@ns/payments to k8s:ServiceAccount/shop/ci-bot, which lives in ns/shop: admin in the namespace reaches Secrets and ServiceAccounts
subjects:
  - kind: ServiceAccount
    name: ci-bot
    namespace: shop
`,
      good: `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: neighbour
  namespace: payments
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: view
subjects:
  - kind: ServiceAccount
    name: ci-bot
    namespace: shop
`,
    },
  ],
  check({ it }, { world, report }) {
    const here = it.gives?.place;
    if (here === undefined || !it.recipients || isExpression(here)) return;
    const foreign = it.recipients.filter(
      ({ whom, place }) =>
        (whom === "account" || whom === "default-account") &&
        place !== undefined &&
        place !== here &&
        !isExpression(place),
    );
    const [first] = foreign;
    const [given] = it.scopes;
    if (!first || !given || given.reach === "admin") return;
    const far = given.reach === "narrow" ? farIn(it, world) : given;
    if (!far) return;
    report({
      say: "foreign",
      with: {
        title: it.title,
        right: given.text,
        whom: foreign.map(({ ref }) => ref).join(" and "),
        home: [...new Set(foreign.map(({ place }) => place))].join(" and "),
        because: far.because,
      },
      at: given.at,
      related: [
        ...foreign.map(({ at, ref }) => ({ at, text: `Given to ${ref}` })),
        ...(far === given ? [] : [{ at: far.at, text: `The role: ${far.because}` }]),
      ],
    });
  },
});

/** What of the role reaches Secrets, permissions or programs. Its other rights across namespaces are what monitoring and operators live of. */
const farIn = (grant: Grant, world: World): Scope | undefined =>
  world.roleGiven(grant)?.find(({ reach }) => reach !== "narrow");
