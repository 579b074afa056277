/** The text can be read, and says something that the manifest has no word for. */
import type { Problem, TopKey } from "../model/facts.ts";
import type { Fix } from "./finding.ts";
import { defineRule } from "./rule.ts";

export const manifestShape = defineRule({
  id: "manifest-shape",
  title: "A key or value is not one the manifest schema knows",
  why: "A misspelt key is a promise that nobody reads: the rotation date under it counts for nothing, and nothing else would say so.",
  since: "0.1.0",
  level: "error",
  formats: "native",
  looksAt: ["problem", "topKey"],
  messages: {
    shape: "{message}",
    note: { text: "{message}", level: "information" },
    version: { text: "The manifest lacks nhi, the version of its schema", level: "warning" },
  },
  support: "own",
  controls: [],
  citedByArticles: [],
  requirements: [],
  examples: [
    {
      bad: `
nhi: 1
identities:
  ci-bot:
    type: bot
    owner: platform
    purpose: Runs the nightly build
    environmnt: dev
    ^^^^^^^^^^ error manifest-shape: "environmnt" is no key of identity "ci-bot"; the nearest is environment
`,
      good: `
nhi: 1
identities:
  ci-bot:
    type: bot
    owner: platform
    purpose: Runs the nightly build
    environment: dev
`,
    },
    {
      bad: `
# Who answers for the build.
teams:
^^^^^ warning manifest-shape: The manifest lacks nhi, the version of its schema
  platform: { contact: "#platform" }
`,
      good: `
# Who answers for the build.
nhi: 1
teams:
  platform: { contact: "#platform" }
`,
    },
  ],
  check({ it }, { world, report }) {
    if (it.kind === "topKey") {
      const keys = world.topKeys(it.at.in.uri);
      // What could not be read may be the line.
      if (keys[0] === it && keys.every(({ name }) => name !== undefined && name !== VERSION))
        report({ say: "version", at: it.at, fixes: [versionFix(it)] });
      return;
    }
    if (it.rule !== "manifest-shape") return;
    report({
      say: it.grade === "note" ? "note" : "shape",
      with: { message: it.message },
      at: it.at,
      fixes: fixesOf(it),
    });
  },
});

const VERSION = "nhi";

const versionFix = ({ at }: TopKey): Fix => ({
  title: `Write ${VERSION}: 1`,
  class: "safe",
  preferred: true,
  edits: [{ do: "put", to: { in: at.in, path: [VERSION] }, value: 1, first: true }],
});

/** A key that means nothing can only have been meant as its neighbour, so renaming it is safe; another value is another statement. */
function fixesOf({ code, rename, at }: Problem): readonly Fix[] {
  if (rename === undefined) return [];
  if (code === "unknown-key")
    return [
      {
        title: `Rename to ${rename}`,
        class: "safe",
        preferred: true,
        edits: [{ do: "rename", at, to: rename }],
      },
    ];
  return [
    {
      title: `Replace by ${rename}`,
      class: "choice",
      preferred: true,
      edits: [{ do: "replace", at, value: rename }],
    },
  ];
}
