/**
 * The protocol over stdin and stdout. A message is handed on in the moment in which it is read, and leaves in one write;
 * the library's own reader and writer wait for the next turn of the event loop before each.
 */
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
      this.#parts.push(chunk);
      this.#length += chunk.length;
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

class StdoutWriter extends AbstractMessageWriter {
  constructor() {
    super();
    process.stdout.on("error", (error) => this.fireError(error));
    process.stdout.on("close", () => this.fireClose());
  }

  /** What a slow client has not read yet waits in memory, in order. */
  async write(message: Message): Promise<void> {
    const text = JSON.stringify(message);
    process.stdout.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  end(): void {}
}
