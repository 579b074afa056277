/** Waits for the disk, which tells nobody of its own. */

/** Settles once it is so; rejects after 15 seconds. */
export async function until(isSo: () => boolean): Promise<void> {
  const end = Date.now() + 15_000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error("the file on disk did not get there");
    await new Promise((done) => setTimeout(done, 50));
  }
}
