/** Bundles the tests that run inside an extension host, where neither TypeScript nor Node's runner is. */
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "./host/install.ts";

/** The bundle's path; VS Code's hosts know CommonJS by the ending `.cjs`. */
export async function bundleSuite(name: "desktop" | "web" | "alone"): Promise<string> {
  const outfile = join(root, ".cache/suite", `${name}.cjs`);
  await build({
    entryPoints: [join(root, "test/vscode/suite", `${name}.ts`)],
    outfile,
    bundle: true,
    format: "cjs",
    platform: "browser",
    external: ["vscode"],
    logLevel: "warning",
  });
  return outfile;
}

/** One test inside the host, as it reported itself. */
export interface Inner {
  readonly name: string;
  readonly ms: number;
  readonly error?: string;
}

/** The reports in what the host wrote. */
export function innerTests(output: string): Inner[] {
  return [...output.matchAll(/^.*NHI-TEST (\{.*\})$/gm)].map(([, json]) => JSON.parse(json ?? "{}"));
}
