/**
 * A language server that does nothing: the floor under every other figure. It reports one fixed finding, and one more
 * at the place of the last insertion until something is deleted, so that freshness is checked without any parsing.
 */
import type {
  Diagnostic,
  DidChangeTextDocumentParams,
  DidOpenTextDocumentParams,
} from "vscode-languageserver-protocol";
import { Frames } from "./frames.ts";

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params: unknown;
}

const FIXED: Diagnostic = {
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
  severity: 3,
  source: "null",
  message: "fixed",
};

const frames = new Frames((body) => take(JSON.parse(body)));
process.stdin.on("data", (chunk: Buffer) => frames.push(chunk));

function take({ id, method, params }: Message): void {
  if (method === "initialize")
    send({ id, result: { capabilities: { textDocumentSync: 2, hoverProvider: true } } });
  else if (method === "textDocument/didOpen") {
    const { uri, version } = (params as DidOpenTextDocumentParams).textDocument;
    publish(uri, version, [FIXED]);
  } else if (method === "textDocument/didChange") {
    const { textDocument, contentChanges } = params as DidChangeTextDocumentParams;
    const change = contentChanges.at(-1);
    const typed =
      change && "range" in change && change.text !== ""
        ? [{ ...FIXED, range: change.range, message: "typed" }]
        : [];
    publish(textDocument.uri, textDocument.version, [FIXED, ...typed]);
  } else if (method === "exit") process.exit(0);
  else if (id !== undefined)
    send({ id, result: method === "textDocument/hover" ? { contents: "null" } : null });
}

function publish(uri: string, version: number, diagnostics: readonly Diagnostic[]): void {
  send({ method: "textDocument/publishDiagnostics", params: { uri, version, diagnostics } });
}

function send(message: object): void {
  const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
  process.stdout.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
}
