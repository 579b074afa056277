/** `nhi init`: a first manifest out of what the folder says. An existing one is never touched. */
import { promises as fs } from "node:fs";
import path from "node:path";
import { firstManifest } from "../../engine/first-manifest.ts";
import { today } from "../host.node.ts";
import { EXIT } from "./exit.ts";
import { load, NoSuchPath } from "./load.ts";

export async function init(dir: string, { dryRun }: { readonly dryRun?: boolean }): Promise<number> {
  try {
    const [loaded] = await load([dir], { today: today(), exclude: [], progress: () => {} });
    const text = loaded ? firstManifest(loaded.workspace) : "nhi: 1\n";
    if (dryRun) {
      process.stdout.write(text);
      return EXIT.clean;
    }
    const file = path.join(dir, "nhi.yaml");
    await fs.writeFile(file, text, { flag: "wx" });
    process.stderr.write(`Wrote ${file}. Read it, correct what is wrong, then run: nhi check\n`);
    return EXIT.clean;
  } catch (error) {
    if (error instanceof NoSuchPath) {
      process.stderr.write(`nhi: no such folder: ${error.message}\n`);
      return EXIT.noInput;
    }
    if (error instanceof Error && "code" in error && error.code === "EEXIST") {
      process.stderr.write(
        `nhi: ${path.join(dir, "nhi.yaml")} is there already; --dry-run prints what would be written\n`,
      );
      return EXIT.usage;
    }
    throw error;
  }
}
