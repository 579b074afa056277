/** An owner who answers for everything answers for nothing in particular. */
import { ownerFixes, successors } from "./parts/owner.ts";
import { defineRule } from "./rule.ts";

export const ownerCatchAll = defineRule({
  id: "owner-catch-all",
  title: "Only the repository-wide catch-all names an owner",
  why: "A line for every path is there so that no change goes unread. It says who is asked last, not who knows this identity and would rotate its key tonight.",
  since: "0.1.0",
  level: "information",
  formats: "all",
  looksAt: "identity",
  messages: {
    catchAll: "Only the catch-all of the repository ({how}) names an owner for {title}: {owner}",
  },
  support: "direct",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "GV.RR-02" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-01" },
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI1:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CM-8(4)" },
    { framework: "CIS Controls", version: "8.1", id: "5.5" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.9" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.16" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-03" },
  ],
  citedByArticles: ["NHI-01"],
  requirements: [],
  examples: [
    {
      bad: `
=== CODEOWNERS
* @acme/everything
/docs/ @acme/writers
=== k8s/shop.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: ci-bot
        ^^^^^^ information owner-catch-all: Only the catch-all of the repository (CODEOWNERS *) names an owner for ServiceAccount "shop/ci-bot": @acme/everything
  namespace: shop
`,
      good: `
=== CODEOWNERS
* @acme/everything
/docs/ @acme/writers
/k8s/ @acme/payments
=== k8s/shop.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: ci-bot
  namespace: shop
`,
    },
  ],
  check({ it }, { world, report }) {
    if (it.system === "native") return;
    const ownership = world.ownership(it);
    // Told once for a folder: its other identities have the same answer.
    if (ownership.is !== "owned" || !ownership.answer.weak || !world.leadsFolder(it)) return;
    const { owner, how } = ownership.answer;
    report({
      say: "catchAll",
      with: { title: it.title, how, owner: owner.value },
      at: it.id.at,
      related: [{ at: owner.at, text: "This holds for the whole repository" }],
      fixes: ownerFixes(it, undefined, successors(it, undefined, world), world),
    });
  },
});
