/** `npm run package`: builds and packs the extension, and refuses one that is too large or lacks something. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { setup } from "./setup.mjs";
import { commandStep, pinnedNode, root } from "./steps.mjs";

const LARGEST = 2 * 1024 * 1024;

/** Without these the extension would install and not work. */
const NEEDED = [
  "dist/client.cjs",
  "dist/client.web.cjs",
  "dist/server.js",
  "dist/server.worker.js",
  "dist/cli.js",
  "dist/rules.json",
  "dist/web-tree-sitter.wasm",
  "dist/tree-sitter-hcl.wasm",
  "schemas/nhi.schema.json",
  "client/media/icon.png",
  "LICENSE",
  "README.md",
];

if (!(await setup())) process.exit(1);
const { ok } = await commandStep("build", pinnedNode(), ["esbuild.mjs", "--production"]);
if (!ok) process.exit(1);
const missing = NEEDED.filter((file) => !existsSync(join(root, file)));
if (missing.length > 0) console.error(`Missing: ${missing.join(", ")}`);
const vsix = resolve(root, process.argv[2] ?? "nhi-ownership.vsix");
const packed = await commandStep(vsix, "vsce", [
  "package",
  "--no-dependencies",
  "--allow-missing-repository",
  "--no-rewrite-relative-links",
  "--out",
  vsix,
]);
if (!packed.ok || missing.length > 0) process.exit(1);
const { size } = statSync(vsix);
const pages = readdirSync(join(root, "docs/rules")).length;
console.log(`${vsix}: ${(size / 1024).toFixed(0)} KB, with ${pages} rule pages`);
if (size > LARGEST) {
  console.error("The package is over 2 MB.");
  process.exit(1);
}
