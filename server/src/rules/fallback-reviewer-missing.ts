/** Who reviews the reviewer? */
import type { World } from "../model/world.ts";
import type { Fix } from "./finding.ts";
import { compensating } from "./parts/duties.ts";
import { askParty, beside, counts } from "./parts/levels.ts";
import { type Role, relatedTo, way } from "./parts/separation.ts";
import { defineRule } from "./rule.ts";

export const fallbackReviewerMissing = defineRule({
  id: "fallback-reviewer-missing",
  title: "Nobody reviews the reviewer's own access",
  why: "In a small organisation one team approves, reviews and runs the tools. Its own access is then seen by nobody else, unless somebody is named who looks at it.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "policy",
  messages: {
    missing: "{team} reviews everything, and nobody is named who reviews the access of {team}",
    soft: {
      text: "Nobody is named who reviews the access of {team}, with a compensating control on record",
      level: "hint",
    },
    same: "The fallback reviewer {reviewer} is the team that reviews: nobody else sees its access",
    through: "The fallback reviewer {reviewer} is not independent of {team}, which reviews: {way}",
  },
  support: "direct",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-5" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CA-2(1)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CA-7(1)" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "NIST CSF", version: "2.0", id: "ID.IM-01" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.3" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.35" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC4.1" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC6.3" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-04" },
  ],
  citedByArticles: ["PR.AC-4"],
  requirements: ["0.19"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  security: { contact: "#security", function: security }
  founders: { contact: founders@acme.example, function: leadership }
policy:
  model: security-led
         ^^^^^^^^^^^^ warning fallback-reviewer-missing: security reviews everything, and nobody is named who reviews the access of security
  accountable: security
`,
      good: `
nhi: 1
teams:
  security: { contact: "#security", function: security }
  founders: { contact: founders@acme.example, function: leadership }
policy:
  model: security-led
  accountable: security
  fallbackReviewer: founders
`,
    },
  ],
  check({ it }, { world, report }) {
    if (it.key !== "model" && it.key !== "fallbackReviewer") return;
    if (!counts(it, world)) return;
    const reviewers = reviewersOf(world);
    const [first] = reviewers;
    if (!first) return;
    const team = first.ref.value;
    if (it.key === "fallbackReviewer") {
      if (typeof it.value !== "string" || it.value === "") return;
      const overlap = world.overlap(it.value, reviewers);
      if (!overlap) return;
      const fixes = proposals(reviewers, world).map((one, i) =>
        setting(one, i, { do: "replace", at: it.at, value: one.ref }),
      );
      const found = { at: it.at, related: relatedTo(overlap), fixes };
      if (overlap.path.length === 0) report({ say: "same", with: { reviewer: it.value }, ...found });
      else
        report({
          say: "through",
          with: { reviewer: it.value, team: overlap.party.value, way: way(overlap) },
          ...found,
        });
      return;
    }
    // In the other models several teams hold the duties that security holds here, and one can review the other.
    if (world.policy.model.value !== "security-led") return;
    if (world.policyEntry("fallbackReviewer") || !world.complete) return;
    const to = beside(it, "fallbackReviewer");
    const known = proposals(reviewers, world).map((one, i) =>
      setting(one, i, { do: "put", to, value: one.ref }),
    );
    const value = askParty("reviewer", `Who reviews the access of ${team}?`, [], world);
    const asking: Fix = {
      title: "Add a fallback reviewer",
      class: "choice",
      preferred: true,
      edits: [{ do: "put", to, value: { ...value, sample: "founder@company.example" } }],
    };
    const found = { at: it.at, fixes: known.length > 0 ? known : [asking] };
    if (compensating(world)) report({ say: "soft", with: { team }, ...found });
    else report({ say: "missing", with: { team }, ...found });
  },
});

/** Those who hold the duty to review, as parties of whom the fallback must be independent. */
const reviewersOf = (world: World): readonly Role[] =>
  world
    .holders("review")
    .flatMap(({ ref, at }) => (at ? [{ role: "reviewer", ref: { value: ref, at } }] : []));

/** Who would pass, those who lead first: they gain least from what security may do. */
const proposals = (reviewers: readonly Role[], world: World) =>
  world
    .independent("review", reviewers)
    .filter(({ ref }) => world.party(ref).is === "team")
    .map((one) => ({ ...one, leads: one.reason === "function leadership" }))
    .sort((a, b) => Number(b.leads) - Number(a.leads))
    .slice(0, 4);

const setting = (
  { ref, reason }: { readonly ref: string; readonly reason: string },
  i: number,
  edit: Fix["edits"][0],
): Fix => ({
  title: `Set fallbackReviewer to ${ref} (${reason})`,
  class: "choice",
  preferred: i === 0,
  edits: [edit],
});
