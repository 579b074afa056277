/** Cuts a stream of bytes into the protocol's messages, each with the time at which its last byte was read. */
export class Frames {
  readonly #take: (body: string, at: number) => void;
  #parts: Buffer[] = [];
  #length = 0;
  /** The length of the body that is being read; undefined between messages. */
  #body: number | undefined;

  constructor(take: (body: string, at: number) => void) {
    this.#take = take;
  }

  push(chunk: Buffer): void {
    this.#parts.push(chunk);
    this.#length += chunk.length;
    for (;;) {
      if (this.#body === undefined) {
        const all = this.#joined();
        const end = all.indexOf("\r\n\r\n");
        if (end < 0) return;
        this.#body = Number(/content-length:\s*(\d+)/i.exec(all.toString("latin1", 0, end))?.[1] ?? 0);
        this.#keep(all.subarray(end + 4));
      }
      if (this.#length < this.#body) return;
      const at = performance.now();
      const all = this.#joined();
      const body = all.toString("utf8", 0, this.#body);
      this.#keep(all.subarray(this.#body));
      this.#body = undefined;
      this.#take(body, at);
    }
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
