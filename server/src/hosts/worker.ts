/** The language server in a web worker. */
import grammar from "@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm";
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import runtime from "web-tree-sitter/web-tree-sitter.wasm";
import { serve } from "../lsp/server.ts";
import { readyHcl } from "../syntax/hcl-grammar.ts";
import { clientFiles } from "./host.client.ts";

declare const self: DedicatedWorkerGlobalScope;

serve(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), (connection) => ({
  files: clientFiles(connection),
  readHclGrammar: () => readyHcl(runtime, grammar),
  today: () => Math.floor(Date.now() / 86_400_000),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  soon: (run) => void setTimeout(run, 0),
  log: (text) => connection.console.log(text),
}));
