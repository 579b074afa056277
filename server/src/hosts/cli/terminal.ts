/** The terminal: whether it has colours, how wide it is, and the one line that shows progress on stderr. */
import { styleText } from "node:util";

/** Colours only where a person reads. `FORCE_COLOR` (`0` and `false` force them off) goes before `NO_COLOR`, and both before the terminal. */
export function hasColour(): boolean {
  const { FORCE_COLOR: force, NO_COLOR: none, TERM: term } = process.env;
  if (force !== undefined) return force !== "0" && force !== "false";
  return process.stdout.isTTY === true && (none === undefined || none === "") && term !== "dumb";
}

export type Style = Parameters<typeof styleText>[0];

/** Styles text where `on`, leaves it where not. */
export const paint =
  (on: boolean) =>
  (style: Style, text: string): string =>
    on ? styleText(style, text, { validateStream: false }) : text;

const WIDTH = 24;

/** A bar on stderr, drawn at most once per percent and wiped at the end; nothing where stderr is no terminal. */
export function progressBar(title: string): {
  readonly report: (done: number, all: number) => void;
  readonly end: () => void;
} {
  if (process.stderr.isTTY !== true) return { report: () => {}, end: () => {} };
  const begun = Date.now();
  let shown = -1;
  return {
    report(done, all) {
      const percent = Math.floor((100 * done) / Math.max(all, 1));
      if (percent === shown || Date.now() - begun < 300) return;
      shown = percent;
      const full = Math.round((WIDTH * done) / Math.max(all, 1));
      process.stderr.write(
        `\r${title} ${"█".repeat(full)}${"░".repeat(WIDTH - full)} ${done}/${all}\u001b[K`,
      );
    },
    end() {
      if (shown >= 0) process.stderr.write("\r\u001b[K");
    },
  };
}
