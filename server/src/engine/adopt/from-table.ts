/** An inventory that people keep as a Markdown table, as `identities` of a manifest. What has no place there stays as a comment; nothing is made up. */
import { readDate } from "../../model/date-text.ts";
import { formatDay, parseDuration } from "../../model/day.ts";
import { partyName } from "../../model/parties-names.ts";
import { isPlaceholderOwner } from "../../model/placeholder.ts";
import type { World } from "../../model/world.ts";
import { type Table, tablesIn } from "./markdown-table.ts";
import { type Column, columnOf, credentialKind, kindOf, statusOf } from "./table-words.ts";

export interface Converted {
  /** YAML text. */
  readonly text: string;
  /** How many entries it has; 0: no table of the text lists identities. */
  readonly entries: number;
}

/** `world`: what the workspace knows already; its teams are not declared again. */
export function fromTable(markdown: string, world?: World): Converted {
  const tables = tablesIn(markdown).filter(isInventory);
  const teams = new Teams(world);
  const ids = new Ids(world?.ids("identities") ?? []);
  const entries = tables.flatMap(({ header, rows }) => {
    const columns = header.map(columnOf);
    return rows.flatMap((row) => {
      const entry = entryOf(header, columns, row, ids, teams);
      return entry ? [entry] : [];
    });
  });
  const lines = [
    "# Written from a table: read it, and correct what is wrong. What the table does not say is not here.",
    "nhi: 1",
    "",
    ...teams.lines(),
    ...(entries.length > 0 ? ["identities:", ...entries.flat()] : []),
    "",
  ];
  return { text: lines.join("\n"), entries: entries.length };
}

/** A table lists identities where it names things, and says of them who owns them, what they are or what for. */
function isInventory({ header }: Table): boolean {
  const columns = new Set(header.map(columnOf));
  return columns.has("name") && (["owner", "type", "purpose"] as const).some((one) => columns.has(one));
}

function entryOf(
  header: readonly string[],
  columns: readonly (Column | undefined)[],
  row: readonly string[],
  ids: Ids,
  teams: Teams,
): readonly string[] | undefined {
  const cell = (column: Column): string => {
    const at = columns.indexOf(column);
    const text = at < 0 ? "" : (row[at] ?? "");
    return isEmpty(text) ? "" : text;
  };
  const name = cell("name");
  if (name === "") return undefined;
  const lines: string[] = [];
  const notes: string[] = [];
  const put = (key: string, value: string, indent = 4): void => {
    if (value !== "") lines.push(`${" ".repeat(indent)}${key}: ${value}`);
  };
  const id = ids.of(name);
  if (id !== name) notes.push(`Called ${name} in the table`);
  const type = kindOf(`${cell("type")} ${cell("credential")}`);
  const owner = cell("owner");
  if (owner !== "" && isPlaceholderOwner(owner)) notes.push(`Owner: ${owner}`);
  if (!type && cell("type") !== "") notes.push(`Type: ${cell("type")}`);
  put("type", type ?? "");
  put("owner", owner === "" || isPlaceholderOwner(owner) ? "" : teams.of(owner));
  put("sponsor", partyText(cell("sponsor"), teams));
  put("purpose", scalar(cell("purpose")));
  put("environment", list(cell("environment")));
  const status = statusOf(cell("status"));
  if (!status && cell("status") !== "") notes.push(`Status: ${cell("status")}`);
  put("status", status === "active" ? "" : (status ?? ""));
  const scopes = parts(cell("scopes"));
  const [real, loose] = [scopes.filter(isScope), scopes.filter((one) => !isScope(one))];
  if (loose.length > 0) notes.push(`Access: ${loose.join(", ")}`);
  put("bind", parts(cell("bind")).length > 0 ? `[${parts(cell("bind")).map(quoted).join(", ")}]` : "");
  put("scopes", real.length > 0 ? `[${real.map(quoted).join(", ")}]` : "");
  const dated = (column: Column, words: string): string => {
    const text = cell(column);
    const day = dayOf(text);
    if (text !== "" && day === undefined) notes.push(`${words}: ${text}`);
    return day ?? "";
  };
  const credential = [
    ["store", scalar(cell("store"))],
    ["rotated", dated("rotated", "Rotated")],
    ["rotateEvery", durationOf(cell("rotateEvery"), notes)],
    ["expires", dated("expires", "Expires")],
  ].filter(([, value]) => value !== "");
  if (credential.length > 0) {
    const kind = credentialKind(`${cell("credential")} ${cell("type")}`, type);
    lines.push(
      "    credentials:",
      `      - { kind: ${kind}, ${credential.map(([k, v]) => `${k}: ${v}`).join(", ")} }`,
    );
  }
  const [last, by] = [dated("reviewed", "Reviewed"), partyText(cell("reviewer"), teams)];
  const review = [...(last === "" ? [] : [`last: ${last}`]), ...(by === "" ? [] : [`by: ${by}`])];
  if (by !== "") put("review", `{ ${review.join(", ")} }`);
  else if (last !== "") notes.push(`Reviewed: ${last}`);
  put("usedBy", list(cell("usedBy"), true));
  header.forEach((title, at) => {
    const text = row[at] ?? "";
    const first = columns[at] !== undefined && columns.indexOf(columns[at]) === at;
    if (!first && !isEmpty(text)) notes.push(`${title}: ${text}`);
  });
  return [
    `  ${key(id)}:${lines.length === 0 ? " {}" : ""}`,
    ...notes.map((note) => `    # ${note}`),
    ...lines,
  ];
}

/** What people write where there is nothing to say. */
const isEmpty = (text: string): boolean => /^(?:|[-–—.?]+|n\/?a|none|keine?|nil)$/i.test(text.trim());

const parts = (text: string): readonly string[] =>
  text.split(/\s*[;,]\s*/).flatMap((part) => (part === "" ? [] : [part]));

/** `system:permission`. Words for people stay words. */
const isScope = (text: string): boolean => /^[a-z][a-z0-9-]*:[^\s/]/.test(text) && !/\s/.test(text);

function dayOf(text: string): string | undefined {
  const reading = text === "" ? undefined : readDate(text);
  if (reading?.is === "date") return formatDay(reading.when.day);
  return reading?.is === "invalid" ? reading.as : undefined;
}

function durationOf(text: string, notes: string[]): string {
  const days = /^(?:every\s+)?(\d+)\s*(days?|weeks?|months?|years?)$/i.exec(text);
  const unit = { d: "d", w: "w", m: "mo", y: "y" }[days?.[2]?.charAt(0).toLowerCase() ?? ""];
  const named = { daily: "1d", weekly: "1w", monthly: "1mo", quarterly: "3mo", yearly: "1y", annually: "1y" }[
    text.toLowerCase()
  ];
  const made = days && unit ? `${days[1]}${unit}` : (named ?? text);
  if (text === "" || parseDuration(made)) return made;
  notes.push(`Rotation: ${text}`);
  return "";
}

/** Ids that nobody has yet. */
class Ids {
  readonly #taken: Set<string>;
  /** The next number of a name that has come before. */
  readonly #next = new Map<string, number>();

  constructor(taken: readonly string[]) {
    this.#taken = new Set(taken);
  }

  of(name: string): string {
    const base = name.replace(/[^A-Za-z0-9._-]+/g, "-").replace(/^[-.]+|[-.]+$/g, "") || "identity";
    let n = this.#next.get(base) ?? 1;
    let id = base;
    while (this.#taken.has(id)) id = `${base}-${++n}`;
    this.#next.set(base, n);
    this.#taken.add(id);
    return id;
  }
}

const partyText = (text: string, teams: Teams): string =>
  text === "" || isPlaceholderOwner(text) ? "" : teams.of(text);

const list = (text: string, always = false): string => {
  const all = parts(text);
  const [only] = all;
  return all.length === 0 || only === undefined
    ? ""
    : all.length === 1 && !always
      ? scalar(only)
      : `[${all.map(quoted).join(", ")}]`;
};

const WORD = /^[A-Za-z](?:[\w ./-]*[\w./-])?$/;
const NO_TEXT = /^(?:true|false|null|yes|no|on|off)$/i;

const scalar = (text: string): string =>
  text === "" || (WORD.test(text) && !NO_TEXT.test(text)) ? text : JSON.stringify(text);
const quoted = (text: string): string => (/^[\w-]+$/.test(text) ? scalar(text) : JSON.stringify(text));
const key = (id: string): string => (/^[A-Za-z_]/.test(id) && !NO_TEXT.test(id) ? id : JSON.stringify(id));

/** Owners as a manifest writes them; teams that nobody has declared are, with the table's word as an alias. */
class Teams {
  readonly #world: World | undefined;
  readonly #made = new Map<string, Set<string>>();

  constructor(world: World | undefined) {
    this.#world = world;
  }

  of(word: string): string {
    if (partyName(word).form === "person") return JSON.stringify(word);
    const party = this.#world?.party(word);
    if (party?.is === "team" || party?.is === "person")
      return scalar(party.is === "team" ? party.team.id.value : word);
    const id =
      partyName(word)
        .last.toLowerCase()
        .replace(/[^a-z0-9._-]+/g, "-")
        .replace(/^[-.]+|[-.]+$/g, "") || "team";
    const words = this.#made.get(id) ?? new Set<string>();
    this.#made.set(id, words);
    if (word !== id) words.add(word);
    return key(id);
  }

  lines(): readonly string[] {
    if (this.#made.size === 0) return [];
    const lines = [...this.#made].map(([id, words]) => {
      const aliases = [...words].map((word) => JSON.stringify(word)).join(", ");
      return `  ${key(id)}: ${aliases === "" ? "{}" : `{ aliases: [${aliases}] }`}`;
    });
    return ['teams: # say how each is reached: contact: "#channel", or a mail address', ...lines, ""];
  }
}
