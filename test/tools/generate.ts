/** `npm run generate`: writes what is made from the sources. With `--check` it writes nothing and fails where something has drifted. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { generated, ROOT } from "./generated.ts";

const checkOnly = process.argv.includes("--check");
const made = generated();
let drifted = 0;

for (const [file, text] of made) {
  const full = path.join(ROOT, file);
  if (existsSync(full) && readFileSync(full, "utf8") === text) continue;
  drifted++;
  console.log(`${checkOnly ? "drifted" : "written"}: ${file}`);
  if (checkOnly) continue;
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
}

const pages = path.join(ROOT, "docs/rules");
for (const name of existsSync(pages) ? readdirSync(pages) : []) {
  if (made.has(`docs/rules/${name}`)) continue;
  drifted++;
  console.log(`${checkOnly ? "left over" : "removed"}: docs/rules/${name}`);
  if (!checkOnly) rmSync(path.join(pages, name));
}

if (drifted === 0) console.log("Everything that is generated is up to date.");
if (checkOnly && drifted > 0) process.exitCode = 1;
