/** An entry for something that is not there any more. */
import { isAtWork } from "../model/due.ts";
import type { Fix } from "./finding.ts";
import { endingFixes } from "./parts/offboarding.ts";
import { defineRule } from "./rule.ts";

export const identityUnbound = defineRule({
  id: "identity-unbound",
  title: "A bound object no longer exists in the workspace",
  why: "An entry that describes a thing of the past keeps an owner, a review and often a credential alive for nothing. Where the thing was only renamed, its new name has nobody who answers for it.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "identity",
  messages: {
    dead: "{title} binds {ref}, which no file of the workspace declares",
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI1:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2(3)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2" },
    { framework: "NIST CSF", version: "2.0", id: "ID.AM-08" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
  ],
  citedByArticles: ["NHI-01"],
  requirements: ["3.21"],
  examples: [
    {
      bad: `
=== k8s/accounts.yaml
apiVersion: v1
kind: ServiceAccount
metadata: { name: invoice-mailer, namespace: billing }
=== nhi.yaml
nhi: 1
identities:
  invoice-mailer:
    type: service-account
    owner: billing
    purpose: Sends invoices
    bind: ["k8s:ServiceAccount/billing/invoice-sender"]
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning identity-unbound: Identity "invoice-mailer" binds k8s:ServiceAccount/billing/invoice-sender, which no file of the workspace declares
`,
      good: `
=== k8s/accounts.yaml
apiVersion: v1
kind: ServiceAccount
metadata: { name: invoice-mailer, namespace: billing }
=== nhi.yaml
nhi: 1
identities:
  invoice-mailer:
    type: service-account
    owner: billing
    purpose: Sends invoices
    bind: ["k8s:ServiceAccount/billing/invoice-mailer"]
`,
      beside: [],
    },
  ],
  check({ it }, { world, report }) {
    // What is planned is not there yet, and what is suspended or retired need not be.
    if (it.bind.length === 0 || !isAtWork(it)) return;
    const dead = world.deadBinds(it);
    if (dead.length === 0 || !world.complete) return;
    for (const { ref, near } of dead) {
      const rebind = near.map(
        (name, i): Fix => ({
          title: `Bind ${name} (a name in the workspace)`,
          class: "choice",
          preferred: i === 0,
          edits: [{ do: "replace", at: ref.at, value: name }],
        }),
      );
      // Where it binds others that are there, it is not at its end.
      const end = dead.length === it.bind.length ? endingFixes(it, world) : [];
      report({
        say: "dead",
        with: { title: it.title, ref: ref.value },
        at: ref.at,
        fixes: [...rebind, ...(rebind.length > 0 ? end.map((fix) => ({ ...fix, preferred: false })) : end)],
      });
    }
  },
});
