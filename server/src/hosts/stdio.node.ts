/**
 * The protocol over stdin and stdout. A message is handed on in the moment in which it is read, and leaves in one write;
 * the library's own reader and writer wait for the next turn of the event loop before each.
 */
import { writeSync } from "node:fs";
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type Connection,
  createConnection,
  type DataCallback,
  type Disposable,
  type Message,
} from "vscode-languageserver/node";

export function stdioConnection(): Connection {
  // The client has gone without a word.
  process.stdin.once("close", () => process.exit(1));
  return createConnection(new StdinReader(), new StdoutWriter());
}

class StdinReader extends AbstractMessageReader {
  #parts: Buffer[] = [];
  #length = 0;
  /** The length of the body that is being read; undefined between messages. */
  #body: number | undefined;

  listen(callback: DataCallback): Disposable {
    const take = (chunk: Buffer): void => {
      // Mostly nothing is left of what came before, and the piece holds whole messages: it is read where it stands.
      if (this.#length === 0) this.#keep(chunk);
      else {
        this.#parts.push(chunk);
        this.#length += chunk.length;
      }
      for (let body = this.#next(); body !== undefined; body = this.#next())
        try {
          callback(JSON.parse(body));
        } catch (error) {
          // What is no JSON is told and skipped; the next message may be sound.
          this.fireError(error);
        }
    };
    process.stdin.on("data", take);
    return { dispose: () => process.stdin.off("data", take) };
  }

  /** The next message's text; undefined while it is not there whole. */
  #next(): string | undefined {
    if (this.#body === undefined) {
      const all = this.#joined();
      const end = all.indexOf("\r\n\r\n");
      if (end < 0) return undefined;
      this.#body = Number(/content-length: *(\d+)/i.exec(all.toString("latin1", 0, end))?.[1] ?? 0);
      this.#keep(all.subarray(end + 4));
    }
    if (this.#length < this.#body) return undefined;
    const all = this.#joined();
    const body = all.toString("utf8", 0, this.#body);
    this.#keep(all.subarray(this.#body));
    this.#body = undefined;
    return body;
  }

  #joined(): Buffer {
    const [first] = this.#parts;
    return this.#parts.length === 1 && first ? first : Buffer.concat(this.#parts);
  }

  #keep(rest: Buffer): void {
    this.#parts = [rest];
    this.#length = rest.length;
  }
}

/** The answer to a pull: the findings of one file, each of which stays as it is while it is said again. */
interface ReportMessage {
  readonly jsonrpc: string;
  readonly id: number | string | null;
  readonly result: { readonly kind: "full"; readonly items: readonly object[] };
}

const isReport = (message: Message | ReportMessage): message is ReportMessage => {
  const result: unknown = "result" in message ? message.result : undefined;
  return (
    typeof result === "object" &&
    result !== null &&
    "kind" in result &&
    result.kind === "full" &&
    "items" in result &&
    Array.isArray(result.items)
  );
};

/** A pipe of Windows is written to through its stream alone. */
const DIRECT = process.platform !== "win32";

class StdoutWriter extends AbstractMessageWriter {
  /** What was written of each finding. */
  readonly #texts = new WeakMap<object, string>();

  constructor() {
    super();
    process.stdout.on("error", (error) => this.fireError(error));
    process.stdout.on("close", () => this.fireClose());
  }

  /** What a slow client has not read yet waits in memory, in order. */
  async write(message: Message): Promise<void> {
    const text = isReport(message) ? this.#reported(message) : JSON.stringify(message);
    this.#send(Buffer.from(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`));
  }

  /** By one call of the system, which costs a quarter of the stream's way there. What the pipe does not take now waits in the stream. */
  #send(bytes: Buffer): void {
    let sent = 0;
    if (DIRECT && process.stdout.writableLength === 0)
      try {
        sent = writeSync(process.stdout.fd, bytes);
      } catch {
        // The pipe is full, or broken: the stream waits for the one and tells the other.
      }
    if (sent < bytes.length) process.stdout.write(bytes.subarray(sent));
  }

  end(): void {}

  /** The same text that `JSON.stringify` gives. A key changes few findings of a file, and only these are put into words anew. */
  #reported({ jsonrpc, id, result: { kind, items, ...rest } }: ReportMessage): string {
    const head = JSON.stringify({ jsonrpc, id, result: { kind, ...rest } });
    return `${head.slice(0, -2)},"items":[${items.map((item) => this.#itemText(item)).join(",")}]}}`;
  }

  #itemText(item: object): string {
    const known = this.#texts.get(item);
    if (known !== undefined) return known;
    const text = JSON.stringify(item);
    this.#texts.set(item, text);
    return text;
  }
}
