/** One key for the test bench and the till. */
import { mayBeRetired } from "../model/due.ts";
import { environmentName, sortOf } from "./parts/environment.ts";
import { listed } from "./parts/levels.ts";
import { defineRule } from "./rule.ts";

export const identitySharedEnvironments = defineRule({
  id: "identity-shared-environments",
  title: "One identity used in several environments",
  why: "Tests are watched less and opened to more people. An identity that works in both places carries whatever goes wrong in the one into the other.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: "identity",
  messages: {
    production: "{title} is used in production and elsewhere: {environments}",
    // Two places without production are easier to mix, and less to lose.
    other: { text: "{title} is used in {n} environments: {environments}", level: "information" },
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
  noFix:
    "Which environment keeps the identity, and which one gets a new one, is decided and carried out outside the manifest",
  examples: [
    {
      bad: `
nhi: 1
identities:
  price-feed:
    type: service-account
    owner: pricing
    purpose: Loads prices from the supplier
    environment: [prod, staging]
                 ^^^^^^^^^^^^^^^ warning identity-shared-environments: Identity "price-feed" is used in production and elsewhere: prod and staging
`,
      good: `
nhi: 1
identities:
  price-feed:
    type: service-account
    owner: pricing
    purpose: Loads prices from the supplier
    environment: prod
  price-feed-staging:
    type: service-account
    owner: pricing
    purpose: Loads prices from the supplier's test system
    environment: staging
`,
    },
  ],
  check({ it }, { report }) {
    const { environment } = it;
    if (environment.is !== "present" || environment.value.length < 2 || mayBeRetired(it)) return;
    const names = new Map(environment.value.map((word) => [environmentName(word), word.trim()]));
    if (names.size < 2) return;
    const words = [...names.values()];
    const rest = { at: environment.at };
    const environments = listed(words);
    if (
      words.some((word) => sortOf(word) === "production") &&
      words.some((word) => sortOf(word) !== "production")
    )
      report({ say: "production", with: { title: it.title, environments }, ...rest });
    else report({ say: "other", with: { title: it.title, n: `${words.length}`, environments }, ...rest });
  },
});
