/** Installs the servers that we are compared with, at pinned versions, on first use. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const PEERS = { "yaml-language-server": "1.25.0", "vscode-langservers-extracted": "4.10.0" };

/** Throws where npm cannot install them. */
export function installPeers(folder: string, say: (line: string) => void): void {
  const missing = Object.entries(PEERS).filter(([name, version]) => installed(folder, name) !== version);
  if (missing.length === 0) return;
  say(`installing ${missing.map(([name, version]) => `${name} ${version}`).join(", ")} into ${folder} …`);
  mkdirSync(folder, { recursive: true });
  // Its own package, so that npm does not look for one above.
  writeFileSync(path.join(folder, "package.json"), '{ "private": true }\n');
  const { status } = spawnSync(
    "npm",
    [
      "install",
      "--no-audit",
      "--no-fund",
      "--loglevel=error",
      "--save-exact",
      ...Object.entries(PEERS).map(([name, version]) => `${name}@${version}`),
    ],
    { cwd: folder, stdio: ["ignore", 2, 2], shell: process.platform === "win32" },
  );
  if (status !== 0) throw new Error("npm could not install the servers to compare with");
}

function installed(folder: string, name: string): string | undefined {
  const file = path.join(folder, "node_modules", name, "package.json");
  if (!existsSync(file)) return undefined;
  const { version }: { version?: string } = JSON.parse(readFileSync(file, "utf8"));
  return version;
}
