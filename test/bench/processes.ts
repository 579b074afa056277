/** What a server's processes cost, read from `/proc`: processor time and peak memory. Zeros where there is no `/proc`. */
import { existsSync, readdirSync, readFileSync } from "node:fs";

/** The processes whose environment carries `tag`: the server and whatever it started. */
export function processesOf(tag: string): readonly number[] {
  if (!existsSync("/proc/self/environ")) return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && read(`/proc/${name}/environ`).includes(tag))
    .map(Number);
}

/** User and system time so far in milliseconds, in ticks of ten. */
export function cpuOf(pids: readonly number[]): number {
  let ticks = 0;
  for (const pid of pids) {
    const stat = read(`/proc/${pid}/stat`);
    // The second field is the program's name in brackets and may contain spaces.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    ticks += Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  }
  return ticks * 10;
}

/** The highest memory that the processes ever held, in MiB, summed. */
export function peakOf(pids: readonly number[]): number {
  const kib = pids.map((pid) => Number(/VmHWM:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0));
  return kib.reduce((sum, one) => sum + one, 0) / 1024;
}

/** Empty for a process that has ended or is not ours to read. */
function read(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch {
    return "";
  }
}
