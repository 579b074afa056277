/** The grammar of HCL under Node: beside the bundles, or in the packages where the sources run. */
import { promises as fs } from "node:fs";
import { readyHcl } from "../syntax/hcl-grammar.ts";

const NAMES = ["web-tree-sitter.wasm", "tree-sitter-hcl.wasm"] as const;
const PACKAGES = ["web-tree-sitter", "@tree-sitter-grammars/tree-sitter-hcl"] as const;

let reading: Promise<void> | undefined;

/** Reads it once; HCL texts that are parsed from then on are read. */
export const readHclGrammar = (): Promise<void> => (reading ??= read());

async function read(): Promise<void> {
  const bundled = !import.meta.url.endsWith(".ts");
  const [runtime, grammar] = await Promise.all(
    NAMES.map((name, i) =>
      fs.readFile(
        new URL(bundled ? `./${name}` : `../../../node_modules/${PACKAGES[i]}/${name}`, import.meta.url),
      ),
    ),
  );
  if (runtime && grammar) await readyHcl(runtime, grammar);
}
