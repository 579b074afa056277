/** The change says that a credential was rotated, and shows neither the proof nor a new credential. */
import { formatDay } from "../model/day.ts";
import { credentialName } from "../model/due.ts";
import type { Credential, Identity } from "../model/facts.ts";
import { valueOf } from "../model/field.ts";
import type { Fix } from "./finding.ts";
import { askDate, askEvidence } from "./parts/ask.ts";
import { newProof, wasReason, wasRelated } from "./parts/change.ts";
import { defineRule } from "./rule.ts";

export const changeRotationUnproven = defineRule({
  id: "change-rotation-unproven",
  title: "The change moves a rotation date and shows no evidence or new credential",
  why: "A date is the cheapest way to make a late rotation look done. The old secret stays valid, and the next limit starts to run from a rotation that may never have been.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: "credential",
  compares: true,
  messages: {
    unproven: "{title}: rotated moves from {was} to {is} for the {kind}, and nothing shows a rotation",
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI7:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-5" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "SC-12" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-01" },
    { framework: "PCI DSS", version: "4.0.1", id: "8.6.3" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.17" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-14" },
  ],
  citedByArticles: ["NHI-03"],
  requirements: ["2.12"],
  examples: [
    {
      before: `
nhi: 1
identities:
  sms-gateway:
    type: api-key
    owner: storefront
    purpose: Tells customers when the driver is near
    credentials:
      - { kind: api-token, store: "vault:kv/sms", rotated: 2026-09-01 }
`,
      bad: `
nhi: 1
identities:
  sms-gateway:
    type: api-key
    owner: storefront
    purpose: Tells customers when the driver is near
    credentials:
      - { kind: api-token, store: "vault:kv/sms", rotated: 2026-11-20 }
                                                           ^^^^^^^^^^ warning change-rotation-unproven: Identity "sms-gateway": rotated moves from 2026-09-01 to 2026-11-20 for the api token, and nothing shows a rotation
`,
      good: `
nhi: 1
identities:
  sms-gateway:
    type: api-key
    owner: storefront
    purpose: Tells customers when the driver is near
    credentials:
      - { kind: api-token, store: "vault:kv/sms", rotated: 2026-11-20 }
    evidence:
      - { kind: ticket, ref: "https://tickets.example/SMS-9", on: 2026-11-20 }
`,
    },
  ],
  check({ it, holder }, { world, report }) {
    const { before } = world;
    if (!before || !it.rotates || it.rotated.is !== "present") return;
    const was = before.credential(it, holder);
    if (was?.rotated.is !== "present" || it.rotated.value.day <= was.rotated.value.day) return;
    if (isAnother(it, was, holder) || newProof(holder, before.identity(holder), world, before)) return;
    const { at, value } = it.rotated;
    const old = formatDay(was.rotated.value.day);
    report({
      say: "unproven",
      with: { title: holder.title, kind: credentialName(it), was: old, is: formatDay(value.day) },
      at,
      related: wasRelated(at, old, before),
      because: [wasReason(old, before), { label: "rotated", value: formatDay(value.day), at }],
      fixes: fixesOf(holder, formatDay(value.day)),
    });
  },
});

/**
 * A new credential has a new end or lies elsewhere. Another tool's file has no place for proofs: there anything that changed beside
 * the dates (the sealed value, the key's version) may be the new credential.
 */
function isAnother(it: Credential, was: Credential, { system }: Identity): boolean {
  const end = (one: Credential): unknown => {
    const expires = valueOf(one.expires);
    return expires === undefined || expires === "never" ? expires : expires.day;
  };
  if (end(it) !== end(was) || valueOf(it.store) !== valueOf(was.store)) return true;
  return system !== "native" && undated(it) !== undated(was);
}

const undated = ({ at }: Credential): string => at.in.text.replace(/\d{4}-\d{2}-\d{2}(T[\d:.]+Z?)?/g, "");

/** The date is never taken for its own proof. */
function fixesOf({ evidence }: Identity, on: string): readonly Fix[] {
  if (!evidence) return [];
  const value = {
    kind: "ticket",
    ref: askEvidence("What shows that it was rotated (path or URL)?"),
    on: askDate("Of which day is it?", on),
  };
  return [
    {
      title: "Add evidence of the rotation",
      class: "attest",
      edits: [{ do: "append", to: evidence, value }],
    },
  ];
}
