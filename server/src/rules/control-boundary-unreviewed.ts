/** A team that can move the fence, and nobody from outside who looks at where it stands. */
import type { Control } from "../model/facts.ts";
import type { Sourced } from "../model/field.ts";
import type { World } from "../model/world.ts";
import { listed } from "./parts/levels.ts";
import { defineRule } from "./rule.ts";

export const controlBoundaryUnreviewed = defineRule({
  id: "control-boundary-unreviewed",
  title: "A team may alter scope or trust without an IAM review",
  why: "A product team that can widen access or trust by itself moves the boundary of the whole organisation. Identity management has to have seen where it runs, most of all where the product keeps credentials.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "control",
  messages: {
    unreviewed: "{title} {reach}, and no IAM review is recorded",
    // Whoever says where the boundary runs has at least made it visible.
    stated: {
      text: "{title} {reach}; its boundary is stated, but no IAM review is recorded",
      level: "information",
    },
  },
  support: "partial",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CM-3" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CM-3(4)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CM-5" },
    { framework: "NIST CSF", version: "2.0", id: "ID.RA-07" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC8.1" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.8.32" },
  ],
  citedByArticles: [],
  requirements: ["4.06"],
  noFix: "A review by identity management has to take place before it can be recorded",
  examples: [
    {
      bad: `
nhi: 1
controls:
  partner-tokens:
  ^^^^^^^^^^^^^^ warning control-boundary-unreviewed: Control "partner-tokens" can alter trust and access scope, and no IAM review is recorded
    title: Tokens of partners
    owner: ines.okafor@example.com
    surface: service-tokens
    protects: Orders of one partner against another
    mayChange: [scopes per partner]
    exceptionsBy: security
    raci:
      design: { R: orders, A: ines.okafor@example.com }
      change: { R: orders, A: ines.okafor@example.com }
      incident: { R: orders, A: security }
      review: { R: security, A: security }
    sla: { rotate: 24h, revoke: 4h, recover: 4h }
    affects: [trust, access-scope]
    released: false
`,
      good: `
nhi: 1
controls:
  partner-tokens:
    title: Tokens of partners
    owner: ines.okafor@example.com
    surface: service-tokens
    protects: Orders of one partner against another
    mayChange: [scopes per partner]
    exceptionsBy: security
    raci:
      design: { R: orders, A: ines.okafor@example.com }
      change: { R: orders, A: ines.okafor@example.com }
      incident: { R: orders, A: security }
      review: { R: security, A: security }
    sla: { rotate: 24h, revoke: 4h, recover: 4h }
    affects: [trust, access-scope]
    iamReview: "https://wiki.example/tokens/iam-review"
    released: false
`,
    },
  ],
  check({ it }, { world, report }) {
    const { iamReview, boundary, title } = it;
    if (iamReview.is !== "absent") return;
    const reach = reachOf(it);
    if (reach === "" || isIamPresent(it, world)) return;
    const place = { at: it.id.at, related: relatedTo(it) };
    if (boundary.is === "absent") report({ say: "unreviewed", with: { title, reach }, ...place });
    else report({ say: "stated", with: { title, reach }, ...place });
  },
});

/** What the team can do to scope or trust; empty where it can do nothing. Availability is no boundary. */
function reachOf({ affects, credentialsInProduct }: Control): string {
  const altered = affects.flatMap(({ value }) =>
    value === "trust" ? "trust" : value === "access-scope" ? "access scope" : [],
  );
  const parts = [
    ...(altered.length > 0 ? [`can alter ${listed([...new Set(altered)])}`] : []),
    ...(credentialsInProduct.is === "present" && credentialsInProduct.value
      ? ["keeps credentials in the product"]
      : []),
  ];
  return listed(parts);
}

const relatedTo = ({ credentialsInProduct }: Control) =>
  credentialsInProduct.is === "present" && credentialsInProduct.value
    ? [{ at: credentialsInProduct.at, text: "Credentials are kept in the product" }]
    : [];

/** Where identity management builds the control, or has a word in every change of it, it has seen the boundary. */
function isIamPresent({ team, raci }: Control, world: World): boolean {
  if (team.is === "present" && isIam(team.value, world)) return true;
  if (raci.is === "garbled" || raci.is === "elsewhere") return true;
  const change = raci.is === "present" ? raci.value.change : undefined;
  if (!change) return false;
  const heard: readonly Sourced<string>[] = [
    ...change.responsible,
    ...change.accountable,
    ...change.consulted,
  ];
  return change.unread || heard.some(({ value }) => isIam(value, world));
}

function isIam(ref: string, world: World): boolean {
  const party = world.party(ref);
  const teams = party.is === "team" ? [party.team] : party.is === "person" ? party.teams : [];
  return teams.some((team) => team.function.is === "present" && IAM.has(team.function.value));
}

const IAM: ReadonlySet<string> = new Set(["identity", "security", "pam"]);
