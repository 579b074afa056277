/**
 * The manifests that are measured: the same entries as YAML and as JSON, with findings planted on purpose.
 * The same size and day give the same bytes. Dates count back from the day, so that nothing else is ever late.
 */

/** How the planted findings are counted. */
export interface Planted {
  readonly ownerMissing: number;
  readonly wildcard: number;
  readonly badDate: number;
}

/** What a key stroke types, and where: offsets near the start, the middle and the end of the text. */
export interface Key {
  readonly insert: string;
  readonly offsets: readonly number[];
}

export interface Workload {
  readonly text: string;
  readonly identities: number;
  readonly planted: Planted;
  /** Planted findings of all kinds. */
  readonly total: number;
  /** A key that makes one value wrong. */
  readonly value: Key;
  /** A key that breaks the syntax of one entry. */
  readonly syntax: Key;
  /** An offset within a word that has a hover. */
  readonly hover: number;
}

export interface Workloads {
  readonly yaml: Workload;
  readonly json: Workload;
}

interface Scope {
  readonly scope: string;
  readonly justification: string;
  readonly requestedBy: string;
  readonly approvedBy: string;
  readonly approvedOn: string;
  readonly expires: string;
}

interface Entry {
  readonly type: string;
  readonly owner?: string;
  readonly sponsor: string;
  readonly purpose: string;
  readonly environment: string;
  readonly scopes: readonly (string | Scope)[];
  readonly requestedBy: string;
  readonly approvedBy: string;
  readonly credentials: readonly {
    readonly kind: string;
    readonly store: string;
    readonly rotated: string;
    readonly rotateEvery: string;
    readonly expires: string;
  }[];
  readonly monitoring: { readonly logs: string; readonly by: string };
  readonly review: { readonly last: string; readonly by: string };
  readonly usedBy: readonly string[];
}

export const TEAMS = [
  "payments",
  "platform",
  "data-eng",
  "sre",
  "growth",
  "billing",
  "ml-infra",
  "mobile",
  "search",
];
export const TYPES = ["service-account", "api-key", "oauth-app", "bot", "workload"];
export const ENVIRONMENTS = ["prod", "staging", "dev"];
export const KINDS = ["client-secret", "api-token", "access-key", "password"];
const PEOPLE = ["alice", "bob", "carol", "dave", "erin", "frank", "grace", "heidi"];
const DOES = ["Reads", "Publishes", "Copies", "Exports"];
const JOBS = ["nightly batch", "public API", "deploy job", "sync loop"];
const SCOPES = ["db:SELECT@ledger/public.orders", "slack:chat:write", "github:contents:read@bench/web"];
/** One entry in a hundred has one kind of finding, and so for each kind. */
const DIRTY = 0.01;

/** `size`: at least so many characters of YAML. `today`: days since 1970. */
export function workloads(size: number, today: number): Workloads {
  const random = randomFrom(42);
  const planted = { ownerMissing: 0, wildcard: 0, badDate: 0 };
  const entries: [id: string, entry: Entry][] = [];
  const clean: string[] = [];
  const parts = [HEAD];
  let length = HEAD.length;
  while (length < size || entries.length < 8) {
    const team = random.pick(TEAMS);
    const id = `${team}-${String(entries.length).padStart(6, "0")}`;
    const plan = planFor(entries.length, random);
    const entry = entryOf(random, team, today, plan);
    if (plan) planted[plan]++;
    else clean.push(id);
    entries.push([id, entry]);
    const text = entryText(id, entry, random.pick(PEOPLE));
    parts.push(text);
    length += text.length;
  }
  const yaml = parts.join("");
  const json = `${JSON.stringify({ ...HEAD_VALUE, identities: Object.fromEntries(entries) }, null, 2)}\n`;
  const places = [clean[0], clean[clean.length >> 1], clean.at(-1)].map((id) => id ?? "");
  const shared = { identities: entries.length, planted, total: sum(planted) };
  return {
    yaml: {
      ...shared,
      text: yaml,
      value: { insert: "x", offsets: behind(yaml, places, (id) => `\n  ${id}:\n`, "rotated: 2") },
      syntax: { insert: "[", offsets: behind(yaml, places, (id) => `\n  ${id}:\n`, "purpose: ") },
      hover: behind(yaml, places.slice(1, 2), (id) => `\n  ${id}:\n`, "rotated: 20")[0] ?? 0,
    },
    json: {
      ...shared,
      text: json,
      value: { insert: "x", offsets: behind(json, places, (id) => `"${id}": {`, '"rotated": "2') },
      syntax: { insert: "[", offsets: behind(json, places, (id) => `"${id}": {`, '"purpose": ') },
      hover: behind(json, places.slice(1, 2), (id) => `"${id}": {`, '"rotated": "20')[0] ?? 0,
    },
  };
}

const sum = ({ ownerMissing, wildcard, badDate }: Planted): number => ownerMissing + wildcard + badDate;

/** The third, fifth and seventh entry have one finding each, so that the smallest file has all three kinds. */
function planFor(index: number, random: Random): keyof Planted | undefined {
  if (index < 8) return ({ 2: "ownerMissing", 4: "wildcard", 6: "badDate" } as const)[index as 2 | 4 | 6];
  const roll = random.next();
  if (roll < DIRTY) return "ownerMissing";
  if (roll < 2 * DIRTY) return "wildcard";
  return roll < 3 * DIRTY ? "badDate" : undefined;
}

export function entryOf(random: Random, team: string, today: number, plan: keyof Planted | undefined): Entry {
  const ago = (least: number, most: number): string => dayText(today - least - random.below(most - least));
  const ahead = (least: number, most: number): string => dayText(today + least + random.below(most - least));
  const scopes: (string | Scope)[] = [random.pick(SCOPES)];
  if (random.next() < 0.4)
    scopes.push({
      scope: `aws:s3:GetObject@arn:aws:s3:::${team}/incoming`,
      justification: `The ${random.pick(JOBS)} fetches its input, REQ-${1000 + random.below(9000)}`,
      requestedBy: team,
      approvedBy: "security",
      approvedOn: ago(2, 20),
      expires: ahead(30, 55),
    });
  if (plan === "wildcard") scopes.push("aws:s3:*");
  return {
    type: random.pick(TYPES),
    ...(plan !== "ownerMissing" && { owner: team }),
    sponsor: `${random.pick(PEOPLE)}@bench.example`,
    purpose: `${random.pick(DOES)} records for the ${random.pick(JOBS)} of ${team}`,
    environment: random.pick(ENVIRONMENTS),
    scopes,
    requestedBy: team,
    approvedBy: "security",
    credentials: [
      {
        kind: random.pick(KINDS),
        store: `vault:kv/${team}`,
        rotated: plan === "badDate" ? "15/01/2026" : ago(2, 20),
        rotateEvery: random.pick(["60d", "90d"]),
        expires: ahead(90, 300),
      },
    ],
    monitoring: { logs: `splunk:${team}`, by: "security" },
    review: { last: ago(5, 60), by: "security" },
    usedBy: [`${team}-api`, `${team}-worker`],
  };
}

const HEAD_VALUE = {
  nhi: 1,
  teams: {
    ...Object.fromEntries(TEAMS.map((team) => [team, { contact: `#team-${team}` }])),
    security: { contact: "#security", function: "security" },
  },
  policy: {
    model: "security-led",
    accountable: "security",
    fallbackReviewer: "platform",
    sla: { create: "2d", rotate: "24h", revoke: "4h" },
    stores: TEAMS.map((team) => `vault:kv/${team}`),
  },
};

const HEAD = `nhi: 1

teams:
${Object.entries(HEAD_VALUE.teams)
  .map(
    ([id, team]) =>
      `  ${id}: { contact: "${team.contact}"${"function" in team ? ", function: security" : ""} }\n`,
  )
  .join("")}
${policyText(TEAMS)}
identities:
`;

/** A policy under which each of these teams may keep its credentials in its own store. */
export function policyText(teams: readonly string[]): string {
  return `policy:
  model: security-led
  accountable: security
  fallbackReviewer: platform       # reviews what Security itself may do
  sla: { create: 2d, rotate: 24h, revoke: 4h }
  stores:
${teams.map((team) => `    - vault:kv/${team}\n`).join("")}`;
}

export function entryText(id: string, entry: Entry, onCall: string): string {
  const lines = [`${id}:`, `  type: ${entry.type}`];
  if (entry.owner) lines.push(`  owner: ${entry.owner}  # on call: ${onCall}`);
  lines.push(
    `  sponsor: ${entry.sponsor}`,
    `  purpose: ${entry.purpose}`,
    `  environment: ${entry.environment}`,
    "  scopes:",
  );
  for (const scope of entry.scopes)
    if (typeof scope === "string") lines.push(`    - ${scope.includes("*") ? `"${scope}"` : scope}`);
    else
      lines.push(...Object.entries(scope).map(([key, value], i) => `    ${i ? " " : "-"} ${key}: ${value}`));
  lines.push(`  requestedBy: ${entry.requestedBy}`, `  approvedBy: ${entry.approvedBy}`, "  credentials:");
  for (const credential of entry.credentials)
    lines.push(
      ...Object.entries(credential).map(([key, value], i) => `    ${i ? " " : "-"} ${key}: ${value}`),
    );
  lines.push(
    `  monitoring: { logs: "${entry.monitoring.logs}", by: ${entry.monitoring.by} }`,
    "  review:",
    `    last: ${entry.review.last}`,
    `    by: ${entry.review.by}`,
    `  usedBy: [${entry.usedBy.join(", ")}]`,
    "",
  );
  return lines.map((line) => (line === "" ? "\n" : `  ${line}\n`)).join("");
}

/** The offsets just behind `what` in each of these entries. */
function behind(text: string, ids: readonly string[], head: (id: string) => string, what: string): number[] {
  return ids.map((id) => text.indexOf(what, text.indexOf(head(id))) + what.length);
}

const dayText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

interface Random {
  /** From 0 up to 1. */
  next(): number;
  /** A whole number from 0 up to `n`. */
  below(n: number): number;
  pick<T>(list: readonly T[]): T;
}

/** mulberry32: the same seed gives the same numbers on every machine. */
export function randomFrom(seed: number): Random {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  const pick = <T>(list: readonly T[]): T => {
    const one = list[below(list.length)];
    if (one === undefined) throw new Error("Nothing to pick from");
    return one;
  };
  return { next, below, pick };
}
