/** A word that was meant as an owner and reaches nobody. */
import type { OwnerRule, StrayOwner } from "../model/facts.ts";
import type { Sourced } from "../model/field.ts";
import type { World } from "../model/world.ts";
import type { Fix } from "./finding.ts";
import { askText } from "./parts/ask.ts";
import { defineRule } from "./rule.ts";

export const ownerMalformed = defineRule({
  id: "owner-malformed",
  title: "An owner entry can't be read as an owner",
  why: "A comma, a missing @ or an alias of nobody makes a whole line void. It looks like ownership to everybody but the tool that asks for the review.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: "ownerRule",
  messages: {
    comma: '"{word}" is no owner: owners are set apart by blanks, without commas',
    sign: '"{word}" is no owner: write @user, @org/team or a mail address',
    pattern: '"{word}"{more} is no owner but a pattern: each pattern needs a line of its own',
    nobody: '"{word}" is an alias of nobody',
  },
  support: "partial",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "GV.RR-02" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CM-8(4)" },
    { framework: "CIS Controls", version: "8.1", id: "5.5" },
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI1:2025" },
  ],
  citedByArticles: [],
  requirements: [],
  examples: [
    {
      path: "CODEOWNERS",
      bad: `
/infra/ @acme/platform @acme/sre
/billing/ @acme/payments, @acme/sre
          ^^^^^^^^^^^^^^^ warning owner-malformed: "@acme/payments," is no owner: owners are set apart by blanks, without commas
`,
      good: `
/infra/ @acme/platform @acme/sre
/billing/ @acme/payments @acme/sre
`,
    },
    {
      path: "CODEOWNERS",
      bad: `
/infra/ @acme/platform
/billing/ platform
          ^^^^^^^^ warning owner-malformed: "platform" is no owner: write @user, @org/team or a mail address
`,
      good: `
/infra/ @acme/platform
/billing/ @acme/platform
`,
    },
  ],
  check({ it }, { world, report }) {
    const patterns = (it.strays ?? []).filter(isPattern);
    const [first, ...others] = patterns;
    if (first) {
      const more = others.length === 0 ? "" : ` (and ${others.length} more behind it)`;
      const related = others.map(({ value, at }) => ({ at, text: `${value} too` }));
      report({ say: "pattern", with: { word: first.value, more }, at: first.at, related });
    }
    for (const stray of it.strays ?? []) {
      if (patterns.includes(stray)) continue;
      const { value: word, at, why } = stray;
      const rest = { with: { word }, at, fixes: [repairOf(stray, it)] };
      report(why === "comma" ? { say: "comma", ...rest } : { say: "sign", ...rest });
    }
    if (it.source !== "owners-file") return;
    for (const owner of it.owners)
      if (isEmptyAlias(owner, world)) {
        const { value: word, at } = owner;
        const { team } = aliasOf(owner, world) ?? {};
        const related = team ? [{ at: team.id.at, text: "The alias has no members" }] : [];
        report({ say: "nobody", with: { word }, at, related, fixes: [pick(owner, "octocat", [])] });
      }
  },
});

/** Several patterns on one line are one fault, however many they are. */
const isPattern = ({ value, repair }: StrayOwner): boolean =>
  repair === undefined && (value.startsWith("*") || value.startsWith("/"));

/** Where one reading only is possible, that one; else a person must say who is meant. */
function repairOf(stray: StrayOwner, { owners }: OwnerRule): Fix {
  const { repair, at } = stray;
  if (repair !== undefined)
    return {
      title: `Write ${repair}`,
      class: "safe",
      preferred: true,
      edits: [{ do: "replace", at, value: repair }],
    };
  return pick(
    stray,
    "@org/team",
    owners.map(({ value }) => value),
  );
}

const pick = ({ value, at }: Sourced<string>, sample: string, choices: readonly string[]): Fix => ({
  title: `Write who is meant by ${value}`,
  class: "choice",
  preferred: true,
  edits: [
    { do: "replace", at, value: { ...askText("owner", `Who is meant by "${value}"?`, sample), choices } },
  ],
});

function aliasOf({ value }: Sourced<string>, world: World) {
  const party = world.party(value);
  return party.is === "team" && party.team.from === "aliases" ? party : undefined;
}

const isEmptyAlias = (owner: Sourced<string>, world: World): boolean =>
  aliasOf(owner, world)?.team.members.length === 0;
