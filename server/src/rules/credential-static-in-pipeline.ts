/** A key that somebody has to keep, where the pipeline could prove itself without one. */
import type { Replaceable } from "../model/facts.ts";
import type { Edit, Fix } from "./finding.ts";
import { defineRule } from "./rule.ts";

export const credentialStaticInPipeline = defineRule({
  id: "credential-static-in-pipeline",
  title: "A pipeline uses a stored key where federation exists",
  why: "A stored key works for everybody who gets hold of it, from anywhere, until somebody changes it. A token that the pipeline is given for one run ends with the run, and the other side sees which pipeline asked.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: "secretUse",
  messages: {
    stored:
      'Secret "{name}" is a stored key for {by} ({because}), which takes a token of the pipeline instead',
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI6:2025" },
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI4:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-5(7)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-9" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-03" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-04" },
  ],
  citedByArticles: [],
  requirements: [],
  examples: [
    {
      path: ".github/workflows/deploy.yml",
      bad: `
name: Deploy
on: push
jobs:
  deploy:
    runs-on: ubuntu-latest
    permissions:
      contents: read
    steps:
      - uses: aws-actions/configure-aws-credentials@v4
        with:
          aws-region: eu-west-1
          aws-access-key-id: \${{ secrets.SHOP_KEY_ID }}
          aws-secret-access-key: \${{ secrets.SHOP_KEY }}
                                             ^^^^^^^^ warning credential-static-in-pipeline: Secret "SHOP_KEY" is a stored key for AWS (passed as aws-secret-access-key), which takes a token of the pipeline instead
`,
      good: `
name: Deploy
on: push
jobs:
  deploy:
    runs-on: ubuntu-latest
    permissions:
      contents: read
      id-token: write
    steps:
      - uses: aws-actions/configure-aws-credentials@v4
        with:
          aws-region: eu-west-1
          role-to-assume: arn:aws:iam::111122223333:role/deploy
`,
    },
  ],
  check({ it }, { world, report }) {
    const { name, replaceable } = it;
    if (!replaceable) return;
    // One key that several steps of a file take is one key to be rid of.
    const [first, ...others] = world
      .secret(it.ref)
      .uses.filter((use) => use.name.at.in === name.at.in && use.replaceable?.by === replaceable.by);
    if (first && first !== it) return;
    const { by, because } = replaceable;
    report({
      say: "stored",
      with: { name: name.value, by, because },
      at: name.at,
      related: others.map((use) => ({ at: use.name.at, text: "It is taken here too" })),
      fixes: switchOver(replaceable),
    });
  },
});

function switchOver({ by, instead }: Replaceable): readonly Fix[] {
  if (!instead) return [];
  const edits: Edit[] = [
    ...instead.write.map(
      ({ to, value, question }): Edit => ({
        do: "put",
        to,
        value:
          question === undefined || typeof value !== "string"
            ? value
            : { ask: question, prompt: question, sample: value, kind: "text" },
      }),
    ),
    ...instead.drop.map((from): Edit => ({ do: "remove", from })),
  ];
  const [first, ...rest] = edits;
  if (!first) return [];
  return [
    {
      title: `Take a token of the pipeline for ${by} instead of the stored key`,
      class: "choice",
      preferred: true,
      edits: [first, ...rest],
    },
  ];
}
