/** A right for whatever runs without a name of its own. */
import { valueOf } from "../model/field.ts";
import type { Fix } from "./finding.ts";
import { defineRule } from "./rule.ts";

export const scopeDefaultIdentity = defineRule({
  id: "scope-default-identity",
  title: "The default service account of a namespace is granted rights",
  why: "Every workload that names no account of its own runs as the default one. What is given to it is given to all of them, to those of tomorrow too, and no log tells them apart.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: "grant",
  messages: {
    given: "{title} gives {right} to the default service account{where}",
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI9:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2(9)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-9" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-4" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-01" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-03" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-12" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.16" },
    { framework: "SPIFFE", version: "latest", id: "SPIFFE-ID" },
  ],
  citedByArticles: [],
  requirements: [],
  examples: [
    {
      path: "k8s/binding.yaml",
      bad: `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: deployer
  namespace: shop
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: deployer
subjects:
  - kind: ServiceAccount
    name: default
          ^^^^^^^ warning scope-default-identity: RoleBinding "shop/deployer" gives k8s:deployer@ns/shop to the default service account of ns/shop
`,
      good: `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: deployer
  namespace: shop
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: deployer
subjects:
  - kind: ServiceAccount
    name: deployer
`,
    },
  ],
  check({ it }, { report }) {
    if (!it.recipients) return;
    for (const { whom, at, place } of it.recipients) {
      if (whom !== "default-account") continue;
      const right = it.scopes[0]?.text ?? valueOf(it.subject) ?? "rights";
      const where = place === undefined ? "" : ` of ${place}`;
      // Written as a part of a longer name, the name is not ours to take apart.
      const fixes = at.in.text.slice(at.start, at.end).replace(/["']/g, "") === "default" ? [named(at)] : [];
      report({ say: "given", with: { title: it.title, right, where }, at, fixes });
    }
  },
});

const named = (at: Parameters<typeof replaceAt>[0]): Fix => ({
  title: "Bind an account of its own, made for this workload",
  class: "choice",
  preferred: true,
  edits: [replaceAt(at)],
});

const replaceAt = (at: Extract<Fix["edits"][number], { do: "replace" }>["at"]): Fix["edits"][number] => ({
  do: "replace",
  at,
  value: {
    ask: "account",
    prompt:
      "What is the account called that this workload runs as? It has to be made, and named in the workload.",
    sample: "deployer",
    kind: "text",
  },
});
