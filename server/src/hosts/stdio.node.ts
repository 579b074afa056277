/**
 * The protocol over stdin and stdout. A message is handed on in the moment in which it is read, worked off behind the one before it,
 * and leaves in one write; left alone, the library waits for a turn of the event loop before each of these.
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
  RAL,
} from "vscode-languageserver/node";

export function stdioConnection(): Connection {
  // The client has gone without a word.
  process.stdin.once("close", () => process.exit(1));
  const library = RAL();
  RAL.install({ ...library, timer: { ...library.timer, setImmediate: soon } });
  return createConnection(new StdinReader(), new StdoutWriter());
}

const [LF, CR] = [10, 13];

/** Milliseconds of work without a look at what has come in since. */
const LONG = 5;
let begun = 0;

/**
 * A key and the question behind it come together, and are worked off in one go. What takes long gives way to the event loop, so that
 * a request that waits can be taken back.
 */
function soon(work: () => void): Disposable {
  let dropped = false;
  const run = (): void => {
    if (!dropped) work();
  };
  if (Date.now() - begun < LONG) queueMicrotask(run);
  else
    setImmediate(() => {
      begun = Date.now();
      run();
    });
  return {
    dispose: () => {
      dropped = true;
    },
  };
}

class StdinReader extends AbstractMessageReader {
  /** What has come and is not read yet begins at `#at` of the first part. */
  #parts: Buffer[] = [];
  #at = 0;
  #length = 0;
  /** The length of the body that is being read; undefined between messages. */
  #body: number | undefined;

  listen(callback: DataCallback): Disposable {
    const take = (chunk: Buffer): void => {
      begun = Date.now();
      // Mostly nothing is left of what came before, and the piece holds whole messages: it is read where it stands.
      if (this.#length === 0) {
        this.#parts = [chunk];
        this.#at = 0;
      } else this.#parts.push(chunk);
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
      if (this.#length === 0) return undefined;
      const all = this.#joined();
      const end = headEnd(all, this.#at);
      if (end < 0) return undefined;
      this.#body = Number(/content-length: *(\d+)/i.exec(all.toString("latin1", this.#at, end))?.[1] ?? 0);
      this.#skip(end);
    }
    if (this.#length < this.#body) return undefined;
    const body = this.#joined().toString("utf8", this.#at, this.#at + this.#body);
    this.#skip(this.#at + this.#body);
    this.#body = undefined;
    return body;
  }

  #joined(): Buffer {
    const [first] = this.#parts;
    if (this.#parts.length === 1 && first) return first;
    const all = Buffer.concat(this.#parts).subarray(this.#at);
    this.#parts = [all];
    this.#at = 0;
    return all;
  }

  #skip(to: number): void {
    this.#length -= to - this.#at;
    this.#at = to;
    // The text of a large file is not kept until the next key.
    if (this.#length === 0) this.#parts = [];
  }
}

/** Behind the empty line that ends a head; below zero while that is not there. A head is some twenty bytes: no search of a whole piece. */
function headEnd(bytes: Buffer, from: number): number {
  for (let at = from + 3; at < bytes.length; at++)
    if (bytes[at] === LF && bytes[at - 1] === CR && bytes[at - 2] === LF && bytes[at - 3] === CR)
      return at + 1;
  return -1;
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
