/** A control that its framework has withdrawn, moved or renumbered: a reader looks it up and finds something else or nothing. */
import { type Control, nameOf } from "../frameworks/catalogue.ts";
import { type Resolution, resolve, restated } from "../frameworks/resolve.ts";
import type { CitationText } from "../model/facts.ts";
import type { Fix } from "./finding.ts";
import { defineRule } from "./rule.ts";

export const citationOutdated = defineRule({
  id: "citation-outdated",
  title: "A cited control id was withdrawn or moved",
  why: "An auditor looks the id up in the edition that is in force. An id that this edition has not, or has given to another control, proves nothing.",
  since: "0.1.0",
  level: "hint",
  formats: "native",
  looksAt: "citation",
  messages: {
    moved: "{id} is an id of {edition}; {next} moved it to {now}",
    spread: "{id} is an id of {edition}; {next} has it in {now}",
    renumbered: "{id} of {edition} is {now} in {next}",
    superseded: "{id} was superseded by {now}",
    withdrawn: "{id} was withdrawn; {next} has it in {now}",
    gone: "{id} of {edition} has no successor in the newer edition",
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
      controls: ["NIST CSF 2.0 PR.AC-4"]
                 ^^^^^^^^^^^^^^^^^^^^^^ hint citation-outdated: PR.AC-4 is an id of NIST CSF 1.1; NIST CSF 2.0 moved it to PR.AA-05
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
  ],
  check({ it }, { report }) {
    const found = resolve(it.text);
    if (found.is !== "outdated" || isKept(it, found)) return;
    const { id, edition, control, now } = found;
    const [first] = now;
    const fixes = fixesFor(it, found);
    const { at } = it;
    if (!first) {
      report({ say: "gone", with: { id, edition }, at, fixes });
      return;
    }
    const words = { id, edition, now: now.map((one) => one.id).join(" or "), next: editionOf(first) };
    const { id: _, edition: __, ...later } = words;
    if (!control) report({ say: "renumbered", with: words, at, fixes });
    else if (control.status === "superseded")
      report({ say: "superseded", with: { id, now: words.now }, at, fixes });
    else if (control.version === first.version)
      report({ say: "withdrawn", with: { id, ...later }, at, fixes });
    else if (now.length === 1 && control.supersededBy?.[0]?.relation === "moved_to")
      report({ say: "moved", with: words, at, fixes });
    else report({ say: "spread", with: words, at, fixes });
  },
});

type Outdated = Extract<Resolution, { is: "outdated" }>;

/** Longer lists are not looked through. */
const MOST = 100;

/** The successor stands beside it: the old id was kept on purpose. */
const isKept = ({ list }: CitationText, { now }: Outdated): boolean =>
  list.length <= MOST &&
  list.some((text) => {
    const other = resolve(text);
    return other.is === "known" && now.includes(other.control);
  });

const editionOf = (control: Control): string =>
  nameOf(control).slice(0, -control.id.length).trim() || control.framework;

function fixesFor({ text, at, entry }: CitationText, { now, names }: Outdated): readonly Fix[] {
  const said = now.map((control) => ({ control, as: restated(text, control) }));
  // Where several took it over, or the old edition is named on purpose, it is no longer the same statement.
  const isSame = now.length === 1 && names !== "older";
  const list = { in: entry.in, path: entry.path.slice(0, -1) };
  return [
    ...said.map(
      ({ as }, i): Fix => ({
        title: `Replace by ${as}`,
        class: isSame ? "safe" : "choice",
        preferred: i === 0,
        edits: [{ do: "replace", at, value: as }],
      }),
    ),
    ...said.map(
      ({ as }): Fix => ({
        title: `Keep ${text} and add ${as}`,
        class: "choice",
        edits: [{ do: "append", to: list, value: as }],
      }),
    ),
    ...(said.length === 0
      ? [
          {
            title: `Remove ${text}`,
            class: "choice",
            preferred: true,
            edits: [{ do: "remove", from: entry }],
          } satisfies Fix,
        ]
      : []),
  ];
}
