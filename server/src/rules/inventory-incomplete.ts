/** What the other checks rest on has to be written down. */
import { formatDay } from "../model/day.ts";
import { isAtWork } from "../model/due.ts";
import type { Identity, Review } from "../model/facts.ts";
import { valueAt } from "../model/policy-view.ts";
import type { World } from "../model/world.ts";
import type { Fix, Plain } from "./finding.ts";
import { askDate, askEvidence, askText } from "./parts/ask.ts";
import { defineRule } from "./rule.ts";

export const inventoryIncomplete = defineRule({
  id: "inventory-incomplete",
  title: "Entry lacks environment, credentials or review date",
  why: "An operating model stands on its inventory: what is not written down is not rotated, not reviewed and not taken away. Gaps in it are where forgotten accounts hide.",
  since: "0.1.0",
  level: "information",
  formats: "native",
  looksAt: "identity",
  messages: {
    missing: "{title}: the inventory lacks {missing}",
    review: "{title}: nothing says when it was last reviewed",
    environment: {
      text: "{title} has strong rights and does not say where it runs: the policy's ceilings take it for prod",
      level: "hint",
    },
  },
  support: "direct",
  controls: [
    { framework: "CIS Controls", version: "8.1", id: "5.5" },
    { framework: "CIS Controls", version: "8.1", id: "5.1" },
    { framework: "NIST CSF", version: "2.0", id: "ID.AM-02" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-01" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CM-8" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.9" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-03" },
    { framework: "NIST AI RMF", version: "1.0", id: "GOVERN 1.6" },
  ],
  citedByArticles: [],
  requirements: ["0.15"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  security: { contact: "#security", function: security }
  platform: { contact: "#platform", function: it }
policy:
  model: security-led
  accountable: security
  fallbackReviewer: platform
identities:
  backup-writer:
  ^^^^^^^^^^^^^ information inventory-incomplete: Identity "backup-writer": the inventory lacks its credentials
    type: api-key
    owner: platform
    purpose: Writes the nightly backup
`,
      good: `
nhi: 1
teams:
  security: { contact: "#security", function: security }
  platform: { contact: "#platform", function: it }
policy:
  model: security-led
  accountable: security
  fallbackReviewer: platform
identities:
  backup-writer:
    type: api-key
    owner: platform
    purpose: Writes the nightly backup
    credentials:
      - kind: api-token
        store: "vault:kv/backup"
        rotated: 2026-11-03
`,
    },
  ],
  check({ it }, { world, report }) {
    if (it.system !== "native") return;
    // What it proves itself with may be said by the object that it binds.
    const bare = it.credentialsTo !== undefined && it.bind.length === 0;
    const unreviewed = it.review.is === "present" && isDateless(it.review.value);
    const strong = it.environment.is === "absent" && world.privilege(it).value !== "standard";
    if ((!bare && !unreviewed && !strong) || !isAtWork(it)) return;
    // A manifest without an operating model is a list of owners, and nothing more is asked of it.
    if (world.policy.model.value === undefined) return;
    const unplaced = strong && !world.ownersRule(it)?.environment;
    const { title } = it;
    if (bare) {
      const missing = unplaced ? "its credentials and its environment" : "its credentials";
      report({ say: "missing", with: { title, missing }, at: it.id.at, fixes: stubs(it, unplaced, world) });
    }
    if (unreviewed && it.review.is === "present")
      report({ say: "review", with: { title }, at: it.review.at, fixes: reviewed(it, world) });
    if (!bare && unplaced && goesByEnvironment(world))
      report({ say: "environment", with: { title }, at: it.id.at, fixes: placed(it) });
  },
});

/*
 * Silent on purpose: an unwritten environment on which nothing hangs (the manifest's default is prod), and the review of what has
 * none at all (review-cadence-missing asks for it where the rights are strong).
 */

/** Neither a day nor a cadence from which the first one could be counted: a cadence that begins today has no last day yet. */
const isDateless = ({ last, every }: Review): boolean => last.is === "absent" && every.is === "absent";

/** Whether a ceiling of the policy is for some environments only. */
function goesByEnvironment(world: World): boolean {
  const { value } = world.policyEntry("ceilings") ?? {};
  return (
    Array.isArray(value) && value.some((one: unknown) => valueAt(one, ["match", "environment"]) !== undefined)
  );
}

const ENVIRONMENT = {
  ask: "environment",
  prompt: "Where does it run?",
  sample: "prod",
  kind: "text",
  choices: ["prod", "staging", "dev"],
} as const;

function placed({ environment }: Identity): readonly Fix[] {
  if (environment.is !== "absent") return [];
  return [
    {
      title: "Write where it runs",
      class: "choice",
      preferred: true,
      edits: [{ do: "put", to: environment.to, value: ENVIRONMENT }],
    },
  ];
}

function stubs(it: Identity, unplaced: boolean, world: World): readonly Fix[] {
  const to = it.credentialsTo;
  if (!to) return [];
  const where = unplaced ? placed(it).flatMap(({ edits }) => edits) : [];
  return [
    {
      title: where.length > 0 ? "List its credential and where it runs" : "List its credential",
      class: "choice",
      preferred: true,
      edits: [{ do: "put", to, value: [credentialOf(it, world)] }, ...where],
    },
  ];
}

const KINDS: Readonly<Record<string, string>> = {
  "api-key": "api-token",
  "oauth-app": "client-secret",
  certificate: "certificate",
  "ssh-key": "ssh-key",
  "database-account": "password",
  "ci-cd": "oidc-federation",
  workload: "workload-identity",
};

/** What its type mostly proves itself with, as a stub. */
function credentialOf({ type }: Identity, { policy, today }: World): Plain {
  const usual = type.is === "present" ? (KINDS[type.value] ?? "access-key") : "access-key";
  const kind = {
    ask: "kind",
    prompt: "What does it prove itself with?",
    sample: usual,
    kind: "text",
    choices: [
      ...new Set([usual, "access-key", "api-token", "client-secret", "certificate", "workload-identity"]),
    ],
  } as const;
  if (usual === "oidc-federation" || usual === "workload-identity") return { kind };
  const [store = "vault:kv/name"] = policy.stores.value;
  return {
    kind,
    store: askText("store", "Where is the secret kept?", store.replaceAll("*", "name")),
    rotated: askDate("When was it last replaced?", formatDay(today)),
  };
}

/** That a review took place is claimed together with what shows it. */
function reviewed({ review }: Identity, { today }: World): readonly Fix[] {
  if (review.is !== "present" || review.value.last.is !== "absent") return [];
  const { last, evidence } = review.value;
  if (evidence.is !== "absent" && evidence.is !== "present") return [];
  const proof = askEvidence("What shows the review (a report, a ticket: path or URL)?");
  return [
    {
      title: "Record the last review with evidence",
      class: "attest",
      edits: [
        { do: "put", to: last.to, value: askDate("When was it reviewed?", formatDay(today)) },
        evidence.is === "absent"
          ? { do: "put", to: evidence.to, value: proof }
          : { do: "replace", at: evidence.at, value: proof },
      ],
    },
  ];
}
