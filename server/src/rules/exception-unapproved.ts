/** Somebody who does not gain by it lets it pass. */
import { valueOf } from "../model/field.ts";
import { beneficiaries } from "./parts/exception.ts";
import { becauseOf, judgeFixes, relatedTo, way } from "./parts/separation.ts";
import { defineRule } from "./rule.ts";

export const exceptionUnapproved = defineRule({
  id: "exception-unapproved",
  title: "An exception has no approver, or its beneficiary approves it",
  why: "An exception takes a risk for the whole organisation, so the one who gains by it cannot grant it. Without an approver it hides nothing here.",
  since: "0.1.0",
  level: "error",
  formats: "native",
  looksAt: "exception",
  messages: {
    locked: "The policy locks {what}: nobody can approve an exception from it, and this one hides nothing",
    nobody: "The exception for {what} has no approver, and hides nothing",
    same: "The exception for {what} is approved by {approver}, the {role} of what it covers",
    through:
      "The exception for {what} is approved by {approver}, who is not independent of the {role} {party}: {way}",
  },
  support: "direct",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "ID.RA-07" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "RA-7" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CM-3" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CA-6" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC1.3" },
  ],
  citedByArticles: [],
  requirements: ["3.11"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  cards: { contact: "#cards" }
  security: { contact: "#security", function: security }
identities:
  hsm-signer:
    type: certificate
    owner: cards
    purpose: Signs settlement files
exceptions:
  - rule: rotation-stale
    match: identity:hsm-signer
    reason: The vendor allows one ceremony a year
    approvedBy: cards
                ^^^^^ error exception-unapproved: The exception for rotation-stale is approved by cards, the owner of what it covers
    expires: 2027-02-28
`,
      good: `
nhi: 1
teams:
  cards: { contact: "#cards" }
  security: { contact: "#security", function: security }
identities:
  hsm-signer:
    type: certificate
    owner: cards
    purpose: Signs settlement files
exceptions:
  - rule: rotation-stale
    match: identity:hsm-signer
    reason: The vendor allows one ceremony a year
    approvedBy: security
    expires: 2027-02-28
`,
    },
  ],
  check({ it }, { world, report }) {
    const { approvedBy } = it;
    const what = valueOf(it.rule) ?? "an unnamed rule";
    const { locked } = world.policy;
    if (locked.value.includes(what)) {
      report({
        say: "locked",
        with: { what },
        at: it.at,
        related: locked.at ? [{ at: locked.at, text: "Locked here" }] : [],
        fixes: [
          {
            title: "Remove the exception",
            class: "choice",
            preferred: true,
            edits: [{ do: "remove", from: it.entry }],
          },
        ],
      });
      return;
    }
    if (approvedBy.is === "absent") {
      const fixes = judgeFixes("approvedBy", approvedBy, "approve", beneficiaries(it, world), world);
      report({ say: "nobody", with: { what }, at: it.at, fixes });
      return;
    }
    if (approvedBy.is !== "present") return;
    const parties = beneficiaries(it, world);
    const overlap = world.overlap(approvedBy.value, parties);
    if (!overlap) return;
    const words = { what, approver: approvedBy.value, role: overlap.role };
    const place = {
      at: approvedBy.at,
      related: relatedTo(overlap),
      because: becauseOf("approvedBy", approvedBy, overlap),
      fixes: judgeFixes("approvedBy", approvedBy, "approve", parties, world),
    };
    if (overlap.path.length === 0) report({ say: "same", with: words, ...place });
    else
      report({ say: "through", with: { ...words, party: overlap.party.value, way: way(overlap) }, ...place });
  },
});
