/** A standing yes to more than an emergency needs. */
import { formatDuration } from "../model/day.ts";
import { isLonger } from "../model/due.ts";
import type { Scope } from "../model/facts.ts";
import { valueOf } from "../model/field.ts";
import { defineRule } from "./rule.ts";

export const breakglassBroad = defineRule({
  id: "breakglass-broad",
  title: "A pre-approved path is broad",
  why: "A path that is approved in advance is opened without anybody being asked. That is right for something narrow and short; an administrator of everything for a day is a way around every control.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "breakGlass",
  messages: {
    long: 'Break-glass path "{path}", approved in advance, gives an administrator\'s right ({scope}) for {duration}, longer than an hour',
    wide: 'Break-glass path "{path}", approved in advance, reaches over {n} accounts or clusters: {places}',
  },
  support: "partial",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-3(10)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-6" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI5:2025" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-05" },
  ],
  citedByArticles: [],
  requirements: ["1.14"],
  noFix: "How narrow and how short the path can be, only those know who have to open it",
  examples: [
    {
      bad: `
nhi: 1
breakGlass:
  prod-admin:
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    maxDuration: 8h
                 ^^ warning breakglass-broad: Break-glass path "prod-admin", approved in advance, gives an administrator's right (aws:AdministratorAccess@111122223333) for 8h, longer than an hour
    preApproved: true
    audit: "splunk:breakglass"
    reviewWithin: 24h
    tested: 2026-10-01
`,
      good: `
nhi: 1
breakGlass:
  prod-admin:
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    maxDuration: 1h
    preApproved: true
    audit: "splunk:breakglass"
    reviewWithin: 24h
    tested: 2026-10-01
`,
    },
  ],
  check({ it }, { report }) {
    if (valueOf(it.preApproved) !== true) return;
    const path = it.id.value;
    const { maxDuration } = it;
    const admin = it.scopes.find(({ reach }) => reach === "admin");
    if (admin && maxDuration.is === "present" && isLonger(maxDuration.value, HOUR))
      report({
        say: "long",
        with: { path, scope: admin.text, duration: formatDuration(maxDuration.value) },
        at: maxDuration.at,
        related: [{ at: admin.at, text: `An administrator's right: ${admin.because}` }],
      });
    for (const reached of placesOf(it.scopes)) {
      const second = [...reached.values()][1];
      if (!second) continue;
      const places = [...reached.keys()].join(", ");
      report({ say: "wide", with: { path, n: `${reached.size}`, places }, at: second.at });
      return;
    }
  },
});

const HOUR = { months: 0, days: 0, ms: 3_600_000 };

/** The accounts, clusters and projects that scopes name, each with the first scope that does: a cluster may well lie in an account. */
function placesOf(scopes: readonly Scope[]): readonly ReadonlyMap<string, Scope>[] {
  return PLACES.map((pattern) => {
    const places = new Map<string, Scope>();
    for (const scope of scopes)
      for (const [place] of scope.text.matchAll(pattern)) if (!places.has(place)) places.set(place, scope);
    return places;
  });
}

const PLACES = [
  /(?<![\w-])\d{12}(?![\w-])/g,
  /(?<![\w-])cluster\/[\w*.-]+/g,
  /(?<![\w-])(?:projects|subscriptions)\/[\w*.-]+/g,
];
