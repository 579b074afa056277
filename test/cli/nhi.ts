/** The command line for tests: in this process with streams of our own, or as a process; and folders to run it in. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after } from "node:test";
import { run } from "../../server/src/hosts/cli/program.ts";
import { ROOT } from "../house/sources.ts";

export const DAY = ["--as-of", "2026-11-22"] as const;

const made: string[] = [];
after(() => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true });
});

/** A fresh folder outside of any repository, with these files in it. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const dir = realpathSync(mkdtempSync(path.join(tmpdir(), "nhi-cli-")));
  made.push(dir);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
    writeFileSync(path.join(dir, name), text);
  }
  return dir;
}

export interface Setting {
  readonly cwd: string;
  readonly stdin?: string | Uint8Array;
  /** Whether stdout and stderr are terminals. */
  readonly terminal?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs one command line in this process. */
export async function nhi(args: readonly string[], setting: Setting): Promise<Ran> {
  const { cwd, stdin = "", terminal = false, env = {} } = setting;
  const written = { out: "", err: "" };
  const home = process.cwd();
  const before = { ...process.env };
  process.chdir(cwd);
  for (const name of ["NO_COLOR", "FORCE_COLOR"]) delete process.env[name];
  Object.assign(process.env, { TERM: "xterm" }, env);
  try {
    const code = await run(args, {
      out: { write: (text) => (written.out += text), isTTY: terminal },
      err: { write: (text) => (written.err += text), isTTY: terminal },
      input: [stdin] as unknown as AsyncIterable<string>,
    });
    return { code, ...written };
  } finally {
    process.chdir(home);
    process.env = before;
  }
}

/** Runs one command line as a process of its own. */
export function spawned(args: readonly string[], { cwd, stdin = "", env = {} }: Setting): Ran {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(ROOT, "server/src/hosts/cli.ts"), ...args],
    { cwd, input: stdin, encoding: "utf8", maxBuffer: 1e8, env: { PATH: process.env.PATH ?? "", ...env } },
  );
  return { code: status, out: stdout, err: stderr };
}

/** The findings of a JSON report as `file:line:column rule`. */
export const places = ({ out }: Ran): readonly string[] => {
  const report: { findings: { file: string; line: number; column: number; rule: string }[] } =
    JSON.parse(out);
  return report.findings.map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`);
};

/** One identity without an owner: one error. */
export const ORPHAN = `nhi: 1
teams:
  web: { contact: "#web" }
identities:
  builder:
    type: bot
    purpose: Builds the site
`;

/** The same, owned: nothing to say. */
export const OWNED = `${ORPHAN}    owner: web\n`;
