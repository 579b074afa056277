/**
 * Stands in front of VS Code's server so that a *web* extension and its tests run in the browser's extension host:
 * `/` gets them written into the workbench's configuration, `/__ext/*` is the extension's folder, the rest is passed on.
 */
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { extname, join, normalize } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".json": "application/json",
  ".css": "text/css",
  ".html": "text/html",
  ".md": "text/markdown",
  ".svg": "image/svg+xml",
};

export interface WebExtension {
  /** The extension's folder on this machine. */
  readonly folder: string;
  /** The tests' bundle, a path in that folder; without it the workbench is only opened. */
  readonly tests?: string;
}

export interface Proxy {
  readonly port: number;
  stop(): void;
}

export async function proxyTo(port: number, extension: WebExtension): Promise<Proxy> {
  const server = createServer((asked, answer) => {
    const { pathname } = new URL(asked.url ?? "/", "http://127.0.0.1");
    if (pathname.startsWith("/__ext/"))
      void sendFile(extension.folder, pathname.slice("/__ext/".length), answer);
    else
      pass(
        asked,
        answer,
        port,
        pathname === "/" ? (html) => withExtension(html, authority(), extension) : undefined,
      );
  });
  server.on("upgrade", (asked, socket, head) => {
    const upstream = connect(port, "127.0.0.1", () => {
      upstream.write(`${asked.method} ${asked.url} HTTP/1.1\r\n${rawHeaders(asked)}\r\n`);
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on("error", () => socket.destroy());
    socket.on("error", () => upstream.destroy());
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const isAddress = (value: AddressInfo | string | null): value is AddressInfo =>
    typeof value === "object" && value !== null;
  const address = server.address();
  const own = isAddress(address) ? address.port : 0;
  const authority = () => `127.0.0.1:${own}`;
  return {
    port: own,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function sendFile(folder: string, path: string, answer: ServerResponse): Promise<void> {
  const file = join(folder, normalize(`/${decodeURIComponent(path)}`));
  try {
    const bytes = await readFile(file);
    answer.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" });
    answer.end(bytes);
  } catch {
    answer.writeHead(404);
    answer.end();
  }
}

function pass(
  asked: IncomingMessage,
  answer: ServerResponse,
  port: number,
  change?: (html: string) => string,
): void {
  const headers = { ...asked.headers, "accept-encoding": "identity" };
  const upstream = request(
    { host: "127.0.0.1", port, method: asked.method, path: asked.url, headers },
    (given) => {
      if (!change || given.statusCode !== 200) {
        answer.writeHead(given.statusCode ?? 502, given.headers);
        given.pipe(answer);
        return;
      }
      const pieces: Buffer[] = [];
      given.on("data", (piece: Buffer) => pieces.push(piece));
      given.on("end", () => {
        const { "content-length": _length, "content-encoding": _encoding, ...kept } = given.headers;
        answer.writeHead(200, kept);
        answer.end(change(Buffer.concat(pieces).toString("utf8")));
      });
    },
  );
  upstream.on("error", () => answer.destroy());
  asked.pipe(upstream);
}

function withExtension(html: string, authority: string, { tests }: WebExtension): string {
  return html.replace(
    /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/,
    (_, before: string, settings: string) => {
      const given: unknown = JSON.parse(settings.replace(/&quot;/g, '"').replace(/&amp;/g, "&"));
      const at = (path: string) => ({ scheme: "http", authority, path });
      const developmentOptions = {
        extensions: [at("/__ext")],
        ...(tests !== undefined && { extensionTestsPath: at(`/__ext/${tests}`) }),
      };
      const text = JSON.stringify(Object.assign({}, given, { developmentOptions }));
      return `${before}${text.replace(/&/g, "&amp;").replace(/"/g, "&quot;")}"`;
    },
  );
}

function rawHeaders({ rawHeaders: all }: IncomingMessage): string {
  let text = "";
  for (let i = 0; i + 1 < all.length; i += 2) text += `${all[i]}: ${all[i + 1]}\r\n`;
  return text;
}
