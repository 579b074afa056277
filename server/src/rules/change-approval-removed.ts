/** The change takes away what kept something in check: an approver, a reviewer, a reason, a limit. */
import type { Before } from "../model/before.ts";
import type { Review } from "../model/facts.ts";
import { type Field, UNSAYABLE, valueOf } from "../model/field.ts";
import type { Spot } from "../text/span.ts";
import { isGone, placeOfHolder, titled, wasReason, wasRelated, written } from "./parts/change.ts";
import { goneFrom, loosenedIn } from "./parts/change-policy.ts";
import { counts } from "./parts/levels.ts";
import type { Holder } from "./parts/separation.ts";
import { defineRule, type Subjects } from "./rule.ts";

export const changeApprovalRemoved = defineRule({
  id: "change-approval-removed",
  title: "The change removes an approver, reviewer or limit",
  why: "What nobody has to approve, review or end is granted for good. A line that goes missing is easier to overlook than one that is added, and no other rule may ask for it.",
  since: "0.1.0",
  level: "error",
  formats: "all",
  looksAt: ["identity", "grant", "scope", "breakGlass", "credential", "exception", "policy"],
  compares: true,
  messages: {
    removed: "{title} no longer has {key}, which was {was} in {base}",
    standing: "{title} was given for a time in {base} ({was}), and now is standing",
    loosened: {
      text: "policy.{key} allows {is}, where {base} allowed {was}",
      level: "warning",
    },
    policy: "policy.{key} is gone, which was {was} in {base}",
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
  requirements: ["0.16"],
  noFix: "Whether it may go is for the reviewer to decide; writing it again is the way back",
  examples: [
    {
      before: `
nhi: 1
identities:
  stock-sync:
    type: service-account
    owner: warehouse
    purpose: Copies the stock to the shop
    approvedBy: security
    scopes:
      - { scope: "db:SELECT@stock/public.*", approvedBy: security, expires: 2027-03-01 }
`,
      bad: `
nhi: 1
identities:
  stock-sync:
  ^^^^^^^^^^ error change-approval-removed: Identity "stock-sync" no longer has approvedBy, which was security in HEAD
    type: service-account
    owner: warehouse
    purpose: Copies the stock to the shop
    scopes:
      - { scope: "db:SELECT@stock/public.*", approvedBy: security, expires: 2027-03-01 }
`,
      good: `
nhi: 1
identities:
  stock-sync:
    type: service-account
    owner: warehouse
    purpose: Copies the stock to the shop
    approvedBy: platform
    scopes:
      - { scope: "db:SELECT@stock/public.*", approvedBy: security, expires: 2027-03-01 }
`,
    },
  ],
  check(subject, { world, report }) {
    const { before } = world;
    if (!before) return;
    if (!("kind" in subject.it)) {
      const { it } = subject;
      if (!counts(it, world)) return;
      for (const { at, key, was, is } of loosenedIn(it, before))
        report({ say: "loosened", with: { key, was, is, base: before.name }, at, ...told(at, was, before) });
      for (const { key, was } of goneFrom(it, world, before))
        report({
          say: "policy",
          with: { key, was, base: before.name },
          at: it.at,
          ...told(it.at, was, before),
        });
      return;
    }
    const pair = pairOf(subject.it, "holder" in subject ? subject.holder : undefined, before);
    if (!pair) return;
    const { title, at } = pair;
    for (const { key, was, is } of pair.fields) {
      if (was.is !== "present" || !isGone(was, is)) continue;
      const old = written(was.at);
      report({
        say: "removed",
        with: { title, key, was: old, base: before.name },
        at,
        ...told(at, old, before),
      });
    }
    const { mode } = pair;
    if (mode?.is.is === "present" && mode.is.value === "standing" && mode.was !== "standing")
      report({
        say: "standing",
        with: { title, was: mode.was, base: before.name },
        at: mode.is.at,
        ...told(mode.is.at, mode.was, before),
      });
  },
});

const told = (at: Spot, was: string, before: Before) => ({
  related: wasRelated(at, was, before),
  because: [wasReason(was, before)],
});

type Subject = Subjects["identity" | "grant" | "scope" | "breakGlass" | "credential" | "exception"]["it"];

interface Kept {
  readonly key: string;
  readonly was: Field<unknown>;
  readonly is: Field<unknown>;
}

interface Pair {
  readonly title: string;
  readonly at: Spot;
  readonly fields: readonly Kept[];
  readonly mode?: { readonly was: string; readonly is: Field<string> };
}

/** What is compared, with what it was; undefined where it is new. */
function pairOf(it: Subject, holder: Holder | undefined, before: Before): Pair | undefined {
  switch (it.kind) {
    case "identity": {
      const was = before.identity(it);
      return (
        was && {
          title: it.title,
          at: it.id.at,
          fields: [...same(was, it, ["approvedBy"]), ...reviews(was, it)],
        }
      );
    }
    case "grant": {
      const was = before.grant(it);
      if (!was) return undefined;
      const fields = same(was, it, ["approvedBy", "justification", "maxDuration", "window", "expires"]);
      const mode = was.mode.is === "present" ? { mode: { was: was.mode.value, is: it.mode } } : {};
      return { title: it.title, at: it.at, fields: [...fields, ...reviews(was, it)], ...mode };
    }
    case "scope": {
      const was = holder && before.scope(it, holder);
      if (!was || !holder) return undefined;
      const fields = same(was, it, ["approvedBy", "justification", "expires"]);
      return { title: `${titled(holder)}, ${it.text}`, at: it.at, fields };
    }
    case "breakGlass": {
      const was = before.breakGlass(it);
      const keys = ["approvedBy", "justification", "maxDuration", "audit", "reviewWithin"] as const;
      return was && { title: titled(it), at: placeOfHolder(it), fields: same(was, it, keys) };
    }
    case "credential": {
      const was = holder?.kind === "identity" ? before.credential(it, holder) : undefined;
      if (!was || !holder) return undefined;
      const fields = same(was, it, ["expires", "rotateEvery"]);
      return { title: `${titled(holder)}, ${titled(it)}`, at: it.at, fields };
    }
    case "exception": {
      const was = before.exception(it);
      const title = `Exception from ${valueOf(it.rule) ?? "a rule"}`;
      return was && { title, at: it.at, fields: same(was, it, ["expires", "approvedBy", "reason"]) };
    }
  }
}

const same = <K extends string>(
  was: Readonly<Record<K, Field<unknown>>>,
  is: Readonly<Record<K, Field<unknown>>>,
  keys: readonly K[],
): readonly Kept[] => keys.map((key) => ({ key, was: was[key], is: is[key] }));

type Reviewed = { readonly review: Field<Review> };

/** Where the whole review is gone, that is one thing; else its parts are looked at. */
function reviews({ review: was }: Reviewed, { review: is }: Reviewed): readonly Kept[] {
  if (was.is !== "present") return [];
  if (is.is !== "present")
    return [
      was.value.by.is === "present"
        ? { key: "review.by", was: was.value.by, is }
        : { key: "review", was, is },
    ];
  return [
    { key: "review.by", was: was.value.by, is: is.value.by },
    { key: "review.every", was: was.value.every, is: is.is === "present" ? is.value.every : UNSAYABLE },
  ];
}
