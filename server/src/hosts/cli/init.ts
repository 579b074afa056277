/** `nhi init`: a first manifest out of what the folder says, or out of a table. An existing one is never touched. */
import { promises as fs } from "node:fs";
import path from "node:path";
import { firstManifest } from "../../engine/adopt/first-manifest.ts";
import { fromTable } from "../../engine/adopt/from-table.ts";
import { today } from "../host.node.ts";
import { EXIT } from "./exit.ts";
import { load } from "./load.ts";
import { aside, type Streams } from "./terminal.ts";

/** Names under which a folder has a manifest already. */
const NAMES = ["nhi.yaml", "nhi.yml", "nhi.json", ".nhi"];

/** Where a table goes when a manifest is there already. */
const BESIDE = "identities.nhi.yaml";

export interface InitOptions {
  readonly dryRun?: boolean;
  /** From the files of the folder: what is done without any option. */
  readonly fromWorkspace?: boolean;
  /** A Markdown file with an inventory. */
  readonly fromTable?: string;
}

export async function init(dir: string, options: InitOptions, streams: Streams): Promise<number> {
  const said = (words: string, code: number): number => {
    aside(streams, words);
    return code;
  };
  if (options.fromTable !== undefined && options.fromWorkspace)
    return said("one of --from-workspace and --from-table at a time", EXIT.usage);
  const folder = await fs.stat(dir).catch(() => undefined);
  if (!folder?.isDirectory()) return said(`no such folder: ${dir}`, EXIT.noInput);
  const table = options.fromTable === undefined ? undefined : await read(options.fromTable);
  if (options.fromTable !== undefined && table === undefined)
    return said(`no such file: ${options.fromTable}`, EXIT.noInput);
  const [loaded] = await load([dir], { today: today(), exclude: [], progress: () => {} });
  const made = table === undefined ? undefined : fromTable(table, loaded?.workspace.world);
  if (made?.entries === 0)
    return said(
      `${options.fromTable} has no table with a column for names and one for owners, types or purposes`,
      EXIT.noInput,
    );
  const text = made?.text ?? (loaded ? firstManifest(loaded.workspace) : "nhi: 1\n");
  if (options.dryRun) {
    streams.out.write(text);
    return EXIT.clean;
  }
  const there = (await fs.readdir(dir)).find((name) => NAMES.includes(name));
  if (there !== undefined && !made)
    return said(
      `${path.join(dir, there)} is there already; --dry-run prints what would be written`,
      EXIT.usage,
    );
  const file = path.join(dir, there === undefined ? "nhi.yaml" : BESIDE);
  try {
    await fs.writeFile(file, text, { flag: "wx" });
  } catch (error) {
    return said(
      `cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`,
      EXIT.notWritten,
    );
  }
  const what = made ? `Wrote ${made.entries} ${made.entries === 1 ? "identity" : "identities"} to` : "Wrote";
  streams.err.write(`${what} ${file}. Read it, correct what is wrong, then run: nhi check\n`);
  return EXIT.clean;
}

const read = (file: string): Promise<string | undefined> => fs.readFile(file, "utf8").catch(() => undefined);
