/** The passing of days: a limit that passes at midnight is seen without a keystroke. */
import type { Host } from "./host.ts";

const QUARTER = 900_000;

/** Runs every quarter of an hour. */
export function watchTheDay(host: Host, run: () => void): void {
  host.after(QUARTER, () => {
    run();
    watchTheDay(host, run);
  });
}
