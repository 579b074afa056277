/** A comment that should silence something, and hides nothing because of a fault of its own. */
import { faultsOf } from "../model/suppression-faults.ts";
import { approvers, endFix, isOver, silenced } from "./parts/suppression.ts";
import { approval, messages, mislocked, refused, strictest, told } from "./parts/suppression-told.ts";
import { defineRule } from "./rule.ts";

export const suppressionInvalid = defineRule({
  id: "suppression-invalid",
  title: "A suppression names an unknown rule, lacks a reason, or has a date that cannot be read",
  why: "Silence is a decision like any other: somebody takes a risk, for a reason and for a while. Where that cannot be read, nothing is hidden.",
  since: "0.1.0",
  level: "error",
  formats: "all",
  looksAt: ["suppression", "policy"],
  messages,
  support: "direct",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "ID.RA-07" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "RA-7" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CM-3" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CA-6" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC1.3" },
  ],
  citedByArticles: [],
  requirements: [],
  examples: [
    {
      bad: `
nhi: 1
teams:
  cards: { contact: "#cards" }
  security: { contact: "#security", function: security }
identities:
  # nhi-ignore rotation-stal until=2026-12-15 by=security reason="one ceremony a year, SEC-88"
               ^^^^^^^^^^^^^ error suppression-invalid: "rotation-stal" is no rule; the nearest is rotation-stale. The suppression hides nothing
  hsm-signer:
    type: certificate
    owner: cards
    purpose: Signs settlement files
    credentials: [{ kind: signing-key, rotated: 2026-10-02 }]
`,
      good: `
nhi: 1
teams:
  cards: { contact: "#cards" }
  security: { contact: "#security", function: security }
identities:
  # nhi-ignore rotation-stale until=2026-12-15 by=security reason="one ceremony a year, SEC-88"
  hsm-signer:
    type: certificate
    owner: cards
    purpose: Signs settlement files
    credentials: [{ kind: signing-key, rotated: 2026-10-02 }]
`,
    },
    {
      bad: `
nhi: 1
teams:
  cards: { contact: "#cards" }
  security: { contact: "#security", function: security }
identities:
  # nhi-ignore rotation-stale until=2026-12-15 by=security
    ^^^^^^^^^^ error suppression-invalid: The suppression of rotation-stale gives no reason, and hides nothing
  hsm-signer:
    type: certificate
    owner: cards
    purpose: Signs settlement files
    credentials: [{ kind: signing-key, rotated: 2026-10-02 }]
`,
      good: `
nhi: 1
teams:
  cards: { contact: "#cards" }
  security: { contact: "#security", function: security }
identities:
  # nhi-ignore rotation-stale until=2026-12-15 by=security reason="accepted until it is repaired"
  hsm-signer:
    type: certificate
    owner: cards
    purpose: Signs settlement files
    credentials: [{ kind: signing-key, rotated: 2026-10-02 }]
`,
    },
  ],
  check({ it }, { world, report }) {
    if ("key" in it) {
      if (it.key === "suppressions") for (const one of mislocked(it, world)) report(one);
      return;
    }
    if (isOver(it, world)) return;
    const faults = faultsOf(it, world);
    for (const fault of faults) report(told(fault, it, world));
    if (faults.length > 0) return;
    for (const why of strictest(world.refusals(it))) report(refused(why, it, world));
    const what = silenced(it);
    if (it.expires.is === "absent")
      report({ say: "noEnd", with: { what }, at: it.head, fixes: [endFix(it, "error", world)] });
    if (it.approvedBy.is === "absent")
      report({ say: "noApprover", with: { what }, at: it.head, fixes: [approval(it, approvers(world))] });
  },
});
