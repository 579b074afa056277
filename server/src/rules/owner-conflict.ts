/** Two sources that name different owners for one identity: whoever is called sends the caller on. */
import type { Identity } from "../model/facts.ts";
import { partyName } from "../model/parties-names.ts";
import { isPlaceholderOwner } from "../model/placeholder.ts";
import type { Answer, World } from "../model/world.ts";
import type { Fix, Related } from "./finding.ts";
import { sameParty } from "./parts/owner.ts";
import { defineRule } from "./rule.ts";

export const ownerConflict = defineRule({
  id: "owner-conflict",
  title: "Two sources name different owners",
  why: "When two teams are written down, each can take the other for the owner, and the key stays where it is. The stronger source is taken for the answer; the weaker one misleads whoever reads only that.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: "identity",
  messages: {
    conflict: '{title} is owned by "{owner}" ({how}), but {otherHow} says "{other}"',
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
      path: "shop.yaml",
      bad: `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  annotations:
    acme.example/owner: storefront
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: ci-bot
        ^^^^^^ warning owner-conflict: ServiceAccount "shop/ci-bot" is owned by "payments" (label team), but annotation acme.example/owner of Namespace shop says "storefront"
  namespace: shop
  labels:
    team: payments
`,
      good: `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  annotations:
    acme.example/owner: payments
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: ci-bot
  namespace: shop
  labels:
    team: payments
`,
    },
  ],
  check({ it }, { world, report }) {
    const ownership = world.ownership(it);
    if (ownership.is !== "owned" || ownership.others.length === 0) return;
    if (it.status.is === "present" && it.status.value === "retired") return;
    const { answer, others } = ownership;
    // Who reviews a path is asked only where nobody says who owns it, and is no second opinion.
    if (answer.rung > 5) return;
    const other = others.find((one) => differs(it, answer, one, world));
    if (!other) return;
    const here = isHere(it, other);
    const related: Related[] = [{ at: answer.owner.at, text: `The stronger source (${answer.how})` }];
    if (!here) related.push({ at: other.owner.at, text: `The weaker source (${other.how})` });
    report({
      say: "conflict",
      with: {
        title: it.title,
        owner: answer.owner.value,
        how: answer.how,
        otherHow: other.how,
        other: other.owner.value,
      },
      at: here ? other.owner.at : it.id.at,
      related,
      fixes: [...keep(it, answer, other, true), ...keep(it, other, answer, !isThisFile(it, other))],
    });
  },
});

/**
 * Whether the two answers can only mean different parties. A team's name and a person's address, and free text beside a name, may be
 * one owner in two spellings; a rule for all files is what holds where nothing better is known.
 */
function differs(it: Identity, answer: Answer, other: Answer, world: World): boolean {
  if (other.rung === answer.rung || other.rung > 5) return false;
  const [a, b] = [answer.owner.value, other.owner.value];
  if (isPlaceholderOwner(a) || isPlaceholderOwner(b) || sameParty(a, b, world)) return false;
  const [one, two] = [world.party(a), world.party(b)];
  const known = one.is === "team" && two.is === "team";
  if (!known && (world.listsTeams || !isWord(a) || !isWord(b) || partyName(a).form !== partyName(b).form))
    return false;
  if (partyName(a).last === partyName(b).last) return false;
  if (other.rung === 5 && isForAll(it, world)) return false;
  return world.overlap(a, [{ role: "owner", ref: other.owner }]) === undefined;
}

const isWord = (text: string): boolean => /^[^\s,;]+$/.test(text);

function isForAll(it: Identity, world: World): boolean {
  const match = world.ownersRule(it)?.match.value;
  return (
    match !== undefined &&
    Object.keys(match).length === 1 &&
    /^\/?\*{1,2}(\/\*{1,2})*$/.test(match.path ?? "")
  );
}

/** Writes the owner that is kept over the other one, where that stands in this file. */
function keep(it: Identity, kept: Answer, other: Answer, preferred: boolean): readonly Fix[] {
  if (!isThisFile(it, other)) return [];
  const { value } = kept.owner;
  return [
    {
      title: `Keep ${value} (${kept.how})`,
      class: "choice",
      preferred,
      edits: [{ do: "replace", at: other.owner.at, value }],
    },
  ];
}

const isHere = (it: Identity, { owner }: Answer): boolean => owner.at.in === it.id.at.in;
const isThisFile = (it: Identity, { owner }: Answer): boolean => owner.at.in.uri === it.id.at.in.uri;
