/** Security has to look at an outsider's app before it gets in. */

import type { When } from "../model/day.ts";
import { formatDay } from "../model/day.ts";
import { mayBeRetired } from "../model/due.ts";
import { type Field, valueOf } from "../model/field.ts";
import type { World } from "../model/world.ts";
import type { Edit, Fix } from "./finding.ts";
import { askDate } from "./parts/ask.ts";
import { askParty } from "./parts/levels.ts";
import { isDisbanded } from "./parts/owner.ts";
import { defineRule } from "./rule.ts";

export const thirdPartyUnassessed = defineRule({
  id: "third-party-unassessed",
  title: "A third-party app was not assessed by security",
  why: "An outside app takes its access along when its maker is broken into. What it can reach, and how one would see that it is misused, has to be looked at before it gets in.",
  since: "0.1.0",
  level: "error",
  formats: "native",
  looksAt: "identity",
  messages: {
    missing: "{title}: security has not assessed {vendor}",
    function: { text: "{title} was assessed by {who}, a {function} team", level: "warning" },
    undated: { text: "{title}: the assessment by {who} has no date", level: "hint" },
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI3:2025" },
    { framework: "NIST CSF", version: "2.0", id: "GV.SC-06" },
    { framework: "NIST CSF", version: "2.0", id: "GV.SC-07" },
    { framework: "NIST CSF", version: "2.0", id: "ID.RA-10" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "SA-9" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "SR-6" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "RA-3(1)" },
    { framework: "CIS Controls", version: "8.1", id: "15.5" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.19" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.21" },
    { framework: "PCI DSS", version: "4.0.1", id: "12.8.3" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC9.2" },
  ],
  citedByArticles: [],
  requirements: ["0.13"],
  examples: [
    {
      bad: `
nhi: 1
identities:
  crm-sync:
    type: oauth-app
    owner: platform
    sponsor: sales
    purpose: Copies contacts
    thirdParty: { vendor: Contoso, validatedBy: sales }
    ^^^^^^^^^^ error third-party-unassessed: Identity "crm-sync": security has not assessed Contoso
`,
      good: `
nhi: 1
identities:
  crm-sync:
    type: oauth-app
    owner: platform
    sponsor: sales
    purpose: Copies contacts
    thirdParty: { vendor: Contoso, validatedBy: sales, assessedBy: security, assessedOn: 2026-09-01 }
`,
    },
  ],
  check({ it }, { world, report }) {
    if (it.thirdParty.is !== "present" || mayBeRetired(it)) return;
    const { at } = it.thirdParty;
    const { vendor, assessedBy, assessedOn } = it.thirdParty.value;
    const { title } = it;
    if (assessedBy.is === "absent") {
      const words = { title, vendor: valueOf(vendor) ?? "the vendor" };
      report({ say: "missing", with: words, at, fixes: fixesOf(assessedBy, assessedOn, world) });
      return;
    }
    if (assessedBy.is !== "present") return;
    const who = assessedBy.value;
    const party = world.party(who);
    const what = party.is === "team" ? party.team.function : undefined;
    // Small organisations have no security team; a team whose function is not written may well be one.
    if (what?.is === "present" && OUTSIDE.has(what.value)) {
      const related = [{ at: what.at, text: `${who} is a ${what.value} team` }];
      const fixes = fixesOf(assessedBy, assessedOn, world);
      report({
        say: "function",
        with: { title, who, function: what.value },
        at: assessedBy.at,
        related,
        fixes,
      });
    } else if (assessedOn.is === "absent")
      report({ say: "undated", with: { title, who }, at, fixes: [dated(assessedOn.to, world)] });
  },
});

/** Who wants the app, or sells it, is not the one to judge its risk. */
const OUTSIDE: ReadonlySet<string> = new Set(["vendor", "business"]);
const ASSESSORS: readonly string[] = ["security", "identity", "compliance"];

const askedOn = (world: World) =>
  ({ ...askDate("When was it assessed?", formatDay(world.today)), ask: "assessedOn" }) as const;

const dated = (to: Extract<Field<When>, { is: "absent" }>["to"], world: World): Fix => ({
  title: "Write the day of the assessment",
  class: "choice",
  preferred: true,
  edits: [{ do: "put", to, value: askedOn(world) }],
});

/** The assessor with the day: an assessment without one cannot be told from an old one. */
function fixesOf(assessedBy: Field<string>, assessedOn: Field<When>, world: World): readonly Fix[] {
  const day: readonly Edit[] =
    assessedOn.is === "absent" ? [{ do: "put", to: assessedOn.to, value: askedOn(world) }] : [];
  const write = (value: string | ReturnType<typeof question>): Edit | undefined =>
    assessedBy.is === "absent"
      ? { do: "put", to: assessedBy.to, value }
      : assessedBy.is === "present"
        ? { do: "replace", at: assessedBy.at, value }
        : undefined;
  const fix = (title: string, value: string | ReturnType<typeof question>, i: number): readonly Fix[] => {
    const edit = write(value);
    return edit ? [{ title, class: "choice", preferred: i === 0, edits: [edit, ...day] }] : [];
  };
  const teams = ASSESSORS.flatMap((wanted) =>
    world.teams().filter((team) => !isDisbanded(team) && valueOf(team.function) === wanted),
  );
  return teams.length > 0
    ? teams
        .slice(0, 4)
        .flatMap(({ id, function: what }, i) =>
          fix(`Record the assessment by ${id.value} (${valueOf(what)} team)`, id.value, i),
        )
    : fix("Record the assessment", question(world), 0);
}

const question = (world: World) =>
  askParty("assessedBy", "Which security team or person assessed it?", [], world);
