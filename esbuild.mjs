/** Builds everything that ships into `dist/`: the client for desktop and web, the server for both, the command line. */

import { existsSync } from "node:fs";
import { chmod, copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire, isBuiltin } from "node:module";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, context } from "esbuild";

const root = fileURLToPath(new URL(".", import.meta.url));
const require = createRequire(import.meta.url);
const production = process.argv.includes("--production");
const watch = process.argv.includes("--watch");

const shared = {
  absWorkingDir: root,
  bundle: true,
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  metafile: true,
  minify: production,
  // Maps are for the debugger; the packaged extension goes without.
  sourcemap: production ? false : "linked",
  outdir: "dist",
};

/**
 * What the protocol's library does when it is loaded is most of our start-up. Its files become modules of today's kind, so that their
 * code is compiled with the rest and comes from the compile cache; what they need of each other is in order, for none leads back to itself.
 * Node's modules for transports that we do not use are loaded when they are first used; whole modules of Node are used and not copied.
 */
const leanLibrary = {
  name: "lean library",
  setup({ onLoad }) {
    onLoad(
      { filter: /vscode-(languageserver|jsonrpc).*[\\/]lib[\\/](common|node)[\\/].*\.js$/ },
      async ({ path }) => ({
        contents: asModule(path, leaner(await readFile(path, "utf8"))),
      }),
    );
  },
};

const leaner = (source) =>
  source
    .replace(
      /^const (\w+) = (require\("(?:child_process|crypto|net)"\));$/gm,
      "const $1 = new Proxy({}, { get: (_, name) => $2[name] });",
    )
    .replace(/__importStar\((require\("(?:fs|os|path|url)"\))\)/g, "$1")
    .replace(
      /(?<=for \(var p in m\) if \(p !== "default" && )!Object\.prototype\.hasOwnProperty\.call\(exports, p\)\) __createBinding\(exports, m, p\);/g,
      "!(p in exports)) exports[p] = m[p];",
    );

/** The same file with `import` for `require`. It exports the object that it fills, and for our own imports each of its names. */
function asModule(path, source) {
  const imports = [];
  const body = source.replace(/\brequire\(["']([^"']+)["']\)/g, (all, name) => {
    if (isBuiltin(name)) return all;
    const part = `__part${imports.length}`;
    imports.push(`import ${name.endsWith("-types") ? `* as ${part}` : part} from "${name}";`);
    return part;
  });
  const names = /[\\/](api|main)\.js$/.test(path) ? Object.keys(require(path)) : [];
  return [
    ...imports,
    "const exports = {};",
    body,
    "export default exports;",
    ...names.map((name) => `const __${name} = /* @__PURE__ */ (() => exports.${name})();`),
    `export { ${names.map((name) => `__${name} as ${name}`).join(", ")} };`,
  ].join("\n");
}

/**
 * Who imports `node:fs` gets a copy of all that it exports, and with that Node loads its streams: a tenth of our start-up.
 * Who requires it gets the module itself.
 */
const requiredModules = {
  name: "required modules",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:fs$/ }, ({ path }) => ({ path, namespace: "required" }));
    onLoad({ filter: /.*/, namespace: "required" }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path.slice("node:".length))});`,
    }));
  },
};

/** The other form of some libraries loads its parts in a way that cannot be bundled. */
const mainFields = ["module", "main"];

/** The clients are CommonJS and say so by their names: VS Code's web host loads nothing else, its desktop host either. */
const bundles = [
  {
    name: "client, desktop",
    entryPoints: { client: "client/src/extension.node.ts" },
    platform: "node",
    format: "cjs",
    target: "node20",
    mainFields,
    external: ["vscode"],
    outExtension: { ".js": ".cjs" },
  },
  {
    name: "client, web",
    entryPoints: { "client.web": "client/src/extension.web.ts" },
    platform: "browser",
    format: "cjs",
    target: "es2022",
    external: ["vscode"],
    outExtension: { ".js": ".cjs" },
  },
  {
    // Split, so that what the first answer does not need is read from disk only afterwards.
    name: "server and command line",
    entryPoints: { server: "server/src/hosts/node.ts", cli: "server/src/hosts/cli.ts" },
    platform: "node",
    format: "esm",
    target: "node20",
    mainFields,
    splitting: true,
    plugins: [leanLibrary, requiredModules],
    chunkNames: "part-[hash]",
    // Some libraries are CommonJS inside and call `require` for Node's own modules.
    banner: { js: 'import{createRequire as __cr}from"node:module";const require=__cr(import.meta.url);' },
  },
  {
    name: "server, web worker",
    entryPoints: { "server.worker": "server/src/hosts/worker.ts" },
    platform: "browser",
    format: "iife",
    target: "es2022",
    // A worker has no files beside it.
    loader: { ".wasm": "binary" },
  },
];

/** The bundle's esbuild options, without the entries that do not exist yet; undefined when none is left. */
function optionsOf({ name, entryPoints, ...rest }) {
  const present = Object.entries(entryPoints).filter(([, file]) => existsSync(join(root, file)));
  for (const [, file] of Object.entries(entryPoints))
    if (!existsSync(join(root, file))) console.log(`skipped ${file}: it does not exist`);
  return present.length > 0 ? { ...shared, ...rest, entryPoints: Object.fromEntries(present) } : undefined;
}

function sizes({ outputs }) {
  for (const [file, { bytes, entryPoint }] of Object.entries(outputs))
    if (!file.endsWith(".map"))
      console.log(
        `${String((bytes / 1024).toFixed(0)).padStart(6)} KB  ${file}${entryPoint ? "" : " (shared)"}`,
      );
}

/** The command "Open Rule Page" offers these; a list, because a web extension cannot read a folder. */
async function copyGrammars() {
  for (const file of [
    "web-tree-sitter/web-tree-sitter.wasm",
    "@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm",
  ])
    await copyFile(join(root, "node_modules", file), join(root, "dist", basename(file)));
}

async function writeRuleList() {
  const pages = join(root, "docs/rules");
  const names = existsSync(pages) ? (await readdir(pages)).filter((name) => name.endsWith(".md")).sort() : [];
  const rules = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(pages, name), "utf8");
      const lines = text.split("\n").map((line) => line.trim());
      const title = lines.find((line) => line !== "" && !line.startsWith("<!--") && !line.startsWith("# "));
      return { id: basename(name, ".md"), title: (title ?? "").replace(/[*_`]/g, "") };
    }),
  );
  await writeFile(join(root, "dist/rules.json"), `${JSON.stringify(rules)}\n`);
}

await mkdir(join(root, "dist"), { recursive: true });
// So that `dist/` runs wherever it is copied to.
await writeFile(join(root, "dist/package.json"), '{ "type": "module" }\n');
await writeRuleList();
await copyGrammars();
const wanted = bundles.map(optionsOf).filter((options) => options !== undefined);
if (watch) {
  for (const options of wanted) {
    const report = {
      name: "report",
      setup: ({ onEnd }) =>
        onEnd(({ errors }) =>
          console.log(`${errors.length} errors: ${Object.values(options.entryPoints).join(", ")}`),
        ),
    };
    await (await context({ ...options, plugins: [...(options.plugins ?? []), report] })).watch();
  }
} else {
  const fresh = new Set([
    "dist/package.json",
    "dist/rules.json",
    "dist/web-tree-sitter.wasm",
    "dist/tree-sitter-hcl.wasm",
  ]);
  for (const built of await Promise.allSettled(wanted.map((options) => build(options)))) {
    if (built.status === "rejected") {
      // esbuild has said why by itself.
      process.exitCode = 1;
      continue;
    }
    sizes(built.value.metafile);
    for (const file of Object.keys(built.value.metafile.outputs)) fresh.add(file);
  }
  // Only now, so that a server that starts during a build finds its parts.
  if (process.exitCode === undefined)
    for (const name of await readdir(join(root, "dist")))
      if (!fresh.has(`dist/${name}`)) await rm(join(root, "dist", name), { recursive: true });
  const cli = join(root, "dist/cli.js");
  if (existsSync(cli)) await chmod(cli, 0o755);
}
