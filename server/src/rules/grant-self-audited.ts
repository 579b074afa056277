/** The one who uses the access says that its use was right. */
import { mayBeRetired } from "../model/due.ts";
import {
  becauseOf,
  judgeFixes,
  judgementsOf,
  keepsDutiesApart,
  relatedTo,
  titleOf,
  way,
} from "./parts/separation.ts";
import { defineRule } from "./rule.ts";

export const grantSelfAudited = defineRule({
  id: "grant-self-audited",
  title: "The using party reviews or attests its own access",
  why: "A review finds misuse only when the reviewer did not commit it. Whoever holds the access, asked for it or used it in an emergency leaves the judgement to somebody else.",
  since: "0.1.0",
  level: "error",
  formats: "native",
  looksAt: ["grant", "identity", "breakGlass"],
  messages: {
    same: "{title} is {judged} by {judge}, its own {role}",
    through: "{title} is {judged} by {judge}, who is not independent of the {role} {party}: {way}",
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
  requirements: ["0.05"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  platform: { contact: "#platform" }
  security: { contact: "#security", function: security }
identities:
  cluster-bootstrap:
    type: service-account
    owner: platform
    sponsor: security
    purpose: Sets up new clusters
    privilege: privileged
    approvedBy: security
    monitoring: { logs: "splunk:clusters", by: security }
    review: { last: 2026-11-02, by: platform }
                                    ^^^^^^^^ error grant-self-audited: Identity "cluster-bootstrap" is reviewed by platform, its own owner
`,
      good: `
nhi: 1
teams:
  platform: { contact: "#platform" }
  security: { contact: "#security", function: security }
identities:
  cluster-bootstrap:
    type: service-account
    owner: platform
    sponsor: security
    purpose: Sets up new clusters
    privilege: privileged
    approvedBy: security
    monitoring: { logs: "splunk:clusters", by: security }
    review: { last: 2026-11-02, by: security }
`,
    },
  ],
  check({ it }, { world, report }) {
    if (it.kind === "identity" && mayBeRetired(it)) return;
    if (!keepsDutiesApart(it, world)) return;
    for (const { judged, key, by, parties } of judgementsOf(it, world)) {
      if (by.is !== "present") continue;
      const overlap = world.overlap(by.value, parties);
      if (!overlap) continue;
      const words = { title: titleOf(it), judged, judge: by.value, role: overlap.role };
      const place = {
        at: by.at,
        related: relatedTo(overlap),
        because: becauseOf(key, by, overlap),
        fixes: judgeFixes(key, by, "review", parties, world),
      };
      if (overlap.path.length === 0) report({ say: "same", with: words, ...place });
      else
        report({
          say: "through",
          with: { ...words, party: overlap.party.value, way: way(overlap) },
          ...place,
        });
    }
  },
});
