/** The key is replaced, and those who depend on it hear of it from their customers. */
import type { Case } from "../model/facts.ts";
import type { Field, Sourced } from "../model/field.ts";
import { valueAt } from "../model/policy-view.ts";
import type { World } from "../model/world.ts";
import type { Spot } from "../text/span.ts";
import type { Ask, Fix } from "./finding.ts";
import { askParty, teamsWith } from "./parts/levels.ts";
import { identityOf, isRole } from "./parts/risk.ts";
import { defineRule } from "./rule.ts";

export const notificationMissing = defineRule({
  id: "notification-missing",
  title: "An incident duty lacks technical remediation or business notification, or one person holds both",
  why: "A leaked key is an event of the business, not the errand of one administrator. One has to repair it and another has to tell those whom it concerns, and neither waits for the other.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: ["case", "policy"],
  messages: {
    technical: "{title} names nobody who removes the technical cause",
    business: "{title} names nobody who tells the business",
    both: "{title}: {who} removes the cause and tells the business",
    duties: "The policy gives both remediate and notify to {who}",
  },
  support: "direct",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "RS.CO-02" },
    { framework: "NIST CSF", version: "2.0", id: "RS.CO-03" },
    { framework: "NIST CSF", version: "2.0", id: "RS.MA-01" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IR-6" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IR-8" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.24" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.26" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC7.4" },
  ],
  citedByArticles: [],
  requirements: ["2.15", "2.16"],
  examples: [
    {
      bad: `
nhi: 1
identities:
  ci-bot:
    type: bot
    owner: platform
    purpose: Runs the nightly build
cases:
  leaked-key:
  ^^^^^^^^^^ warning notification-missing: Case "leaked-key" names nobody who tells the business
    identity: ci-bot
    severity: high
    status: contained
    openedBy: security
    opened: 2026-11-20
    assignee: platform
    due: 2026-12-04
`,
      good: `
nhi: 1
identities:
  ci-bot:
    type: bot
    owner: platform
    purpose: Runs the nightly build
cases:
  leaked-key:
    identity: ci-bot
    severity: high
    status: contained
    openedBy: security
    opened: 2026-11-20
    assignee: platform
    due: 2026-12-04
    businessNotification: finance
`,
    },
  ],
  check({ it }, { world, report }) {
    if ("key" in it) {
      if (it.key !== "duties") return;
      const technical = dutyIn(it.value, "remediate") ?? only("remediate", world);
      const business = dutyIn(it.value, "notify");
      if (technical === undefined || business === undefined || isRole(business) || isRole(technical)) return;
      const at = it.spotOf(["notify", "team"]) ?? it.spotOf(["notify"]) ?? it.at;
      if (!isSame(business, { value: technical, at }, world)) return;
      // Every model gives this duty to the sponsor of the identity, who speaks for the business.
      const to = { in: it.entry.in, path: [...it.entry.path, "notify"] };
      const fixes = fixOf("notify", { is: "absent", to }, "sponsor", 0);
      report({ say: "duties", with: { who: business }, at, fixes });
      return;
    }
    if (isOver(it)) return;
    const { title } = it;
    const field = it.technicalRemediation.is === "absent" ? it.assignee : it.technicalRemediation;
    if (field.is === "absent")
      report({ say: "technical", with: { title }, at: it.id.at, fixes: technicalFixes(it, world) });
    const said = it.businessNotification.is === "absent" ? notifier(it) : it.businessNotification;
    if (said.is === "absent") {
      if (isSmall(it) || isToldByDuty(it, world)) return;
      const party = field.is === "present" ? field.value : "";
      const fixes = proposals(party, it.id.at, world).flatMap((ref, i) =>
        fixOf("businessNotification", it.businessNotification, ref, i),
      );
      report({ say: "business", with: { title }, at: it.id.at, fixes });
    } else if (said.is === "present" && field.is === "present" && isSame(said.value, field, world)) {
      const fixes = proposals(field.value, field.at, world).flatMap((ref, i) =>
        fixOf(said === it.businessNotification ? "businessNotification" : "notify.by", said, ref, i),
      );
      const related = [{ at: field.at, text: `${field.value} removes the cause` }];
      report({ say: "both", with: { title, who: said.value }, at: said.at, related, fixes });
    }
  },
});

const isOver = ({ status }: Case): boolean =>
  status.is !== "present" || status.value === "resolved" || status.value === "closed";

/** What is of low severity concerns nobody outside. */
const isSmall = ({ severity }: Case): boolean => severity.is !== "present" || severity.value === "low";

const notifier = ({ notify, businessNotification }: Case): Field<string> => {
  if (notify.is === "present")
    return notify.value.by.is === "absent" ? businessNotification : notify.value.by;
  return notify.is === "absent" ? businessNotification : notify;
};

/** The sponsor of the identity, or whoever else holds the duty. A case whose identity is not known may have one. */
function isToldByDuty(it: Case, world: World): boolean {
  const identity = identityOf(it, world);
  if (!identity) return true;
  return identity.sponsor.is !== "absent" || world.holders("notify", identity).length > 0;
}

/** One person or one team in both roles. A member of the team is a second person. */
function isSame(business: string, technical: Sourced<string>, world: World): boolean {
  const [one, other] = [world.party(business), world.party(technical.value)];
  return (
    one.is === other.is && world.overlap(business, [{ role: "technical", ref: technical }]) !== undefined
  );
}

function dutyIn(duties: unknown, duty: string): string | undefined {
  const value = valueAt(duties, [duty, "team"]) ?? valueAt(duties, [duty]);
  return typeof value === "string" ? value : undefined;
}

function only(duty: "remediate", world: World): string | undefined {
  const [first, ...more] = world.holders(duty);
  return more.length === 0 ? first?.ref : undefined;
}

/** Teams near the business who are not the technical party; a question where there are none. */
function proposals(technical: string, at: Spot, world: World): readonly (string | Ask)[] {
  const ref = { value: technical, at };
  const teams = teamsWith(["business", "leadership"], world).filter(
    (team) => technical === "" || !isSame(team, ref, world),
  );
  if (teams.length > 0) return teams.slice(0, 3);
  const others = world
    .teams()
    .flatMap(({ id }) => (technical && isSame(id.value, ref, world) ? [] : [id.value]));
  if (world.listsTeams && others.length === 0) return [];
  const ask = askParty("notify", "Who tells the business?", others, world);
  return [ask];
}

function fixOf(key: string, field: Field<string>, value: string | Ask, i: number): readonly Fix[] {
  const title = typeof value === "string" ? `Set ${key} to ${value}` : "Name who tells the business";
  const common = { title, class: "choice", preferred: i === 0 } as const;
  if (field.is === "absent") return [{ ...common, edits: [{ do: "put", to: field.to, value }] }];
  return field.is === "present" ? [{ ...common, edits: [{ do: "replace", at: field.at, value }] }] : [];
}

function technicalFixes(it: Case, world: World): readonly Fix[] {
  if (it.assignee.is !== "absent") return [];
  const to = it.assignee.to;
  const holder = only("remediate", world);
  const value =
    holder !== undefined && !isRole(holder)
      ? holder
      : askParty("assignee", "Who removes the cause?", [], world);
  const title = typeof value === "string" ? `Set assignee to ${value}` : "Name the assignee";
  return [{ title, class: "choice", preferred: true, edits: [{ do: "put", to, value }] }];
}
