/** What is retired opens no door any more. */
import { formatDay } from "../model/day.ts";
import { credentialName } from "../model/due.ts";
import type { Credential, Grant, Identity } from "../model/facts.ts";
import { valueOf } from "../model/field.ts";
import type { World } from "../model/world.ts";
import type { Related } from "./finding.ts";
import { defineRule } from "./rule.ts";

export const retiredStillGranted = defineRule({
  id: "retired-still-granted",
  title: "A retired identity still holds a grant or a live credential",
  why: "Nobody watches an account that is said to be gone. A grant or a key that it still has is a way in that nobody is looking at.",
  since: "0.1.0",
  level: "error",
  formats: "all",
  looksAt: ["grant", "credential", "identity"],
  messages: {
    grant: "{subject} is retired and still holds this grant",
    credential: "{title} is retired, and its {kind} still works {until}",
    object: "{title} still exists, although {entry} is retired",
  },
  support: "direct",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2(3)" },
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI1:2025" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "CIS Controls", version: "8.1", id: "6.2" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-07" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC6.2" },
  ],
  citedByArticles: [],
  requirements: ["2.11"],
  examples: [
    {
      bad: `
nhi: 1
identities:
  carrier-ftp:
    type: service-account
    owner: orders
    purpose: Drops files at the carrier
    status: retired
    offboarding: { trigger: The carrier moved, revokedOn: 2026-10-30, accessRemovedOn: 2026-10-30, dependenciesConfirmedOn: 2026-11-03, by: platform }
access:
  - subject: identity:carrier-ftp
             ^^^^^^^^^^^^^^^^^^^^ error retired-still-granted: Identity "carrier-ftp" is retired and still holds this grant
    scopes: ["sftp:read@drop/outgoing"]
    maxDuration: 4h
    justification: Fetches what the carrier has read
    approvedBy: security
`,
      good: `
nhi: 1
identities:
  carrier-ftp:
    type: service-account
    owner: orders
    purpose: Drops files at the carrier
    status: retired
    offboarding: { trigger: The carrier moved, revokedOn: 2026-10-30, accessRemovedOn: 2026-10-30, dependenciesConfirmedOn: 2026-11-03, by: platform }
access: []
`,
    },
  ],
  check(subject, { world, report }) {
    const { it } = subject;
    if (it.kind === "grant") {
      const identity = retiredSubject(it, world);
      if (!identity) return;
      report({
        say: "grant",
        with: { subject: identity.title },
        at: it.at,
        related: statusOf(identity),
        fixes: [
          {
            title: "Remove the grant",
            class: "choice",
            preferred: true,
            edits: [{ do: "remove", from: it.entry }],
          },
        ],
      });
    } else if (it.kind === "credential") {
      if (!("holder" in subject) || subject.holder.kind !== "identity") return;
      const { holder } = subject;
      if (!isRetired(holder) || isRevoked(holder)) return;
      const until = liveUntil(it, world);
      if (until === undefined) return;
      report({
        say: "credential",
        with: { title: holder.title, kind: credentialName(it), until },
        at: it.at,
        related: statusOf(holder),
        fixes: [
          {
            title: "Remove the credential, which is revoked",
            class: "choice",
            preferred: true,
            edits: [{ do: "remove", from: it.entry }],
          },
        ],
      });
    } else {
      if (it.system === "native") return;
      const entry = world.boundBy(it);
      if (!entry || !isRetired(entry)) return;
      report({
        say: "object",
        with: { title: it.title, entry: entry.title.replace(/^I/, "i") },
        at: it.id.at,
        related: statusOf(entry),
      });
    }
  },
});

const isRetired = ({ status }: Identity): boolean => valueOf(status) === "retired";

const statusOf = ({ status, title }: Identity): readonly Related[] =>
  status.is === "present" ? [{ at: status.at, text: `${title} is retired` }] : [];

/** The retired identity that the grant is for; undefined where the grant has run out. */
function retiredSubject({ subject, expires }: Grant, world: World): Identity | undefined {
  if (subject.is !== "present" || !subject.value.startsWith("identity:")) return undefined;
  const identity = world.identity(subject.value.slice("identity:".length).trim());
  if (!identity || !isRetired(identity)) return undefined;
  const over = expires.is === "present" && expires.value.day < world.today;
  return over ? undefined : identity;
}

/** Once the entry says on which day the keys were revoked, what it lists of them is history. */
const isRevoked = ({ offboarding }: Identity): boolean =>
  offboarding.is === "garbled" ||
  offboarding.is === "elsewhere" ||
  (offboarding.is === "present" && offboarding.value.revokedOn.is !== "absent");

/** undefined: it works no more, or nobody can tell. */
function liveUntil({ expires }: Credential, world: World): string | undefined {
  if (expires.is === "absent") return "without an end on record";
  if (expires.is !== "present") return undefined;
  if (expires.value === "never") return "without an end";
  return expires.value.day >= world.today ? `until ${formatDay(expires.value.day)}` : undefined;
}
