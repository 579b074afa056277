/** The protocol over stdin and stdout. A message leaves in one write, where the library's own writer makes two and waits between. */
import {
  AbstractMessageWriter,
  type Connection,
  createConnection,
  type Message,
  StreamMessageReader,
} from "vscode-languageserver/node";

export function stdioConnection(): Connection {
  // The client has gone without a word.
  process.stdin.once("close", () => process.exit(1));
  return createConnection(new StreamMessageReader(process.stdin), new StdoutWriter());
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
