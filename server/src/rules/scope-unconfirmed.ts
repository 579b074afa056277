/** A right that was widened has to be looked at again, and to end. */
import { addTo, formatDay, formatDuration } from "../model/day.ts";
import { mayBeRetired } from "../model/due.ts";
import type { Identity, Scope } from "../model/facts.ts";
import type { World } from "../model/world.ts";
import type { Edit, Fix } from "./finding.ts";
import { askDate } from "./parts/ask.ts";
import { roleOf, usersOf } from "./parts/separation.ts";
import { defineRule } from "./rule.ts";

export const scopeUnconfirmed = defineRule({
  id: "scope-unconfirmed",
  title: "A changed scope was not confirmed as least privilege and time-bound",
  why: "Rights grow by small changes, each of them reasonable to the one who asks. Somebody else has to confirm that the new right is the least that will do, and until when.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "scope",
  messages: {
    unconfirmed: "{title}: scope {scope} was changed on {day}, and nobody has confirmed it since",
    endless: "{title}: scope {scope} was {how} without an end",
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
  requirements: ["0.11"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  orders: { contact: "#orders" }
  security: { contact: "#security", function: security }
identities:
  invoice-export:
    type: service-account
    owner: orders
    purpose: Sends invoices to the bookkeeping
    scopes:
      - scope: "erp:invoices.create"
               ^^^^^^^^^^^^^^^^^^^^^ warning scope-unconfirmed: Identity "invoice-export": scope erp:invoices.create was changed on 2026-11-09, and nobody has confirmed it since
        justification: The new endpoint of the bookkeeping
        changedOn: 2026-11-09
`,
      good: `
nhi: 1
teams:
  orders: { contact: "#orders" }
  security: { contact: "#security", function: security }
identities:
  invoice-export:
    type: service-account
    owner: orders
    purpose: Sends invoices to the bookkeeping
    scopes:
      - scope: "erp:invoices.create"
        justification: The new endpoint of the bookkeeping
        changedOn: 2026-11-09
        approvedBy: security
        approvedOn: 2026-11-10
        expires: 2027-02-08
`,
    },
  ],
  check({ it, holder }, { world, report }) {
    // Most scopes are named and have not changed since; grants are approved as a whole.
    if (it.changedOn.is !== "present" && it.requestedBy.is !== "present") return;
    if (holder.kind !== "identity" || mayBeRetired(holder)) return;
    const { changedOn } = it;
    const words = { title: holder.title, scope: it.text };
    if (changedOn.is === "present" && !isConfirmed(it, holder)) {
      report({
        say: "unconfirmed",
        with: { ...words, day: formatDay(changedOn.value.day) },
        at: it.at,
        related: [{ at: changedOn.at, text: `Changed on ${formatDay(changedOn.value.day)}` }],
        fixes: confirmations(it, holder, world),
      });
      return;
    }
    // A request that nobody approved is told by grant-approver-missing; a right of no weight may stay.
    if (it.expires.is !== "absent" || it.approvedBy.is === "absent") return;
    if (it.reach === "narrow" && world.privilege(holder).value === "standard") return;
    const how = changedOn.is === "present" ? "changed" : "added";
    const [end] = endOf(it, world);
    const until = end?.do === "put" ? `${end.value}` : "";
    const { value, at } = world.policy.maxGrant;
    report({
      say: "endless",
      with: { ...words, how },
      at: it.at,
      because: [
        {
          label: "limit",
          value: `${formatDuration(value)} (${at ? "policy.maxGrant" : "built-in default, not your policy"})`,
          at,
        },
      ],
      fixes: end
        ? [{ title: `Set expires to ${until}`, class: "choice", preferred: true, edits: [end] }]
        : [],
    });
  },
});

/**
 * Its own approval, or one of the whole identity that has a day. Whether that day is before the change is another question
 * (grant-approval-stale); an approval of the whole without a day says nothing of a change.
 */
const isConfirmed = ({ approvedBy, approvedOn }: Scope, holder: Identity): boolean =>
  approvedBy.is !== "absent" ||
  approvedOn.is !== "absent" ||
  (holder.approvedBy.is !== "absent" && holder.approvedOn.is !== "absent");

/** The farthest end that the policy allows a right from today. */
function endOf({ expires }: Scope, { today, policy }: World): readonly Edit[] {
  const last = formatDay(addTo(today, policy.maxGrant.value));
  return expires.is === "absent" ? [{ do: "put", to: expires.to, value: last }] : [];
}

function confirmations(it: Scope, holder: Identity, world: World): readonly Fix[] {
  const { approvedBy, approvedOn } = it;
  if (approvedBy.is !== "absent") return [];
  const on = askDate("When was it confirmed as the least that will do?", formatDay(world.today));
  const day: readonly Edit[] =
    approvedOn.is === "absent" ? [{ do: "put", to: approvedOn.to, value: on }] : [];
  const parties = [...usersOf(holder, world), ...roleOf("requester", it.requestedBy)];
  return world.independent("approve", parties).map(({ ref, reason }, i) => ({
    title: `Write the confirmation by ${ref} (${reason})`,
    class: "choice",
    preferred: i === 0,
    edits: [{ do: "put", to: approvedBy.to, value: ref }, ...day, ...endOf(it, world)],
  }));
}
