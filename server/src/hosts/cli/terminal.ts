/** The terminal: whether it has colours, how wide it is, and the one line that shows progress on stderr. */
import { styleText } from "node:util";
import { harmless } from "../../report/width.ts";

/** Where a command reads and writes: the process's own streams, or a test's. */
export interface Streams {
  readonly out: Sink;
  readonly err: Sink;
  readonly input: AsyncIterable<Uint8Array | string>;
}

export interface Sink {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
}

export const ownStreams: Streams = {
  out: process.stdout,
  err: process.stderr,
  get input() {
    return process.stdin;
  },
};

/** What is no result is said on stderr; nothing in a file's name reaches the terminal as a command. */
export const aside = ({ err }: Streams, words: string): void =>
  void err.write(`nhi: ${words.split("\n").map(harmless).join("\n")}\n`);

/** Everything that stdin gives, as bytes. */
export async function readAll({ input }: Streams): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of input) parts.push(typeof part === "string" ? Buffer.from(part) : part);
  return Buffer.concat(parts);
}

/** Colours only where a person reads. `FORCE_COLOR` (`0` and `false` force them off) goes before `NO_COLOR`, and both before the terminal. */
export function hasColour({ out }: Streams): boolean {
  const { FORCE_COLOR: force, NO_COLOR: none, TERM: term } = process.env;
  if (force !== undefined) return force !== "0" && force !== "false";
  return out.isTTY === true && (none === undefined || none === "") && term !== "dumb";
}

export type Style = Parameters<typeof styleText>[0];

/** Styles text where `on`, leaves it where not. */
export const paint =
  (on: boolean) =>
  (style: Style, text: string): string =>
    on ? styleText(style, text, { validateStream: false }) : text;

const WIDTH = 24;

/** A bar on stderr, drawn at most once per percent and wiped at the end; nothing where stderr is no terminal. */
export function progressBar(
  { err }: Streams,
  title: string,
): {
  readonly report: (done: number, all: number) => void;
  readonly end: () => void;
} {
  if (err.isTTY !== true) return { report: () => {}, end: () => {} };
  const begun = Date.now();
  let shown = -1;
  return {
    report(done, all) {
      const percent = Math.floor((100 * done) / Math.max(all, 1));
      if (percent === shown || Date.now() - begun < 300) return;
      shown = percent;
      const full = Math.round((WIDTH * done) / Math.max(all, 1));
      err.write(`\r${title} ${"█".repeat(full)}${"░".repeat(WIDTH - full)} ${done}/${all}\u001b[K`);
    },
    end() {
      if (shown >= 0) err.write("\r\u001b[K");
    },
  };
}
