/** A kind of credential that its system never ends by itself. */
import { credentialName, mayBeRetired } from "../model/due.ts";
import type { Credential, Identity } from "../model/facts.ts";
import type { World } from "../model/world.ts";
import { defineRule } from "./rule.ts";

export const credentialLongLived = defineRule({
  id: "credential-long-lived",
  title: "A credential type that never expires (token Secret, user access key, service-account key)",
  why: "A copy of it works for as long as nobody deletes it, in a log, an old laptop or a backup. The systems that make such keys offer short-lived ones in their place.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: "credential",
  messages: {
    forever: "{title} has {kind} without an end: {because}",
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI7:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-5" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-13(3)" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-01" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.17" },
    { framework: "SPIFFE", version: "latest", id: "JWT-SVID" },
  ],
  citedByArticles: [],
  requirements: [],
  noFix: "What uses the key has to take short-lived ones first, and that is done where it runs",
  examples: [
    {
      path: "k8s/token.yaml",
      bad: `
apiVersion: v1
kind: Secret
metadata:
  name: ci-bot-token
        ^^^^^^^^^^^^ warning credential-long-lived: ServiceAccount "payments/ci-bot" has a token secret without an end: a token Secret is valid until somebody deletes it
  namespace: payments
  annotations:
    kubernetes.io/service-account.name: ci-bot
type: kubernetes.io/service-account-token
`,
      good: `
apiVersion: v1
kind: Secret
metadata:
  name: ci-bot-token
  namespace: payments
  annotations:
    kubernetes.io/service-account.name: ci-bot
    nhi/rotated: "2026-11-02"
    nhi/every: 90d
type: kubernetes.io/service-account-token
`,
    },
  ],
  check({ it, holder }, { world, report }) {
    if (!it.lives || mayBeRetired(holder) || isWatched(it)) return;
    // A manifest entry that binds the identity and keeps a date of its credentials watches over them.
    if (world.boundBy(holder)?.credentials.some(isWatched)) return;
    report({
      say: "forever",
      with: { title: holder.title, kind: withArticle(credentialName(it)), because: it.lives.because },
      at: it.at,
      because: [{ label: "expires", value: it.lives.because }, ...watchedBy(holder, world)],
    });
  },
});

const withArticle = (name: string): string => `${/^[aeiou]/.test(name) ? "an" : "a"} ${name}`;

/** Whether somebody wrote when it was last changed, or when it ends: the rules about rotation and expiry count from there. */
const isWatched = ({ rotated, expires }: Credential): boolean =>
  rotated.is === "present" ||
  rotated.is === "elsewhere" ||
  expires.is === "elsewhere" ||
  (expires.is === "present" && expires.value !== "never");

const watchedBy = (holder: Identity, world: World) => {
  const binder = world.boundBy(holder);
  return binder ? [{ label: "bound by", value: `${binder.title}, which has no date for it` }] : [];
};
