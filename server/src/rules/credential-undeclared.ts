/** A stored secret that nobody has written down, in a workspace where others are. */
import { addTo, formatDay } from "../model/day.ts";
import type { SecretUse } from "../model/facts.ts";
import { isDeclared, namesKey } from "../model/secret-use.ts";
import type { World } from "../model/world.ts";
import type { Fix } from "./finding.ts";
import { isDisbanded } from "./parts/owner.ts";
import { defineRule } from "./rule.ts";

export const credentialUndeclared = defineRule({
  id: "credential-undeclared",
  title: "A used secret has no owner or end date anywhere",
  why: "A secret is only a name in the pipeline: who made it, whose account it opens and when it ends is in nobody's file. When it leaks or runs out, the search begins with the question whose it is.",
  since: "0.1.0",
  level: "information",
  formats: "all",
  looksAt: "secretUse",
  messages: {
    undeclared: 'Secret "{name}" is used here, and no manifest or comment says who owns it or when it ends',
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
      path: ".github/workflows/publish.yml",
      bad: `
name: Publish
on: push
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      - run: make publish
        env:
          NPM_TOKEN: \${{ secrets.NPM_TOKEN }} # nhi: owner=web expires=2027-01-18
          PAGES_TOKEN: \${{ secrets.PAGES_TOKEN }}
                                   ^^^^^^^^^^^ information credential-undeclared: Secret "PAGES_TOKEN" is used here, and no manifest or comment says who owns it or when it ends
`,
      good: `
name: Publish
on: push
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      - run: make publish
        env:
          NPM_TOKEN: \${{ secrets.NPM_TOKEN }} # nhi: owner=web expires=2027-01-18
          PAGES_TOKEN: \${{ secrets.PAGES_TOKEN }} # nhi: owner=docs expires=2027-02-20
`,
    },
  ],
  check({ it }, { world, report }) {
    // Where nobody writes secrets down, the workspace does not keep that list, and one more name on it helps nobody.
    if (it.handedIn || isDeclared(it) || !namesKey(it.name.value) || !world.declaresSecrets) return;
    const { uses, boundBy } = world.secret(it.ref);
    // A key that should go altogether is told by the rule about stored keys.
    if (boundBy || uses.some((use) => isDeclared(use) || use.replaceable)) return;
    const [first, ...others] = uses.filter(({ handedIn }) => !handedIn);
    if (first !== it) return;
    report({
      say: "undeclared",
      with: { name: it.name.value },
      at: it.name.at,
      related: others.slice(0, MOST).map(({ name }) => ({ at: name.at, text: "It is used here too" })),
      fixes: noted(it, world),
    });
  },
});

/** More places than these say no more. */
const MOST = 5;

function noted({ noteTo }: SecretUse, world: World): readonly Fix[] {
  if (!noteTo) return [];
  const teams = world.teams().filter((team) => !isDisbanded(team));
  const choices = teams.map(({ id }) => id.value);
  const value = {
    owner: {
      ask: "owner",
      prompt: "Which team owns it?",
      sample: choices[0] ?? "platform",
      kind: "team",
      choices,
    },
    expires: {
      ask: "expires",
      prompt: "When does it end (YYYY-MM-DD)?",
      sample: formatDay(addTo(world.today, world.policy.maxAge(undefined).value)),
      kind: "date",
    },
  } as const;
  return [
    {
      title: "Say in a comment who owns it and when it ends",
      class: "choice",
      preferred: true,
      edits: [{ do: "put", to: noteTo, value }],
    },
  ];
}
