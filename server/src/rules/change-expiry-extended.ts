/** The change lets something last longer than it was to last before. */
import type { Before } from "../model/before.ts";
import { formatDay, type When } from "../model/day.ts";
import { credentialName, inDays } from "../model/due.ts";
import type { Field } from "../model/field.ts";
import { valueOf } from "../model/field.ts";
import { titled, wasReason, wasRelated } from "./parts/change.ts";
import { defineRule, type Subjects } from "./rule.ts";

export const changeExpiryExtended = defineRule({
  id: "change-expiry-extended",
  title: "The change moves an end date outward",
  why: "A limit that is moved whenever it comes near is no limit. The first end was somebody's decision; the next one should be as well, and not the by-product of another change.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: ["identity", "grant", "scope", "credential", "exception"],
  compares: true,
  messages: {
    later: "{title}: {key} moves from {was} to {is}, {days} later than in {base}",
    never: "{title}: {key} was {was} in {base}, and now it never ends",
  },
  support: "partial",
  controls: [
    { framework: "CSA CCM", version: "4.1", id: "IAM-10" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2(2)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-6" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI5:2025" },
  ],
  citedByArticles: [],
  requirements: ["0.16"],
  noFix: "Whether it may last longer is for the approver to decide",
  examples: [
    {
      before: `
nhi: 1
access:
  - subject: team:migration
    scopes: ["db:SELECT@orders/public.*"]
    mode: jit
    maxDuration: 2h
    justification: Moves orders to the new system
    approvedBy: security
    approvedOn: 2026-11-02
    expires: 2026-12-01
`,
      bad: `
nhi: 1
access:
  - subject: team:migration
    scopes: ["db:SELECT@orders/public.*"]
    mode: jit
    maxDuration: 2h
    justification: Moves orders to the new system
    approvedBy: security
    approvedOn: 2026-11-02
    expires: 2027-01-15
             ^^^^^^^^^^ warning change-expiry-extended: Grant to team:migration: expires moves from 2026-12-01 to 2027-01-15, 45 days later than in HEAD
`,
      good: `
nhi: 1
access:
  - subject: team:migration
    scopes: ["db:SELECT@orders/public.*"]
    mode: jit
    maxDuration: 2h
    justification: Moves orders to the new system
    approvedBy: security
    approvedOn: 2026-11-20
    expires: 2027-01-15
`,
    },
  ],
  check(subject, { world: { before }, report }) {
    if (!before) return;
    for (const { key, was, is } of endsOf(subject, before)) {
      if (was.is !== "present" || is.is !== "present" || was.value === "never") continue;
      const [old, at] = [formatDay(was.value.day), is.at];
      const common = {
        at,
        related: wasRelated(at, old, before),
        because: [wasReason(old, before), { label: "now", value: textOf(is.value), at }],
      };
      const words = { title: titleOf(subject), key, was: old, base: before.name };
      if (is.value === "never") report({ say: "never", with: words, ...common });
      else if (is.value.day > was.value.day)
        report({
          say: "later",
          with: { ...words, is: formatDay(is.value.day), days: inDays(is.value.day - was.value.day) },
          ...common,
        });
    }
  },
});

type Subject = Subjects["identity" | "grant" | "scope" | "credential" | "exception"];

interface End {
  readonly key: string;
  readonly was: Field<When | "never">;
  readonly is: Field<When | "never">;
}

const textOf = (end: When | "never"): string => (end === "never" ? end : formatDay(end.day));

/** The ends that can be compared. What was approved anew, or is another credential, is no longer the one that was to end. */
function endsOf(subject: Subject, before: Before): readonly End[] {
  const { it } = subject;
  switch (it.kind) {
    case "identity": {
      const was = it.ownerUntil.is === "present" ? before.identity(it) : undefined;
      return was ? [{ key: "ownerUntil", was: was.ownerUntil, is: it.ownerUntil }] : [];
    }
    case "grant": {
      const was = it.expires.is === "present" || it.window.is === "present" ? before.grant(it) : undefined;
      if (!was || isLater(it.approvedOn, was.approvedOn)) return [];
      return [{ key: "expires", was: was.expires, is: it.expires }, ...windowOf(was.window, it.window)];
    }
    case "scope": {
      const was =
        it.expires.is === "present" && "holder" in subject ? before.scope(it, subject.holder) : undefined;
      return !was || isLater(it.approvedOn, was.approvedOn)
        ? []
        : [{ key: "expires", was: was.expires, is: it.expires }];
    }
    case "credential": {
      const holder = "holder" in subject && subject.holder.kind === "identity" ? subject.holder : undefined;
      const was = it.expires.is === "present" && holder ? before.credential(it, holder) : undefined;
      return !was || isLater(it.rotated, was.rotated)
        ? []
        : [{ key: "expires", was: was.expires, is: it.expires }];
    }
    case "exception": {
      const was = it.expires.is === "present" ? before.exception(it) : undefined;
      return was ? [{ key: "expires", was: was.expires, is: it.expires }] : [];
    }
  }
}

type Window = Field<{ readonly to: Field<When> }>;

const windowOf = (was: Window, is: Window): readonly End[] =>
  was.is === "present" && is.is === "present"
    ? [{ key: "window.to", was: was.value.to, is: is.value.to }]
    : [];

const isLater = (is: Field<When>, was: Field<When>): boolean =>
  is.is === "present" && (was.is !== "present" || is.value.day > was.value.day);

function titleOf(subject: Subject): string {
  const { it } = subject;
  if (it.kind === "exception") return `Exception from ${valueOf(it.rule) ?? "a rule"}`;
  if (it.kind === "identity" || it.kind === "grant" || !("holder" in subject)) return titled(it);
  return `${titled(subject.holder)}, ${it.kind === "scope" ? it.text : credentialName(it)}`;
}
