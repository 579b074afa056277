/** Emergency access that only one side knows of. */
import type { BreakGlass } from "../model/facts.ts";
import { valueOf } from "../model/field.ts";
import type { World } from "../model/world.ts";
import type { Edit, Fix } from "./finding.ts";
import { isDisbanded } from "./parts/owner.ts";
import { defineRule } from "./rule.ts";

export const breakglassNotAgreed = defineRule({
  id: "breakglass-not-agreed",
  title: "Not agreed by both IT and security",
  why: "IT has to open the path in the middle of an outage, and security has to answer for it afterwards. What one of them has never agreed to fails when it is needed, or is never looked at.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "breakGlass",
  messages: {
    nobody: 'Break-glass path "{path}" has been agreed by nobody; the {model} model asks IT and security',
    half: 'Break-glass path "{path}" has not been agreed by {side}; the {model} model asks IT and security',
  },
  support: "partial",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "GV.RR-02" },
    { framework: "NIST CSF", version: "2.0", id: "ID.IM-04" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IR-8" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-3(10)" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.24" },
  ],
  citedByArticles: [],
  requirements: ["1.05"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  it-platform: { contact: "#it", function: it }
  security: { contact: "#security", function: security }
policy: { model: shared, accountable: security, sla: { revoke: 4h, rotate: 24h, recover: 2h } }
breakGlass:
  prod-admin:
    owner: security
    activatedBy: it-platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    agreedBy: [security]
               ^^^^^^^^ warning breakglass-not-agreed: Break-glass path "prod-admin" has not been agreed by IT; the shared model asks IT and security
    maxDuration: 1h
    preApproved: true
    audit: "splunk:breakglass"
    reviewWithin: 24h
    tested: 2026-10-01
`,
      good: `
nhi: 1
teams:
  it-platform: { contact: "#it", function: it }
  security: { contact: "#security", function: security }
policy: { model: shared, accountable: security, sla: { revoke: 4h, rotate: 24h, recover: 2h } }
breakGlass:
  prod-admin:
    owner: security
    activatedBy: it-platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    agreedBy: [security, it-platform]
    maxDuration: 1h
    preApproved: true
    audit: "splunk:breakglass"
    reviewWithin: 24h
    tested: 2026-10-01
`,
    },
  ],
  check({ it }, { world, report }) {
    const { model } = world.policy;
    // Where security does everything by itself there are no two sides.
    if (model.value === undefined || model.value === "security-led") return;
    const missing = sidesWithout(it, world);
    if (missing.length === 0) return;
    const last = it.agreedBy.at(-1);
    const words = { path: it.id.value, model: model.value };
    const related = model.at ? [{ at: model.at, text: "The operating model" }] : [];
    const fixes = agreement(it, missing, world);
    if (!last) report({ say: "nobody", with: words, at: it.id.at, related, fixes });
    else {
      const side = missing.map(({ name }) => name).join(" and ");
      report({ say: "half", with: { ...words, side }, at: last.at, related, fixes });
    }
  },
});

interface Side {
  readonly name: string;
  readonly functions: readonly string[];
}

const SIDES: readonly Side[] = [
  { name: "IT", functions: ["it", "platform"] },
  { name: "security", functions: ["security", "pam", "identity", "secops"] },
];

/** The sides that have not agreed. A party that is no known team may belong to any side; a side without a team cannot be asked. */
function sidesWithout({ agreedBy }: BreakGlass, world: World): readonly Side[] {
  const agreed: string[] = [];
  for (const { value } of agreedBy) {
    const party = world.party(value);
    if (party.is === "team") agreed.push(valueOf(party.team.function) ?? "engineering");
    else if (party.is === "person")
      agreed.push(...party.teams.flatMap((team) => valueOf(team.function) ?? []));
    if (party.is !== "team" && (party.is !== "person" || party.teams.length === 0)) return [];
  }
  return SIDES.filter(
    (side) => !side.functions.some((one) => agreed.includes(one)) && teamsOf(side, world).length > 0,
  );
}

const teamsOf = ({ functions }: Side, world: World): readonly string[] =>
  world
    .teams()
    .filter((team) => !isDisbanded(team) && functions.includes(valueOf(team.function) ?? ""))
    .sort(
      (a, b) => functions.indexOf(valueOf(a.function) ?? "") - functions.indexOf(valueOf(b.function) ?? ""),
    )
    .map(({ id }) => id.value);

function agreement(
  { agreedBy, agreedTo }: BreakGlass,
  missing: readonly Side[],
  world: World,
): readonly Fix[] {
  const teams = missing.flatMap((side) => teamsOf(side, world).slice(0, 1));
  const title = `Record the agreement of ${teams.join(" and ")}`;
  const [first, ...rest] = teams.map((value): Edit => ({ do: "append", to: agreedTo, value }));
  if (!first) return [];
  const edits: Fix["edits"] =
    agreedBy.length === 0 ? [{ do: "put", to: agreedTo, value: teams }] : [first, ...rest];
  return [{ title, class: "choice", preferred: true, edits }];
}
