/** One function writes the risks down, another works on them, a third says that they are gone. */
import type { PolicyEntry } from "../model/facts.ts";
import type { Sourced } from "../model/field.ts";
import type { World } from "../model/world.ts";
import type { Spot } from "../text/span.ts";
import type { Edit, Fix } from "./finding.ts";
import { beside, counts, isWide, listed } from "./parts/levels.ts";
import { isOneFunction, isRole } from "./parts/risk.ts";
import { defineRule } from "./rule.ts";

export const riskOwnershipSplit = defineRule({
  id: "risk-ownership-split",
  title: "Register, backlog and closure belong to different functions",
  why: "Where the register, the work and the decision that it is done lie with different functions, each can point at the next. One function has to hold all three, however many teams carry the work out.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "policy",
  messages: {
    split: "{parts} belong to different functions",
  },
  support: "convention",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "GV.RR-02" },
    { framework: "NIST CSF", version: "2.0", id: "GV.RM-06" },
    { framework: "NIST CSF", version: "2.0", id: "ID.RA-06" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "PM-29" },
  ],
  citedByArticles: ["GV.RM-03"],
  requirements: ["3.05"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  identity: { contact: "#identity", function: identity }
  pam: { contact: "#pam", function: pam }
  soc: { contact: "#soc", function: secops }
  grc: { contact: "#grc", function: compliance }
  it: { contact: "#it", function: it }
  cio: { contact: "#cio", function: leadership }
policy:
  model: hub-and-spoke
  accountable: identity
  duties:
    close: { team: grc, reason: Closing was always an audit matter here }
                   ^^^ warning risk-ownership-split: The risk register (identity), the backlog (identity) and the closure decision (grc) belong to different functions
  sla: { rotate: 24h, revoke: 4h, recover: 4h, escalateAfter: 48h, escalateTo: cio }
`,
      good: `
nhi: 1
teams:
  identity: { contact: "#identity", function: identity }
  pam: { contact: "#pam", function: pam }
  soc: { contact: "#soc", function: secops }
  grc: { contact: "#grc", function: compliance }
  it: { contact: "#it", function: it }
  cio: { contact: "#cio", function: leadership }
policy:
  model: hub-and-spoke
  accountable: identity
  sla: { rotate: 24h, revoke: 4h, recover: 4h, escalateAfter: 48h, escalateTo: cio }
`,
    },
  ],
  check({ it }, { world, report }) {
    if (it.key !== "model" || !counts(it, world)) return;
    const parts = partsOf(it, world);
    const odd = oddOne(parts, world);
    if (!odd) return;
    const words = listed(parts.map(({ name, who }) => `the ${name} (${who.value})`));
    report({
      say: "split",
      with: { parts: `T${words.slice(1)}` },
      at: odd.at ?? it.at,
      related: parts.flatMap(({ name, at }) =>
        at && at !== odd.at ? [{ at, text: `The ${name} is given here` }] : [],
      ),
      fixes: fixesOf(it, parts, world),
    });
  },
});

interface Part {
  readonly name: string;
  /** The key of the policy that says it. */
  readonly path: readonly [string, ...string[]];
  readonly who: Sourced<string>;
  /** Where the policy says so in its own words; undefined where the model does. */
  readonly at: Spot | undefined;
}

/** Who holds each. What several hold, or nobody known, is left out; in the small models the one who answers may sit above the others. */
function partsOf(it: PolicyEntry, world: World): readonly Part[] {
  const { accountable, model } = world.policy;
  const { value, at } = accountable;
  const duty = (name: string, duty: "remediate" | "close"): readonly Part[] => {
    const [holder, ...more] = world.holders(duty);
    if (!holder || more.length > 0 || isRole(holder.ref)) return [];
    const own = holder.by === "policy.duties" ? holder.at : undefined;
    return [{ name, path: ["duties", duty], who: { value: holder.ref, at: holder.at ?? it.at }, at: own }];
  };
  const register: readonly Part[] =
    isWide(model.value) && value !== undefined && at
      ? [{ name: "risk register", path: ["accountable"], who: { value, at }, at }]
      : [];
  return [...register, ...duty("backlog", "remediate"), ...duty("closure decision", "close")];
}

/** The part that lies apart from most others, if possible one that the policy itself has given away. undefined: all lie together. */
function oddOne(parts: readonly Part[], world: World): Part | undefined {
  let odd: Part | undefined;
  let most = 0;
  for (const part of parts) {
    const apart = parts.filter(({ who }) => isOneFunction(part.who, who, world) === false).length;
    const weight = apart === 0 ? 0 : apart + (part.at ? parts.length : 0);
    if (weight < most || weight === 0) continue;
    odd = part;
    most = weight;
  }
  return odd;
}

/** Gives all of it to one: to the function that the model means, else to the one that holds most. */
function fixesOf(it: PolicyEntry, parts: readonly Part[], world: World): readonly Fix[] {
  const weight = ({ at, who }: Part): number =>
    (at ? 0 : parts.length) + parts.filter((other) => other.who.value === who.value).length;
  const [best] = [...parts].sort((a, b) => weight(b) - weight(a));
  if (!best) return [];
  const to = best.who.value;
  const moved = parts.filter(({ who }) => isOneFunction(who, best.who, world) === false);
  const [first, ...rest] = moved.map(({ path: [key, ...below] }): Edit => {
    const anchor = world.policyEntry(key)?.entry ?? beside(it, key);
    return { do: "put", to: { in: anchor.in, path: [...anchor.path, ...below] }, value: to };
  });
  if (!first) return [];
  const title = `Give the ${listed(moved.map(({ name }) => name))} to ${to}`;
  return [{ title, class: "choice", preferred: true, edits: [first, ...rest] }];
}
