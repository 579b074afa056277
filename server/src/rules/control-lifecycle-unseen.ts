/** Everybody sees a part of the decision, and nobody the whole of it. */
import { listed } from "./parts/levels.ts";
import { defineRule } from "./rule.ts";

export const controlLifecycleUnseen = defineRule({
  id: "control-lifecycle-unseen",
  title: "Spread over several platforms with nobody seeing the whole lifecycle",
  why: "An access decision that is made on one platform, carried out on a second and logged on a third looks right on each of them. Only somebody who sees all of them notices that it was never taken back.",
  since: "0.1.0",
  level: "hint",
  formats: "native",
  looksAt: "control",
  messages: {
    unseen: "{title} is spread over {platforms}, and nobody sees the whole of it",
  },
  support: "direct",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "GV.RR-02" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "SA-3" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "PL-2" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.2" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC5.3" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC1.3" },
    { framework: "NIST AI RMF", version: "1.0", id: "GOVERN 2.1" },
  ],
  citedByArticles: ["GV.OV-01"],
  requirements: ["4.21"],
  noFix: "Who can see all the platforms is known to the people who run them, not to the file",
  examples: [
    {
      bad: `
nhi: 1
controls:
  customer-sso:
  ^^^^^^^^^^^^ hint control-lifecycle-unseen: Control "customer-sso" is spread over portal, gateway and directory, and nobody sees the whole of it
    title: Single sign-on of customers
    owner: ines.okafor@example.com
    surface: sso
    protects: Who may act for a customer
    mayChange: [session length]
    exceptionsBy: security
    raci:
      design: { R: portal, A: ines.okafor@example.com }
      change: { R: portal, A: ines.okafor@example.com }
      incident: { R: portal, A: security }
      review: { R: security, A: security }
    sla: { rotate: 24h, revoke: 15m, recover: 4h }
    platforms: [portal, gateway, directory]
    released: false
`,
      good: `
nhi: 1
controls:
  customer-sso:
    title: Single sign-on of customers
    owner: ines.okafor@example.com
    surface: sso
    protects: Who may act for a customer
    mayChange: [session length]
    exceptionsBy: security
    raci:
      design: { R: portal, A: ines.okafor@example.com }
      change: { R: portal, A: ines.okafor@example.com }
      incident: { R: portal, A: security }
      review: { R: security, A: security }
    sla: { rotate: 24h, revoke: 15m, recover: 4h }
    platforms: [portal, gateway, directory]
    overseer: security
    released: false
`,
    },
  ],
  check({ it }, { report }) {
    const { platforms, overseer, title } = it;
    if (platforms.length < 2 || overseer.is !== "absent") return;
    const names = new Map(platforms.map(({ value }) => [value.toLowerCase(), value]));
    if (names.size < 2) return;
    report({ say: "unseen", with: { title, platforms: listed([...names.values()]) }, at: it.id.at });
  },
});
