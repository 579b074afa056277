/** What nothing uses is only there for somebody to misuse. */
import { inDays, isAtWork } from "../model/due.ts";
import { unusedFor } from "./parts/lifecycle.ts";
import { endingFixes } from "./parts/offboarding.ts";
import { defineRule } from "./rule.ts";

export const identityDormant = defineRule({
  id: "identity-dormant",
  title: "Identity unused beyond policy",
  why: "An account that nothing uses is missed by nobody when it is taken over. It keeps its rights, its keys grow old, and its use by a stranger looks like a quiet day.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "identity",
  messages: {
    dormant: "{title} was last used on {last}, {days} ago; the limit is {limit}",
  },
  support: "direct",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2(3)" },
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI1:2025" },
    { framework: "CIS Controls", version: "8.1", id: "5.3" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
  ],
  citedByArticles: [],
  requirements: ["3.20"],
  examples: [
    {
      bad: `
nhi: 1
identities:
  label-printer:
    type: bot
    owner: warehouse
    purpose: Prints parcel labels
    lastUsed: 2026-08-14
              ^^^^^^^^^^ warning identity-dormant: Identity "label-printer" was last used on 2026-08-14, 100 days ago; the limit is 45d
`,
      good: `
nhi: 1
identities:
  label-printer:
    type: bot
    owner: warehouse
    purpose: Prints parcel labels
    status: suspended
    lastUsed: 2026-08-14
`,
    },
  ],
  check({ it }, { world, report }) {
    if (it.lastUsed.is !== "present" || !isAtWork(it)) return;
    const unused = unusedFor(it.lastUsed, world);
    if (!unused) return;
    const { at, days, last, limit, because, related } = unused;
    const words = { title: it.title, last, days: inDays(days), limit };
    report({ say: "dormant", with: words, at, because, related, fixes: endingFixes(it, world) });
  },
});
