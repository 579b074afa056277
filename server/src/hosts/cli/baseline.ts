/** `nhi baseline write` and `nhi baseline check`. Nothing is written half, and an existing baseline grows only when it is told to. */
import { promises as fs } from "node:fs";
import path from "node:path";
import {
  BASELINE,
  beyond,
  type Entry,
  entriesOf,
  readBaseline,
  shrunk,
  staysOut,
  writeBaseline,
} from "../../engine/quiet/baseline.ts";
import type { Workspace } from "../../engine/workspace.ts";
import { wordsOf } from "../../policy/judge.ts";
import { textReport } from "../../report/text.ts";
import { rules } from "../../rules/registry.ts";
import { positionAt } from "../../text/lines.ts";
import { baselineFor, baselineText } from "../baseline.node.ts";
import { dayOf } from "./as-of.ts";
import { EXIT } from "./exit.ts";
import type { Loaded } from "./load.ts";
import { loadTold } from "./loading.ts";
import { writeWhole } from "./outputs.ts";
import { rowsOf, shownPath, textIn } from "./rows.ts";
import { aside, hasColour, paint, type Streams } from "./terminal.ts";

export interface BaselineOptions {
  readonly file?: string;
  readonly asOf?: string;
  readonly exclude?: readonly string[];
  readonly grow?: boolean;
  readonly prune?: boolean;
}

/** What both commands begin with: the folder read, and the baseline that lies there. */
interface Begun {
  readonly loaded: Loaded;
  readonly file: string;
  /** undefined: there is none yet. */
  readonly before: readonly Entry[] | undefined;
  readonly now: readonly Entry[];
}

export async function write(dir: string, options: BaselineOptions, streams: Streams): Promise<number> {
  const begun = await begin(dir, options, streams);
  if (typeof begun === "number") return begun;
  const { file, before, now } = begun;
  const more = beyond(now, before ?? now);
  if (more.length > 0 && !options.grow) {
    streams.out.write(listed("+", more));
    aside(streams, `${file} would grow by ${counted(more)}; nothing is written. --grow takes them in`);
    return EXIT.warning;
  }
  const gone = beyond(before ?? [], now);
  if (before && more.length === 0 && gone.length === 0) {
    aside(streams, `${file} is as it has to be: ${counted(now)}`);
    return EXIT.clean;
  }
  return written(file, now, streams, `Wrote ${counted(now)} to ${file}${change(more, gone)}`);
}

export async function compare(dir: string, options: BaselineOptions, streams: Streams): Promise<number> {
  const begun = await begin(dir, options, streams);
  if (typeof begun === "number") return begun;
  const { loaded, file, before, now } = begun;
  if (!before) {
    aside(streams, `there is no baseline at ${file}: nhi baseline write makes one`);
    return EXIT.noInput;
  }
  const rows = rowsOf(loaded, false).filter(({ hidden, rule }) => !hidden && !staysOut(rule));
  const uris = new Map(loaded.reported.map((uri) => [shownPath(uri), uri]));
  const textOf = (file: string) => textIn(loaded.workspace, uris.get(file) ?? "");
  if (rows.length > 0) streams.out.write(textReport(rows, textOf, paint(hasColour(streams))));
  const gone = beyond(before, now);
  if (gone.length > 0) streams.out.write(`No longer there:\n${listed("-", gone)}`);
  const code = rows.length > 0 ? EXIT.warning : EXIT.clean;
  if (gone.length > 0 && options.prune) {
    const failed = await written(file, shrunk(before, now), streams, `Took ${counted(gone)} out of ${file}`);
    return failed === EXIT.clean ? code : failed;
  }
  const left = gone.length > 0 ? `; ${counted(gone)} no longer occur: --prune takes them out` : "";
  const fresh = rows.length === 0 ? "nothing new" : `${rows.length} new`;
  aside(streams, `${fresh}, ${counted(shrunk(before, now))} in the baseline${left}`);
  return code;
}

async function begin(dir: string, options: BaselineOptions, streams: Streams): Promise<Begun | number> {
  const said = (words: string, code: number): number => {
    aside(streams, words);
    return code;
  };
  const day = dayOf(options.asOf);
  if (typeof day === "string") return said(day, EXIT.usage);
  const folder = path.resolve(dir);
  const stat = await fs.stat(folder).catch(() => undefined);
  if (!stat?.isDirectory()) return said(`no such folder: ${dir}`, EXIT.noInput);
  const file = options.file === undefined ? path.join(folder, BASELINE) : path.resolve(options.file);
  const held = options.file === undefined ? await baselineFor(folder) : undefined;
  if (held !== undefined && held !== file)
    return said(`${held} holds for this folder: run the command in ${path.dirname(held)}`, EXIT.usage);
  const before = await entriesAt(file);
  if (typeof before === "string")
    return said(`${before}. Mend it or delete it; nothing is written`, EXIT.error);
  const { exclude } = options;
  const asked = { ...(exclude && { exclude }), baseline: before ? file : false };
  const [loaded] = (await loadTold([dir], asked, day, streams)) ?? [];
  if (!loaded) return EXIT.noInput;
  return { loaded, file, before, now: entriesOf(everything(loaded.workspace)) };
}

const everything = (workspace: Workspace) =>
  workspace.uris.flatMap((uri) => [...workspace.verdicts(uri), ...workspace.known(uri)]);

/** The entries of the file, undefined where there is none; words where it cannot be read. */
async function entriesAt(file: string): Promise<readonly Entry[] | string | undefined> {
  const read = await baselineText(file);
  if (!read) return undefined;
  if ("unreadable" in read) return `${file}: ${read.unreadable}`;
  const entries = readBaseline(read.text);
  if (!("message" in entries)) return entries;
  const { line, character } = positionAt(read.text, entries.start);
  return `${file}:${line + 1}:${character + 1}: ${entries.message}`;
}

async function written(
  file: string,
  entries: readonly Entry[],
  streams: Streams,
  words: string,
): Promise<number> {
  const trouble = await writeWhole(file, writeBaseline(entries));
  aside(streams, trouble ?? words);
  return trouble === undefined ? EXIT.clean : EXIT.notWritten;
}

const sumOf = (entries: readonly Entry[]): number => entries.reduce((sum, { count }) => sum + count, 0);

function counted(entries: readonly Entry[]): string {
  const n = sumOf(entries);
  return `${n} ${n === 1 ? "finding" : "findings"}`;
}

const change = (more: readonly Entry[], gone: readonly Entry[]): string =>
  more.length + gone.length === 0 ? "" : ` (${sumOf(more)} more, ${sumOf(gone)} gone)`;

/** One line for each: the rule, whom it is about, and the message, in which days and counts are left open. */
const listed = (sign: string, entries: readonly Entry[]): string =>
  entries
    .map((entry) => {
      const message = rules.find(({ id }) => id === entry.rule)?.messages[entry.say];
      const times = entry.count > 1 ? ` (${entry.count} times)` : "";
      return `${sign} ${entry.rule} ${entry.about}: ${wordsOf(message, entry.values)}${times}\n`;
    })
    .join("");
