/** What runs in a test must not reach production. */
import { mayBeRetired } from "../model/due.ts";
import type { BreakGlass, Grant, Identity } from "../model/facts.ts";
import type { World } from "../model/world.ts";
import { environmentsOf } from "./parts/ceiling.ts";
import { sortOf } from "./parts/environment.ts";
import { listed } from "./parts/levels.ts";
import { defineRule } from "./rule.ts";

export const scopeCrossEnvironment = defineRule({
  id: "scope-cross-environment",
  title: "A production scope on a non-production identity",
  why: "Test systems are open to more people and watched by fewer. A right that reaches from there into production lets a mistake or an intruder take the same way.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: "scope",
  messages: {
    crosses: "{title} runs in {environment} and reaches production: {scope}",
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI8:2025" },
    { framework: "NIST CSF", version: "2.0", id: "PR.IR-01" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.8.31" },
    { framework: "CIS Controls", version: "8.1", id: "16.8" },
    { framework: "PCI DSS", version: "4.0.1", id: "6.5.3" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "SA-3(1)" },
  ],
  citedByArticles: [],
  requirements: [],
  noFix: "Whether the environment is written wrongly or the right is one too many, only its users know",
  examples: [
    {
      bad: `
nhi: 1
identities:
  load-test:
    type: workload
    owner: quality
    purpose: Plays back a day of orders
    environment: staging
    scopes: ["db:SELECT@orders-prod/public.*"]
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning scope-cross-environment: Identity "load-test" runs in staging and reaches production: db:SELECT@orders-prod/public.*
`,
      good: `
nhi: 1
identities:
  load-test:
    type: workload
    owner: quality
    purpose: Plays back a day of orders
    environment: staging
    scopes: ["db:SELECT@orders-staging/public.*"]
`,
    },
  ],
  check({ it, holder }, { world, report }) {
    if (holder.kind === "breakGlass" || !mentionsProduction(it.text)) return;
    const identity = identityOf(holder, world);
    if (!identity || mayBeRetired(identity) || sortOf(it.text) !== "production") return;
    const environments = environmentsOf(identity, world);
    // A word that we do not know may well mean production; a list with production in it is told by identity-shared-environments.
    if (environments.length === 0 || !environments.every((word) => sortOf(word) === "other")) return;
    const { environment } = identity;
    report({
      say: "crosses",
      with: { title: identity.title, environment: listed(environments), scope: it.text },
      at: it.at,
      related:
        environment.is === "present" ? [{ at: environment.at, text: "Where it runs is said here" }] : [],
    });
  },
});

/** The cheap question first: nearly no scope names an environment. */
const mentionsProduction = (text: string): boolean => /pro?d/i.test(text);

function identityOf(holder: Identity | Exclude<Grant, BreakGlass>, world: World): Identity | undefined {
  if (holder.kind === "identity") return holder;
  const { subject } = holder;
  return subject.is === "present" && subject.value.startsWith("identity:")
    ? world.identity(subject.value.slice("identity:".length).trim())
    : undefined;
}
