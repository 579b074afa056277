/** A control that nobody can look up: the framework has no such id, or the text does not say which framework it is of. */
import { type Control, nameOf } from "../frameworks/catalogue.ts";
import { type Resolution, resolve, restated } from "../frameworks/resolve.ts";
import type { CitationText } from "../model/facts.ts";
import { nearest } from "../model/nearest.ts";
import type { Fix } from "./finding.ts";
import { defineRule } from "./rule.ts";

export const citationUnknown = defineRule({
  id: "citation-unknown",
  title: "A cited control id exists in no edition of its framework",
  why: "Who cites a control says: look there, it is what this serves. A number that several frameworks use, or none has, sends the reader nowhere.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "citation",
  messages: {
    unknown: '{edition} has no "{text}"',
    bare: '"{text}" names no framework: {meanings} have it',
    bareOne: '"{text}" names no framework: CIS, ISO and PCI number alike; {meanings} could be meant',
    bareNone: '"{text}" names no framework: CIS, ISO and PCI number alike',
    // Both readings are real controls; only the edition is missing.
    ambiguous: {
      text: '"{text}" names no edition: {first} is {firstTitle}, {second} is {secondTitle}',
      level: "information",
    },
  },
  support: "own",
  controls: [],
  citedByArticles: [],
  requirements: ["4.17"],
  examples: [
    {
      bad: `
nhi: 1
access:
  - subject: team:payments
    scopes: ["k8s:view@ns/payments"]
    justification: required
    approvedBy: security
    maxDuration: 4h
    expires: 2026-12-20
    pathCheck:
      controls: ["NIST CSF 2.0 PR.AA-09"]
                 ^^^^^^^^^^^^^^^^^^^^^^^ warning citation-unknown: NIST CSF 2.0 has no "PR.AA-09"
      on: 2026-11-20
`,
      good: `
nhi: 1
access:
  - subject: team:payments
    scopes: ["k8s:view@ns/payments"]
    justification: required
    approvedBy: security
    maxDuration: 4h
    expires: 2026-12-20
    pathCheck:
      controls: ["NIST CSF 2.0 PR.AA-05"]
      on: 2026-11-20
`,
    },
    {
      bad: `
nhi: 1
access:
  - subject: team:payments
    scopes: ["k8s:view@ns/payments"]
    justification: required
    approvedBy: security
    maxDuration: 4h
    expires: 2026-12-20
    pathCheck:
      controls: ["5.3"]
                 ^^^^^ warning citation-unknown: "5.3" names no framework: CIS Controls 8.1 5.3 and ISO/IEC 27001 2022 A.5.3 have it
      on: 2026-11-20
`,
      good: `
nhi: 1
access:
  - subject: team:payments
    scopes: ["k8s:view@ns/payments"]
    justification: required
    approvedBy: security
    maxDuration: 4h
    expires: 2026-12-20
    pathCheck:
      controls: ["ISO/IEC 27001 2022 A.5.3"]
      on: 2026-11-20
`,
    },
  ],
  check({ it }, { report }) {
    const found = resolve(it.text);
    const { text, at } = it;
    switch (found.is) {
      case "unknown": {
        const fixes = replacing(it, near(text, found));
        report({ say: "unknown", with: { edition: found.edition, text: idIn(text) }, at, fixes });
        return;
      }
      case "bare": {
        const fixes = found.meanings.map((control, i) => fix(it, nameOf(control), control, i === 0));
        const meanings = found.meanings.map(nameOf).join(" and ");
        if (found.meanings.length > 1) report({ say: "bare", with: { text, meanings }, at, fixes });
        else if (meanings !== "") report({ say: "bareOne", with: { text, meanings }, at, fixes });
        else report({ say: "bareNone", with: { text }, at, fixes: [remove(it)] });
        return;
      }
      case "ambiguous": {
        const [one, two] = found.meanings;
        if (!one || !two) return;
        report({
          say: "ambiguous",
          with: {
            text,
            first: one.as,
            firstTitle: one.control.title,
            second: two.as,
            secondTitle: two.control.title,
          },
          at,
          fixes: [one, two].map(({ control }, i) => fix(it, nameOf(control), control, i === 0)),
        });
        return;
      }
      default:
    }
  },
});

/** The word that stands for the id, without framework and edition. */
const idIn = (text: string): string => /\S+$/.exec(text)?.[0] ?? text;

/** The ids of one group differ in a digit only: all of them are as near. */
const MOST = 6;

/** Current controls whose id is close to what is written; ids are short, so that letters count. */
function near(text: string, { among }: Extract<Resolution, { is: "unknown" }>): readonly Control[] {
  const id = idIn(text);
  return nearest(id, among, (control) => [control.id, ...(control.aliases ?? [])], MOST);
}

const replacing = (it: CitationText, some: readonly Control[]): readonly Fix[] =>
  some.length > 0
    ? some.map((control, i) => fix(it, restated(it.text, control), control, i === 0))
    : [remove(it)];

const fix = ({ at }: CitationText, as: string, { title }: Control, preferred: boolean): Fix => ({
  title: `Replace by ${as} (${title})`,
  class: "choice",
  preferred,
  edits: [{ do: "replace", at, value: as }],
});

const remove = ({ text, entry }: CitationText): Fix => ({
  title: `Remove ${text}`,
  class: "choice",
  preferred: true,
  edits: [{ do: "remove", from: entry }],
});
