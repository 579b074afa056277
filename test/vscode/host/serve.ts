/** Starts VS Code's server on a free port of this machine, cut off from every gallery and telemetry. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { serverRoot } from "./install.ts";

export interface ServeOptions {
  /** User data, settings and logs; made where missing. */
  readonly data: string;
  readonly extensions?: string;
  /** Settings of the user, besides quiet defaults. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Lets a page pass on which tests to run. */
  readonly automation?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly port?: number;
  readonly verbose?: boolean;
}

export interface Served {
  readonly port: number;
  /** Ends the server and everything it started. */
  stop(): Promise<void>;
}

/** What keeps a first start quiet. */
export const QUIET = {
  "workbench.startupEditor": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.tips.enabled": false,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "chat.disableAIFeatures": true,
  "git.openRepositoryInParentFolders": "never",
};

const NO_GALLERY = JSON.stringify({ serviceUrl: "", itemUrl: "", resourceUrlTemplate: "" });

/** Settles when the server listens; rejects with its output when it ends or stays silent for half a minute. */
export async function serve(options: ServeOptions): Promise<Served> {
  const { data, extensions = join(data, "extensions"), automation = false, env = {}, port = 0 } = options;
  const settings = join(data, "User/settings.json");
  mkdirSync(join(data, "User"), { recursive: true });
  mkdirSync(extensions, { recursive: true });
  if (!existsSync(settings) || options.settings)
    writeFileSync(settings, JSON.stringify({ ...QUIET, ...options.settings }, null, 1));
  const args = [
    join(serverRoot, "out/server-main.js"),
    ...[
      "--host",
      "127.0.0.1",
      "--port",
      String(port),
      "--without-connection-token",
      "--accept-server-license-terms",
    ],
    ...["--telemetry-level", "off", "--reconnection-grace-time", "2"],
    ...["--server-data-dir", data, "--user-data-dir", data, "--extensions-dir", extensions],
    ...(automation ? ["--enable-smoke-test-driver"] : []),
  ];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env, EXTENSIONS_GALLERY: NO_GALLERY },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const listening = await new Promise<number>((done, failed) => {
    let text = "";
    const patience = setTimeout(() => failed(new Error(`VS Code's server did not start\n${text}`)), 30_000);
    const read = (piece: Buffer) => {
      if (text.length < 100_000) text += String(piece);
      if (options.verbose) process.stderr.write(piece);
      const found = /Extension host agent listening on (\d+)/.exec(text)?.[1];
      if (found) {
        clearTimeout(patience);
        done(Number(found));
      }
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", (code) => failed(new Error(`VS Code's server ended with ${code}\n${text}`)));
  });
  return {
    port: listening,
    async stop() {
      child.kill("SIGTERM");
      const patience = setTimeout(() => child.kill("SIGKILL"), 3000);
      await ended;
      clearTimeout(patience);
    },
  };
}
