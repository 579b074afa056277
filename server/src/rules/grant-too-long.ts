/** Access for a time, and the time is too long. */
import { addTo, formatDay, formatDuration, roughly } from "../model/day.ts";
import { inDays, isLonger, leastOpen, limitStep, policyPeriod } from "../model/due.ts";
import type { Grant } from "../model/facts.ts";
import type { World } from "../model/world.ts";
import type { Spot } from "../text/span.ts";
import type { Fix } from "./finding.ts";
import { defineRule } from "./rule.ts";

export const grantTooLong = defineRule({
  id: "grant-too-long",
  title: "Duration or expiry beyond the policy maximum",
  why: "A time limit is worth what it cuts off. One elevation for a week, or a grant for years, is standing access under another name.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "grant",
  messages: {
    duration: "{title} lasts {is} at a time; {source} allows {limit}",
    window: "{title} is open for {is}; {source} allows {limit}",
    expires: "{title} runs until {day}, {is} from {from}; {source} allows {limit}",
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
  requirements: ["0.14"],
  examples: [
    {
      bad: `
nhi: 1
policy:
  elevation: { maxDuration: 8h }
access:
  - subject: team:sre
    scopes: ["k8s:admin@cluster/prod"]
    maxDuration: 3d
                 ^^ warning grant-too-long: Grant to team:sre lasts 3d at a time; policy.elevation.maxDuration allows 8h
    accountable: security
    session: { recorded: true, logTo: "splunk:pam", reviewedBy: security }
    justification: required
    approvedBy: security
`,
      good: `
nhi: 1
policy:
  elevation: { maxDuration: 8h }
access:
  - subject: team:sre
    scopes: ["k8s:admin@cluster/prod"]
    maxDuration: 8h
    accountable: security
    session: { recorded: true, logTo: "splunk:pam", reviewedBy: security }
    justification: required
    approvedBy: security
`,
    },
  ],
  check({ it }, { world, report }) {
    const { maxDuration, maxGrant } = world.policy;
    const { title, expires } = it;
    const limit = formatDuration(maxDuration.value);
    for (const { say, is, at, fixes } of lengths(it, world))
      report({
        say,
        with: { title, is, ...nameOf(maxDuration.at, "policy.elevation.maxDuration"), limit },
        at,
        related: maxDuration.at ? [{ at: maxDuration.at, text: "The policy's limit" }] : [],
        because: [
          { label: say, value: is, at },
          limitStep(policyPeriod(maxDuration, "policy.elevation.maxDuration")),
        ],
        fixes,
      });
    if (expires.is !== "present" || expires.value.day < world.today) return;
    const start = startOf(it, world);
    const last = addTo(start.day, maxGrant.value);
    if (expires.value.day <= last) return;
    report({
      say: "expires",
      with: {
        title,
        day: formatDay(expires.value.day),
        is: inDays(expires.value.day - start.day),
        from: start.name,
        ...nameOf(maxGrant.at, "policy.maxGrant"),
        limit: formatDuration(maxGrant.value),
      },
      at: expires.at,
      related: maxGrant.at ? [{ at: maxGrant.at, text: "The policy's limit" }] : [],
      because: [
        { label: start.name, value: formatDay(start.day), at: start.at },
        limitStep(policyPeriod(maxGrant, "policy.maxGrant")),
        { label: "latest", value: formatDay(last) },
      ],
      // An end in the past would be no end but a leftover.
      fixes: last < world.today ? [] : [shorten("expires", expires.at, formatDay(last))],
    });
  },
});

const nameOf = (at: unknown, key: string) => ({ source: at ? key : "the built-in default" });

/** A grant is as long as from its approval to its end; where the approval has no date, what is left of it is long enough to judge. */
function startOf({ approvedOn }: Grant, { today }: World) {
  const known = approvedOn.is === "present" && approvedOn.value.day <= today;
  return known
    ? { day: approvedOn.value.day, name: "its approval", at: approvedOn.at }
    : { day: today, name: "today", at: undefined };
}

const shorten = (key: string, at: Spot, value: string): Fix => ({
  title: `Shorten ${key} to ${value}`,
  class: "choice",
  preferred: true,
  edits: [{ do: "replace", at, value }],
});

interface Length {
  readonly say: "duration" | "window";
  readonly is: string;
  readonly at: Spot;
  readonly fixes: readonly Fix[];
}

/** How long the access lasts each time, where that is too long: by its duration, or by a window that is not over yet. */
function lengths(it: Grant, { policy, today }: World): readonly Length[] {
  const limit = policy.maxDuration.value;
  const out: Length[] = [];
  if (it.maxDuration.is === "present" && isLonger(it.maxDuration.value, limit)) {
    const { at, value } = it.maxDuration;
    out.push({
      say: "duration",
      is: formatDuration(value),
      at,
      fixes: [shorten("maxDuration", at, formatDuration(limit))],
    });
  }
  const open = leastOpen(it.window);
  if (open && open.closes >= today && open.ms > roughly(limit))
    out.push({
      say: "window",
      is: formatDuration({ months: 0, days: 0, ms: open.ms }),
      at: open.at,
      fixes: [],
    });
  return out;
}
