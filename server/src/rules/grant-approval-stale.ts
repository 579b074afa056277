/** A yes to something else than what is given now. */
import { formatDay } from "../model/day.ts";
import { mayBeRetired } from "../model/due.ts";
import type { BreakGlass, Grant, Identity, Scope } from "../model/facts.ts";
import type { Anchor } from "../model/field.ts";
import type { Edit, Fix } from "./finding.ts";
import { askDate, askEvidence } from "./parts/ask.ts";
import { titleOf } from "./parts/separation.ts";
import { defineRule } from "./rule.ts";

export const grantApprovalStale = defineRule({
  id: "grant-approval-stale",
  title: "The approval is older than the last change of scope",
  why: "An approval holds for what was asked. Where the scope has changed since, nobody has said yes to what is given today.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: ["grant", "identity", "scope"],
  messages: {
    holder: "{title} was approved on {approved}; its scope {scope} changed on {changed}",
    scope: '{title}: the scope "{scope}" was approved on {approved} and changed on {changed}',
  },
  support: "direct",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-01" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "PCI DSS", version: "4.0.1", id: "7.2.3" },
    { framework: "PCI DSS", version: "4.0.1", id: "8.2.4" },
    { framework: "CIS Controls", version: "8.1", id: "6.1" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.18" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC6.2" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC6.3" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-06" },
  ],
  citedByArticles: ["PR.AC-4"],
  requirements: ["0.07"],
  examples: [
    {
      bad: `
nhi: 1
identities:
  report-reader:
    type: service-account
    owner: finance
    purpose: Reads the monthly reports
    approvedBy: security
    approvedOn: 2026-03-02
                ^^^^^^^^^^ warning grant-approval-stale: Identity "report-reader" was approved on 2026-03-02; its scope aws:s3:GetObject@arn:aws:s3:::reports/* changed on 2026-09-14
    scopes:
      - scope: "aws:s3:GetObject@arn:aws:s3:::reports/*"
        justification: Reports of all subsidiaries, FIN-88
        changedOn: 2026-09-14
        expires: 2027-03-01
`,
      good: `
nhi: 1
identities:
  report-reader:
    type: service-account
    owner: finance
    purpose: Reads the monthly reports
    approvedBy: security
    approvedOn: 2026-09-15
    scopes:
      - scope: "aws:s3:GetObject@arn:aws:s3:::reports/*"
        justification: Reports of all subsidiaries, FIN-88
        changedOn: 2026-09-14
        expires: 2027-03-01
`,
    },
  ],
  check(subject, { world, report }) {
    const { it } = subject;
    const { approvedOn } = it;
    if (approvedOn.is !== "present") return;
    const holder = "holder" in subject ? subject.holder : it;
    if (holder.kind === "scope" || isGivenUp(holder)) return;
    const changed = latest(it.kind === "scope" ? [it] : it.scopes.filter(isCovered));
    if (!changed || changed.day <= approvedOn.value.day) return;
    const words = {
      title: titleOf(holder),
      scope: changed.scope.text,
      approved: formatDay(approvedOn.value.day),
      changed: formatDay(changed.day),
    };
    const place = {
      at: approvedOn.at,
      related: [{ at: changed.at, text: `Changed on ${words.changed}` }],
      because: [
        { label: "approved", value: words.approved, at: approvedOn.at },
        { label: "changed", value: words.changed, at: changed.at },
      ],
      fixes: askAgain(it, formatDay(world.today)),
    };
    report({ say: it.kind === "scope" ? "scope" : "holder", with: words, ...place });
  },
});

const isGivenUp = (holder: Identity | Grant | BreakGlass): boolean =>
  holder.kind === "identity" && mayBeRetired(holder);

/** A scope with an approval of its own does not rest on the one above it. */
const isCovered = ({ approvedBy, approvedOn }: Scope): boolean =>
  approvedBy.is === "absent" && approvedOn.is === "absent";

/** The scope that changed last. */
function latest(scopes: readonly Scope[]) {
  let found: { readonly scope: Scope; readonly day: number; readonly at: Scope["at"] } | undefined;
  for (const scope of scopes) {
    const { changedOn } = scope;
    if (changedOn.is === "present" && (!found || changedOn.value.day > found.day))
      found = { scope, day: changedOn.value.day, at: changedOn.at };
  }
  return found;
}

/**
 * Without its day the approval no longer claims to cover the change; the new one is written when it is given. For an identity the
 * changed scope would then stand there unconfirmed, so only the new approval itself can repair it.
 */
function askAgain(it: Grant | Identity | Scope, today: string): readonly Fix[] {
  const { approvedOn } = it;
  if (approvedOn.is !== "present") return [];
  const day = askDate("When was it approved again?", today);
  const proof = { kind: "ticket", ref: askEvidence("What shows the new approval (path or URL)?"), on: day };
  const shown: readonly Edit[] =
    it.kind === "scope" || !it.evidence ? [] : [{ do: "append", to: it.evidence, value: proof }];
  const record: Fix = {
    title: "Record the new approval with evidence",
    class: "attest",
    edits: [{ do: "replace", at: approvedOn.at, value: day }, ...shown],
  };
  if (it.kind === "identity") return [record];
  const from: Anchor = { in: it.entry.in, path: [...it.entry.path, "approvedOn"] };
  const clear: Fix = {
    title: "Ask for approval again (clears approvedOn)",
    class: "choice",
    preferred: true,
    edits: [{ do: "remove", from }],
  };
  return it.kind === "scope" ? [clear] : [clear, record];
}
