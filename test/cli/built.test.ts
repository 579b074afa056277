/** The bundle `dist/cli.js`: it runs on a plain Node 20, from a bare folder, without `node_modules`. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { createContext, runInContext } from "node:vm";
import { ROOT } from "../house/sources.ts";
import { buildIn } from "./house.ts";
import { DAY, folderOf, nhi, ORPHAN } from "./nhi.ts";

let home = "";
let dist = "";
before(() => {
  home = mkdtempSync(path.join(tmpdir(), "nhi-built-"));
  const house = path.join(home, "house");
  buildIn(house);
  dist = path.join(home, "elsewhere/dist");
  cpSync(path.join(house, "dist"), dist, { recursive: true });
});
after(() => rmSync(home, { recursive: true, force: true }));

/** The nodes of this machine: the pinned one, and others on the PATH of somebody who just has Node. */
function nodes(): readonly string[] {
  const found = (process.env.PATH ?? "")
    .split(path.delimiter)
    .filter((dir) => !dir.includes("node_modules"))
    .map((dir) => path.join(dir, "node"))
    .filter((file) => existsSync(file));
  return [...new Set([process.execPath, ...found].map((file) => realpathSync(file)))];
}

/** Read with a grammar, which lies beside the bundle. */
const BROAD =
  'resource "aws_iam_policy" "all" {\n  policy = jsonencode({\n    Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }]\n  })\n}\n';

const built = (node: string, args: readonly string[], cwd: string) =>
  spawnSync(node, [path.join(dist, "cli.js"), ...args], {
    cwd,
    encoding: "utf8",
    env: { PATH: "/usr/bin:/bin" },
    maxBuffer: 1e8,
  });

test("it says what the sources say, on every Node of this machine", async (t) => {
  const cwd = folderOf({ "nhi.yaml": ORPHAN, CODEOWNERS: "* @acme/web\n", "main.tf": BROAD });
  for (const node of nodes()) {
    t.diagnostic(execFileSync(node, ["--version"], { encoding: "utf8" }).trim());
    for (const args of [
      ["check", ...DAY],
      ["check", "--format", "json", ...DAY],
      ["check", "--format", "sarif", ...DAY],
      ["rules"],
      ["explain", "PR.AA-05"],
      ["init", "--dry-run"],
      ["check", "gone"],
      ["--help"],
    ]) {
      const { status, stdout, stderr } = built(node, args, cwd);
      assert.deepEqual(
        { code: status, out: stdout, err: stderr },
        await nhi(args, { cwd }),
        `${node} ${args.join(" ")}`,
      );
    }
  }
});

test("the server of the web worker holds its grammar in itself", async () => {
  const said: { readonly method?: string; readonly params?: unknown }[] = [];
  let hear: ((message: { readonly data: unknown }) => void) | undefined;
  // What a worker has, and nothing of Node.
  const scope: Record<string, unknown> = {
    postMessage: (message: { readonly method?: string }) => said.push(message),
    addEventListener: (type: string, listen: typeof hear) => {
      if (type === "message") hear = listen;
    },
    set onmessage(listen: typeof hear) {
      hear = listen;
    },
    ...{ TextDecoder, TextEncoder, WebAssembly, URL, performance, atob, clearTimeout, console },
    // Its clock must not keep the test alive.
    setTimeout: (run: () => void, ms: number) => setTimeout(run, ms).unref(),
  };
  scope.self = scope;
  runInContext(readFileSync(path.join(dist, "server.worker.js"), "utf8"), createContext(scope));
  const send = (message: object): void => hear?.({ data: { jsonrpc: "2.0", ...message } });
  const until = async (what: (text: string) => boolean): Promise<void> => {
    for (let i = 0; i < 500 && !what(JSON.stringify(said)); i++)
      await new Promise((resolve) => setTimeout(resolve, 10));
  };
  send({ id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } });
  await until((text) => text.includes('"id":1'));
  send({ method: "initialized", params: {} });
  const textDocument = { uri: "file:///w/main.tf", languageId: "terraform", version: 1, text: BROAD };
  send({ method: "textDocument/didOpen", params: { textDocument } });
  await until((text) => text.includes("scope-admin"));
  assert.match(JSON.stringify(said), /scope-admin/);
});

test("it gives the findings of the examples", async () => {
  const { status, stdout } = built(
    process.execPath,
    ["check", path.join(ROOT, "examples/northlight"), ...DAY],
    ROOT,
  );
  const { code, out } = await nhi(["check", "examples/northlight", ...DAY], { cwd: ROOT });
  assert.deepEqual([status, stdout], [code, out]);
  assert.ok(code !== 0 && out.length > 0);
});

test("it asks for no package, and says how long it takes to start", (t) => {
  const cwd = folderOf({ "nhi.yaml": ORPHAN });
  assert.ok(!readdirSync(path.dirname(dist)).includes("node_modules"));
  for (const node of nodes())
    for (const [what, args] of [
      ["version", ["--version"]],
      ["check of one file", ["check", ...DAY]],
    ] as const) {
      const begun = performance.now();
      built(node, args, cwd);
      t.diagnostic(`${node} ${what}: ${Math.round(performance.now() - begun)} ms`);
    }
});
