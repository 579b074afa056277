/** The server's connection: over stdio, or the channel that the editor names on the command line. */
import { createConnection } from "vscode-languageserver/node";
import { serve } from "../lsp/server.ts";
import { nodeHost } from "./host.node.ts";
import { stdioConnection } from "./stdio.node.ts";

serve(process.argv.includes("--stdio") ? stdioConnection() : createConnection(), nodeHost);
