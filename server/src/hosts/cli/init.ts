/** `nhi init`: a first manifest out of what the folder says. An existing one is never touched. */
import { promises as fs } from "node:fs";
import path from "node:path";
import { firstManifest } from "../../engine/first-manifest.ts";
import { today } from "../host.node.ts";
import { EXIT } from "./exit.ts";
import { load } from "./load.ts";
import { aside, type Streams } from "./terminal.ts";

/** Names under which a folder has a manifest already. */
const NAMES = ["nhi.yaml", "nhi.yml", "nhi.json", ".nhi"];

export async function init(
  dir: string,
  { dryRun }: { readonly dryRun?: boolean },
  streams: Streams,
): Promise<number> {
  const said = (words: string, code: number): number => {
    aside(streams, words);
    return code;
  };
  const folder = await fs.stat(dir).catch(() => undefined);
  if (!folder?.isDirectory()) return said(`no such folder: ${dir}`, EXIT.noInput);
  const [loaded] = await load([dir], { today: today(), exclude: [], progress: () => {} });
  const text = loaded ? firstManifest(loaded.workspace) : "nhi: 1\n";
  if (dryRun) {
    streams.out.write(text);
    return EXIT.clean;
  }
  const there = (await fs.readdir(dir)).find((name) => NAMES.includes(name));
  if (there !== undefined)
    return said(
      `${path.join(dir, there)} is there already; --dry-run prints what would be written`,
      EXIT.usage,
    );
  const file = path.join(dir, "nhi.yaml");
  try {
    await fs.writeFile(file, text, { flag: "wx" });
  } catch (error) {
    return said(
      `cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`,
      EXIT.notWritten,
    );
  }
  streams.err.write(`Wrote ${file}. Read it, correct what is wrong, then run: nhi check\n`);
  return EXIT.clean;
}
