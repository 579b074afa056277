/** `--format NAME[=FILE]`: several at once, the files whole or not at all. */
import { promises as fs } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { OUTPUT_NAMES, type OutputName } from "../../report/output-names.ts";
import type { Loaded } from "./load.ts";

export interface Target {
  readonly name: OutputName;
  /** Undefined: stdout. */
  readonly file?: string;
}

/** One target as it stands on the command line; words where it is none. */
export function targetOf(text: string): Target | string {
  const equals = text.indexOf("=");
  const name = equals < 0 ? text : text.slice(0, equals);
  const file = equals < 0 ? undefined : text.slice(equals + 1);
  const known = OUTPUT_NAMES.find((one) => one === name);
  if (known === undefined) return `"${name}" is no format; there are ${OUTPUT_NAMES.join(", ")}`;
  if (file === "") return `--format ${name}= names no file`;
  return file === undefined ? { name: known } : { name: known, file };
}

/** What is wrong with several targets together, in words. */
export function clashOf(targets: readonly Target[]): string | undefined {
  const [first, second] = targets.filter(({ file }) => file === undefined);
  if (first && second)
    return `${first.name} and ${second.name} would both be printed: give one a file, as in --format ${second.name}=FILE`;
  const files = targets.flatMap(({ file }) => (file === undefined ? [] : [path.resolve(file)]));
  const twice = files.find((file, i) => files.indexOf(file) < i);
  return twice === undefined ? undefined : `two formats would be written to ${twice}`;
}

/** The file that would be written over, if what is told rests on it. */
export const readFrom = (loaded: readonly Loaded[], out: string): string | undefined =>
  loaded
    .flatMap(({ workspace }) => workspace.uris.filter((uri) => workspace.claimed(uri)))
    .flatMap((uri) => (uri.startsWith("file:") ? [fileURLToPath(uri)] : []))
    .find((file) => file === path.resolve(out));

/** Writes the file as a whole or leaves it as it was; what is wrong, in words. A link is written through, a device is written to. */
export async function writeWhole(file: string, text: string): Promise<string | undefined> {
  const real = await fs.realpath(file).catch(() => path.resolve(file));
  const stat = await fs.stat(real).catch(() => undefined);
  const beside = `${real}.${process.pid}.tmp`;
  try {
    if (stat && !stat.isFile()) {
      await fs.writeFile(real, text);
      return undefined;
    }
    await fs.writeFile(beside, text, { flag: "wx", ...(stat && { mode: stat.mode }) });
    await fs.rename(beside, real);
    return undefined;
  } catch (error) {
    await fs.rm(beside, { force: true }).catch(() => {});
    return `cannot write ${file}: ${error instanceof Error && "code" in error ? String(error.code) : String(error)}`;
  }
}
