/** A first manifest out of what the workspace already says: the teams and owner rules that its files name. It claims nothing that no file says. */
import { standingOf } from "../../model/codeowners-match.ts";
import type { OwnerRule } from "../../model/facts.ts";
import { isExpression } from "../../model/ownership.ts";
import { partyName } from "../../model/parties-names.ts";
import { isPlaceholderOwner } from "../../model/placeholder.ts";
import type { Workspace } from "../workspace.ts";
import { folderRules } from "./folders.ts";
import { globOf } from "./glob.ts";
import { policyLines } from "./policy.ts";

/** YAML text, ready to read and correct. */
export function firstManifest(workspace: Workspace): string {
  const names = new Names(workspace);
  const rules = [
    ...codeownersRules(workspace, names),
    ...folderRules(workspace).map(({ match, owner }) => ({
      match: JSON.stringify(match.replace(/[{}[\]]/g, "\\$&")),
      owner: names.of(owner),
      also: [],
    })),
    ...namespaceRules(workspace, names),
  ];
  const [identities, unowned] = countsOf(workspace);
  return [
    "# Who owns the machine identities of this workspace.",
    rules.length > 0
      ? "# Written from what its files say (CODEOWNERS, OWNERS, catalogues, Namespaces): correct what is wrong, then run `nhi check`."
      : "# No file of it says who owns what yet: fill in the two examples, then run `nhi check`.",
    ...(identities > 0
      ? [
          `# Its files hold ${plural(identities, "identity", "identities")}, ${unowned === 0 ? "all with an owner" : `${unowned} of them without an owner`}.`,
        ]
      : []),
    "nhi: 1",
    "",
    ...teamLines(names),
    ...ruleLines(rules),
    ...policyLines([...names.teams.keys(), ...workspace.world.ids("teams")]),
    "",
  ].join("\n");
}

interface Rule {
  readonly match: string;
  readonly owner: string;
  readonly also: readonly string[];
}

/** The rules of the CODEOWNERS file that counts in each repository, in their order. */
function codeownersRules(workspace: Workspace, names: Names): readonly Rule[] {
  const byBase = new Map<string, { readonly rank: number; readonly rules: readonly OwnerRule[] }>();
  for (const uri of workspace.uris) {
    const rules = workspace.facts(uri).flatMap(({ ownerRules }) => ownerRules.filter(saysSomething));
    const { base, rank } = standingOf(workspace.pathOf(uri));
    const other = byBase.get(base);
    if (rules.length > 0 && (!other || rank < other.rank)) byBase.set(base, { rank, rules });
  }
  // The innermost repository speaks last, so that it wins in its own folder.
  const bases = [...byBase].sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
  return bases.flatMap(([base, { rules }]) => rules.flatMap((rule) => pathRule(base, rule, names)));
}

/** A line in which nobody can be read un-owns nothing. */
const saysSomething = ({ source, owners, strays }: OwnerRule): boolean =>
  source === "codeowners" && (owners.length > 0 || !strays);

function pathRule(base: string, { match, owners }: OwnerRule, names: Names): readonly Rule[] {
  const glob = globOf(match.value.path ?? "");
  if (glob === undefined) return [];
  // Of several the first team: a person leaves, a team stays.
  const usable = owners.map(({ value }) => value).filter(isName);
  const first = usable.find((value) => partyName(value).form === "team") ?? usable[0];
  if (first === undefined && owners.length > 0) return [];
  return [
    {
      match: JSON.stringify(base + glob),
      owner: first === undefined ? "none" : names.of(first),
      also: usable.filter((value) => value !== first),
    },
  ];
}

/** Namespaces that name their owner on themselves. */
function namespaceRules(workspace: Workspace, names: Names): readonly Rule[] {
  const found = new Map<string, Rule>();
  for (const uri of workspace.uris)
    for (const { containers } of workspace.facts(uri))
      for (const { key, id, claims } of containers) {
        const owner = claims.map((claim) => claim.owner.value).find(isName);
        if (!key.startsWith("k8s:Namespace/") || owner === undefined || isExpression(id.value)) continue;
        const match = `{ kind: Namespace, name: ${JSON.stringify(id.value)} }`;
        if (!found.has(match)) found.set(match, { match, owner: names.of(owner), also: [] });
      }
  return [...found.values()].sort((a, b) => (a.match < b.match ? -1 : 1));
}

/** A word that names somebody: no stand-in, nothing that is filled in later. */
const isName = (value: string): boolean =>
  value.trim() !== "" && !isExpression(value) && !isPlaceholderOwner(value) && !/[\r\n]/.test(value);

/** Ids for the teams that files name, each word with the same id throughout. */
class Names {
  readonly #workspace: Workspace;
  readonly #ids = new Map<string, string>();
  /** Teams to declare: id → the words that files use for it. */
  readonly teams = new Map<string, Set<string>>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** The owner as a manifest writes it: a team's id, or a person as they are called. */
  of(word: string): string {
    const name = word.trim();
    if (partyName(name).form === "person") return JSON.stringify(name);
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const id = this.#declared(name) ?? this.#fresh(name);
    this.#ids.set(name, id);
    return id;
  }

  /** The id of a team that a manifest of the workspace declares already. */
  #declared(name: string): string | undefined {
    const { world } = this.#workspace;
    const party = world.party(name);
    if (party.is !== "team") return undefined;
    const id = party.team.id.value;
    return world.declared("teams", id).length > 0 ? keyOf(id) : undefined;
  }

  /** The last part of the name; with the organisation before it where two organisations have a team of that name. */
  #fresh(name: string): string {
    const last = idFrom(partyName(name).last);
    const parts = name.replace(/^@|^\w+:/g, "").split("/");
    const full = idFrom(parts.join("-"));
    const sameOrg = (id: string): boolean =>
      [...(this.teams.get(id) ?? [])].every(
        (one) => !one.includes("/") || !name.includes("/") || one.toLowerCase() === name.toLowerCase(),
      );
    const taken = this.#workspace.world.declared("teams", last).length > 0 || !sameOrg(last);
    const id = keyOf(taken ? full : last);
    const words = this.teams.get(id) ?? new Set<string>();
    if (name !== id && `"${name}"` !== id) words.add(name);
    this.teams.set(id, words);
    return id;
  }
}

const idFrom = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, "-")
    .replace(/^[-.]+|[-.]+$/g, "") || "team";

/** The id as YAML takes it for a text. */
const keyOf = (id: string): string =>
  /^[a-z_][\w.-]*$/i.test(id) && !/^(null|true|false|none)$/i.test(id) ? id : JSON.stringify(id);

function teamLines({ teams }: Names): readonly string[] {
  const lines = [...teams]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, words]) => {
      const aliases = [...words].sort().map((word) => JSON.stringify(word));
      return aliases.length > 0 ? `  ${id}: { aliases: [${aliases.join(", ")}] }` : `  ${id}: {}`;
    });
  if (lines.length === 0) return [];
  return ['teams: # say how each is reached: contact: "#channel", or a mail address', ...lines, ""];
}

function ruleLines(rules: readonly Rule[]): readonly string[] {
  if (rules.length === 0)
    return [
      "# teams:",
      '#   payments: { contact: "#payments" }',
      "",
      "# owners:",
      '#   - { match: "services/billing/**", owner: payments }',
      "",
    ];
  return [
    "owners: # the last match wins, as in CODEOWNERS",
    ...rules.map(({ match, owner, also }) => {
      const others = also.length > 0 ? ` # also ${also.join(", ")}` : "";
      return `  - { match: ${match}, owner: ${owner} }${others}`;
    }),
    "",
  ];
}

/** Identities in the files, and how many of them nobody owns. */
function countsOf(workspace: Workspace): readonly [number, number] {
  let all = 0;
  let unowned = 0;
  for (const uri of workspace.uris)
    for (const { identities } of workspace.facts(uri))
      for (const identity of identities) {
        all++;
        const { is } = workspace.world.ownership(identity);
        if (is === "nobody" || is === "unowned") unowned++;
      }
  return [all, unowned];
}

const plural = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${n} ${many}`);
