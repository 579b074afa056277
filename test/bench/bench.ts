/**
 * `npm run bench`: our server, one that does nothing, yaml-language-server and vscode-json with the same findings
 * in the same files, taking turns in one run. Needs `npm run build` before.
 */
import { spawn } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { folderRowsOf, median, rowsOf } from "./figures.ts";
import { goalsOf, isMet } from "./goals.ts";
import { runMixed } from "./mixed.ts";
import { installPeers } from "./peers.ts";
import { type Run, run } from "./run.ts";
import { isPeer, SERVER_IDS, type ServerConfig, serversIn } from "./servers.ts";
import { figure, figuresTable, foldersTable, goalsTable } from "./tables.ts";
import { workloads } from "./workload.ts";
import { foldersOf } from "./workspace-load.ts";
import { type FolderRun, runFolder } from "./workspace-run.ts";

const USAGE = `npm run bench -- [options]

  --sizes 10k,100k,1m,5m   how large the files are; none: no single files
  --rounds 3               how often each server meets each file
  --servers ${SERVER_IDS.join(",")}
  --workspace 1            how often a workspace of 300 files is measured, and one of 10,000 once; 0: never
  --out FILE               write every sample as JSON
  --dist DIR               measure another build than dist/

Ends with 1 where a goal is missed.`;

/** A run that takes longer than this many seconds is not repeated: its figure is far from ours in any case. */
const SLOW = 60;

const root = path.join(import.meta.dirname, "../..");
const { values: options } = parseArgs({
  options: {
    sizes: { type: "string", default: "10k,100k,1m,5m" },
    rounds: { type: "string", default: "3" },
    servers: { type: "string", default: SERVER_IDS.join(",") },
    workspace: { type: "string", default: "1" },
    out: { type: "string" },
    dist: { type: "string", default: path.join(root, "dist") },
    help: { type: "boolean", default: false },
  },
});
if (options.help) console.log(USAGE);
else process.exitCode = await bench();

async function bench(): Promise<number> {
  const sizes = options.sizes === "none" ? [] : options.sizes.split(",");
  const wanted = new Set(options.servers.split(","));
  const unknown = [
    ...[...wanted].filter((id) => !SERVER_IDS.some((known) => known === id)),
    ...sizes.filter((size) => !/^\d+[km]$/.test(size)),
  ];
  if (unknown.length > 0) return complain(`unknown: ${unknown.join(", ")}\n\n${USAGE}`);
  const dist = path.resolve(options.dist);
  if (!existsSync(path.join(dist, "server.js")))
    return complain(`${dist} has no server.js: run \`npm run build\` first`);
  const peers = path.join(root, ".cache/bench-peers");
  const servers = serversIn(dist, peers).filter(({ id }) => wanted.has(id));
  if (servers.some(({ id }) => isPeer(id))) installPeers(peers, say);

  const today = Math.floor(Date.now() / 86_400_000);
  const files = new Map(sizes.map((size) => [size, workloads(charactersOf(size), today)]));
  const runs: Run[] = [];
  const bare: number[] = [];
  const slow = new Set<string>();
  for (let round = 1; round <= Number(options.rounds); round++)
    for (const [size, file] of files)
      for (const server of servers) {
        const name = `${server.title}, ${size}`;
        if (slow.has(name)) continue;
        bare.push(await bareStart());
        const started = performance.now();
        try {
          const one = await run(server, size, file[server.language]);
          runs.push(one);
          say(
            `${round}/${options.rounds} ${name}: open ${figure(one.open)}, key ${figure(median(one.value))} ms`,
          );
        } catch (error) {
          say(`${round}/${options.rounds} ${name}: ${error instanceof Error ? error.message : error}`);
          slow.add(name);
        }
        if (performance.now() - started > SLOW * 1000) slow.add(name);
      }

  const folders = folderRowsOf(await folderRuns(servers, today));
  const mixed = Number(options.workspace) > 0 ? await runMixed() : undefined;
  if (mixed)
    say(
      `${mixed.files} mixed files, ${figure(mixed.megabytes)} MB: read in ${figure(mixed.reading)}, indexed in ${figure(mixed.indexing)}, key among them ${figure(mixed.key)} ms`,
    );
  const planted = new Map([...files].map(([size, { yaml }]) => [size, yaml.total]));
  const rows = rowsOf(runs, planted);
  const goals = goalsOf(rows, median(bare), folders, mixed);
  if (options.out)
    writeFileSync(options.out, JSON.stringify({ bare, runs, rows, folders, mixed, goals }, null, 1));
  console.log(`${cpus()[0]?.model} × ${cpus().length}, Node ${process.version}, ${new Date().toISOString()}`);
  console.log(`Milliseconds, medians. \`node -e 0\`: ${figure(median(bare))}\n`);
  const tables = [
    ...(rows.length > 0 ? [figuresTable(rows, servers)] : []),
    ...(folders.length > 0 ? [foldersTable(folders)] : []),
    goalsTable(goals),
  ];
  console.log(tables.join("\n\n"));
  return goals.every((goal) => goal.measured === undefined || isMet(goal)) ? 0 : 1;
}

/** The same identities in one file and in many, taking turns. */
async function folderRuns(servers: readonly ServerConfig[], today: number): Promise<readonly FolderRun[]> {
  const ours = servers.find(({ id }) => id === "nhi");
  const runs: FolderRun[] = [];
  if (!ours) return runs;
  const folders = foldersOf(today);
  for (let round = 1; round <= Number(options.workspace); round++)
    for (const folder of [folders.one, folders.many]) {
      const one = await runFolder(ours, folder);
      runs.push(one);
      say(
        `${round}/${options.workspace} nhi, ${one.files} files: key ${figure(median(one.value.times))}, team key ${figure(median(one.team.times))} ms`,
      );
    }
  return runs;
}

/** What Node itself needs to start and end. */
function bareStart(): Promise<number> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["-e", "0"], { stdio: "ignore" });
    child.on("exit", () => resolve(performance.now() - started));
    child.on("error", reject);
  });
}

function charactersOf(size: string): number {
  return Number.parseInt(size, 10) * (size.endsWith("m") ? 1 << 20 : 1 << 10);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function complain(line: string): number {
  say(line);
  return 2;
}
