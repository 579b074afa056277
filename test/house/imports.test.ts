/** The import table holds: who may know whom is stated in `server/README.md`, and this is the check. */
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { importsOf, sources } from "./sources.ts";

/** Folder → folders that it may import from, its own aside. */
const TABLE: Readonly<Record<string, readonly string[]>> = {
  text: [],
  syntax: ["text"],
  model: ["text"],
  frameworks: [],
  formats: ["syntax", "model", "text", "schemas"],
  rules: ["frameworks", "model", "text"],
  policy: ["rules", "model", "text"],
  engine: ["policy", "rules", "formats", "frameworks", "model", "syntax", "text", "schemas"],
  report: ["engine", "policy", "rules", "frameworks", "model", "text"],
  lsp: ["engine", "policy", "rules", "formats", "model", "text"],
};

/** Packages that only one folder may use. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  yaml: ["syntax"],
  "jsonc-parser": ["syntax"],
  "web-tree-sitter": ["syntax", "hosts"],
  "vscode-languageserver": ["lsp", "hosts"],
  commander: ["hosts"],
};

const folderOf = (file: string): string =>
  file.startsWith("server/src/") ? (file.split("/")[2] ?? "") : (file.split("/")[0] ?? "");

test("a folder imports only from those that the table names", () => {
  const wrong: string[] = [];
  for (const file of sources("server/src")) {
    const from = folderOf(file.path);
    if (from === "hosts") continue;
    for (const specifier of importsOf(file)) {
      if (!specifier.startsWith(".")) continue;
      const to = folderOf(path.posix.join(path.posix.dirname(file.path), specifier));
      if (to !== from && !TABLE[from]?.includes(to)) wrong.push(`${file.path} imports ${specifier}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("a format imports no other format", () => {
  const wrong: string[] = [];
  for (const file of sources("server/src/formats")) {
    const [, own, name] = /^server\/src\/formats\/(\w+)\/(.+)$/.exec(file.path) ?? [];
    if (!own) continue;
    for (const specifier of importsOf(file)) {
      const to = path.posix.join("server/src/formats", own, path.posix.dirname(name ?? ""), specifier);
      const other = /^server\/src\/formats\/(\w+)\//.exec(to)?.[1];
      if (specifier.startsWith(".") && other && other !== own)
        wrong.push(`${file.path} imports ${specifier}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("packages stay in the folder that wraps them, and only hosts touch the outside", () => {
  const wrong: string[] = [];
  for (const file of sources("server/src", "schemas")) {
    const from = folderOf(file.path);
    for (const specifier of importsOf(file)) {
      if (specifier.startsWith(".")) continue;
      const name = specifier.split("/")[0] ?? "";
      if (
        specifier.startsWith("node:") ? from !== "hosts" : PACKAGES[name] && !PACKAGES[name]?.includes(from)
      )
        wrong.push(`${file.path} imports ${specifier}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("the client imports nothing of the server", () => {
  const wrong = sources("client/src").flatMap((file) =>
    importsOf(file)
      .filter((specifier) => /server\/|schemas\//.test(specifier))
      .map((specifier) => `${file.path} imports ${specifier}`),
  );
  assert.deepEqual(wrong, []);
});
